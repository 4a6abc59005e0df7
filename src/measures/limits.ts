/**
 * Queue-time limits: of the carriers that came to the second step, or reached the limit before it, the share that did so at the limit or later; what was
 * scrapped for it; how long they took between the two steps; and the share of time in which the gate was closed while work waited before it.
 */
import { bucketEdges, PerLimit } from '../model/index.ts'
import { bucketQuantile } from '../statistics/index.ts'
import type { LimitMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const limitReached: LimitMeasure = {
  name: 'reached',
  unit: '1',
  of: (window, limit) => window.ofLimit(limit, PerLimit.reached) / window.ofLimit(limit, PerLimit.carriers),
}

export const limitReachedPerDay: LimitMeasure = {
  name: 'reachedPerDay',
  unit: 'carriers/day',
  of: (window, limit) => window.ofLimit(limit, PerLimit.reached) / window.days,
}

export const limitScrappedPerDay: LimitMeasure = {
  name: 'scrappedPerDay',
  unit: 'units/day',
  of: (window, limit) => window.ofLimit(limit, PerLimit.unitsScrapped) / window.days,
}

export const limitTimeP95: LimitMeasure = {
  name: 'timeP95',
  unit: 'h',
  of: (window, limit) => (bucketQuantile(window.limitTimes(limit), bucketEdges, 0.95) ?? Number.NaN) / TICKS_PER_HOUR,
}

export const gateHeldBack: LimitMeasure = {
  name: 'heldBack',
  unit: '1',
  of: (window, limit) => window.ofLimit(limit, PerLimit.heldBack) / window.ticks,
}
