/** Outcomes of replications -> result: estimates with intervals, in the order of the line. Aggregates in replication order, never in order of completion. */
import type { CompiledLine } from '../model/index.ts'
import { unitCost, unpacked } from '../money/index.ts'
import type { CostOf, Estimate, PrecisionReached, Result } from '../spec/result.ts'
import { findBottleneck } from './bottleneck.ts'
import { controlledOf } from './control-variates.ts'
import { CONFIDENCE, type Estimator, OverBatches, OverReplications } from './estimators.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { prepared } from './prepared.ts'
import type { Column, ResultRow } from './result-tables.ts'
import { unsettled } from './settling.ts'
import { standstill } from './standstill.ts'
import { supplyWarnings } from './supply-warnings.ts'
import { VERSION } from './version.ts'
import { chosenWarmUp } from './warm-up.ts'
import { warningsOf } from './warnings.ts'

export { estimateOf } from './estimators.ts'

interface SummaryOptions {
  /** What was asked of it, and what came. */
  precision?: PrecisionReached
  /** A warm-up that is to be chosen is chosen from this many of the first replications; absent: from all. */
  pilot?: number
}

/** @param outcomes at least one; any order */
export function summarise(job: Job, outcomes: readonly ReplicationOutcome[], { precision, pilot }: SummaryOptions = {}): Result {
  const ordered = [...outcomes].sort((a, b) => a.replication - b.replication)
  const choice = job.choosesWarmUp === true ? chosenWarmUp(job, ordered, pilot) : null
  const counted = choice?.outcomes ?? ordered
  const batches = job.batches === undefined ? null : new OverBatches(counted[0]!, job.batches)
  const estimates = new EstimateReader(batches ?? new OverReplications(counted))
  const { compiled, lineColumns, tables } = prepared(job)
  const kpis = estimates.take('', lineColumns) as Record<string, Estimate>
  const rows = Object.fromEntries(
    tables.map(({ key, rows: all }) => {
      const rowOf = ({ name, facts, columns }: ResultRow): object => ({ ...facts, ...estimates.take(`${key}.${name}.`, columns) })
      return [key, all.map(rowOf)]
    }),
  ) as unknown as Pick<Result, 'products' | 'stations' | 'materials' | 'dieBanks'>
  const { name, title, notice } = job.line
  return {
    format: 'tollway-result/1',
    version: VERSION,
    line: { name, title, hash: job.lineHash, notice: notice ?? null },
    ...(job.extension !== undefined && { extension: { name: job.extension.name, hash: job.extension.hash } }),
    seed: job.seed,
    replications: ordered.length,
    warmUp: choice?.job.warmUp ?? job.warmUp,
    horizon: choice?.job.horizon ?? job.horizon,
    ...(choice !== null && { warmUpChoice: choice.report }),
    ...(batches !== null && { intervals: { method: 'batch means' as const, batches: job.batches!, alike: batches.alike } }),
    ...(precision !== undefined && { precision }),
    ...(job.controlVariates === true && { controlVariates: controlledOf(job, counted) }),
    confidence: CONFIDENCE,
    kpis,
    ...rows,
    ...(job.line.money !== undefined && { cost: costOf(compiled, estimates.estimator) }),
    bottleneck: findBottleneck(rows.stations),
    warnings: [
      ...standstill(counted),
      ...warningsOf(job, kpis),
      ...supplyWarnings(rows),
      ...(choice?.warnings ?? unsettled(job, counted)),
      ...dependent(batches),
    ],
  }
}

/** Of the line's own numbers; those of single stations are only listed. */
function dependent(batches: OverBatches | null): string[] {
  const alike = batches?.alike.filter((address) => !address.includes('.')) ?? []
  if (alike.length === 0) return []
  return [`the run is too short for independent batches: intervals of ${alike.join(', ')} are too narrow`]
}

/** What was spent in all replications, to the good units of all. */
function costOf(line: CompiledLine, estimator: Estimator): CostOf<Estimate> {
  const spent = (values: Float64Array): ReturnType<typeof unpacked> => unpacked(values, line.asWritten.length)
  return unitCost(
    line,
    (amount, unit): Estimate =>
      estimator.ratio(
        'cost',
        (values) => amount(spent(values)),
        (values) => spent(values).goodUnits,
        unit,
      ),
  )
}

/** Walks through the values in step with the columns. */
class EstimateReader {
  readonly estimator: Estimator
  private index = 0

  constructor(estimator: Estimator) {
    this.estimator = estimator
  }

  /** By name; those of "states.productive" lie within "states". @param prefix of their addresses */
  take(prefix: string, columns: readonly Column[]): Record<string, Estimate | Record<string, Estimate>> {
    const taken: Record<string, Estimate | Record<string, Estimate>> = {}
    for (const { name, unit } of columns) {
      const index = this.index++
      const estimate = this.estimator.estimate(`${prefix}${name}`, (values) => values[index]!, unit)
      const [first, second] = name.split('.')
      if (second === undefined) taken[name] = estimate
      else taken[first!] = { ...taken[first!], [second]: estimate }
    }
    return taken
  }
}
