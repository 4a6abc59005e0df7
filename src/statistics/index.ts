/** Statistics of simulation output: tallies, quantiles, intervals, warm-up, stopping rules, comparison, selection and designs. */

export { normalQuantile } from '../engine/math/index.ts'
export {
  type Batches,
  type BatchInterval,
  batchMeans,
  batchMeansInterval,
  batchRatioInterval,
  batchSeries,
  chooseBatches,
  vonNeumann,
} from './batch-means.ts'
export { againstControl, allPairs, type Comparison, type ComparisonOptions } from './comparisons.ts'
export { type Control, type ControlledInterval, controlledMean } from './control-variates.ts'
export {
  type Effects,
  factorialEffects,
  fullFactorial,
  type Interaction,
  latinHypercube,
  type MainEffect,
  oneAtATime,
  sobol,
} from './design/index.ts'
export {
  type Bounds,
  bonferroniLevel,
  confidenceInterval,
  type Interval,
  pairedDifference,
  tallyInterval,
  welchDifference,
} from './interval.ts'
export { mser, type Truncation } from './mser.ts'
export { clopperPearsonInterval, wilsonInterval } from './proportion.ts'
export { bucketQuantile, orderStatisticQuantile } from './quantile.ts'
export { batchQuantileInterval, meanOfQuantiles, orderStatisticInterval, sectionedQuantile } from './quantile-interval.ts'
export { ratioInterval } from './ratio.ts'
export { type PrecisionTarget, RelativePrecision, relativeHalfWidth, replicationsFor } from './relative-precision.ts'
export { correlationFactor, sectionInterval, skewness } from './sectioning.ts'
export {
  type Constraint,
  correctSelectionBound,
  EarlyMiss,
  type EarlyMissGoal,
  equalAllocationProbability,
  type FeasibilityGoal,
  FeasibilityTest,
  KimNelson,
  nextReplications,
  ocbaShares,
  rinottConstant,
  rinottReplications,
  type SelectionGoal,
  type SystemEstimate,
  type Verdict,
} from './selection/index.ts'
export { studentQuantile } from './student.ts'
export { Tally } from './tally.ts'
export { type Trend, trend } from './trend.ts'
export { chooseWarmUp, type OutputSeries, type SeriesWarmUp, type WarmUp, type WarmUpReason } from './warm-up.ts'
export { acrossReplications, movingAverage } from './welch.ts'
