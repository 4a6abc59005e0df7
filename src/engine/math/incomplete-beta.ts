/**
 * Regularised incomplete beta function and its inverse: distribution functions of beta, Student's t, F and the binomial.
 *
 * Continued fraction of DiDonato and Morris 1992 (Algorithm 708, BFRAC) by Lentz's method on the side where it converges fast; the common
 * factor after Loader 2000. Some sqrt(max(a, b)) steps.
 */
import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { logGamma, stirlingError } from './gamma.ts'
import { log } from './log.ts'
import { normalQuantile } from './normal-quantile.ts'

const INVERSE_SQRT_2PI = 0.3989422804014327
const TINY = 1e-300
const EPSILON = 1.1102230246251565e-16
/** Far above what any a, b up to 1e10 takes. */
const MOST_STEPS = 1e6

/** I_x(a, b): the integral of t^(a-1) (1-t)^(b-1) over 0..x, over B(a, b). For a, b > 0 and x in 0..1 (NaN otherwise); relative error below 2e-13 for a, b up to 1e3. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Number.NaN
  return betaTail(a, b, x, 1 - x)
}

/** I_x(a, b) for x + y = 1: whichever of x and y is near 0 keeps its precision. */
function betaTail(a: number, b: number, x: number, y: number): number {
  if (x === 0 || y === 0) return x === 0 ? 0 : 1
  if (x * (a + b) <= a) return lowerBeta(a, b, x, y)
  return 1 - lowerBeta(b, a, y, x)
}

/** For x up to the mean a / (a + b), where the fraction converges. */
function lowerBeta(a: number, b: number, x: number, y: number): number {
  return Math.min(1, betaTerm(a, b, x, y) * betaFraction(a, b, x, y))
}

/** x^a y^b / B(a, b). */
function betaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const scale = INVERSE_SQRT_2PI * Math.sqrt((a / n) * b)
  return scale * exp(stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y))
}

/** I_x(a, b) / betaTerm, for x <= a / (a + b). */
function betaFraction(a: number, b: number, x: number, y: number): number {
  const lambda = a - (a + b) * x
  let fraction = (a / (a + 1)) * (lambda + 1)
  let c = fraction
  let d = 0
  for (let n = 1; n < MOST_STEPS; n++) {
    const m = a + 2 * n - 1
    const numerator = ((((a + n - 1) * (a + b + n - 1)) / m) * n * (b - n) * x * x) / m
    const denominator = n + (n * (b - n) * x) / m + ((a + n) / (m + 2)) * (lambda + 1 + n * (1 + y))
    d = 1 / nonZero(denominator + numerator * d)
    c = nonZero(denominator + numerator / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) <= 2 * EPSILON) break
  }
  return 1 / fraction
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** x with I_x(a, b) = p, for a, b > 0 and p in 0..1 (NaN otherwise). Relative error of x and of 1 - x below 1e-12 / min(1, a, b). */
export function inverseIncompleteBeta(a: number, b: number, p: number): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return Number.NaN
  const odds = betaOdds(a, b, p, 1 - p)
  return odds === Infinity ? 1 : odds / (1 + odds)
}

/**
 * x / (1 - x) where I_x(a, b) = lower = 1 - upper. Newton's method on the log of the smaller tail as a function of log odds: both tails are
 * log-concave there, so that it converges from everywhere.
 */
export function betaOdds(a: number, b: number, lower: number, upper: number): number {
  if (lower === 0 || upper === 0) return lower === 0 ? 0 : Infinity
  if (lower > upper) return 1 / betaOdds(b, a, upper, lower)
  const target = log(lower)
  let odds = firstOdds(a, b, lower)
  let previous = a / b
  for (let i = 0; i < 200 && odds !== 0 && odds !== Infinity; i++) {
    const x = odds / (1 + odds)
    const y = 1 / (1 + odds)
    const tail = betaTail(a, b, x, y)
    if (tail === 0) {
      // Beyond what a double can hold: half way back.
      odds = Math.sqrt(odds) * Math.sqrt(previous)
      continue
    }
    const step = Math.max(-20, Math.min(5, ((target - log(tail)) * tail) / betaTerm(a, b, x, y)))
    previous = odds
    odds *= exp(step)
    if (!(Math.abs(step) > 1e-9)) return odds
  }
  return odds
}

/** Log odds as if normal, which for a low tail lies right of the answer; for small a or b the first term of the series, x^a / (a B(a, b)). */
function firstOdds(a: number, b: number, lower: number): number {
  if (a >= 1 && b >= 1) return (a / b) * exp(normalQuantile(lower) * Math.sqrt(1 / a + 1 / b))
  return Math.min(a / b, exp((log(lower) + log(a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a))
}
