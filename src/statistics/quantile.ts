/** Quantiles of observations that were kept, and of a histogram that took their place. */

/** The ceil(p n)-th smallest of n observations (1 = smallest), for 0 < p <= 1 the smallest value that a share p doesn't exceed; null for none. */
export function orderStatisticQuantile(values: Iterable<number>, p: number): number | null {
  checkShare(p)
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null
}

/**
 * The quantile `p` of a histogram, interpolated linearly inside its bucket; null where nothing was counted.
 * The error is at most the width of that bucket.
 * @param counts observations (or any weight, such as time) per bucket.
 * @param edges bounds of the buckets, ascending: bucket i is [edges[i], edges[i + 1]), so one more than counts.
 */
export function bucketQuantile(counts: ArrayLike<number>, edges: ArrayLike<number>, p: number): number | null {
  checkShare(p)
  if (edges.length !== counts.length + 1) {
    throw new RangeError(`expected one more edge than the ${counts.length} buckets, received ${edges.length}`)
  }
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] as number
  if (total === 0) return null
  const wanted = p * total
  let below = 0
  let quantile: number | null = null
  for (let i = 0; i < counts.length; i++) {
    const here = counts[i] as number
    if (here === 0) continue
    const low = edges[i] as number
    const high = edges[i + 1] as number
    const inside = (wanted - below) / here
    quantile = low + (high - low) * Math.min(1, inside)
    // Rounding may leave `wanted` a hair above the last bucket: then the last counted bucket's upper edge stands.
    if (inside <= 1) return quantile
    below += here
  }
  return quantile
}

function checkShare(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`expected a share between 0 and 1, received ${p}`)
}
