/** Probability of choosing the best when all systems get the same number of replications: what a cleverer procedure has to beat. */

import { normalCdf, normalDensity } from '../../engine/math/index.ts'

/** The normal density beyond is below 1e-22. */
const REACH = 10
const STEP = 0.05

/**
 * P(the best of `systems` has the best mean) in the slippage configuration: it is better than each of the others by `difference`, all are normal with
 * standard deviation `sd`, independent, `replications` each: the integral of Phi(z + difference sqrt(n) / sd)^(k - 1) phi(z) (Bechhofer, Annals of Mathematical
 * Statistics 25, 1954). By the trapezium rule, whose error for this integrand is that of rounding.
 */
export function equalAllocationProbability(systems: number, difference: number, sd: number, replications: number): number {
  const shift = (difference * Math.sqrt(replications)) / sd
  let total = 0
  for (let i = -REACH / STEP; i <= REACH / STEP; i++) {
    const z = i * STEP
    let all = STEP * normalDensity(z)
    for (let system = 1; system < systems; system++) all *= normalCdf(z + shift)
    total += all
  }
  return total
}
