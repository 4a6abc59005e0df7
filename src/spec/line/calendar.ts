/** Working time, dates and changes at a date. */
import type { DistributionSpec } from './distribution.ts'
import type { StockRef } from './supply.ts'

export interface CalendarSpec {
  name: string
  /** The pattern repeats after this many ticks. */
  cycle: number
  /**
   * Scheduled intervals within a cycle, [from, to) in ticks, ascending, not overlapping. Of a local clock they may end in the next cycle. `shift`: its
   * name; `resumes`: the same shift goes on after a break.
   */
  on: { from: number; to: number; shift?: string; resumes?: true }[]
  /** Absent: cycles follow one another on the clock of the run, from tick 0. */
  local?: LocalClockSpec
}

/** Cycles on the clock on the wall of the plant, which may change over to summer time. Intervals that touch are one. */
export interface LocalClockSpec {
  timeZone: string
  /** Tick 0, ticks since 1970-01-01 00:00 UTC. */
  start: number
  /** When a cycle begins, ticks since 1970-01-01 00:00 on the local clock. */
  origin: number
  /** Not scheduled after all (holidays): [from, to) in ticks of the local clock as `origin`, ascending, not overlapping. */
  off: { from: number; to: number }[]
}

/** The date of tick 0. */
export interface StartSpec {
  /** Ticks since 1970-01-01 00:00 UTC. */
  utc: number
  timeZone: string
}

/** Something of the line that changes while it runs; times in ticks from the start. */
export type DatedChangeSpec =
  /** Machines of a station (absent: of all) stand from `from` until `to`; `machines`: the first so many, or by name; absent: all. */
  | { kind: 'outage'; from: number; to: number; station?: string; machines?: number | string[]; state: 'scheduled' | 'unscheduled' }
  /** From now on only the first so many machines of a station are in use. */
  | { kind: 'machines'; at: number; station: string; machines: number }
  | { kind: 'yield'; at: number; route: string; step: string; yield: number }
  /** Of a release by interval; what is left of the interval under way is stretched in proportion to the means. */
  | { kind: 'interval'; at: number; release: string; every: DistributionSpec }
  | { kind: 'conwip'; at: number; release: string; lots: number }
  /** Of each pool of a WIP limit. */
  | { kind: 'wipLimit'; at: number; limit: string; most: number }
  /** Of a crew without skills: from now on so many people. */
  | { kind: 'crew'; at: number; crew: string; size: number }
  /**
   * Priority class of the lots of a product from now on, those in the line included, or of the lots that a source releases from now on. Null, of a source:
   * as their products say.
   */
  | { kind: 'priority'; at: number; of: 'product' | 'release'; name: string; priority: number | null }
  /** From now on only the first so many carts of this name are in use. */
  | { kind: 'carts'; at: number; carts: string; count: number }
  /** Lead time of what is ordered, or delay of what falls due, from now on. */
  | ({ kind: 'leadTime'; at: number; leadTime: DistributionSpec } & StockRef)
  /** Closed: nothing is delivered; what comes meanwhile is when they open again. */
  | ({ kind: 'deliveries'; at: number; are: 'open' | 'closed' } & StockRef)
