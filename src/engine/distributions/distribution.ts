/** Probability distributions as plain data, by natural parameters. The same shapes as the line file's (`DistributionSpec`); units are the caller's. */
export type Distribution =
  | { kind: 'constant'; value: number }
  | { kind: 'uniform'; low: number; high: number }
  | { kind: 'triangular'; low: number; mode: number; high: number }
  | { kind: 'exponential'; mean: number }
  /** Sum of `shape` equal exponentials. */
  | { kind: 'erlang'; shape: number; mean: number }
  | { kind: 'gamma'; shape: number; scale: number }
  /** Normal(mean, sd) truncated to [low, high]; mean and sd are those before truncation; without `high` there is no upper bound. */
  | { kind: 'truncated-normal'; mean: number; sd: number; low: number; high?: number }
  /** Mean and coefficient of variation are the variate's own, not those of its logarithm. */
  | { kind: 'lognormal'; mean: number; cv: number }
  | { kind: 'weibull'; shape: number; scale: number }
  | { kind: 'weibull-mean'; shape: number; mean: number }
  | { kind: 'weibull-mean-cv'; mean: number; cv: number }
  /** Beta(alpha, beta) stretched from 0..1 to low..high. */
  | { kind: 'beta'; alpha: number; beta: number; low: number; high: number }
  /** Exponential with mean `means[i]` in the share `weights[i]` of cases. Weights need not sum to 1. */
  | { kind: 'hyperexponential'; weights: number[]; means: number[] }
  /** `values[i]` in the share `weights[i]` of cases. Weights need not sum to 1. */
  | { kind: 'discrete'; values: number[]; weights: number[] }
  /** Continuous empirical: linear interpolation between the sorted observations (Law, Simulation Modeling and Analysis, section 6.2.4). */
  | { kind: 'empirical'; values: number[] }
