/** Welch's picture of a warm-up: the mean over replications at each time, smoothed. Welch 1983; Law, Simulation Modeling and Analysis, section 9.5.1. */

/** Mean over the replications of their i-th observations, as far as the shortest replication goes. None of none. */
export function acrossReplications(replications: readonly (readonly number[])[]): number[] {
  if (replications.length === 0) return []
  const length = replications.reduce((shortest, each) => Math.min(shortest, each.length), Infinity)
  return Array.from({ length }, (_, i) => replications.reduce((sum, each) => sum + each[i]!, 0) / replications.length)
}

/**
 * Centred moving average over 2 `window` + 1 observations. At the beginning, where the transient is, the average narrows to what lies evenly on both
 * sides; the last `window` observations have none, so that the result is that much shorter.
 * @throws RangeError unless `window` is a whole number of at least 0.
 */
export function movingAverage(series: readonly number[], window: number): number[] {
  if (!(Number.isInteger(window) && window >= 0))
    throw new RangeError(`expected a whole number of observations each side, received ${window}`)
  return Array.from({ length: Math.max(0, series.length - window) }, (_, i) => {
    const half = Math.min(i, window)
    let sum = 0
    for (let j = i - half; j <= i + half; j++) sum += series[j]!
    return sum / (2 * half + 1)
  })
}
