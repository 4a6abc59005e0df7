/** Does a series still rise or fall? The drift of its fitted straight line, with an interval that autocorrelation doesn't make too narrow. */

import { batchMeans } from './batch-means.ts'
import { confidenceInterval, type Interval } from './interval.ts'
import { studentQuantile } from './student.ts'
import { acrossReplications } from './welch.ts'

/** From so many replications on their own lines give the interval; with fewer, Student's t would see next to nothing. */
const REPLICATIONS = 5
/** Batches of the mean series otherwise: long enough to be nearly independent, enough of them for 8 degrees of freedom. */
const BATCHES = 10

export interface Trend {
  /** Change of the fitted line from the first observation to the last, in the unit of the series. */
  drift: Interval
  /** The interval leaves out 0. */
  isTrend: boolean
}

/**
 * Drift of independent replications of the same series, cut to the shortest.
 *
 * With five or more, each has its own least squares line and their drifts a Student-t interval: exact for normal output whatever its autocorrelation, since
 * replications are independent. With fewer, the line goes through ten batch means of the mean over the replications, with the t test of a slope, 8
 * degrees of freedom (Draper and Smith, Applied Regression Analysis, section 1.4).
 *
 * False alarms at level 0.99 of a stationary AR(1) series of 400 observations, 4,000 repetitions (20 replications: 2,000):
 *
 * | lag-1 correlation | 1 replication | 3 | 5 | 20 |
 * | --- | --- | --- | --- | --- |
 * | 0 | 1.0 % | 0.9 % | 1.0 % | 1.3 % |
 * | 0.5 | 0.9 % | 0.9 % | 1.1 % | 1.1 % |
 * | 0.8 | 1.3 % | 1.2 % | 1.0 % | 0.8 % |
 * | 0.9 | 2.0 % | 1.5 % | 1.0 % | 1.3 % |
 * | 0.95 | 3.5 % | 3.5 % | 1.1 % | 1.5 % |
 *
 * @param level confidence of the interval, 0..1 exclusive.
 */
export function trend(replications: readonly (readonly number[])[], level = 0.99): Trend {
  const length = replications.reduce((shortest, each) => Math.min(shortest, each.length), Infinity)
  const drift =
    replications.length >= REPLICATIONS
      ? confidenceInterval(
          replications.map((each) => fittedLine(each, length).drift),
          level,
        )
      : batchDrift(acrossReplications(replications), level)
  return { drift, isTrend: drift.halfWidth !== null && Math.abs(drift.mean) > drift.halfWidth }
}

function batchDrift(series: readonly number[], level: number): Interval {
  if (series.length < BATCHES) return { mean: fittedLine(series, series.length).drift, halfWidth: null }
  const means = batchMeans(series, BATCHES)
  const { drift, residual, spread } = fittedLine(means, BATCHES)
  // From first batch to last there are as many steps as batches less one; the series itself goes half a batch further at either end.
  const stretch = (series.length - 1) / (Math.floor(series.length / BATCHES) * (BATCHES - 1))
  const error = Math.sqrt(residual / (BATCHES - 2) / spread) * (BATCHES - 1)
  return { mean: stretch * drift, halfWidth: stretch * studentQuantile((1 + level) / 2, BATCHES - 2) * error }
}

interface Line {
  /** Slope x (observations - 1). */
  drift: number
  /** Sum of squares that the line leaves. */
  residual: number
  /** Sum of squares of the places 0, 1, ... about their mean. */
  spread: number
}

function fittedLine(series: readonly number[], length: number): Line {
  const centre = (length - 1) / 2
  let mean = 0
  for (let i = 0; i < length; i++) mean += series[i]! / length
  let [spread, product, squares] = [0, 0, 0]
  for (let i = 0; i < length; i++) {
    const above = series[i]! - mean
    spread += (i - centre) * (i - centre)
    product += (i - centre) * above
    squares += above * above
  }
  const slope = length < 2 ? 0 : product / spread
  return { drift: slope * (length - 1), residual: Math.max(0, squares - slope * product), spread }
}
