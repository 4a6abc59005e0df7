/** How much is run and how sure it must be: seeds named beforehand, precision asked for, and one error probability for everything together. */
import { bonferroniLevel } from '../src/statistics/index.ts'
import type { Case, Family, Study } from './case.ts'

export interface Plan {
  seeds: readonly number[]
  /** Does the plan run a case at all? */
  takes(one: Case): boolean
  /** Largest relative half-width (95 %, all seeds together) allowed for a case, 0..1. */
  precision(load: number): number
  /** Of the replications or the horizon of the full plan, 0..1. */
  share: number
  /** Confidence of each single interval, so that all of them together hold with `TOGETHER`. */
  level: number
}

/** Probability that every interval of the plan contains its exact value if the simulator is right. */
export const TOGETHER = 0.99

const PRECISION = 0.01
/** Asked for where the load is above 0.9: variances grow with 1 / (1 - load)^4. */
const PRECISION_AT_HIGH_LOAD = 0.03
const HIGH_LOAD = 0.9
/** Half-widths of the quick plan in those of the full one. */
const QUICK_FACTOR = 5

function fullPrecision(load: number): number {
  return load > HIGH_LOAD + 1e-9 ? PRECISION_AT_HIGH_LOAD : PRECISION
}

export function fullPlan(families: readonly Family[]): Plan {
  const seeds = [101, 202, 303]
  return { seeds, takes: () => true, precision: fullPrecision, share: 1, level: levelFor(families, seeds.length) }
}

/** One seed, wider intervals and a choice of cases, to be done in a minute. */
export function quickPlan(families: readonly Family[]): Plan {
  const seeds = [101]
  // Half-widths go with 1 / sqrt(length). One seed takes the length of three, and a margin because its own half-width is less sure.
  const share = (3 * 1.2) / (QUICK_FACTOR * QUICK_FACTOR)
  const precision = (load: number): number => QUICK_FACTOR * fullPrecision(load)
  return { seeds, takes: ({ fact }) => fact.fullOnly !== true, precision, share, level: levelFor(families, seeds.length) }
}

/** Each seed by itself is tested, and where there are several, all of them together. */
function levelFor(families: readonly Family[], seeds: number): number {
  const metrics = families.flatMap(({ cases }) => cases).reduce((sum, one) => sum + metricsIn(one), 0)
  return bonferroniLevel(TOGETHER, metrics * testsOf(seeds))
}

export function testsOf(seeds: number): number {
  return seeds > 1 ? seeds + 1 : 1
}

export function metricsIn({ studies }: Case): number {
  return studies.reduce((sum: number, { metrics }: Study) => sum + metrics.length, 0)
}
