/** Die banks: which stock the lots of each product are released from, and how many lots wait outside for die. */
import type { StateVisitor, Timers } from '../engine/index.ts'
import { type Accumulators, PerStock } from './accumulators.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { Stocks } from './stocks.ts'

export interface DieBankParts {
  line: CompiledLine
  timers: Timers
  books: Accumulators
}

const NO_BANK = -1

export class DieBanks {
  /** Lots that wait for each stock, and since when. */
  private waiting: Float64Array
  private since: Float64Array
  /** The same, while it is counted anew. */
  private readonly counted: Float64Array
  private readonly stockOf: Int32Array
  private readonly stocks: Stocks
  private readonly parts: DieBankParts
  private readonly totals: Float64Array

  constructor(stocks: Stocks, parts: DieBankParts) {
    const { line, books } = parts
    this.stocks = stocks
    this.parts = parts
    this.totals = books.scalars.totals
    this.stockOf = Int32Array.from(line.products, ({ name }) =>
      line.stocks.findIndex((stock) => stock.of === 'product' && stock.name === name),
    )
    this.waiting = new Float64Array(line.stocks.length)
    this.since = new Float64Array(line.stocks.length)
    this.counted = new Float64Array(line.stocks.length)
  }

  hasFor(product: number, units: number): boolean {
    const stock = this.stockOf[product]!
    return stock === NO_BANK || this.stocks.level[stock]! >= units
  }

  /** A lot is released. */
  withdraw(product: number, units: number): void {
    const stock = this.stockOf[product]!
    if (stock === NO_BANK) return
    this.stocks.withdraw(stock, units)
    this.totals[this.parts.books.layout.ofStock(stock) + PerStock.lots]!++
  }

  /** Counts who waits anew: this, then `count` for each source that does, then `endCount`. */
  beginCount(): void {
    this.counted.fill(0)
  }

  count(product: number, lots: number): void {
    this.counted[this.stockOf[product]!]! += lots
  }

  endCount(): void {
    for (let stock = 0; stock < this.waiting.length; stock++) {
      if (this.counted[stock] === this.waiting[stock]) continue
      this.settle(stock)
      if (this.waiting[stock] === 0) this.totals[this.parts.books.layout.ofStock(stock) + PerStock.shortages]!++
      this.waiting[stock] = this.counted[stock]!
    }
  }

  settleAll(): void {
    for (let stock = 0; stock < this.waiting.length; stock++) this.settle(stock)
  }

  visit(state: StateVisitor): void {
    this.waiting = state.array(this.waiting)
    this.since = state.array(this.since)
  }

  private settle(stock: number): void {
    const { timers, books } = this.parts
    const elapsed = timers.now - this.since[stock]!
    this.since[stock] = timers.now
    if (this.waiting[stock] === 0) return
    const column = books.layout.ofStock(stock)
    this.totals[column + PerStock.shortTime]! += elapsed
    this.totals[column + PerStock.waitArea]! += this.waiting[stock]! * elapsed
  }
}
