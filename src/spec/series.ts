/**
 * What a run looked like, beside the numbers of its result: the line over time, and how long lots took. Plain data for pictures, deterministic as the result
 * (`series.json`). Every list of means has a list of half-widths of the same length; null: nothing was observed, or not known.
 */
export interface RunPicture {
  format: 'tollway-series/1'
  /** Hash of the line, seed and replications: the result that it stands beside. */
  of: { line: string; hash: string; seed: number; replications: number; warmUp: number; horizon: number }
  time: TimeSeries
  /** null: no lot left in the measured window. */
  cycleTimes: CycleTimeBars | null
}

/** From the start of the run, warm-up included: entry i is the mean from i to i + 1 buckets. */
export interface TimeSeries {
  /** Ticks. */
  bucketTicks: number
  /** Good units in the line. */
  wipUnits: Curve
  /** Good units that left, per day. */
  goodPerDay: Curve
}

export interface Curve {
  mean: (number | null)[]
  halfWidth: (number | null)[]
}

/** Cycle times of the lots that left in the measured window. */
export interface CycleTimeBars {
  /** Hours, ascending; bar i is from edges[i] to edges[i + 1]. */
  edges: number[]
  /** Share of lots in each bar. */
  shares: Curve
  /** Share of lots that took longer than the last edge. */
  above: { mean: number | null; halfWidth: number | null }
}
