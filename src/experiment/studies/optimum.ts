/** What a search for the cheapest set has found, as plain data. */
import type { Optimum, OptimumSet } from '../../spec/optimum.ts'
import type { PlanSpec } from '../../spec/plan.ts'
import { CONFIDENCE } from '../estimators.ts'
import type { Job } from '../job.ts'
import { kpiAt } from '../kpis.ts'
import { estimateOf } from '../summary.ts'
import { VERSION } from '../version.ts'
import type { Candidates } from './candidates.ts'
import type { LookedAt, Optimisation } from './optimise.ts'

/** @param planHash of what can be simulated */
export function optimumOf(plan: PlanSpec, planHash: string, { currency, priced }: Candidates, search: Optimisation): Optimum {
  const { sets, options, guarantee, budget, selection, chosen } = search
  const { line, seed, warmUp, horizon } = sets[0]!.job
  const estimate = (job: Job, address: string) => {
    const kpi = kpiAt(job, address)
    return estimateOf(budget.trials.values(job, kpi).slice(0, budget.of(job)), kpi.unit)
  }
  const ofSet = ({ settings, job, cost, fate, screening, order, verdicts }: LookedAt): OptimumSet => ({
    settings: [...settings],
    hash: job.lineHash,
    cost,
    fate,
    reason: screening.against?.reason ?? null,
    order,
    replications: budget.of(job),
    estimates: order === null ? [] : options.limits.map(({ kpi }) => estimate(job, kpi.address)),
    verdicts: [...verdicts],
  })
  return {
    format: 'tollway-optimum/1',
    version: VERSION,
    plan: { title: plan.title ?? null, hash: planHash },
    line: { name: line.name, title: line.title, notice: line.notice ?? null },
    seed,
    warmUp,
    horizon,
    confidence: CONFIDENCE,
    end: search.shortage ?? (chosen === null ? 'none' : 'answered'),
    chosen,
    budget: budget.limit,
    spent: budget.spent,
    firstStage: options.firstStage,
    guarantee: { probability: options.goal.probability, ...guarantee },
    doesNotApply: [...sets[0]!.screening.doesNotApply],
    currency,
    nearlyEqual: options.goal.nearlyEqual,
    choices: plan.factors.map(({ name }, factor) => ({ name, priced: priced[factor]! })),
    limits: options.limits.map(({ kpi, sense, limit, tolerance }) => ({ kpi: kpi.address, unit: kpi.unit, sense, limit, tolerance })),
    ...(selection !== null && {
      selection: {
        kpi: options.goal.prefer,
        unit: kpiAt(sets[0]!.job, options.goal.prefer).unit,
        indifference: selection.indifference,
        contenders: selection.contenders,
        estimates: selection.contenders.map((index) => estimate(sets[index]!.job, options.goal.prefer)),
        isDone: selection.isDone,
      },
    }),
    sets: sets.map(ofSet),
  }
}
