/** Plain data that crosses every border: lines, results, and what may stand in a line file. */
export type { Comparison, SystemDifference } from './comparison.ts'
export { type KeywordRow, keywordTable } from './keyword-table.ts'
export type { LineSpec } from './line.ts'
export { formatProblem, type Problem } from './problem.ts'
export type { Estimate, Result, StationResult } from './result.ts'
export type { RunPicture } from './series.ts'
export type { PlainTable } from './table.ts'
