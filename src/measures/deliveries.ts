/**
 * On-time delivery of the lots with a due date that left within the window: the share that left by then (a lot with its last unit, units with their
 * carrier), and how late lots were. Lots that are overdue and still in the line are not in it.
 */
import { BUCKETS, bucketEdges, type CompiledLine, hasDueDates, PerDelivery } from '../model/index.ts'
import { bucketQuantile } from '../statistics/index.ts'
import type { DeliveryGroup, DeliveryMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

export const lotsOnTime: DeliveryMeasure = {
  name: 'lotsOnTime',
  unit: '1',
  of: (window, group) => sum(window, group, PerDelivery.lotsOnTime) / sum(window, group, PerDelivery.lots),
}

export const unitsOnTime: DeliveryMeasure = {
  name: 'unitsOnTime',
  unit: '1',
  of: (window, group) => sum(window, group, PerDelivery.unitsOnTime) / sum(window, group, PerDelivery.units),
}

/** Below 0: early. */
export const latenessMean: DeliveryMeasure = {
  name: 'latenessMean',
  unit: 'h',
  of: (window, group) =>
    (sum(window, group, PerDelivery.lateSum) - sum(window, group, PerDelivery.earlySum)) /
    sum(window, group, PerDelivery.lots) /
    TICKS_PER_HOUR,
}

/** Quantile of the time after the due date, 0 of lots on time: that of the lateness, as far as it is above 0. */
export const latenessP95: DeliveryMeasure = {
  name: 'latenessP95',
  unit: 'h',
  of(window, group) {
    const counts = new Float64Array(BUCKETS)
    for (const one of group.columns)
      window.lateness(one).forEach((count, bucket) => {
        counts[bucket]! += count
      })
    const ticks = bucketQuantile(counts, bucketEdges, 0.95)
    // The first bucket, of less than a millisecond, holds the lots on time.
    return ticks === null ? Number.NaN : ticks <= bucketEdges[1]! ? 0 : ticks / TICKS_PER_HOUR
  },
}

/** The whole line, each product, and each priority class where there are several; none where no lot can have a due date. */
export function deliveryGroups(line: CompiledLine): DeliveryGroup[] {
  if (!hasDueDates(line.spec)) return []
  const products = line.products.map(({ name, index }): DeliveryGroup => ({ of: 'product', name, columns: [index] }))
  const classes = line.priorities.map(
    (priority, index): DeliveryGroup => ({ of: 'priority', name: String(priority), columns: [products.length + index] }),
  )
  const all: DeliveryGroup = { of: 'line', name: line.spec.name, columns: products.flatMap(({ columns }) => columns) }
  return [all, ...products, ...(classes.length > 1 ? classes : [])]
}

function sum(window: Window, { columns }: DeliveryGroup, column: number): number {
  return columns.reduce((total, one) => total + window.ofDelivery(one, column), 0)
}
