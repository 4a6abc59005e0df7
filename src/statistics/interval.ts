/**
 * Confidence intervals for means of independent replications: of one system, of the difference of two systems that share their random
 * numbers (paired), and of two that don't (Welch). Formulas: Law, Simulation Modeling and Analysis, sections 4.5 and 10.2.
 */

import { studentQuantile } from './student.ts'
import { Tally } from './tally.ts'

export interface Interval {
  mean: number
  /** Half of the interval's width; null where it can't be known (fewer than two replications). */
  halfWidth: number | null
}

/** An interval that need not lie evenly about its estimate, such as that of a probability or a quantile. */
export interface Bounds {
  estimate: number
  lower: number
  upper: number
}

/**
 * Mean and Student-t half-width of independent observations, such as one number per replication.
 * The mean of no observations is NaN.
 * @param level confidence of the interval, 0..1 exclusive.
 */
export function confidenceInterval(values: Iterable<number>, level = 0.95): Interval {
  return tallyInterval(Tally.of(values), level)
}

/** The same of observations that were only tallied. */
export function tallyInterval({ count, mean, variance }: Tally, level = 0.95): Interval {
  return { mean, halfWidth: count < 2 ? null : twoSided(level, count - 1) * Math.sqrt(variance / count) }
}

/**
 * Interval of mean(first) - mean(second) where replication i of both used the same random numbers (paired t).
 * @throws RangeError where the two differ in length: they are then no pairs.
 */
export function pairedDifference(first: readonly number[], second: readonly number[], level = 0.95): Interval {
  if (first.length !== second.length) {
    throw new RangeError(`expected pairs of replications, received ${first.length} and ${second.length} of them`)
  }
  return confidenceInterval(
    first.map((value, i) => value - (second[i] as number)),
    level,
  )
}

/** Interval of mean(first) - mean(second) for two independent samples of unequal variance (Welch, Biometrika 34, 1947). */
export function welchDifference(first: readonly number[], second: readonly number[], level = 0.95): Interval {
  const a = Tally.of(first)
  const b = Tally.of(second)
  const mean = a.mean - b.mean
  if (a.count < 2 || b.count < 2) return { mean, halfWidth: null }
  const ofFirst = a.variance / a.count
  const ofSecond = b.variance / b.count
  const variance = ofFirst + ofSecond
  if (variance === 0) return { mean, halfWidth: 0 }
  const df = (variance * variance) / ((ofFirst * ofFirst) / (a.count - 1) + (ofSecond * ofSecond) / (b.count - 1))
  return { mean, halfWidth: twoSided(level, df) * Math.sqrt(variance) }
}

/** Level at which each of `intervals` must be made so that all of them hold together with at least probability `level` (Bonferroni). */
export function bonferroniLevel(level: number, intervals: number): number {
  return 1 - (1 - level) / intervals
}

function twoSided(level: number, df: number): number {
  return studentQuantile((1 + level) / 2, df)
}
