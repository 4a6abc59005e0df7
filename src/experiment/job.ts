/** What is to be simulated: plain data, the same for every thread and machine. */
import type { ExtensionRef, ExtensionSource } from '../spec/extension.ts'
import type { LineSpec } from '../spec/line.ts'

export interface Job {
  line: LineSpec
  lineHash: string
  seed: number
  /** How many replications; they are numbered from 0. */
  replications: number
  /** Ticks before the measured window. */
  warmUp: number
  /** Length of the measured window, ticks. */
  horizon: number
  /** The module of dispatch rules that it is run with; worker threads load it from its URL. Absent: none. */
  extension?: ExtensionRef | ExtensionSource
}

/** The KPIs of one replication. Plain data that survives structured cloning. */
export interface ReplicationOutcome {
  replication: number
  /** Line measures, then product measures product by product, then station measures station by station, and so on; at the end what was spent. NaN: nothing was observed. */
  values: Float64Array
  /** Timers fired. */
  events: number
}
