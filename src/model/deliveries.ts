/** Books what leaves on time and what late: of lots with a due date, by product and by priority class. Units count when their carrier leaves. */
import type { Ticks, Timers } from '../engine/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { type Accumulators, PerDelivery } from './accumulators.ts'
import { bucketOf } from './histogram.ts'
import type { LotId, Lots } from './lots.ts'

/** Whether a lot of the line can have a due date. */
export function hasDueDates({ products, release, wip = [] }: LineSpec): boolean {
  if (products.some(({ dueAfter }) => dueAfter !== undefined) || wip.some(({ due }) => due !== undefined)) return true
  return release.some(({ policy }) => policy.kind === 'orders' && policy.orders.some(({ due }) => due !== undefined))
}

export class Deliveries {
  private readonly products: number
  private readonly lots: Lots
  private readonly timers: Timers
  private readonly books: Accumulators

  /** @param products how many there are: classes are booked after them */
  constructor(products: number, lots: Lots, timers: Timers, books: Accumulators) {
    this.products = products
    this.lots = lots
    this.timers = timers
    this.books = books
  }

  unitsLeft(lot: LotId, units: number): void {
    const { lots, timers } = this
    const late = timers.now - lots.due[lot]!
    if (late === Number.NEGATIVE_INFINITY) return
    this.bookUnits(lots.product[lot]!, units, late)
    this.bookUnits(this.products + lots.priorityClass[lot]!, units, late)
  }

  /** The last of a lot has left, with good units. */
  lotLeft(lot: LotId): void {
    const { lots, timers } = this
    const late = timers.now - lots.due[lot]!
    if (late === Number.NEGATIVE_INFINITY) return
    this.bookLot(lots.product[lot]!, late)
    this.bookLot(this.products + lots.priorityClass[lot]!, late)
  }

  private bookUnits(group: number, units: number, late: Ticks): void {
    const { totals } = this.books.scalars
    const column = this.books.layout.ofDelivery(group)
    totals[column + PerDelivery.units]! += units
    if (late <= 0) totals[column + PerDelivery.unitsOnTime]! += units
  }

  private bookLot(group: number, late: Ticks): void {
    const { scalars, histograms, layout } = this.books
    const column = layout.ofDelivery(group)
    scalars.totals[column + PerDelivery.lots]!++
    if (late <= 0) scalars.totals[column + PerDelivery.lotsOnTime]!++
    scalars.totals[column + (late > 0 ? PerDelivery.lateSum : PerDelivery.earlySum)]! += late > 0 ? late : -late
    histograms.totals[layout.latenessOf(group) + bucketOf(Math.max(0, late))]!++
  }
}
