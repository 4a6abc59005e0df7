/**
 * Stocks of materials and die: what is there, what is ordered, and what comes. It is ordered when stock and open orders together (the inventory position)
 * are at the reorder point or below: looked at after every withdrawal, or at reviews, the first at the start. Or it is delivered on agreed dates, late by chance.
 * While deliveries are closed, what comes waits, and is delivered when they open.
 */
import { Sampler, type StateVisitor, type Streams, type Ticks, type Timer, type Timers } from '../engine/index.ts'
import type { StockRef } from '../spec/line.ts'
import { type Accumulators, PerStock } from './accumulators.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { CompiledStock } from './compiled-stocks.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import { OpenOrders } from './open-orders.ts'
import { Priority } from './priorities.ts'

export interface StockParts {
  /** More of a stock is there: machines, or lots outside, may wait for it. */
  stockCameIn(stock: number): void
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  streams: Streams
  books: Accumulators
}

/** What does not change of a stock. Amounts in grains. */
interface Kept {
  compiled: CompiledStock
  /** Lead times, or delays, in the order in which dated changes bring them; first that of the file. */
  leadTimes: Sampler[]
  leadTimeStream: number
  reorderAt: number
  /** Of one order or delivery; 0: it is ordered up to `upTo`. */
  quantity: number
  upTo: number
  /** The next review or delivery that was agreed on; null: neither. */
  timer: Timer | null
  /** Time between reviews, or between deliveries; null: at `times`, or never. */
  every: Sampler | null
  everyStream: number
  times: readonly number[]
  /** Somebody looks at it after every withdrawal. */
  isWatched: boolean
}

const AT_ONCE = new Sampler({ kind: 'constant', value: 0 })

export class Stocks {
  private readonly listener: FloorListener | null
  private readonly parts: StockParts
  /** Grains of each stock that are there, and that are ordered and have not been delivered. */
  level: Float64Array
  onOrder: Float64Array
  /** Grains that have come while its deliveries were closed. */
  private atTheDoor: Float64Array
  private closed: Uint8Array
  /** Which of its lead times is in force, and how many of its agreed times have been. */
  private inForce: Int32Array
  private position: Int32Array
  private since: Float64Array
  private readonly orders: OpenOrders
  private readonly kept: readonly Kept[]
  private readonly columns: Int32Array
  private readonly totals: Float64Array
  private readonly timers: Timers
  private readonly streams: Streams

  constructor(parts: StockParts) {
    const { line, timers, streams, books } = parts
    this.parts = parts
    this.listener = parts.listener
    const { stocks } = line
    this.timers = timers
    this.streams = streams
    this.totals = books.scalars.totals
    this.columns = Int32Array.from(stocks, ({ index }) => books.layout.ofStock(index))
    this.orders = new OpenOrders(timers)
    this.level = Float64Array.from(stocks, ({ spec, grains }) => Math.round(spec.initial * grains))
    this.onOrder = new Float64Array(stocks.length)
    this.atTheDoor = new Float64Array(stocks.length)
    this.closed = new Uint8Array(stocks.length)
    this.inForce = new Int32Array(stocks.length)
    this.position = new Int32Array(stocks.length)
    this.since = new Float64Array(stocks.length)
    this.kept = stocks.map((stock) => this.prepare(stock, line))
  }

  /** What is low is ordered, or looked at first, at the start; agreed deliveries begin. */
  begin(): void {
    for (let stock = 0; stock < this.kept.length; stock++) this.beginOne(stock)
  }

  /** Takes grains, which must be there, out of a stock. */
  withdraw(stock: number, grains: number): void {
    this.settle(stock)
    this.level[stock]! -= grains
    this.totals[this.columns[stock]! + PerStock.used]! += grains
    if (this.kept[stock]!.isWatched) this.orderIfLow(stock)
  }

  /** The timer of a stock: it is looked at, or a delivery that was agreed on falls due. */
  fallsDue(stock: number): void {
    const { compiled, quantity } = this.kept[stock]!
    if (compiled.spec.supply.kind === 'reorder') this.orderIfLow(stock)
    else this.order(stock, quantity)
    this.setNext(stock)
  }

  /** A delivery has come. */
  arrives(row: number): void {
    const stock = this.orders.stock[row]!
    const amount = this.orders.amount[row]!
    this.orders.remove(row)
    if (this.closed[stock] === 1) this.atTheDoor[stock]! += amount
    else this.deliver(stock, amount)
  }

  /** The next lead time of a dated change is in force. */
  changeLeadTime(ref: StockRef): void {
    for (const stock of this.of(ref)) this.inForce[stock]!++
  }

  setDeliveries(ref: StockRef, are: 'open' | 'closed'): void {
    for (const stock of this.of(ref)) {
      this.closed[stock] = are === 'closed' ? 1 : 0
      const amount = this.atTheDoor[stock]!
      if (are === 'closed' || amount === 0) continue
      this.atTheDoor[stock] = 0
      this.deliver(stock, amount)
    }
  }

  settleAll(): void {
    for (let stock = 0; stock < this.level.length; stock++) this.settle(stock)
  }

  visit(state: StateVisitor): void {
    this.level = state.array(this.level)
    this.onOrder = state.array(this.onOrder)
    this.atTheDoor = state.array(this.atTheDoor)
    this.closed = state.array(this.closed)
    this.inForce = state.array(this.inForce)
    this.position = state.array(this.position)
    this.since = state.array(this.since)
    this.orders.visit(state)
  }

  private prepare(compiled: CompiledStock, line: CompiledLine): Kept {
    const { supply } = compiled.spec
    const isOrdered = supply.kind === 'reorder'
    const leadTime = isOrdered ? supply.leadTime : supply.delay
    const every = isOrdered ? constant(supply.review) : 'every' in supply.due ? new Sampler(supply.due.every) : null
    const times = supply.kind === 'deliveries' && 'times' in supply.due ? supply.due.times : []
    const grains = (amount: number) => Math.round(amount * compiled.grains)
    return {
      compiled,
      leadTimes: [leadTime === undefined ? AT_ONCE : new Sampler(leadTime), ...changedLeadTimes(compiled, line)],
      leadTimeStream: this.streams.claim(`${compiled.place}/lead-time`),
      reorderAt: isOrdered ? grains(supply.reorderAt) : 0,
      quantity: isOrdered ? ('quantity' in supply.order ? Math.max(1, grains(supply.order.quantity)) : 0) : grains(supply.amount),
      upTo: isOrdered && 'upTo' in supply.order ? grains(supply.order.upTo) : 0,
      timer: every === null && times.length === 0 ? null : this.timers.claim(Handler.stockDue, compiled.index, Priority.arrival),
      every,
      everyStream: this.streams.claim(`${compiled.place}/interval`),
      times,
      isWatched: isOrdered && supply.review === undefined,
    }
  }

  private beginOne(stock: number): void {
    const { compiled, timer } = this.kept[stock]!
    if (compiled.spec.supply.kind === 'deliveries') this.setNext(stock)
    else if (timer === null) this.orderIfLow(stock)
    else this.timers.set(timer, 0)
  }

  private setNext(stock: number): void {
    const { timer, every, everyStream, times } = this.kept[stock]!
    if (every !== null) this.timers.set(timer!, Math.round(this.streams.draw(everyStream, every)))
    else {
      const time = times[this.position[stock]!]
      if (time === undefined) return
      this.position[stock]!++
      this.timers.setAt(timer!, Math.round(time))
    }
  }

  private orderIfLow(stock: number): void {
    const { reorderAt, quantity, upTo } = this.kept[stock]!
    const position = this.level[stock]! + this.onOrder[stock]!
    if (position > reorderAt) return
    this.order(stock, quantity === 0 ? upTo - position : quantity * (Math.floor((reorderAt - position) / quantity) + 1))
  }

  private order(stock: number, amount: number): void {
    const { compiled, leadTimes, leadTimeStream } = this.kept[stock]!
    this.settle(stock)
    this.onOrder[stock]! += amount
    this.totals[this.columns[stock]! + PerStock.orders]!++
    const leadTime: Ticks = Math.round(this.streams.draw(leadTimeStream, leadTimes[this.inForce[stock]!]!))
    this.orders.add(stock, amount, leadTime)
    this.listener?.happened('stockOrdered', this.timers.now, -1, -1, -1, -1, 0, compiled.name)
  }

  private deliver(stock: number, amount: number): void {
    this.settle(stock)
    this.onOrder[stock]! -= amount
    this.level[stock]! += amount
    this.totals[this.columns[stock]! + PerStock.delivered]! += amount
    this.listener?.happened('stockDelivered', this.timers.now, -1, -1, -1, -1, 0, this.kept[stock]!.compiled.name)
    this.parts.stockCameIn(stock)
  }

  /** Books in measures, not grains: the area then stays exact for longer. */
  private settle(stock: number): void {
    const elapsed: Ticks = this.timers.now - this.since[stock]!
    if (elapsed === 0) return
    const { grains } = this.kept[stock]!.compiled
    this.since[stock] = this.timers.now
    this.totals[this.columns[stock]! + PerStock.stockArea]! += (this.level[stock]! / grains) * elapsed
    this.totals[this.columns[stock]! + PerStock.orderArea]! += (this.onOrder[stock]! / grains) * elapsed
  }

  private of({ of, name }: StockRef): number[] {
    return this.kept.flatMap(({ compiled }) => (compiled.of === of && compiled.name === name ? [compiled.index] : []))
  }
}

function constant(ticks: number | undefined): Sampler | null {
  return ticks === undefined ? null : new Sampler({ kind: 'constant', value: ticks })
}

function changedLeadTimes({ of, name }: CompiledStock, { spec }: CompiledLine): Sampler[] {
  return (spec.changes ?? []).flatMap((change) =>
    change.kind === 'leadTime' && change.of === of && change.name === name ? [new Sampler(change.leadTime)] : [],
  )
}

/** Null: the line has none. */
export function stocksOf(parts: StockParts): Stocks | null {
  return parts.line.stocks.length === 0 ? null : new Stocks(parts)
}
