/**
 * Normal distribution truncated to low..high, by inversion in the tail where it keeps its digits: an interval above the mean is mirrored to the lower tail.
 */
import { exp, normalCdf, normalQuantile } from '../math/index.ts'
import { constant } from './bounded.ts'
import { expectFinite, expectPositive } from './checks.ts'
import { type Law, Method } from './law.ts'

/** The largest double below 1. */
const BELOW_ONE = 0.9999999999999999

/** Mean and sd are those of the normal before truncation. Throws RangeError where the interval is too far out for its probability to be a number. */
export function truncatedNormal(mean: number, sd: number, low: number, high: number = Infinity): Law {
  expectFinite(mean, 'truncated normal mean')
  expectPositive(sd, 'truncated normal sd')
  if (!(low <= high && low < Infinity && high > -Infinity)) {
    throw new RangeError(`truncated normal high: expected a number of at least low (${low}), received ${high}`)
  }
  if (low === high) return constant(low)
  const from = (low - mean) / sd
  const to = (high - mean) / sd
  const sign = from > 0 ? -1 : 1
  const start = normalCdf(sign * from)
  const mass = normalCdf(sign * to) - start
  if (mass === 0)
    throw new RangeError(`truncated normal low, high: expected an interval within 37 sd of the mean ${mean}, received ${low} .. ${high}`)
  const moments = truncatedMoments(from, to)
  return {
    method: Method.truncatedNormal,
    mean: mean + sd * moments.mean,
    variance: sd * sd * moments.variance,
    cdf: (x) => (x <= low ? 0 : x >= high ? 1 : (normalCdf((sign * (x - mean)) / sd) - start) / mass),
    quantile: (p) => {
      if (p === 0 || p === 1) return p === 0 ? low : high
      // Rounding must not make a probability of 0 or 1, whose quantile is infinite.
      const share = Math.max(5e-324, Math.min(BELOW_ONE, start + p * mass))
      return Math.max(low, Math.min(high, mean + sd * sign * normalQuantile(share)))
    },
    constants: [],
  }
}

// biome-ignore format: a table
const NODES = [0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499]
// biome-ignore format: a table
const WEIGHTS = [0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388, 0.09515851168249279, 0.062253523938647894, 0.027152459411754096]

/**
 * Mean and variance of a standard normal truncated to from..to, by Gauss and Legendre's 16 points on panels around the mode. The textbook formula is one line and loses
 * all digits for narrow intervals and far tails; this keeps a relative error below 1e-13.
 */
function truncatedMoments(from: number, to: number): { mean: number; variance: number } {
  const mode = Math.max(from, Math.min(to, 0))
  const panel = 1 / (1 + Math.abs(mode))
  const sums = { mass: 0, first: 0, second: 0 }
  addPanels(sums, mode, to, panel)
  addPanels(sums, mode, from, panel)
  const offset = sums.first / sums.mass
  return { mean: mode + offset, variance: sums.second / sums.mass - offset * offset }
}

/** Adds the integrals of density x (z - mode)^0,1,2 from the mode to `end`, or to where the density is below exp(-50) of its largest value. */
function addPanels(sums: { mass: number; first: number; second: number }, mode: number, end: number, panel: number): void {
  const direction = end < mode ? -1 : 1
  const reach = Math.min(Math.abs(end - mode), 60 * panel)
  for (let start = 0; start < reach; start += panel) {
    const half = Math.min(panel, reach - start) / 2
    for (let i = 0; i < 16; i++) {
      const node = i < 8 ? NODES[i]! : -NODES[i - 8]!
      const offset = direction * (start + half + half * node)
      const weight = half * WEIGHTS[i % 8]! * exp(-offset * (mode + offset / 2))
      sums.mass += weight
      sums.first += weight * offset
      sums.second += weight * offset * offset
    }
  }
}
