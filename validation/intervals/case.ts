/** What the coverage of the printed intervals is measured on. Each case is a line, run by the ordinary runner many times with other random numbers. */
import type { LineSpec } from '../../src/spec/line.ts'

export interface ReadLineFile {
  line: LineSpec
  hash: string
}

/** Ticks. */
export interface Length {
  warmUp: number
  horizon: number
}

/** A number, and what kind of estimate it is. */
export interface Asked {
  address: string
  kind: 'mean' | 'P95' | 'ratio' | 'proportion'
}

/** `repetitions` answers, each of `replications`; the truth is the mean of `truth` other replications of the same length. */
export interface Replicated extends Length {
  replications: number
  repetitions: number
  truth: number
}

/** The same with one replication in `batches`. */
export interface Batched extends Length {
  batches: number
  repetitions: number
  truth: number
}

/** Runs with `--until kpi=relative`. */
export interface Sequential extends Length {
  kpi: string
  relative: number
  repetitions: number
  truth: number
}

export interface CoverageCase {
  name: string
  /** One sentence. */
  about: string
  read(): Promise<ReadLineFile>
  asked: readonly Asked[]
  replicated: Replicated
  batched: Batched
  /** Absent: it would take too long. */
  sequential?: Sequential
}
