/**
 * Poisson variates: how many events of a steady rate. Exact: inversion for small means, transformed rejection elsewhere
 * (Hoermann 1993, "The transformed rejection method for generating Poisson random variables", PTRS).
 */
import { exp, log, logGamma } from '../math/index.ts'
import type { Draws } from '../random.ts'
import { expectNotNegative } from './checks.ts'

/** PTRS needs a mean of 10 at least. */
const REJECTION_FROM = 10

/** Number of events with this mean. One uniform below 10, else 2.2 to 2.4 on average. Throws RangeError for a negative or infinite mean. */
export function drawPoisson(draws: Draws, mean: number): number {
  expectNotNegative(mean, 'poisson mean')
  return mean < REJECTION_FROM ? invert(draws.uniform(), mean) : reject(draws, mean)
}

/** Walks up from P(0) until u is used up; stops where P(k) no longer counts. */
function invert(u: number, mean: number): number {
  let probability = exp(-mean)
  let rest = u
  let k = 0
  while (rest > probability && probability > 1e-20) {
    rest -= probability
    k++
    probability *= mean / k
  }
  return k
}

function reject(draws: Draws, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inside = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = draws.uniform() - 0.5
    const v = draws.uniform()
    const edge = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43)
    if (edge >= 0.07 && v <= inside) return k
    if (k < 0 || (edge < 0.013 && v > edge)) continue
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    if (log((v * inverseAlpha) / (a / (edge * edge) + b)) <= k * log(mean) - mean - logGamma(k + 1)) return k
  }
}
