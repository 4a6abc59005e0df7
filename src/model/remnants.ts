/**
 * Remnants: the units at the end of a lot that fill no carrier, where contents change carrier. They go on in a part-full one, are scrapped, or are kept: then
 * they wait, and the next lot that may have them takes them when the first of its own units come there, so that they go into its first carrier. Their lot is
 * in the line until they have been taken, or have gone on part-full; its cycle time ends then.
 */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerRemnant } from './accumulators.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import { type LotId, type Lots, NO_LOT } from './lots.ts'
import { Priority } from './priorities.ts'
import type { QueueLimits } from './queue-limits.ts'
import type { WipLimits } from './wip-limits.ts'

export interface RemnantParts {
  repacking: RemnantLots
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  lots: Lots
  timers: Timers
  books: Accumulators
  /** Null: the line has no queue-time limits. */
  limits: QueueLimits | null
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null
}

/** What becomes of lots when their remnants do something. */
export interface RemnantLots {
  /** What a lot has gathered before a step goes on in a part-full carrier. */
  sendOn(lot: LotId, step: CompiledStep, wasKept: boolean): void
  /** It is scrapped. */
  scrapRest(lot: LotId, step: CompiledStep, units: number): void
  /** Nothing of it waits any more. */
  released(lot: LotId): void
}

const NONE = -1

export class Remnants {
  private readonly listener: FloorListener | null
  /** Lots whose remnants wait before each step, the first that came first. */
  private first: Int32Array
  private last: Int32Array
  private next = new Int32Array(16)
  private previous = new Int32Array(16)
  /** The step before which the remnant of each lot waits, since when, its timer, and when the oldest lot with units in it was released. */
  private stepOf = new Int32Array(16).fill(NONE)
  private since = new Float64Array(16)
  private timer = new Int32Array(16).fill(NONE)
  private oldest = new Float64Array(16)
  /** Units kept before each step, and until when they are booked. */
  private units: Float64Array
  private bookedTo: Float64Array
  private readonly parts: RemnantParts
  private readonly totals: Float64Array
  /** Some remnants wait for lots of their mother only. */
  private readonly waitForSisters: boolean

  constructor(parts: RemnantParts) {
    const { line, books } = parts
    this.parts = parts
    this.listener = parts.listener
    this.totals = books.scalars.totals
    this.first = new Int32Array(line.steps.length).fill(NO_LOT)
    this.last = new Int32Array(line.steps.length).fill(NO_LOT)
    this.units = new Float64Array(line.steps.length)
    this.bookedTo = new Float64Array(line.steps.length)
    this.waitForSisters = line.steps.some(({ remnants }) => remnants?.spec.kind === 'keep' && remnants.spec.joins === 'mother')
  }

  /** Units that a lot would take over if some of its own came to a step now. */
  unitsFor(lot: LotId, step: CompiledStep): number {
    let units = 0
    for (let other = this.first[step.index]!; other !== NO_LOT; other = this.next[other]!)
      if (this.fits(other, lot, step)) units += this.parts.lots.gatheredAt(other, step.segment)
    return units
  }

  /** Units of a lot have come to a step: it takes over what waits for it. */
  takeOver(lot: LotId, step: CompiledStep): void {
    this.growTo(lot)
    if (this.parts.lots.gatheredAt(lot, step.segment) === 0) this.oldest[lot] = this.parts.lots.releasedAt[lot]!
    for (let other = this.first[step.index]!; other !== NO_LOT; ) {
      const after = this.next[other]!
      if (this.fits(other, lot, step)) this.handOver(other, lot, step)
      other = after
    }
  }

  /** A carrier of a step has been filled with so many units. */
  formed(lot: LotId, step: CompiledStep, units: number): void {
    const column = this.columnOf(step)
    this.totals[column + PerRemnant.carriers]!++
    if (units < step.carrierUnits) this.totals[column + PerRemnant.partFull]!++
    // What was taken over came first, and is less than a carrier.
    if (lot < this.oldest.length) this.oldest[lot] = this.parts.lots.releasedAt[lot]!
  }

  /** No more units of a lot can come to a step: what becomes of what has been gathered there and fills no carrier. True: it waits. */
  end(lot: LotId, step: CompiledStep): boolean {
    const { spec } = step.remnants!
    const units = this.parts.lots.gatheredAt(lot, step.segment)
    if (units === 0) return false
    if (spec.kind === 'keep' && (spec.joins === 'product' || this.hasSisters(lot, step))) {
      this.keep(lot, step, units, spec.atMost)
      return true
    }
    this.settleFate(lot, step, units, false)
    return false
  }

  /** The timer of a lot: its remnant has been kept for as long as it may be. */
  due(lot: LotId): void {
    this.giveUp(lot, this.parts.line.steps[this.stepOf[lot]!]!)
  }

  /** A lot has left a segment behind, or ended: remnants that wait for no one else go. */
  movedOn(root: number): void {
    if (!this.waitForSisters) return
    const { line, lots } = this.parts
    for (const step of line.steps) {
      if (step.remnants?.spec.kind !== 'keep' || step.remnants.spec.joins !== 'mother') continue
      let lot = this.first[step.index]!
      while (lot !== NO_LOT && lots.root[lot] !== root) lot = this.next[lot]!
      // There is at most one: it would have joined another.
      if (lot !== NO_LOT && !this.hasSisters(lot, step)) this.giveUp(lot, step)
    }
  }

  settleAll(): void {
    for (const step of this.parts.line.steps) if (step.remnants !== null && step.index === step.home) this.change(step, 0)
  }

  visit(state: StateVisitor): void {
    this.first = state.array(this.first)
    this.last = state.array(this.last)
    this.next = state.array(this.next)
    this.previous = state.array(this.previous)
    this.stepOf = state.array(this.stepOf)
    this.since = state.array(this.since)
    this.timer = state.array(this.timer)
    this.oldest = state.array(this.oldest)
    this.units = state.array(this.units)
    this.bookedTo = state.array(this.bookedTo)
  }

  private keep(lot: LotId, step: CompiledStep, units: number, atMost: Ticks | undefined): void {
    const { timers } = this.parts
    this.growTo(lot)
    this.link(lot, step.index)
    this.stepOf[lot] = step.index
    this.since[lot] = timers.now
    if (atMost !== undefined) {
      this.timer[lot] = timers.claim(Handler.remnantDue, lot, Priority.patience)
      timers.set(this.timer[lot]!, Math.round(atMost))
    }
    this.change(step, units)
    this.totals[this.columnOf(step) + PerRemnant.kept]!++
    this.tell('remnantKept', lot, step, units, NO_LOT)
  }

  /** The remnant of a lot goes to what another has gathered. */
  private handOver(from: LotId, to: LotId, step: CompiledStep): void {
    const { lots, limits, wipLimits } = this.parts
    const units = lots.gatheredAt(from, step.segment)
    this.oldest[to] = Math.min(this.oldest[to]!, this.oldest[from]!)
    this.totals[this.columnOf(step) + PerRemnant.joined]!++
    lots.hasHandedOn[from] = 1
    this.tell('remnantTaken', to, step, units, from)
    this.leave(from, step, units, to)
    lots.gather(from, step.segment, -units)
    lots.gather(to, step.segment, units)
    limits?.handsOver(from, to, step.segment)
    wipLimits?.handsOver(from, to, step, units)
    this.parts.repacking.released(from)
  }

  private giveUp(lot: LotId, step: CompiledStep): void {
    const units = this.parts.lots.gatheredAt(lot, step.segment)
    this.leave(lot, step, units)
    this.settleFate(lot, step, units, true)
    this.parts.repacking.released(lot)
  }

  /** What nobody takes goes on or is scrapped. */
  private settleFate(lot: LotId, step: CompiledStep, units: number, wasKept: boolean): void {
    const { spec } = step.remnants!
    if (spec.kind === 'scrap' || (spec.kind === 'keep' && spec.otherwise === 'scrap')) this.scrap(lot, step, units)
    else this.parts.repacking.sendOn(lot, step, wasKept)
  }

  /** It waits no longer. @param to the lot that takes it, if one does */
  private leave(lot: LotId, step: CompiledStep, units: number, to: LotId = NO_LOT): void {
    const { timers } = this.parts
    this.unlink(lot, step.index)
    this.stepOf[lot] = NONE
    if (this.timer[lot] !== NONE) timers.release(this.timer[lot]!)
    this.timer[lot] = NONE
    this.change(step, -units)
    this.totals[this.columnOf(step) + PerRemnant.waitSum]! += timers.now - this.since[lot]!
    this.totals[this.columnOf(step) + PerRemnant.left]!++
    this.tell('remnantLeft', lot, step, units, to)
  }

  private scrap(lot: LotId, step: CompiledStep, units: number): void {
    const { limits, wipLimits } = this.parts
    limits?.handsOver(lot, NO_LOT, step.segment)
    wipLimits?.handsOver(lot, NO_LOT, step, units)
    this.totals[this.columnOf(step) + PerRemnant.unitsScrapped]! += units
    this.parts.repacking.scrapRest(lot, step, units)
  }

  /** May a lot have the remnant of another? */
  private fits(other: LotId, lot: LotId, { remnants }: CompiledStep): boolean {
    const { lots } = this.parts
    const spec = remnants!.spec
    if (spec.kind !== 'keep' || other === lot) return false
    if (spec.joins === 'mother' && lots.root[other] !== lots.root[lot]) return false
    return Math.abs(lots.releasedAt[lot]! - this.oldest[other]!) <= (spec.releasedWithin ?? Number.POSITIVE_INFINITY)
  }

  /** Can other lots of the same released one still come to a step? */
  private hasSisters(lot: LotId, { segment }: CompiledStep): boolean {
    const { lots } = this.parts
    const root = lots.root[lot]!
    for (let other = 0; other < lots.places; other++) {
      if (other !== lot && lots.root[other] === root && lots.liveSegment[other]! < segment) return true
    }
    return false
  }

  private change(step: CompiledStep, by: number): void {
    const { index } = step
    const { now } = this.parts.timers
    this.totals[this.columnOf(step) + PerRemnant.area]! += this.units[index]! * (now - this.bookedTo[index]!)
    this.bookedTo[index] = now
    this.units[index]! += by
  }

  private columnOf({ remnants }: CompiledStep): number {
    return this.parts.books.layout.ofRemnant(remnants!.index)
  }

  private link(lot: LotId, step: number): void {
    const before = this.last[step]!
    this.previous[lot] = before
    this.next[lot] = NO_LOT
    if (before === NO_LOT) this.first[step] = lot
    else this.next[before] = lot
    this.last[step] = lot
  }

  private unlink(lot: LotId, step: number): void {
    const [before, after] = [this.previous[lot]!, this.next[lot]!]
    if (before === NO_LOT) this.first[step] = after
    else this.next[before] = after
    if (after === NO_LOT) this.last[step] = before
    else this.previous[after] = before
  }

  private growTo(lot: LotId): void {
    while (lot >= this.stepOf.length) {
      const rows = this.stepOf.length
      this.next = grown(this.next)
      this.previous = grown(this.previous)
      this.stepOf = grown(this.stepOf)
      this.stepOf.fill(NONE, rows)
      this.since = grown(this.since)
      this.timer = grown(this.timer)
      this.timer.fill(NONE, rows)
      this.oldest = grown(this.oldest)
    }
  }

  /** @param other the lot that hands over or takes, if there is one */
  private tell(what: 'remnantKept' | 'remnantTaken' | 'remnantLeft', lot: LotId, step: CompiledStep, units: number, other: LotId): void {
    if (this.listener === null) return
    const cause = other === NO_LOT ? undefined : `lot ${this.parts.lots.id[other]!}`
    this.listener.happened(what, this.parts.timers.now, -1, step.index, lot, -1, units, cause)
  }
}

/** Steps that say what becomes of remnants, each once, in the order of the books. */
export function remnantSteps({ steps }: CompiledLine): CompiledStep[] {
  return steps.filter(({ remnants, index, home }) => remnants !== null && index === home)
}

/** null: no step says what becomes of remnants. */
export function remnantsOf(parts: RemnantParts): Remnants | null {
  return parts.line.steps.some(({ remnants }) => remnants !== null) ? new Remnants(parts) : null
}
