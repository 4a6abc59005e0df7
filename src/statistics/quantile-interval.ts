/** Intervals for a quantile: of independent observations, and of output that is only independent from one section (replication or batch) to the next. */

import { incompleteBeta } from '../engine/math/index.ts'
import { batchSeries, chooseBatches } from './batch-means.ts'
import { type Bounds, confidenceInterval, type Interval } from './interval.ts'
import { orderStatisticQuantile } from './quantile.ts'
import { sectionInterval } from './sectioning.ts'

/**
 * Interval of the quantile `p` between two order statistics, for independent observations of any continuous distribution: the number of observations below the
 * quantile is binomial (David and Nagaraja, Order Statistics, section 7.1). Each side keeps half of the error. Null where the observations don't reach far enough.
 */
export function orderStatisticInterval(values: Iterable<number>, p: number, level = 0.95): Bounds | null {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const tail = (1 - level) / 2
  // P(below the r-th smallest of n) is P(Binomial(n, p) >= r); the largest r that leaves the quantile above it often enough.
  const lower = firstRank(n, (rank) => atLeast(n, p, rank) < 1 - tail) - 1
  const upper = firstRank(n, (rank) => atLeast(n, p, rank) <= tail)
  const estimate = orderStatisticQuantile(sorted, p)
  if (estimate === null || lower < 1 || upper > n) return null
  return { estimate, lower: sorted[lower - 1]!, upper: sorted[upper - 1]! }
}

/** P(Binomial(n, p) >= rank) = I_p(rank, n - rank + 1). */
function atLeast(n: number, p: number, rank: number): number {
  return rank <= 0 ? 1 : incompleteBeta(rank, n - rank + 1, p)
}

/** Smallest rank 1..n with the property, which all higher ones have too; n + 1 where none has it. */
function firstRank(n: number, has: (rank: number) => boolean): number {
  let [low, high] = [1, n + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (has(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Mean of the sections' own quantiles with Student's t. With few observations a section it is off by the bias of one section's quantile, which more
 * sections don't mend: `sectionedQuantile` is then the better one.
 */
export function meanOfQuantiles(sections: readonly (readonly number[])[], p: number, level = 0.95): Interval {
  return confidenceInterval(
    sections.map((section) => orderStatisticQuantile(section, p) ?? Number.NaN),
    level,
  )
}

/**
 * Quantile `p` of all observations together, with a half-width from how far the sections' own quantiles lie from it, see `sectionInterval`.
 * The sections are replications, or batches of one run, of about equal length.
 * NaN without observations; no half-width for fewer than two sections.
 */
export function sectionedQuantile(sections: readonly (readonly number[])[], p: number, level = 0.95): Interval {
  const mean = orderStatisticQuantile(sections.flat(), p)
  const own = sections.flatMap((section) => orderStatisticQuantile(section, p) ?? [])
  return sectionInterval(mean ?? Number.NaN, own, level)
}

/**
 * Quantile `p` of one long run, from sections that are batches: as many as make the batch means of "below the quantile or not" nearly independent, see `chooseBatches`.
 */
export function batchQuantileInterval(values: readonly number[], p: number, level = 0.95): Interval & { areIndependent: boolean } {
  const quantile = orderStatisticQuantile(values, p) ?? Number.NaN
  const { count, areIndependent } = chooseBatches(values.map((each) => (each <= quantile ? 1 : 0)))
  return { ...sectionedQuantile(batchSeries(values, count), p, level), areIndependent }
}
