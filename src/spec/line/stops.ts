/** What stops a machine, and what its crew does about it. */
import type { DistributionSpec } from './distribution.ts'

/**
 * Who does a task. The machine waits for them, and has them until it is done. Where a breakdown or a planned stop names nobody, it begins at once.
 */
export interface CrewTaskSpec {
  crew: string
  /** The lowest skill that can do it; absent: the lowest of the crew. */
  skill?: string
  /** So many people, or a part of one; absent: 1. */
  people?: number
}

export interface FailureSpec extends Partial<CrewTaskSpec> {
  name: string
  /** Clock reading between the end of a repair and the next failure: ticks; of the clocks `units` and `cycles` counts. */
  every: DistributionSpec
  /**
   * `productive`: runs only while processing (operation-dependent). `up`: runs whenever the machine is up, idle too (time-dependent). `units`, `cycles`:
   * counts the units or loads worked on, evenly over the work on a load. `calendar`: always runs; what strikes while the machine is down or changes
   * over strikes after that.
   */
  clock: 'productive' | 'up' | 'units' | 'cycles' | 'calendar'
  repair: DistributionSpec
  /** The load in hand after the repair goes on (absent: `resume`), is scrapped when the failure strikes, or is worked on again from the start. */
  work?: 'resume' | 'lose' | 'rework'
  /** Time after the repair until the machine works again, down as well. */
  warmUp?: DistributionSpec
}

export interface AssistSpec {
  name: string
  /** Mean productive time between assists, ticks (exponential). */
  mtba: number
  time: DistributionSpec
}

export type PlannedStopSpec = Partial<CrewTaskSpec> & {
  name: string
  lasts: DistributionSpec
  /** Within this last share of its interval the stop is done early where the machine is idle, or down anyway; the grid stays. 0..1. */
  opportunistic?: number
  /** It begins only from `from` to `to` of every `of` ticks, counted from the start of the run; `from` after `to` goes over the end of the cycle. */
  window?: { from: number; to: number; of: number }
} & (
    | {
        clock: 'calendar' /** ticks */
        every: number /** First due, ticks from the start; absent: spread over machines and stops, see docs. */
        first?: number
      }
    | {
        /** Units through the machine, or productive time. */
        clock: 'units' | 'productive'
        /** units, or productive ticks */
        every: number
        /** `inLoad` (absent): its time is added to the load in which it falls due. `betweenLoads`: it begins when that load has left. */
        when?: 'inLoad' | 'betweenLoads'
      }
  )
