/**
 * Priorities that change: at a date, of a product (its lots in the line join their new class at once, in queues and before carts) or of a source; and of lots
 * that run late, looked at when a carrier of theirs comes to a queue. A lot with a priority of its own (from its source, its order, its place at the start, or
 * because it is late) keeps it, whatever becomes of its product's.
 */
import type { StateVisitor, Timers } from '../engine/index.ts'
import type { ExpediteSpec } from '../spec/line.ts'
import type { Accumulators } from './accumulators.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine } from './compiled-line.ts'
import { remainingWork } from './criteria.ts'
import type { FloorListener } from './listener.ts'
import type { LotId, Lots } from './lots.ts'
import { prioritiesChange, type ReleasedLot } from './released-lots.ts'
import type { StartRequests } from './start-requests.ts'
import type { StationQueues } from './station-queues.ts'
import type { Transport } from './transport.ts'

export interface LotPriorityParts {
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  books: Accumulators
  lots: Lots
  carriers: Carriers
  queues: StationQueues
  starts: StartRequests
  /** Null: carriers move in no time. */
  transport: Transport | null
}

const NONE = -1

/** Null: lots keep the priority that they were released with. */
export function lotPrioritiesOf(parts: LotPriorityParts): LotPriorities | null {
  return prioritiesChange(parts.line.spec) ? new LotPriorities(parts) : null
}

export class LotPriorities {
  private readonly listener: FloorListener | null
  /** Class of each product's lots, and of each source's; NONE: as their products say. */
  private ofProduct: Int32Array
  private ofSource: Int32Array
  /** What becomes of late lots, by product; null: nothing. */
  private readonly late: readonly (ExpediteSpec | null)[]
  private readonly parts: LotPriorityParts

  constructor(parts: LotPriorityParts) {
    const { line } = parts
    this.parts = parts
    this.listener = parts.listener
    this.ofProduct = Int32Array.from(line.products, ({ spec }) => line.priorities.indexOf(spec.priority))
    this.ofSource = Int32Array.from(line.spec.release, ({ priority }) =>
      priority === undefined ? NONE : line.priorities.indexOf(priority),
    )
    this.late = line.products.map(({ spec }) => spec.expedite ?? null)
  }

  /** A lot has come into being as its source, or its order, says. */
  released(lot: LotId, source: number, { product, hasOwnPriority }: ReleasedLot): void {
    const { lots } = this.parts
    const given = this.ofSource[source]!
    lots.hasOwnPriority[lot] = hasOwnPriority || given !== NONE ? 1 : 0
    if (!hasOwnPriority) lots.priorityClass[lot] = given === NONE ? this.ofProduct[product]! : given
  }

  /** From now on; null: as their products say. */
  changeSource(name: string, priority: number | null): void {
    const { line } = this.parts
    const source = line.sources.findIndex((one) => one.name === name)
    this.ofSource[source] = priority === null ? NONE : line.priorities.indexOf(priority)
  }

  /** From now on, and of its lots in the line. */
  changeProduct(name: string, priority: number): void {
    const { line, lots } = this.parts
    const product = line.products.findIndex((one) => one.name === name)
    const own = line.priorities.indexOf(priority)
    this.ofProduct[product] = own
    this.give(own, (lot) => lots.product[lot] === product && lots.hasOwnPriority[lot] === 0 && lots.priorityClass[lot] !== own)
  }

  /** A carrier comes to the queue of its step: its lot may be late. */
  comes(carrier: CarrierId): void {
    const { line, lots, carriers, timers, books } = this.parts
    const lot = carriers.lot[carrier]!
    const late = this.late[lots.product[lot]!]!
    if (late === null) return
    const better = line.priorities.indexOf(late.priority)
    if (better >= lots.priorityClass[lot]!) return
    const work = late.by === 'slack' ? remainingWork(this.parts, carrier) : 0
    if (lots.due[lot]! - timers.now - work >= late.below) return
    books.scalars.totals[books.layout.ofExpedited]!++
    this.give(better, (one) => one === lot)
    lots.hasOwnPriority[lot] = 1
  }

  visit(state: StateVisitor): void {
    this.ofProduct = state.array(this.ofProduct)
    this.ofSource = state.array(this.ofSource)
  }

  private give(priorityClass: number, isMeant: (lot: LotId) => boolean): void {
    const { lots, queues, starts, transport } = this.parts
    const change = (): void => {
      for (let lot = 0; lot < lots.places; lot++) {
        if (lots.root[lot] === 0 || !isMeant(lot)) continue
        const before = lots.priorityClass[lot]!
        lots.priorityClass[lot] = priorityClass
        this.tell(lot, before)
      }
    }
    queues.reclass(isMeant, change, (station) => starts.add(station))
    transport?.carts?.putInOrder()
  }

  private tell(lot: LotId, before: number): void {
    const { line, lots, timers } = this.parts
    const words = `${line.priorities[before]} -> ${line.priorities[lots.priorityClass[lot]!]}`
    this.listener?.happened('priorityChanged', timers.now, -1, -1, lot, -1, 0, words)
  }
}
