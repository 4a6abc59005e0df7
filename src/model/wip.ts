/** Lots and units in the line, with their time integrals. */
import type { StateVisitor, Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, Line } from './accumulators.ts'

export class Wip {
  lots = 0
  units = 0
  private since: Ticks = 0
  private readonly totals: Float64Array
  private readonly timers: Timers

  constructor(books: Accumulators, timers: Timers) {
    this.totals = books.scalars.totals
    this.timers = timers
  }

  change(lots: number, units: number): void {
    this.settleAll(this.timers.now)
    this.lots += lots
    this.units += units
  }

  settleAll(now: Ticks): void {
    const elapsed = now - this.since
    if (elapsed === 0) return
    this.totals[Line.lotArea]! += this.lots * elapsed
    this.totals[Line.unitArea]! += this.units * elapsed
    this.since = now
  }

  visit(state: StateVisitor): void {
    this.lots = state.number(this.lots)
    this.units = state.number(this.units)
    this.since = state.number(this.since)
  }
}
