/** What stations need to know of the way of carriers, which is not theirs. */
import type { CarrierId } from './carriers.ts'
import type { MachineId } from './machines.ts'

/** Where finished carriers go. */
export interface Onward {
  /** The step is done on a machine: losses are taken and the way decided. False: nothing of the carrier is left. */
  finish(carrier: CarrierId, machine: MachineId): boolean
  /** Sends a finished carrier on its way; false: there is no room yet. */
  move(carrier: CarrierId): boolean
  /** The stations for whose room a finished carrier waits: it goes to the first that has some. */
  destinations(carrier: CarrierId): readonly number[]
  /** A source or a carrier after a delay tries again; true: it waits no longer. */
  retry(kind: number, id: number): boolean
}
