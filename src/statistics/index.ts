/** Statistics of simulation output: tallies, quantiles and confidence intervals. */

export { normalQuantile } from '../engine/math/index.ts'
export { bonferroniLevel, confidenceInterval, type Interval, pairedDifference, welchDifference } from './interval.ts'
export { bucketQuantile, orderStatisticQuantile } from './quantile.ts'
export { ratioInterval } from './ratio.ts'
export { studentQuantile } from './student.ts'
export { Tally } from './tally.ts'
