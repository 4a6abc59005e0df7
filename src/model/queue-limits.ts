/**
 * Queue-time limits: each carrier has a clock for each limit of its route. It starts when the work of step `from` ends and stops when step `to` begins; it is
 * dropped where the carrier goes to a step that is not between the two. A carrier that waits at its limit has reached it, and so has one that begins at that
 * instant. What changes carriers keeps the earliest clock of what is put together: units go into the next carriers in the order in which they came.
 */
import type { PlaceKey, Sampler, StateVisitor, Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, PerLimit } from './accumulators.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import { ClockTable } from './clock-table.ts'
import type { CompiledLimit, CompiledLimits } from './compiled-limits.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { Gates } from './gates.ts'
import { bucketOf } from './histogram.ts'
import { LimitTimers } from './limit-timers.ts'
import type { LotDraws } from './lot-draws.ts'
import { type LotId, type Lots, NO_LOT } from './lots.ts'

export interface LimitParts {
  line: CompiledLine
  lots: Lots
  carriers: Carriers
  timers: Timers
  books: Accumulators
  draws: LotDraws
  /** Null: no limit has one. */
  gates: Gates | null
}

export class QueueLimits {
  /** Of carriers. */
  private readonly clocks: ClockTable
  /** Of what has been gathered for the next carrier, by lot and segment. */
  private readonly gathered: ClockTable
  private readonly alarms: LimitTimers
  private readonly limits: CompiledLimits
  private readonly withinKeys: Map<CompiledLimit, PlaceKey>
  private readonly holdKeys: Map<CompiledLimit, PlaceKey>
  private readonly parts: LimitParts
  private readonly totals: Float64Array
  private readonly histograms: Float64Array

  constructor(limits: CompiledLimits, parts: LimitParts) {
    this.limits = limits
    this.clocks = new ClockTable(limits.clocks)
    this.gathered = new ClockTable(limits.clocks)
    this.alarms = new LimitTimers(parts.timers)
    this.parts = parts
    this.totals = parts.books.scalars.totals
    this.histograms = parts.books.histograms.totals
    const keys = (what: string) =>
      new Map(limits.ofProduct.flat().map((limit) => [limit, parts.draws.keyOf(`${limit.place}/${what}`)] as const))
    this.withinKeys = keys('within')
    this.holdKeys = keys('hold')
  }

  /** The work of its step on a carrier has ended. */
  stepEnds(carrier: CarrierId): void {
    const { now } = this.parts.timers
    for (const limit of this.limits.from[this.stepOf(carrier).home]!)
      this.clocks.start(carrier, limit.clock, now, now + this.draw(limit.within, this.withinKeys.get(limit)!, carrier))
  }

  /** A carrier goes to another step: `carriers.step` says which. */
  goesTo(carrier: CarrierId): void {
    const step = this.stepOf(carrier)
    for (const limit of this.limits.ofProduct[step.product]!) if (!isBetween(limit, step)) this.drop(carrier, limit)
  }

  /** A carrier has joined the queue before its step. */
  queued(carrier: CarrierId): void {
    const { gates } = this.parts
    const step = this.stepOf(carrier)
    gates?.queued(carrier, step)
    let due = Number.POSITIVE_INFINITY
    for (const limit of this.limits.ofProduct[step.product]!) {
      if (limit.to === step.home) gates?.forget(carrier, limit)
      if (limit.action !== 'warn') due = Math.min(due, this.clocks.dueAt(carrier, limit.clock))
    }
    if (due < Number.POSITIVE_INFINITY) this.alarms.set(carrier, due)
  }

  /** A carrier has left its queue. */
  unqueued(carrier: CarrierId): void {
    this.parts.gates?.unqueued(carrier, this.stepOf(carrier))
    this.alarms.clear(carrier)
  }

  /** Its step, or the setup for it, begins with a carrier. */
  begins(carrier: CarrierId): void {
    const { gates, timers, carriers } = this.parts
    const { home } = this.stepOf(carrier)
    for (const limit of this.limits.to[home]!)
      if (this.clocks.runs(carrier, limit.clock)) this.end(carrier, limit, timers.now >= this.clocks.dueAt(carrier, limit.clock))
    for (const limit of this.limits.from[home]!) gates?.expect(carrier, limit, carriers.units[carrier]!)
  }

  /** A carrier ceases to be. */
  gone(carrier: CarrierId): void {
    for (const limit of this.limitsOf(carrier)) this.drop(carrier, limit)
  }

  /** What is in a carrier is put to what its lot has gathered before a segment. */
  gathers(carrier: CarrierId, lot: LotId, segment: number): void {
    for (const { clock } of this.limitsOf(carrier)) {
      if (!this.clocks.runs(carrier, clock)) continue
      this.gathered.advance(this.poolOf(lot, segment), clock, this.clocks.startedAt(carrier, clock), this.clocks.dueAt(carrier, clock))
    }
  }

  /** What a lot has gathered before a segment goes to what lot `to` has gathered there; NO_LOT: it is lost. */
  handsOver(from: LotId, to: LotId, segment: number): void {
    const pool = this.poolOf(from, segment)
    for (const { clock } of this.limits.ofProduct[this.parts.lots.product[from]!]!) {
      if (!this.gathered.runs(pool, clock)) continue
      if (to !== NO_LOT)
        this.gathered.advance(this.poolOf(to, segment), clock, this.gathered.startedAt(pool, clock), this.gathered.dueAt(pool, clock))
      this.gathered.stop(pool, clock)
    }
  }

  /** A new carrier has been filled from what a lot had gathered before its step; what is left there came from carrier `source`. */
  formed(carrier: CarrierId, lot: LotId, source: CarrierId): void {
    const { carriers, gates } = this.parts
    const step = this.stepOf(carrier)
    for (const limit of this.limits.ofProduct[step.product]!) {
      const { clock } = limit
      const pool = this.poolOf(lot, step.segment)
      if (this.gathered.runs(pool, clock) && isBetween(limit, step)) {
        this.clocks.start(carrier, clock, this.gathered.startedAt(pool, clock), this.gathered.dueAt(pool, clock))
        gates?.expect(carrier, limit, carriers.units[carrier]!)
      }
      this.keepFor(pool, clock, this.parts.lots.gatheredAt(lot, step.segment) > 0 ? source : NO_CARRIER)
    }
  }

  /** When a carrier reaches the first of its limits, ticks; Infinity: no clock of it runs. */
  nextDue(carrier: CarrierId): Ticks {
    let due = Number.POSITIVE_INFINITY
    for (const { clock } of this.limitsOf(carrier)) due = Math.min(due, this.clocks.dueAt(carrier, clock))
    return due
  }

  /** The limit that a waiting carrier has reached first, of those that do something to it; stops its clock. One must be reached. */
  takeReached(carrier: CarrierId): CompiledLimit {
    const acting = this.limitsOf(carrier).filter(({ action }) => action !== 'warn')
    const first = acting.reduce((best, limit) =>
      this.clocks.dueAt(carrier, limit.clock) < this.clocks.dueAt(carrier, best.clock) ? limit : best,
    )
    this.end(carrier, first, true)
    return first
  }

  /** How long a limit holds a carrier, ticks. */
  holdTime(carrier: CarrierId, limit: CompiledLimit): Ticks {
    return this.draw(limit.hold!, this.holdKeys.get(limit)!, carrier)
  }

  bookScrap({ index }: CompiledLimit, units: number): void {
    this.totals[this.parts.books.layout.ofLimit(index) + PerLimit.unitsScrapped]! += units
  }

  visit(state: StateVisitor): void {
    this.clocks.visit(state)
    this.gathered.visit(state)
    this.alarms.visit(state)
  }

  /** The clock of what is gathered goes on as that of carrier `source`; NO_CARRIER: it stops. */
  private keepFor(pool: number, clock: number, source: CarrierId): void {
    if (source !== NO_CARRIER && this.clocks.runs(source, clock))
      this.gathered.start(pool, clock, this.clocks.startedAt(source, clock), this.clocks.dueAt(source, clock))
    else this.gathered.stop(pool, clock)
  }

  /** Stops a clock and books it. */
  private end(carrier: CarrierId, limit: CompiledLimit, isReached: boolean): void {
    const { layout } = this.parts.books
    const column = layout.ofLimit(limit.index)
    const ticks = this.parts.timers.now - this.clocks.startedAt(carrier, limit.clock)
    this.totals[column + PerLimit.carriers]!++
    if (isReached) this.totals[column + PerLimit.reached]!++
    this.histograms[layout.limitTimesOf(limit.index) + bucketOf(ticks)]!++
    this.drop(carrier, limit)
  }

  private drop(carrier: CarrierId, limit: CompiledLimit): void {
    this.clocks.stop(carrier, limit.clock)
    this.parts.gates?.forget(carrier, limit)
  }

  private draw(law: Sampler, key: PlaceKey, carrier: CarrierId): Ticks {
    return Math.round(law.isConstant ? law.mean : law.draw(this.parts.draws.ofCarrier(key, carrier)))
  }

  private stepOf(carrier: CarrierId): CompiledStep {
    return this.parts.line.steps[this.parts.carriers.step[carrier]!]!
  }

  private limitsOf(carrier: CarrierId): readonly CompiledLimit[] {
    const { lots, carriers } = this.parts
    return this.limits.ofProduct[lots.product[carriers.lot[carrier]!]!]!
  }

  private poolOf(lot: LotId, segment: number): number {
    return lot * this.parts.line.segments + segment
  }
}

/** Does the clock of a limit run at a step? */
function isBetween({ from, to }: CompiledLimit, { home }: CompiledStep): boolean {
  return home > from && home <= to
}
