/** Who observes the floor: event log, trace, animation. Without a listener nothing is spent on it. */
import type { Ticks } from '../engine/index.ts'
import type { Happening } from '../spec/log-record.ts'
import type { Carriers } from './carriers.ts'
import type { Lots } from './lots.ts'
import type { Machines } from './machines.ts'

/** What a listener may look into; it changes nothing. */
export interface Observed {
  readonly lots: Lots
  readonly carriers: Carriers
  readonly machines: Machines
}

export interface FloorListener {
  /** Called once, before anything happens. */
  watch?(floor: Observed): void
  /**
   * Ids are rows of the pools: reused after the lot or carrier has left (its number in `Lots.id`, `Carriers.id` never is). -1: does not apply.
   * `units`: good units concerned.
   */
  happened(what: Happening, now: Ticks, machine: number, step: number, lot: number, carrier: number, units: number, cause?: string): void
}
