/** Distributions given by a table: discrete values with weights, and observations with linear interpolation. */
import { constant } from './bounded.ts'
import { expectFinite, sharesOf } from './checks.ts'
import { runningSums } from './exponential.ts'
import { type Law, Method } from './law.ts'

/** `values[i]` in the share `weights[i]` of cases. Drawn by inversion over the sorted values, so that common random numbers keep their order. */
export function discrete(values: readonly number[], weights: readonly number[]): Law {
  if (values.length === 0) throw new RangeError('discrete values: expected at least one, received none')
  const given = sharesOf(weights, values.length, 'discrete weights')
  for (const value of values) expectFinite(value, 'discrete values')
  const order = values.map((_, i) => i).filter((i) => given[i]! > 0)
  order.sort((i, j) => values[i]! - values[j]!)
  const points = Float64Array.from(order, (i) => values[i]!)
  if (points[0] === points[points.length - 1]) return constant(points[0]!)
  const shares = Float64Array.from(order, (i) => given[i]!)
  const sums = runningSums(shares)
  const mean = points.reduce((sum, value, i) => sum + shares[i]! * value, 0)
  return {
    method: Method.discrete,
    mean,
    variance: points.reduce((sum, value, i) => sum + shares[i]! * (value - mean) * (value - mean), 0),
    cdf: (x) => {
      const below = countUpTo(points, x)
      return below === 0 ? 0 : sums[below - 1]!
    },
    quantile: (p) => points[firstReaching(sums, p)]!,
    constants: [],
    points,
    shares: sums,
  }
}

/** Linear interpolation between the sorted observations (Law, Simulation Modeling and Analysis, section 6.2.4): never outside them. */
export function empirical(values: readonly number[]): Law {
  if (values.length === 0) throw new RangeError('empirical values: expected at least one, received none')
  for (const value of values) expectFinite(value, 'empirical values')
  const points = Float64Array.from(values).sort()
  const gaps = points.length - 1
  if (points[0] === points[gaps]) return constant(points[0]!)
  const mean = gapAverage(points, (a, b) => (a + b) / 2)
  return {
    method: Method.empirical,
    mean,
    variance: gapAverage(points, (a, b) => ((a - mean) * (a - mean) + (a - mean) * (b - mean) + (b - mean) * (b - mean)) / 3),
    cdf: (x) => {
      const below = countUpTo(points, x)
      if (below === 0) return 0
      if (below > gaps) return 1
      const a = points[below - 1]!
      return (below - 1 + (x - a) / (points[below]! - a)) / gaps
    },
    quantile: (p) => interpolate(points, p),
    constants: [],
    points,
  }
}

/** Each gap between neighbours is a uniform distribution with the same share. */
function gapAverage(points: Float64Array, f: (a: number, b: number) => number): number {
  let sum = 0
  for (let i = 1; i < points.length; i++) sum += f(points[i - 1]!, points[i]!)
  return sum / (points.length - 1)
}

/** The value at share u of the way through the sorted points. */
export function interpolate(points: Float64Array, u: number): number {
  const place = u * (points.length - 1)
  const i = Math.min(points.length - 2, Math.floor(place))
  return points[i]! + (place - i) * (points[i + 1]! - points[i]!)
}

/** Index of the first cumulative share that reaches u: binary search. */
export function firstReaching(sums: Float64Array, u: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < u) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the sorted points are x or less. */
function countUpTo(points: Float64Array, x: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}
