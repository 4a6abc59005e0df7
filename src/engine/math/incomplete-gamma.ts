/**
 * Regularised incomplete gamma functions and their inverse: distribution functions of gamma, Erlang, chi-square and Poisson.
 *
 * Left of a + 1 the series (Abramowitz and Stegun 6.5.29), right of it the continued fraction (A&S 6.5.31) by Lentz's method; the common
 * factor x^a exp(-x) / Gamma(a + 1) after Loader 2000, so that it stays precise for a of a million. Some sqrt(a) steps each.
 */
import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { logGamma, stirlingError } from './gamma.ts'
import { log } from './log.ts'
import { normalQuantile } from './normal-quantile.ts'

const INVERSE_SQRT_2PI = 0.3989422804014327
const TINY = 1e-300
const EPSILON = 1.1102230246251565e-16
/** Far above what any a up to 1e10 takes. */
const MOST_STEPS = 1e6

/** P(a, x): the integral of t^(a-1) exp(-t) over 0..x, over Gamma(a). For a > 0, x >= 0 (NaN otherwise); relative error below 2e-13 for a up to 1e4. */
export function gammaP(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN
  if (x === 0 || x === Infinity) return x === 0 ? 0 : 1
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

/** Q(a, x) = 1 - P(a, x) without losing the upper tail. Range and error as `gammaP`. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN
  if (x === 0 || x === Infinity) return x === 0 ? 1 : 0
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

/** x^a exp(-x) / Gamma(a + 1): the Poisson probability of a at mean x, for a that need not be whole. */
function poissonTerm(a: number, x: number): number {
  if (a < 1) return exp(a * log(x) - x - logGamma(a + 1))
  return (INVERSE_SQRT_2PI / Math.sqrt(a)) * exp(-stirlingError(a) - deviance(a, x))
}

function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > sum * EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return Math.min(1, poissonTerm(a, x) * sum)
}

function upperFraction(a: number, x: number): number {
  let denominator = x + 1 - a
  let fraction = denominator
  let c = fraction
  let d = 0
  for (let n = 1; n < MOST_STEPS; n++) {
    const numerator = n * (a - n)
    denominator += 2
    d = 1 / nonZero(denominator + numerator * d)
    c = nonZero(denominator + numerator / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) <= 2 * EPSILON) break
  }
  return Math.min(1, (a * poissonTerm(a, x)) / fraction)
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/**
 * x with P(a, x) = p, for a > 0 and p in 0..1 (NaN otherwise). Newton's method on log P (on log Q above the median) as functions of log x: both are
 * concave there, so that it converges from everywhere. Relative error below 1e-12 / min(1, a).
 */
export function inverseGammaP(a: number, p: number): number {
  if (!(a > 0 && p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return 0
  if (p === 1) return Infinity
  const lower = p <= 0.5
  const target = log(lower ? p : 1 - p)
  let x = firstGuess(a, p)
  let previous = a
  for (let i = 0; i < 200 && x !== 0; i++) {
    const tail = lower ? gammaP(a, x) : gammaQ(a, x)
    if (tail === 0) {
      // Beyond what a double can hold: half way back.
      x = Math.sqrt(x) * Math.sqrt(previous)
      continue
    }
    const error = lower ? target - log(tail) : log(tail) - target
    const step = Math.max(-20, Math.min(5, (error * tail) / (a * poissonTerm(a, x))))
    previous = x
    x *= exp(step)
    if (!(Math.abs(step) > 1e-9)) return x
  }
  return x
}

/** Wilson and Hilferty 1931 where it is good; else log x as if normal, which lies right of the answer; for small a the first term of the series. */
function firstGuess(a: number, p: number): number {
  if (a < 0.5) return Math.min(exp((log(p) + logGamma(a + 1)) / a), a + 1)
  const z = normalQuantile(p)
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))
  return root > 0.3 ? a * root * root * root : a * exp(z / Math.sqrt(a))
}
