/** What a family of distributions hands to the `Sampler`: moments and functions for reading, constants and tables for drawing. */

/** How `Sampler.draw` makes a variate. */
export const Method = {
  constant: 0,
  // By inversion of one uniform.
  uniform: 1,
  triangular: 2,
  exponential: 3,
  lognormal: 4,
  weibull: 5,
  truncatedNormal: 6,
  discrete: 7,
  empirical: 8,
  // From several uniforms.
  product: 9,
  gamma: 10,
  beta: 11,
  hyperexponential: 12,
} as const

export interface Law {
  method: number
  mean: number
  variance: number
  /** P(X <= x). */
  cdf(x: number): number
  /** Smallest x with P(X <= x) >= p, for p in 0..1. */
  quantile(p: number): number
  /** What `Sampler.draw` computes with; their meaning depends on the method. */
  constants: readonly number[]
  points?: Float64Array
  shares?: Float64Array
}
