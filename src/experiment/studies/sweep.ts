/** A plan, simulated: every number at every point, and what the factors do to it. Points share their random numbers. */
import type { PlanSpec } from '../../spec/plan.ts'
import type { Sweep } from '../../spec/sweep.ts'
import type { Job } from '../job.ts'
import { kpiAt } from '../kpis.ts'
import { estimateOf } from '../summary.ts'
import type { Trials } from '../trials.ts'
import { VERSION } from '../version.ts'
import type { DesignPoint } from './design-points.ts'
import { effectsOf, familyOf } from './effects.ts'

const CONFIDENCE = 0.95

/** A point with the job that simulates it. Points that are the same line may share a job. */
export interface SweepPoint extends DesignPoint {
  job: Job
}

/**
 * What there is of the points' replications; effects only where all are there.
 * @param points at least one
 * @param planHash of what is simulated
 * @throws RangeError for a number that a line doesn't have
 */
export function sweepOf(plan: PlanSpec, planHash: string, points: readonly SweepPoint[], kpis: readonly string[], trials: Trials): Sweep {
  const { line, seed, warmUp, horizon, replications: wanted } = points[0]!.job
  const replications = Math.min(...points.map(({ job }) => trials.of(job).length))
  const { kind } = plan.design
  const design = replications === wanted && (kind === 'full factorial' || kind === 'one at a time') ? kind : null
  const factors = plan.factors.map(({ name }, factor) => ({ name, levels: levelNames(points, factor) }))
  const family =
    design === null
      ? null
      : familyOf(
          design,
          factors.map(({ levels }) => levels?.length ?? 0),
          CONFIDENCE,
        )
  return {
    format: 'tollway-sweep/1',
    version: VERSION,
    plan: { title: plan.title ?? null, hash: planHash },
    line: { name: line.name, title: line.title, notice: line.notice ?? null },
    design: 'points' in plan.design ? `${kind} ${plan.design.points}` : kind,
    seed,
    replications,
    warmUp,
    horizon,
    confidence: CONFIDENCE,
    factors,
    points: points.map(({ levels, job }) => ({
      settings: levels.map(({ name }) => name),
      hash: job.lineHash,
      estimates: kpis.map((kpi) => estimateOf(trials.values(job, kpi).slice(0, wanted), kpiAt(job, kpi).unit)),
    })),
    kpis: kpis.map((kpi) => {
      const { unit } = kpiAt(points[0]!.job, kpi)
      if (design === null || family === null) return { kpi, unit }
      const numbers = points.map((point) => point.numbers ?? [])
      const values = points.map(({ job }) => trials.values(job, kpi).slice(0, wanted))
      return { kpi, unit, effects: effectsOf(design, numbers, values, unit, family.level) }
    }),
    ...(family !== null && { family }),
  }
}

/** Of a factor, by number; null where the design has no levels. */
function levelNames(points: readonly SweepPoint[], factor: number): string[] | null {
  const names: string[] = []
  for (const { levels, numbers } of points) {
    if (numbers === null) return null
    names[numbers[factor]!] = levels[factor]!.name
  }
  return names
}
