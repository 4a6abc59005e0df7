/** Books what carts do: how many of each kind are at work and how many come empty, how long carriers wait, how often carts go. */
import type { StateVisitor, Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, PerCarts } from './accumulators.ts'
import { CartState } from './cart-state.ts'
import type { CompiledCarts } from './compiled-transport.ts'

export class CartBooks {
  /** Carts of each kind that are at work, that come empty, and that are in use or still at work; and until when their times are booked. */
  private busy: Int32Array
  private empty: Int32Array
  private there: Int32Array
  private bookedTo: Float64Array
  private readonly timers: Timers
  private readonly totals: Float64Array
  private readonly columns: readonly number[]

  constructor(kinds: readonly CompiledCarts[], timers: Timers, books: Accumulators) {
    this.timers = timers
    this.totals = books.scalars.totals
    this.columns = kinds.map((_, kind) => books.layout.ofCarts(kind))
    this.busy = new Int32Array(kinds.length)
    this.empty = new Int32Array(kinds.length)
    this.there = Int32Array.from(kinds, ({ spec }) => spec.count)
    this.bookedTo = new Float64Array(kinds.length)
  }

  /** A cart of a kind goes from one state to another. */
  change(kind: number, from: number, to: number): void {
    this.settle(kind)
    this.busy[kind]! += isBusy(to) - isBusy(from)
    this.empty[kind]! += Number(to === CartState.coming) - Number(from === CartState.coming)
    this.there[kind]! += Number(from === CartState.unused) - Number(to === CartState.unused)
  }

  /** A cart of a kind leaves with carriers. */
  leaves(kind: number): void {
    this.totals[this.columns[kind]! + PerCarts.moves]!++
  }

  /** A carrier leaves on a cart of a kind for which it has waited. */
  served(kind: number, waited: Ticks): void {
    this.totals[this.columns[kind]! + PerCarts.carriers]!++
    this.totals[this.columns[kind]! + PerCarts.waitSum]! += waited
  }

  settleAll(): void {
    for (let kind = 0; kind < this.columns.length; kind++) this.settle(kind)
  }

  visit(state: StateVisitor): void {
    this.busy = state.array(this.busy)
    this.empty = state.array(this.empty)
    this.there = state.array(this.there)
    this.bookedTo = state.array(this.bookedTo)
  }

  private settle(kind: number): void {
    const { now } = this.timers
    const elapsed: Ticks = now - this.bookedTo[kind]!
    const column = this.columns[kind]!
    this.totals[column + PerCarts.busyArea]! += this.busy[kind]! * elapsed
    this.totals[column + PerCarts.emptyArea]! += this.empty[kind]! * elapsed
    this.totals[column + PerCarts.thereArea]! += this.there[kind]! * elapsed
    this.bookedTo[kind] = now
  }
}

function isBusy(state: number): number {
  return state === CartState.free || state === CartState.unused ? 0 : 1
}
