/** Refusals of impossible parameters: each names the parameter, what was expected and what came. */

export function expectPositive(value: number, what: string): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${what}: expected a number above 0, received ${value}`)
}

export function expectNotNegative(value: number, what: string): void {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${what}: expected a number of 0 or above, received ${value}`)
}

export function expectFinite(value: number, what: string): void {
  if (!(Math.abs(value) < Infinity)) throw new RangeError(`${what}: expected a number, received ${value}`)
}

export function expectProbability(value: number, what: string): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what}: expected a probability from 0 to 1, received ${value}`)
}

export function expectWhole(value: number, least: number, what: string): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`${what}: expected a whole number of ${least} or above, received ${value}`)
}

/** `low` and `high` are numbers and in order. */
export function expectInOrder(low: number, high: number, what: string): void {
  expectFinite(low, `${what} low`)
  expectFinite(high, `${what} high`)
  if (low > high) throw new RangeError(`${what} high: expected a number of at least low (${low}), received ${high}`)
}

/** Shares of 1 from weights. Throws RangeError where a weight is negative, all are 0, or their number is not `count`. */
export function sharesOf(weights: readonly number[], count: number, what: string): Float64Array {
  if (weights.length !== count) throw new RangeError(`${what}: expected ${count}, as many as values, received ${weights.length}`)
  let sum = 0
  for (const weight of weights) {
    expectNotNegative(weight, what)
    sum += weight
  }
  expectPositive(sum, `${what}, their sum`)
  return Float64Array.from(weights, (weight) => weight / sum)
}
