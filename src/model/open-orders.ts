/** Deliveries under way: a pool of rows in typed arrays, each with a timer of its own, so that a later order may overtake. */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { Handler } from './handlers.ts'
import { Priority } from './priorities.ts'

const NONE = -1

export class OpenOrders {
  stock = new Int32Array(16)
  /** grains */
  amount = new Float64Array(16)
  private next = new Int32Array(16)
  private firstFree = NONE
  private rows = 0
  private readonly timers: Timers

  constructor(timers: Timers) {
    this.timers = timers
  }

  /** Puts a delivery on its way, which takes `ticks`. */
  add(stock: number, amount: number, ticks: Ticks): void {
    const row = this.takeRow()
    this.stock[row] = stock
    this.amount[row] = amount
    this.timers.set(this.timers.claim(Handler.stockArrives, row, Priority.arrival), ticks)
  }

  /** A delivery has come; its row is used again. */
  remove(row: number): void {
    this.next[row] = this.firstFree
    this.firstFree = row
  }

  visit(state: StateVisitor): void {
    this.stock = state.array(this.stock)
    this.amount = state.array(this.amount)
    this.next = state.array(this.next)
    this.firstFree = state.number(this.firstFree)
    this.rows = state.number(this.rows)
  }

  private takeRow(): number {
    if (this.firstFree !== NONE) {
      const row = this.firstFree
      this.firstFree = this.next[row]!
      return row
    }
    if (this.rows === this.stock.length) {
      this.stock = grown(this.stock)
      this.amount = grown(this.amount)
      this.next = grown(this.next)
    }
    return this.rows++
  }
}
