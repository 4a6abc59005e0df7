/**
 * Gamma function and its logarithm for positive arguments, bit for bit the same everywhere.
 *
 * Around 2 the series of log Gamma in zeta(k) - 1 (Abramowitz and Stegun 6.1.33), which keeps full precision at its zeros 1 and 2; up to 10
 * by the recurrence; above that Stirling's series (A&S 6.1.41).
 */
import { exp } from './exp.ts'
import { log, log1p } from './log.ts'
import { pow } from './pow.ts'

const HALF_LOG_2PI = 0.9189385332046728
const SQRT_2PI = 2.5066282746310007
const ONE_LESS_EULER = 0.42278433509846713

/** (zeta(k) - 1) / k for k = 2, 3, ... */
// biome-ignore format: a table
const ZETA = new Float64Array([
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234, 0.001192753911703261,
  0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5, 2.050721277567069e-5, 9.439488275268397e-6,
  4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7, 4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7,
  4.7698101693639804e-8, 2.2711094608943164e-8, 1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9,
  1.1921401405860912e-9, 5.731367241678862e-10, 2.7595228851242334e-10, 1.330476437424449e-10,
])

/** Stirling's coefficients B(2n) / (2n (2n - 1)) for n = 1, 2, ... */
// biome-ignore format: a table
const STIRLING = new Float64Array([
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417, -0.0019175269175269176,
  0.00641025641025641, -0.029550653594771242,
])

/** log Gamma(x) for x > 0 (NaN below, Infinity at 0); relative error below 2e-15, at its zeros 1 and 2 too. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : Number.NaN
  if (x < 0.5) return logGamma2(x) - log1p(x) - log(x)
  if (x < 1.5) return logGamma2(x - 1) - log1p(x - 1)
  if (x <= 2.5) return logGamma2(x - 2)
  if (x < 10) {
    const whole = Math.floor(x - 1.5)
    const start = x - whole
    return log(risingProduct(start, whole)) + logGamma2(start - 2)
  }
  if (x > 2.5e305) return Infinity
  return (x - 0.5) * (log(x) - 1) + (HALF_LOG_2PI - 0.5 + stirlingSeries(x))
}

/** Gamma(x) for x > 0 (NaN below, Infinity at 0 and above 171.6); relative error below 3e-15. */
export function gammaFn(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : Number.NaN
  if (x < 0.5) return exp(logGamma2(x)) / ((1 + x) * x)
  if (x < 1.5) return exp(logGamma2(x - 1)) / x
  if (x < 10) {
    const whole = Math.floor(x - 1.5)
    const start = x - whole
    return risingProduct(start, whole) * exp(logGamma2(start - 2))
  }
  if (x > 172) return Infinity
  // In two factors, because the power alone overflows above 143.
  const root = pow(x, 0.5 * x - 0.25)
  return SQRT_2PI * exp(stirlingSeries(x)) * (root * exp(-x)) * root
}

/**
 * What Stirling's formula leaves over: log Gamma(x + 1) - (x + 1/2) log(x) + x - log(2 pi) / 2, for x > 0.
 * The delta of Loader 2000, which makes probabilities of large counts precise. Absolute error below 1e-14.
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x)
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_2PI
}

/** log Gamma(2 + z) for |z| <= 1/2. */
function logGamma2(z: number): number {
  let sum = 0
  for (let i = ZETA.length - 1; i >= 0; i--) sum = ZETA[i]! - z * sum
  return z * (ONE_LESS_EULER + z * sum)
}

/** start (start + 1) ... (start + count - 1). */
function risingProduct(start: number, count: number): number {
  let product = 1
  for (let i = 0; i < count; i++) product *= start + i
  return product
}

/** Stirling's series for x >= 10: the first term left out is below 1e-17. */
function stirlingSeries(x: number): number {
  const z = 1 / (x * x)
  let sum = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum * z + STIRLING[i]!
  return sum / x
}
