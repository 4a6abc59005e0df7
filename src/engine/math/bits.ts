/**
 * Doubles seen as bits, and exact powers of two: what the portable functions of this folder build on.
 * Every result here is exact, so it is the same on every machine.
 */

const float64 = new Float64Array(1)
const int32 = new Int32Array(float64.buffer)
/** Index of the half with sign and exponent: 1 on little-endian machines. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** The upper 32 bits of `x` (sign, 11 bits of exponent, 20 of the fraction) as an int32. */
export function highWord(x: number): number {
  float64[0] = x
  return int32[HIGH]!
}

/** The 64 bits of `x` as 16 hexadecimal digits, most significant first. */
export function toHex(x: number): string {
  float64[0] = x
  return hex32(int32[HIGH]!) + hex32(int32[1 - HIGH]!)
}

/** The double with these 64 bits, 16 hexadecimal digits. Inverse of `toHex`. */
export function fromHex(hex: string): number {
  int32[HIGH] = Number.parseInt(hex.slice(0, 8), 16)
  int32[1 - HIGH] = Number.parseInt(hex.slice(8), 16)
  return float64[0]!
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

/** Index of 2^0 in `POWERS_OF_TWO`. */
export const ZEROTH_POWER = 1074
/** 2^k at index k + 1074 for k in -1074..1023, each exact: a load is faster than setting an exponent field through memory. */
export const POWERS_OF_TWO = powersOfTwo()

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2098)
  let power = 5e-324
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power
    power *= 2
  }
  return powers
}

/**
 * What rounding took from the product: a * b = p + result exactly, where p is the double a * b.
 * Dekker 1971 with Veltkamp's splitting (there is no fused multiply-add here). For |a|, |b| below 2^996 and no underflow.
 */
export function productTail(a: number, b: number, p: number): number {
  const aHigh = upperHalf(a)
  const bHigh = upperHalf(b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

/** `a` rounded to 26 bits. */
function upperHalf(a: number): number {
  const c = 134217729 * a
  return c - (c - a)
}
