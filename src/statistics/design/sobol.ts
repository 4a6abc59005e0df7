/** Sobol' points: a deterministic design that fills the unit cube evenly in every one and two factors. Sobol' 1967; Antonov and Saleev 1979 (order by Gray code). */

import { DIRECTION_NUMBERS } from './direction-numbers.ts'

const BITS = 32
const TWO_32 = 4_294_967_296
const MOST_FACTORS = DIRECTION_NUMBERS.length + 1

/**
 * The first points of the sequence in [0, 1), one coordinate per factor. A power of two of them fills the cube evenly: each factor then has exactly one point in
 * each strip of that many.
 * @param uniform random numbers in (0, 1), one per factor, for a digital shift: each point is then uniform on the cube and the set as even as before. Without them
 * the first point is the corner of zeros.
 * @throws RangeError for more than 21 factors or 2^32 points.
 */
export function sobol(points: number, factors: number, uniform?: () => number): number[][] {
  if (factors > MOST_FACTORS) throw new RangeError(`expected at most ${MOST_FACTORS} factors, received ${factors}`)
  if (points > TWO_32) throw new RangeError(`expected at most 2^32 points, received ${points}`)
  const directions = Array.from({ length: factors }, (_, factor) => directionNumbers(factor))
  const state = directions.map(() => (uniform ? Math.floor(uniform() * TWO_32) : 0) | 0)
  return Array.from({ length: points }, (_, point) => {
    if (point > 0) {
      const changed = lowestBit(point)
      for (const [factor, numbers] of directions.entries()) state[factor]! ^= numbers[changed]!
    }
    return state.map((bits) => (bits >>> 0) / TWO_32)
  })
}

/** Direction numbers v_1 to v_32 of one factor, as the upper bits of int32. The first factor's are the powers of 1/2 (van der Corput). */
function directionNumbers(factor: number): number[] {
  if (factor === 0) return Array.from({ length: BITS }, (_, i) => 1 << (BITS - 1 - i))
  const [degree, coefficients, first] = DIRECTION_NUMBERS[factor - 1]!
  const numbers = first.map((each, i) => each << (BITS - 1 - i))
  for (let i = degree; i < BITS; i++) {
    let next = numbers[i - degree]! ^ (numbers[i - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((coefficients >>> (degree - 1 - k)) & 1) next ^= numbers[i - k]!
    numbers.push(next)
  }
  return numbers
}

/** Place of the lowest bit that is 1: what changes in the Gray code from one number to the next. */
function lowestBit(value: number): number {
  let [rest, place] = [value, 0]
  while (rest % 2 === 0) {
    rest /= 2
    place += 1
  }
  return place
}
