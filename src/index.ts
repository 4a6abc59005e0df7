/**
 * `tollway`: a line file's text in, an answer out. Runs anywhere: threads are in `tollway/node` and `tollway/browser`, the layers below in
 * `tollway/engine`, `tollway/statistics` and so on.
 */

export { type CapacityReport, type CapacityRow, staticCapacity } from './analysis/index.ts'
export {
  type Executor,
  type ExecutorEvents,
  type Experiment,
  type ExperimentProgress,
  type Extension,
  ExtensionError,
  extensionOf,
  type Job,
  type ReplicationOutcome,
  rawProcessTime,
  runExperiment,
  SerialExecutor,
  VERSION,
} from './experiment/index.ts'
export { canonicalJson, sha256Hex } from './io/canonical.ts'
export { type Reading, type ReadOptions, readLine } from './io/read-line.ts'
export type { CompareRule, OwnRule, OwnRules, ScoreRule, WaitingCarrier } from './model/index.ts'
export { formatEstimate, formatNumber } from './report/format.ts'
export { reportPage } from './report/html/report-page.ts'
export { type Palette, plainPalette } from './report/palette.ts'
export { type AnswerOptions, renderAnswer } from './report/terminal.ts'
export type { ExtensionRef, ExtensionSource } from './spec/extension.ts'
export type { LineSpec } from './spec/line.ts'
export { lineJsonSchema } from './spec/line-schema.ts'
export { formatProblem, type Problem } from './spec/problem.ts'
export type { Estimate, ProductResult, Result, RunRecord, StationResult } from './spec/result.ts'
export { resultJsonSchema } from './spec/result-schema.ts'
export type { RunPicture } from './spec/series.ts'
