/** Lognormal distribution by its own mean and coefficient of variation. */
import { exp, log, log1p, normalCdf, normalQuantile } from '../math/index.ts'
import { constant } from './bounded.ts'
import { expectNotNegative, expectPositive } from './checks.ts'
import { type Law, Method } from './law.ts'

export function lognormal(mean: number, cv: number): Law {
  expectPositive(mean, 'lognormal mean')
  expectNotNegative(cv, 'lognormal cv')
  if (cv === 0) return constant(mean)
  const logVariance = log1p(cv * cv)
  const sigma = Math.sqrt(logVariance)
  const mu = log(mean) - logVariance / 2
  return {
    method: Method.lognormal,
    mean,
    variance: mean * mean * cv * cv,
    cdf: (x) => (x <= 0 ? 0 : normalCdf((log(x) - mu) / sigma)),
    quantile: (p) => exp(mu + sigma * normalQuantile(p)),
    constants: [mu, sigma],
  }
}
