/** Quantiles of Student's t distribution, from the inverse of the regularised incomplete beta function. */

import { inverseIncompleteBeta, normalQuantile } from '../engine/math/index.ts'

/**
 * The value that a Student-t variate with `df` degrees of freedom stays below with probability `p`; the normal quantile for `df` = Infinity.
 * With x = df / (df + t²): P(|T| > t) = I_x(df/2, 1/2), and P(|T| < t) = I_(1-x)(1/2, df/2) (Abramowitz and Stegun 1964, 26.7.1);
 * the one of the two that loses no digits is inverted.
 * @throws RangeError unless 0 < p < 1 and df > 0.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`expected a probability between 0 and 1 (exclusive), received ${p}`)
  if (!(df > 0)) throw new RangeError(`expected degrees of freedom above 0, received ${df}`)
  if (df === Infinity) return normalQuantile(p)
  if (p < 0.5) return -studentQuantile(1 - p, df)
  const bothTails = 2 * (1 - p)
  if (bothTails < 0.5) {
    const x = inverseIncompleteBeta(df / 2, 0.5, bothTails)
    return Math.sqrt((df * (1 - x)) / x)
  }
  const complement = inverseIncompleteBeta(0.5, df / 2, 2 * p - 1)
  return Math.sqrt((df * complement) / (1 - complement))
}
