/**
 * Apparent tardiness with setups (ATCS): the index of a carrier is multiplied by exp(-setup time to it / (k2 x mean setup time)). The factor is that of a
 * machine and a kind of work, so it counts between groups of carriers and not within them. Lee, Bhaskaran and Pinedo, A heuristic to minimize the total
 * weighted tardiness with sequence-dependent setups, IIE Transactions 29 (1997). The start-up of a machine that was idle is the same for all work and
 * left out.
 */
import { exp } from '../engine/index.ts'
import type { CompiledStation } from './compiled-line.ts'
import type { Criterion } from './criteria.ts'
import type { SetupTable } from './setups.ts'

export interface SetupCost {
  /** Position among the criteria. */
  at: number
  /** factors[from][to]: exp(-setup time / scale), 1 where nothing is changed over. */
  factors: number[][]
}

/** @param made the criterion of each rule of the station, in their order. Null where no rule looks at setup times, or there are none. */
export function setupCostOf(
  { dispatch, setup }: CompiledStation,
  criteria: readonly Criterion[],
  made: readonly (Criterion | null)[],
): SetupCost | null {
  for (const [position, rule] of dispatch.entries()) {
    if (rule.rule !== 'apparent-tardiness' || rule.setup === undefined || setup === null) continue
    const scale = rule.setup * meanSetup(setup)
    if (scale > 0)
      return { at: criteria.indexOf(made[position]!), factors: setup.means.map((row) => row.map((mean) => exp(-mean / scale))) }
  }
  return null
}

/** @param from setup key of the machine, -1: not set up for anything yet */
export function setupFactor({ factors }: SetupCost, from: number, to: number): number {
  return from === -1 ? 1 : factors[from]![to]!
}

/** A score, lower first, with the factor; -Infinity (no work at all) stays. */
export function withSetup(score: number, factor: number): number {
  return score === Number.NEGATIVE_INFINITY ? score : score * factor
}

/** Mean over all changes from one setup to another, ticks; 0 where there is only one. */
function meanSetup({ means }: SetupTable): number {
  const changes = means.flatMap((row, from) => row.filter((_, to) => to !== from))
  return changes.length === 0 ? 0 : changes.reduce((sum, mean) => sum + mean, 0) / changes.length
}
