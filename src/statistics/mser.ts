/** How much of a run's beginning to delete: the MSER rule of White (Simulation 69, 1997), on means of batches (White, Cobb and Spratt, WSC 2000). */

import { batchMeans } from './batch-means.ts'

export interface Truncation {
  /** Observations to delete from the beginning. */
  truncate: number
  /** Squared standard error of the mean of the batches that remain, as if they were independent: what the rule makes smallest. */
  statistic: number
  /** The smallest value lies at the last place that was allowed, half of the series: the series may not have settled at all. */
  isAtLimit: boolean
}

/**
 * MSER-m: of the means y of batches of `batch` observations deletes the first k that make sum over i > k of (y_i - mean)² / (n - k)² smallest, k up to
 * n / 2; the first such k. Observations that fill no batch are left out at the end. Cost O(n), by Welford's recurrence from the end.
 * Nothing is deleted from a series of fewer than two batches.
 * @throws RangeError unless `batch` is a whole number above 0.
 */
export function mser(series: readonly number[], batch = 5): Truncation {
  if (!(Number.isInteger(batch) && batch > 0)) throw new RangeError(`expected a whole number of observations a batch, received ${batch}`)
  const batches = Math.floor(series.length / batch)
  const means = batchMeans(series.slice(0, batches * batch), batches)
  const limit = Math.floor(batches / 2)
  let [best, statistic] = [0, Infinity]
  let [count, mean, squares] = [0, 0, 0]
  for (let k = batches - 1; k >= 0; k--) {
    const step = means[k]! - mean
    count += 1
    mean += step / count
    squares += step * (means[k]! - mean)
    const here = squares / (count * count)
    if (k > limit || here > statistic) continue
    best = k
    statistic = here
  }
  return { truncate: best * batch, statistic: batches === 0 ? Number.NaN : statistic, isAtLimit: best === limit && best > 0 }
}
