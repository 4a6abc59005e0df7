/** Constant, uniform and triangular distributions. */
import { expectFinite, expectInOrder } from './checks.ts'
import { type Law, Method } from './law.ts'

export function constant(value: number): Law {
  expectFinite(value, 'constant value')
  return { method: Method.constant, mean: value, variance: 0, cdf: (x) => (x < value ? 0 : 1), quantile: () => value, constants: [value] }
}

export function uniform(low: number, high: number): Law {
  expectInOrder(low, high, 'uniform')
  if (low === high) return constant(low)
  const width = high - low
  return {
    method: Method.uniform,
    mean: low + width / 2,
    variance: (width * width) / 12,
    cdf: (x) => Math.max(0, Math.min(1, (x - low) / width)),
    quantile: (p) => low + p * width,
    constants: [low, width],
  }
}

export function triangular(low: number, mode: number, high: number): Law {
  expectInOrder(low, high, 'triangular')
  if (!(mode >= low && mode <= high))
    throw new RangeError(`triangular mode: expected a number from low (${low}) to high (${high}), received ${mode}`)
  if (low === high) return constant(low)
  const width = high - low
  const left = mode - low
  const right = high - mode
  const split = left / width
  const quantile = (p: number) => (p < split ? low + Math.sqrt(p * width * left) : high - Math.sqrt((1 - p) * width * right))
  const cdf = (x: number) => {
    if (x <= low) return 0
    if (x >= high) return 1
    return x < mode ? ((x - low) / width) * ((x - low) / left) : 1 - ((high - x) / width) * ((high - x) / right)
  }
  const variance = (width * width - left * right) / 18
  return {
    method: Method.triangular,
    mean: low + (width + left) / 3,
    variance,
    cdf,
    quantile,
    constants: [],
  }
}
