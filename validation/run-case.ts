/** A case from its line files to its verdicts. */
import type { Executor } from '../src/experiment/index.ts'
import type { Case, Family } from './case.ts'
import type { Plan } from './plan.ts'
import { runStudy } from './run-study.ts'
import { judge, type Verdict } from './verdict.ts'

export interface CaseResult {
  family: Family
  id: string
  notMeasured: readonly string[]
  /** Relative half-width allowed. */
  precision: number
  verdicts: readonly Verdict[]
  events: number
}

export async function runCase(family: Family, one: Case, plan: Plan, executor: Executor): Promise<CaseResult> {
  const precision = plan.precision(one.load)
  const verdicts: Verdict[] = []
  let events = 0
  for (const study of one.studies) {
    const run = await runStudy(study, plan, executor)
    events += run.events
    for (const [index, metric] of study.metrics.entries()) verdicts.push(judge(metric, run.samples[index]!, precision, plan))
  }
  return { family, id: one.fact.id, notMeasured: one.notMeasured, precision, verdicts, events }
}

export function passes({ verdicts }: CaseResult): boolean {
  return verdicts.every((verdict) => verdict.isRight && verdict.isPrecise)
}
