/** What formulas say of a set before it is simulated: that it can't keep to a limit, or how long a lot takes in it, about. */
import { type QueueingReport, queueing, staticCapacity } from '../../analysis/index.ts'
import type { LineSpec } from '../../spec/line.ts'
import type { Limit } from './limits.ts'

export interface Screening {
  /** Why it is not simulated; null: nothing speaks against it. */
  against: { by: 'arithmetic' | 'approximation'; reason: string } | null
  /** Hours, mean of the lots, by the approximation; null: it doesn't say. */
  cycleTime: number | null
  /** Why the approximation says nothing of this line; empty: it does. */
  doesNotApply: readonly string[]
}

/** The approximation of the mean may be wrong by so much before a limit of the cycle time is given up for it. */
const MARGIN = 1.5
/** Where the mean is far above it, so are these. */
const CYCLE_TIMES = ['cycleTimeMean', 'cycleTimeP90', 'cycleTimeP95', 'cycleTimeP99']
const TICKS_PER_HOUR = 3_600e6

export function screened(line: LineSpec, limits: readonly Limit[]): Screening {
  const approximation = queueing(line)
  const { doesNotApply } = approximation
  const cycleTime = doesNotApply.length > 0 ? null : meanCycleTime(approximation)
  const impossible = tooLittleOutput(line, limits)
  const against = impossible ?? (doesNotApply.length > 0 ? null : tooSlow(cycleTime, limits))
  return { against, cycleTime, doesNotApply }
}

/** Sure where one product comes at a steady rate into an empty line: of several, those that don't need the bottleneck go on. */
function tooLittleOutput(line: LineSpec, limits: readonly Limit[]): Screening['against'] {
  const wanted = limits.find(({ kpi, sense }) => kpi.address === 'goodPerDay' && sense === 'at-least')
  const isSteady = line.products.length === 1 && (line.changes ?? []).length === 0 && (line.wip ?? []).length === 0
  if (wanted === undefined || !isSteady) return null
  const { limitGoodPerDay, goodPerDay, bottleneck } = staticCapacity(line)
  const most = Math.min(limitGoodPerDay, goodPerDay ?? limitGoodPerDay)
  if (most >= wanted.limit - wanted.tolerance) return null
  const reason = most < limitGoodPerDay ? 'no more is released' : `${bottleneck.station} can do no more`
  return { by: 'arithmetic', reason: `at most ${Math.round(most)} good units/day: ${reason}` }
}

/** Hours; infinite where a queue grows without end, null without a release rate. */
function meanCycleTime({ products }: QueueingReport): number | null {
  const released = products.filter(({ lotsPerDay }) => lotsPerDay > 0)
  if (released.length === 0) return null
  const lots = released.reduce((sum, { lotsPerDay }) => sum + lotsPerDay, 0)
  return released.reduce(
    (sum, product) => sum + (product.lotsPerDay / lots) * ((product.cycleTime ?? Number.POSITIVE_INFINITY) / TICKS_PER_HOUR),
    0,
  )
}

function tooSlow(cycleTime: number | null, limits: readonly Limit[]): Screening['against'] {
  const limit = limits.find(({ kpi, sense }) => CYCLE_TIMES.includes(kpi.address) && sense === 'at-most')
  if (cycleTime === null || limit === undefined || cycleTime <= MARGIN * limit.limit) return null
  const about = Number.isFinite(cycleTime)
    ? `a lot takes about ${Number(cycleTime.toPrecision(2))} h on average`
    : 'a queue grows without end'
  return { by: 'approximation', reason: about }
}
