/** What an observer of the floor is told, as it happens. One listener serves trace, event log and animation; without one nothing is spent on it. */
import type { Ticks } from '../engine/index.ts'

export type Happening =
  | 'lotReleased'
  | 'lotTurnedAway'
  | 'lotEnded'
  | 'carrierArrived'
  | 'setupStarted'
  | 'workStarted'
  | 'workFinished'
  | 'carrierLeft'
  | 'unitsScrapped'
  | 'machineFailed'
  | 'machineUp'

/** Ids are rows of the pools: reused after the lot or carrier has left. -1: does not apply. `units`: good units concerned. */
export interface FloorListener {
  happened(what: Happening, now: Ticks, machine: number, step: number, lot: number, carrier: number, units: number): void
}
