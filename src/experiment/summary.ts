/** Outcomes of replications -> result: estimates with intervals, in the order of the line. Aggregates in replication order, never in order of completion. */
import type { CompiledLine } from '../model/index.ts'
import { unitCost, unpacked } from '../money/index.ts'
import type { CostOf, Estimate, Result } from '../spec/result.ts'
import { confidenceInterval, ratioInterval } from '../statistics/index.ts'
import { findBottleneck } from './bottleneck.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { prepared } from './replication.ts'
import type { Column, ResultRow } from './result-tables.ts'
import { VERSION } from './version.ts'
import { warningsOf } from './warnings.ts'

const CONFIDENCE = 0.95

/** @param outcomes at least one; any order */
export function summarise(job: Job, outcomes: readonly ReplicationOutcome[]): Result {
  const ordered = [...outcomes].sort((a, b) => a.replication - b.replication)
  const estimates = new EstimateReader(ordered)
  const { compiled, lineColumns, tables } = prepared(job)
  const kpis = estimates.take(lineColumns) as Record<string, Estimate>
  const rowOf = ({ facts, columns }: ResultRow): object => ({ ...facts, ...estimates.take(columns) })
  const rows = Object.fromEntries(tables.map((table) => [table.key, table.rows.map(rowOf)])) as unknown as Pick<
    Result,
    'products' | 'stations'
  >
  const { name, title, notice } = job.line
  return {
    format: 'tollway-result/1',
    version: VERSION,
    line: { name, title, hash: job.lineHash, notice: notice ?? null },
    ...(job.extension !== undefined && { extension: { name: job.extension.name, hash: job.extension.hash } }),
    seed: job.seed,
    replications: ordered.length,
    warmUp: job.warmUp,
    horizon: job.horizon,
    confidence: CONFIDENCE,
    kpis,
    ...rows,
    ...(job.line.money !== undefined && { cost: costOf(compiled, ordered) }),
    bottleneck: findBottleneck(rows.stations),
    warnings: warningsOf(job, kpis),
  }
}

/** What was spent in all replications, to the good units of all. */
function costOf(line: CompiledLine, outcomes: readonly ReplicationOutcome[]): CostOf<Estimate> {
  const spendings = outcomes.map(({ values }) => unpacked(values, line.stations.length))
  const goodUnits = spendings.map((spending) => spending.goodUnits)
  return unitCost(line, (amount, unit): Estimate => {
    const { mean, halfWidth } = ratioInterval(spendings.map(amount), goodUnits, CONFIDENCE)
    return { mean: Number.isFinite(mean) ? mean : null, halfWidth, unit, replications: outcomes.length }
  })
}

/** Walks through the values of all replications in step with the columns. */
class EstimateReader {
  private index = 0
  private readonly outcomes: readonly ReplicationOutcome[]

  constructor(outcomes: readonly ReplicationOutcome[]) {
    this.outcomes = outcomes
  }

  /** By name; those of "states.productive" lie within "states". */
  take(columns: readonly Column[]): Record<string, Estimate | Record<string, Estimate>> {
    const taken: Record<string, Estimate | Record<string, Estimate>> = {}
    for (const { name, unit } of columns) {
      const [first, second] = name.split('.')
      if (second === undefined) taken[name] = this.next(unit)
      else taken[first!] = { ...taken[first!], [second]: this.next(unit) }
    }
    return taken
  }

  private next(unit: string): Estimate {
    const values = this.outcomes.map((outcome) => outcome.values[this.index]!)
    this.index++
    return estimateOf(values, unit)
  }
}

/** Mean and half-width over the replications in which something was observed. */
export function estimateOf(values: readonly number[], unit: string): Estimate {
  const observed = values.filter((value) => Number.isFinite(value))
  if (observed.length === 0) return { mean: null, halfWidth: null, unit, replications: 0 }
  return { ...confidenceInterval(observed, CONFIDENCE), unit, replications: observed.length }
}
