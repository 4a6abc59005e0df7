/**
 * Natural logarithm, bit for bit the same everywhere.
 *
 * x = 2^k m with m in [sqrt(1/2), sqrt(2)); with f = m - 1 and s = f / (2 + f), log(m) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + R(s^2)), the
 * argument reduction of Sun's fdlibm. R is our own near-minimax polynomial (error below 2^-63, Chebyshev interpolation in 200-bit arithmetic).
 */
import { highWord, POWERS_OF_TWO, ZEROTH_POWER } from './bits.ts'

/** log(2) in two parts; the first has 32 bits, so that k times it is exact. */
export const LN2_HIGH = 0.6931471803691238
export const LN2_LOW = 1.9082149292705877e-10

const R1 = 0.6666666666666666
const R2 = 0.40000000000000885
const R3 = 0.28571428570799784
const R4 = 0.22222222392581045
const R5 = 0.18181795547521132
const R6 = 0.15386244737621896
const R7 = 0.1326863836926161
const R8 = 0.13088034850974767

const TWO_54 = 18014398509481984
const LOG_TWO_54 = 37.42994775023705

/** log(x); error below 1 ulp (below 1.5 where x is subnormal). log(0) = -Infinity, NaN below 0. */
export function log(x: number): number {
  const high = highWord(x)
  if (high < 0x00100000 || high >= 0x7ff00000) return logOfUnusual(x)
  // Rounds up to the next power of two where the fraction is sqrt(2) or more.
  const k = ((high + 0x95f62) >> 20) - 1023
  const f = x * POWERS_OF_TWO[ZEROTH_POWER - k]! - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  // Two short chains, which the processor runs side by side.
  const odd = z * (R1 + w * (R3 + w * (R5 + w * R7)))
  const even = w * (R2 + w * (R4 + w * (R6 + w * R8)))
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f)
}

function logOfUnusual(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0)) return Number.NaN
  return x === Infinity ? Infinity : log(x * TWO_54) - LOG_TWO_54
}

/** log(1 + x) without losing small x; error below 2 ulp. log1p(-1) = -Infinity, NaN below -1. */
export function log1p(x: number): number {
  if (Math.abs(x) < 1.1102230246251565e-16 || x === Infinity) return x
  const u = 1 + x
  if (!(u > 0)) return u === 0 ? -Infinity : Number.NaN
  // log(u) is off by what rounding 1 + x lost, to first order that over u.
  return log(u) - (u - 1 - x) / u
}
