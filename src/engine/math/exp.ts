/**
 * Exponential function, bit for bit the same everywhere.
 *
 * x = k log(2) + r with |r| <= log(2)/2, log(2) in two parts (Cody and Waite 1980); exp(r) = 1 + r + r^2 Q(r) with our own near-minimax
 * polynomial Q (error below 2^-62, Chebyshev interpolation in 200-bit arithmetic), evaluated by Estrin's scheme; then an exact scaling by 2^k.
 */
import { POWERS_OF_TWO, ZEROTH_POWER } from './bits.ts'
import { LN2_HIGH, LN2_LOW } from './log.ts'

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the standard leaves the last digits of Math.LOG2E open
const INVERSE_LN2 = 1.4426950408889634
/** Adding and taking away 1.5 x 2^52 rounds to the nearest whole number. */
const ROUNDER = 6755399441055744

const OVERFLOW = 709.782712893384
const UNDERFLOW = -745.1332191019412

/** exp(x); error below 1 ulp (below 1.5 where the result is subnormal). */
export function exp(x: number): number {
  return expOfSum(x, 0)
}

/** exp(x + tail) where |tail| is far below |x| or 1: for arguments known to more than 53 bits. Error below 1 ulp. */
export function expOfSum(x: number, tail: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : Number.NaN
  if (x < UNDERFLOW) return 0
  const k = x * INVERSE_LN2 + ROUNDER - ROUNDER
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW - tail
  const r = high - low
  const lost = high - r - low
  const y = 1 + (r + (r * r * remainder(r) + (lost + lost * r)))
  return scale(y, k)
}

/** exp(x) - 1 without losing small x; error below 2 ulp. */
export function expm1(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : Number.NaN
  if (x < -40) return -1
  if (Math.abs(x) < 1.1102230246251565e-16) return x
  const k = x * INVERSE_LN2 + ROUNDER - ROUNDER
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const lost = high - r - low
  const t = r + (r * r * remainder(r) + (lost + lost * r))
  if (k === 0) return t
  // 2^k (1 + t) - 1 = 2^k ((1 - 2^-k) + t); beyond 2^60 the 1 is lost in any case.
  if (k > 60) return scale(1 + t, k)
  return scale(1 - POWERS_OF_TWO[ZEROTH_POWER - k]! + t, k)
}

/** Q(r) = (exp(r) - 1 - r) / r^2 for |r| <= log(2)/2. */
function remainder(r: number): number {
  const z = r * r
  const w = z * z
  const low = 0.5 + 0.1666666666666667 * r + z * (0.04166666666666667 + 0.008333333333326136 * r)
  const middle = 0.0013888888888883748 + 0.00019841269874820627 * r + z * (2.4801587325547743e-5 + 2.7557255400206422e-6 * r)
  const high = 2.75572736431103e-7 + 2.5105217004720745e-8 * r + 2.0914686968086876e-9 * z
  return low + w * (middle + w * high)
}

/** y 2^k, rounded at most once, for k in -1075..1024. */
function scale(y: number, k: number): number {
  const index = ZEROTH_POWER + (k | 0)
  if (index > 2097) return 2 * y * POWERS_OF_TWO[index - 1]!
  if (index < 0) return 0.5 * y * POWERS_OF_TWO[index + 1]!
  return y * POWERS_OF_TWO[index]!
}
