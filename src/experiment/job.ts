/** What is to be simulated: plain data, the same for every thread and machine. */
import type { RunSeries } from '../measures/index.ts'
import type { ExtensionRef, ExtensionSource } from '../spec/extension.ts'
import type { LineSpec } from '../spec/line.ts'
import type { RunCauses } from './causes/cause-books.ts'

export interface Job {
  line: LineSpec
  lineHash: string
  seed: number
  /** How many replications; they are numbered from 0. */
  replications: number
  /** Ticks before the measured window; where it is chosen, the longest that it may be. */
  warmUp: number
  /** Length of the measured window, ticks. */
  horizon: number
  /** The module of dispatch rules that it is run with; worker threads load it from its URL. Absent: none. */
  extension?: ExtensionRef | ExtensionSource
  /** Asks for what the line did over time, from which is seen whether it settles. */
  series?: true
  /** The warm-up is chosen from what the replications did: their numbers are then also measured from every time on at which it may end. */
  choosesWarmUp?: true
  /** The window is also measured in this many batches of equal length: one long replication then gives intervals. */
  batches?: number
  /** Asks for what a picture of the run is drawn from: also `series`, and how the cycle times were distributed. */
  isPictured?: true
  /** Asks for means that are corrected for what chance happened to bring. */
  controlVariates?: true
  /** Asks for what lots waited for, and which stations held them up. */
  findsCauses?: true
}

/** The KPIs of one replication. Plain data that survives structured cloning. */
export interface ReplicationOutcome {
  replication: number
  /** Line measures, then product measures product by product, then station measures station by station, and so on; at the end what was spent. NaN: nothing was observed. */
  values: Float64Array
  /** Timers fired. */
  events: number
  /** As far as the job asks for it. */
  series?: RunSeries
  /** As far as the job asks for it. */
  cycleTimes?: CycleTimeCounts
  /** The same numbers of other windows, as far as the job asks for them. */
  views?: View[]
  causes?: RunCauses
  /** What chance brought in the window, as far as the job asks for it; see `Luck` of the model. */
  luck?: Float64Array
}

/** The numbers of a part of a replication, as `ReplicationOutcome.values`. */
export interface View {
  /** Ticks from the start of the run. */
  from: number
  to: number
  values: Float64Array
  /** Where the job asks for a picture and the window may become the one that counts. */
  cycleTimes?: CycleTimeCounts
}

/** Lots that left, by cycle time, from the first bucket of the histograms that has any: plain data that survives structured cloning. */
export interface CycleTimeCounts {
  first: number
  counts: Float64Array
}
