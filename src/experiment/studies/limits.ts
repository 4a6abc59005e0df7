/** The limits of a goal in the units of the numbers that they are for. */
import type { GoalSpec, LimitSpec } from '../../spec/goal.ts'
import { TICKS } from '../../spec/units.ts'
import type { Constraint } from '../../statistics/index.ts'
import type { Job } from '../job.ts'
import { type Kpi, kpiAt } from '../kpis.ts'

/** A limit with its number: what a feasibility test needs to know. */
export interface Limit extends Constraint {
  kpi: Kpi
}

/** @throws RangeError for a number that the line doesn't have, and an amount in a unit that isn't its own */
export function limitsOf({ limits }: Pick<GoalSpec, 'limits'>, job: Pick<Job, 'line'>): Limit[] {
  return limits.map((spec) => {
    const kpi = kpiAt(job, spec.kpi)
    const limit = inUnit(spec, kpi.unit)
    return { kpi, sense: spec.sense, limit, tolerance: limit * spec.tolerance }
  })
}

function inUnit({ kpi, amount: { value, unit } }: LimitSpec, wanted: string): number {
  const ticks = TICKS.get(wanted)
  const own = TICKS.get(unit)
  if (ticks !== undefined && own !== undefined) return (value * own) / ticks
  const isShare = wanted === 'share' || wanted === '1'
  if (isShare && unit === '%') return value / 100
  if (ticks === undefined && (unit === '' || unit === wanted)) return value
  const expected =
    ticks !== undefined ? 'a duration such as "30 h"' : isShare ? 'a number or a share such as "85 %"' : `an amount in ${wanted}`
  throw new RangeError(`expected ${expected} for ${kpi}, received "${`${value} ${unit}`.trim()}"`)
}
