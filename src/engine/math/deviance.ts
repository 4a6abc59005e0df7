/**
 * Deviance part of a probability: x log(x / mean) + mean - x without cancellation where x is near the mean.
 * Loader 2000, "Fast and accurate computation of binomial probabilities" (function D0).
 */
import { log } from './log.ts'

/** x log(x / mean) + mean - x, for x >= 0 and mean > 0: 0 at x = mean, positive elsewhere. Relative error below 4e-15. */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference
  const v = difference / (x + mean)
  const z = v * v
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 3; ; j += 2) {
    term *= z
    const next = sum + term / j
    if (next === sum) return sum
    sum = next
  }
}
