/** Plain data that crosses every border: lines, results, and what may stand in a line file. */
export type { Comparison, SystemDifference } from './comparison.ts'
export type { Curve } from './curve.ts'
export type { Explanation } from './explanation.ts'
export { type KeywordRow, keywordTable } from './keyword-table.ts'
export type { LineSpec } from './line.ts'
export type { FactorSpec, PlanSpec } from './plan.ts'
export { formatProblem, type Problem } from './problem.ts'
export {
  type CarriersSeen,
  type Film,
  type FloorEdge,
  type FloorMap,
  type FloorNode,
  type LotSeen,
  type MachineStretch,
  SEEN_STATES,
  TOTALS,
  type WaitingSeen,
} from './replay.ts'
export type { Estimate, Result, StationResult } from './result.ts'
export type { RunPicture } from './series.ts'
export type { Sweep } from './sweep.ts'
export type { PlainTable } from './table.ts'
