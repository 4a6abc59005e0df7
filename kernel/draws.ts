/**
 * Exponential times, four at once: Threefry-2x32-20 and the portable logarithm of src/engine, the same operations in the same order, in vectors. What is
 * drawn depends only on where it stands in its sequence, so that three can be drawn ahead.
 */

import { Carrier, Kind, Law, Source } from './model'
import { draw, interval } from './outside'

const KEY_PARITY: i32 = 0x1bd11bda
const GOLDEN: i32 = 0x9e3779b9
const TWO_27: f64 = 134217728.0
const TWO_MINUS_53: f64 = 1.1102230246251565e-16

const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10
const R1: f64 = 0.6666666666666666
const R2: f64 = 0.40000000000000885
const R3: f64 = 0.28571428570799784
const R4: f64 = 0.22222222392581045
const R5: f64 = 0.18181795547521132
const R6: f64 = 0.15386244737621896
const R7: f64 = 0.1326863836926161
const R8: f64 = 0.13088034850974767

/** Blocks of four that a law remembers: tags, then values. */
const BLOCKS = 8
export const BLOCK_BYTES: usize = BLOCKS * 8 + BLOCKS * 32

let word0: v128 = i32x4.splat(0)
let word1: v128 = i32x4.splat(0)

function rotated(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits))
}

/** Leaves 64 random bits of each of four places in `word0` and `word1`. */
function makeWords(key0: i32, key1: i32, high: v128, low: v128): void {
  const k0 = i32x4.splat(key0)
  const k1 = i32x4.splat(key1)
  const k2 = i32x4.splat(key0 ^ key1 ^ KEY_PARITY)
  let x0 = i32x4.add(low, k0)
  let x1 = i32x4.add(high, k1)

  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 13), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 15), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 26), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 6), x0)
  x0 = i32x4.add(x0, k1)
  x1 = i32x4.add(x1, i32x4.add(k2, i32x4.splat(1)))

  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 17), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 29), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 16), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 24), x0)
  x0 = i32x4.add(x0, k2)
  x1 = i32x4.add(x1, i32x4.add(k0, i32x4.splat(2)))

  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 13), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 15), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 26), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 6), x0)
  x0 = i32x4.add(x0, k0)
  x1 = i32x4.add(x1, i32x4.add(k1, i32x4.splat(3)))

  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 17), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 29), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 16), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 24), x0)
  x0 = i32x4.add(x0, k1)
  x1 = i32x4.add(x1, i32x4.add(k2, i32x4.splat(4)))

  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 13), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 15), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 26), x0)
  x0 = i32x4.add(x0, x1)
  x1 = v128.xor(rotated(x1, 6), x0)
  word0 = i32x4.add(x0, k2)
  word1 = i32x4.add(x1, i32x4.add(k0, i32x4.splat(5)))
}

/** Uniform in (0, 1), as `Draws.uniform`, of the first two lanes. */
function uniformOf(first: v128, second: v128): v128 {
  const upper = f64x2.convert_low_i32x4_s(i32x4.shr_u(first, 6))
  const lower = f64x2.convert_low_i32x4_s(v128.or(i32x4.shr_u(second, 5), i32x4.splat(1)))
  return f64x2.mul(f64x2.add(f64x2.mul(upper, f64x2.splat(TWO_27)), lower), f64x2.splat(TWO_MINUS_53))
}

function upperHalf(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 2, 3, 2, 3)
}

/** log(x) of normal numbers above 0, as `log` of src/engine/math/log.ts. */
function logOf(x: v128): v128 {
  // k + 1023, from the upper word.
  const biased = i64x2.shr_u(i64x2.add(i64x2.shr_u(x, 32), i64x2.splat(0x95f62)), 20)
  // The magic number 2^52 turns it into a double.
  const k = f64x2.sub(v128.or(biased, i64x2.splat(0x4330000000000000)), f64x2.splat(4503599627370496.0 + 1023.0))
  const m = i64x2.sub(x, i64x2.shl(i64x2.sub(biased, i64x2.splat(1023)), 52))
  const f = f64x2.sub(m, f64x2.splat(1.0))
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2.0), f))
  const z = f64x2.mul(s, s)
  const w = f64x2.mul(z, z)
  const odd7 = f64x2.add(f64x2.splat(R5), f64x2.mul(w, f64x2.splat(R7)))
  const odd5 = f64x2.add(f64x2.splat(R3), f64x2.mul(w, odd7))
  const odd = f64x2.mul(z, f64x2.add(f64x2.splat(R1), f64x2.mul(w, odd5)))
  const even8 = f64x2.add(f64x2.splat(R6), f64x2.mul(w, f64x2.splat(R8)))
  const even6 = f64x2.add(f64x2.splat(R4), f64x2.mul(w, even8))
  const even = f64x2.mul(w, f64x2.add(f64x2.splat(R2), f64x2.mul(w, even6)))
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f)
  const tail = f64x2.add(f64x2.mul(s, f64x2.add(half, f64x2.add(odd, even))), f64x2.mul(k, f64x2.splat(LN2_LOW)))
  return f64x2.sub(f64x2.mul(k, f64x2.splat(LN2_HIGH)), f64x2.sub(f64x2.sub(half, tail), f))
}

/** `Math.round` of numbers from 0 on. */
function roundOf(x: v128): v128 {
  const up = f64x2.ceil(x)
  const isTooFar = f64x2.gt(f64x2.sub(up, f64x2.splat(0.5)), x)
  return f64x2.sub(up, v128.and(isTooFar, f64x2.splat(1.0)))
}

/** `Math.round` of a number from 0 on. */
export function rounded(x: f64): f64 {
  const up = ceil(x)
  return up - 0.5 > x ? up - 1.0 : up
}

/** Four exponential variates from the words made last, whole ticks where `isWhole`. */
function storeExponentials(at: usize, minusMean: f64, isWhole: bool): void {
  const mean = f64x2.splat(minusMean)
  let first = f64x2.mul(mean, logOf(uniformOf(word0, word1)))
  let second = f64x2.mul(mean, logOf(uniformOf(upperHalf(word0), upperHalf(word1))))
  if (isWhole) {
    first = roundOf(first)
    second = roundOf(second)
  }
  v128.store(at, first)
  v128.store(at, second, 16)
}

/** Whole ticks of a law for a carrier in its present visit. */
export function ticksOf(law: Law, carrier: Carrier): f64 {
  if (law.kind === Kind.exponential) {
    const drawn = drawnOf(law, carrier)
    if (!law.isScaled) return drawn
    return rounded((drawn * (carrier.isLast ? law.shareLast : law.shareFull)) / law.speed)
  }
  if (law.kind === Kind.fixed) return carrier.isLast ? law.fixedLast : law.fixedFull
  return draw(law.id, carrier.lot.number, carrier.number, carrier.visit, carrier.units)
}

/** What an exponential law has for a carrier: among the blocks that it remembers, or drawn now with three neighbours. */
function drawnOf(law: Law, carrier: Carrier): f64 {
  const lot = carrier.lot.number
  // The number of a carrier has 20 bits.
  if (<u32>carrier.visit > 4095) unreachable()
  const place = (carrier.visit << 20) | carrier.number
  const counts = law.byCarrier ? place : lot
  const tag = law.byCarrier ? ((<i64>lot) << 32) | <i64>(place & ~3) : ((<i64>(lot & ~3)) << 32) | <i64>place
  const block = <usize>(counts >> 2) & (BLOCKS - 1)
  const values = law.blocks + BLOCKS * sizeof<i64>() + (block << 5)
  if (load<i64>(law.blocks + (block << 3)) !== tag) {
    store<i64>(law.blocks + (block << 3), tag)
    drawBlock(law, carrier, values)
  }
  return load<f64>(values + ((<usize>(counts & 3)) << 3))
}

function drawBlock(law: Law, carrier: Carrier, values: usize): void {
  const lanes = i32x4(0, 1, 2, 3)
  const none = i32x4.splat(0)
  const lot = law.byCarrier ? carrier.lot.number : carrier.lot.number & ~3
  const number = law.byCarrier ? carrier.number & ~3 : carrier.number
  const high = i32x4.add(i32x4.splat(lot), law.byCarrier ? none : lanes)
  const low = i32x4.shl(i32x4.add(i32x4.splat(number), law.byCarrier ? lanes : none), 12)
  makeWords(law.key0, law.key1 ^ (carrier.visit * GOLDEN), high, low)
  storeExponentials(values, law.minusMean, !law.isScaled)
}

/** Uniform in (0, 1) of a carrier in its present visit. */
export function chanceOf(law: Law, carrier: Carrier): f64 {
  makeWords(law.key0, law.key1 ^ (carrier.visit * GOLDEN), i32x4.splat(carrier.lot.number), i32x4.splat(carrier.number << 12))
  return f64x2.extract_lane(uniformOf(word0, word1), 0)
}

/** Whole ticks until the next release of a source. */
export function intervalOf(source: Source): f64 {
  const law = source.interval
  if (law.kind === Kind.fixed) return law.fixedFull
  if (law.kind === Kind.outside) return interval(law.id)
  const lane = <i32>source.drawn & 3
  if (lane === 0) {
    const low = i32x4.add(i32x4.splat(<i32>source.drawn), i32x4(0, 1, 2, 3))
    makeWords(law.key0, law.key1, i32x4.splat(<i32>(source.drawn >> 32)), low)
    storeExponentials(source.intervals, law.minusMean, true)
  }
  source.drawn++
  return load<f64>(source.intervals + ((<usize>lane) << 3))
}
