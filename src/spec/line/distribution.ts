/** What is random, and what a time is counted in. */

/** A probability distribution by natural parameters. Of durations the parameters are in ticks. */
export type DistributionSpec =
  | { kind: 'constant'; value: number }
  | { kind: 'uniform'; low: number; high: number }
  | { kind: 'triangular'; low: number; mode: number; high: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'erlang'; shape: number; mean: number }
  | { kind: 'gamma'; shape: number; scale: number }
  /** Normal(mean, sd) truncated to [low, high]; mean and sd are those before truncation; `high` may be absent (no bound). */
  | { kind: 'truncated-normal'; mean: number; sd: number; low: number; high?: number }
  | { kind: 'lognormal'; mean: number; cv: number }
  | { kind: 'weibull'; shape: number; scale: number }
  | { kind: 'weibull-mean'; shape: number; mean: number }
  | { kind: 'weibull-mean-cv'; mean: number; cv: number }
  | { kind: 'beta'; alpha: number; beta: number; low: number; high: number }
  | { kind: 'hyperexponential'; weights: number[]; means: number[] }
  | { kind: 'discrete'; values: number[]; weights: number[] }
  /** Continuous empirical: linear interpolation between the sorted observations (Law, Simulation Modeling and Analysis, section 6.2.4). */
  | { kind: 'empirical'; values: number[] }

/** What a process time is counted in. `lot` is shared over the lot's carriers in proportion to their units; `batch` is one load of the station. */
export type ProcessBasis = 'unit' | 'strip' | 'wafer' | 'carrier' | 'lot' | 'batch'

export interface ProcessTimeSpec {
  time: DistributionSpec
  per: ProcessBasis
  /** So many units, strips or wafers are worked on at once, in one `time` (strips of a shot, sites of a touchdown); absent: one. */
  atOnce?: number
}

/** What moves: one container of a lot. `lot` is everything at once. */
export type CarrierType = 'wafer' | 'strip' | 'magazine' | 'reel' | 'lot'
