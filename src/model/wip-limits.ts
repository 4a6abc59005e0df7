/**
 * WIP limits: work enters a segment of its route when the first step begins with it, and is in it until it has gone on from the last one, or goes back above
 * the first. What waits for the first step begins there only while the pool holds less than its limit; other work passes it. Nothing that is on its way is
 * stopped: what comes into a segment by another way (rework, a step passed by, a lot that is divided, new carriers) is counted, and may go over the limit,
 * as may the last load. A lot that is in a segment needs no card for its other carriers; what comes back to the first step keeps its card.
 */
import { grown, type StateVisitor, type Timers } from '../engine/index.ts'
import { type Accumulators, PerPool } from './accumulators.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { CompiledPool, CompiledWipLimits, WipSegment } from './compiled-wip-limits.ts'
import { type LotId, NO_LOT } from './lots.ts'
import type { StartRequests } from './start-requests.ts'
import type { StationQueues } from './station-queues.ts'

export interface WipLimitParts {
  line: CompiledLine
  carriers: Carriers
  timers: Timers
  books: Accumulators
  starts: StartRequests
  queues: StationQueues
}

export class WipLimits {
  /** 1: no pool keeps the kind waiting; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
  /** Segments that each carrier is in, as bits; and 1: it waits for a step where some begin. */
  private held = new Int32Array(16)
  private waits = new Uint8Array(16)
  /** Per lot and segment: carriers in it, and units gathered in it for the next carriers; kept where lots are counted. */
  private members: Int32Array
  private gathered: Float64Array
  /** Per pool: what it holds and may hold; carriers that wait for a card of it; and since when all this is so. */
  private count: Float64Array
  private most: Float64Array
  private waiting: Int32Array
  private since: Float64Array
  private readonly limits: CompiledWipLimits
  private readonly before: readonly CompiledPool[][]
  private readonly parts: WipLimitParts
  private readonly totals: Float64Array

  constructor(limits: CompiledWipLimits, parts: WipLimitParts) {
    const { line, books } = parts
    const { pools, slots } = limits
    this.limits = limits
    this.parts = parts
    this.totals = books.scalars.totals
    this.open = new Uint8Array(Math.max(1, ...line.stations.map(({ kinds }) => kinds.length)))
    this.members = new Int32Array(16 * slots)
    this.gathered = new Float64Array(16 * slots)
    this.count = new Float64Array(pools.length)
    this.most = Float64Array.from(pools, ({ most }) => most)
    this.waiting = new Int32Array(pools.length)
    this.since = new Float64Array(pools.length)
    this.before = line.stations.map(({ index }) => pools.filter(({ before }) => before.some(({ station }) => station === index)))
  }

  /** Has a station work that a limit may keep waiting? */
  isAt(station: number): boolean {
    return this.before[station]!.length > 0
  }

  /** Marks the kinds that no pool keeps waiting, of those marked in `among` (null: of all), in `open`; false: there is none. */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    const { open } = this
    const count = station.kinds.length
    for (let kind = 0; kind < count; kind++) open[kind] = among === null ? 1 : among[kind]!
    for (const pool of this.before[station.index]!) {
      if (!this.isClosed(pool)) continue
      for (const at of pool.before) if (at.station === station.index) for (const kind of at.kinds) open[kind] = 0
    }
    for (let kind = 0; kind < count; kind++) if (open[kind] === 1) return true
    return false
  }

  /** A carrier is about to join the queue before its step: says by its kind which cards it needs. */
  queued(carrier: CarrierId): void {
    const { carriers } = this.parts
    const step = this.stepOf(carrier)
    const starts = this.limits.starts[step.index]!
    this.grow(carrier)
    carriers.kindOffset[carrier] = 0
    if (starts.length === 0) return
    for (const segment of starts) {
      if (this.isOven(step)) this.leave(carrier, segment)
      else if (segment.pool.of === 'lot' && this.isLotIn(carriers.lot[carrier]!, segment)) this.enter(carrier, segment)
      if (!this.isIn(carrier, segment)) this.changeWaiting(segment.pool, 1)
    }
    this.waits[carrier] = 1
    carriers.kindOffset[carrier] = this.offsetOf(carrier, step)
  }

  /** A carrier has left its queue. */
  unqueued(carrier: CarrierId): void {
    if (this.waits[carrier] !== 1) return
    this.waits[carrier] = 0
    for (const segment of this.limits.starts[this.parts.carriers.step[carrier]!]!)
      if (!this.isIn(carrier, segment)) this.changeWaiting(segment.pool, -1)
  }

  /** Its step, or the setup for it, begins with a carrier. */
  begins(carrier: CarrierId): void {
    for (const segment of this.limits.starts[this.parts.carriers.step[carrier]!]!) this.enter(carrier, segment)
  }

  /** A carrier goes to another step: `carriers.step` says which. */
  goesTo(carrier: CarrierId): void {
    const step = this.stepOf(carrier)
    this.grow(carrier)
    for (const segment of this.limits.ofProduct[step.product]!) {
      if (isWithin(segment, step)) this.enter(carrier, segment)
      else if (step.home !== segment.from) this.leave(carrier, segment)
    }
  }

  /** Units of a carrier are lost. */
  lost(carrier: CarrierId, units: number): void {
    for (const segment of this.segmentsOf(carrier))
      if (segment.pool.of === 'unit' && this.isIn(carrier, segment)) this.add(segment.pool, -units)
  }

  /** A carrier ceases to be. */
  gone(carrier: CarrierId): void {
    for (const segment of this.segmentsOf(carrier)) this.leave(carrier, segment)
  }

  /** What is in a carrier is put to what its lot has gathered before step `next`. */
  gathers(carrier: CarrierId, lot: LotId, next: CompiledStep): void {
    const units = this.parts.carriers.units[carrier]!
    for (const segment of this.segmentsOf(carrier)) {
      if (isWithin(segment, next)) this.gather(lot, segment, units)
      this.leave(carrier, segment)
    }
  }

  /** Units that a lot has gathered before a step go to what lot `to` has gathered there; NO_LOT: they are lost. */
  handsOver(from: LotId, to: LotId, next: CompiledStep, units: number): void {
    for (const segment of this.limits.ofProduct[next.product]!) {
      if (!isWithin(segment, next)) continue
      this.gather(from, segment, -units)
      if (to !== NO_LOT) this.gather(to, segment, units)
    }
  }

  /** A new carrier stands before its first step, filled from what lot `from` had gathered there. */
  formed(carrier: CarrierId, from: LotId): void {
    this.goesTo(carrier)
    const step = this.stepOf(carrier)
    for (const segment of this.segmentsOf(carrier))
      if (isWithin(segment, step)) this.gather(from, segment, -this.parts.carriers.units[carrier]!)
  }

  /** From now on the pools of a limit may hold so much. */
  setMost(limit: string, most: number): void {
    for (const pool of this.limits.pools) {
      if (pool.name !== limit) continue
      this.settle(pool)
      this.most[pool.index] = most
      this.lookAgain(pool)
    }
  }

  /** The limit for which a waiting carrier waits, as its pool is full; null: none. */
  holding(carrier: CarrierId): string | null {
    const starts = this.waits[carrier] === 1 ? this.limits.starts[this.parts.carriers.step[carrier]!]! : []
    return starts.find((segment) => !this.isIn(carrier, segment) && this.isClosed(segment.pool))?.pool.name ?? null
  }

  /** The full pools that keep a kind of a station waiting. */
  closedFor(station: number, kind: number): CompiledPool[] {
    return this.before[station]!.filter(
      (pool) => this.isClosed(pool) && pool.before.some((at) => at.station === station && at.kinds.includes(kind)),
    )
  }

  /** The carriers that a pool holds; null: it also holds lots between two carriers. */
  carriersIn(pool: CompiledPool): CarrierId[] | null {
    const { carriers } = this.parts
    const inside: CarrierId[] = []
    for (const carrier of carriers.inLine()) {
      if (this.segmentsOf(carrier).some((segment) => segment.pool === pool && this.isIn(carrier, segment))) inside.push(carrier)
    }
    return pool.of === 'lot' && this.gathered.some((units) => units > 0) ? null : inside
  }

  settleAll(): void {
    for (const pool of this.limits.pools) this.settle(pool)
  }

  visit(state: StateVisitor): void {
    this.held = state.array(this.held)
    this.waits = state.array(this.waits)
    this.members = state.array(this.members)
    this.gathered = state.array(this.gathered)
    this.count = state.array(this.count)
    this.most = state.array(this.most)
    this.waiting = state.array(this.waiting)
    this.since = state.array(this.since)
  }

  private enter(carrier: CarrierId, segment: WipSegment): void {
    if (this.isIn(carrier, segment)) return
    const { carriers } = this.parts
    const { pool, bit } = segment
    this.held[carrier]! |= bit
    if (pool.of !== 'lot') {
      this.add(pool, pool.of === 'unit' ? carriers.units[carrier]! : 1)
      return
    }
    const lot = carriers.lot[carrier]!
    const isNew = !this.isLotIn(lot, segment)
    this.members[this.cellOf(lot, segment)]!++
    if (!isNew) return
    this.add(pool, 1)
    if (this.waiting[pool.index]! > 0) this.letInOthers(lot, segment)
  }

  private leave(carrier: CarrierId, segment: WipSegment): void {
    if (!this.isIn(carrier, segment)) return
    const { carriers } = this.parts
    const { pool, bit } = segment
    this.held[carrier]! &= ~bit
    if (pool.of !== 'lot') {
      this.add(pool, pool.of === 'unit' ? -carriers.units[carrier]! : -1)
      return
    }
    const lot = carriers.lot[carrier]!
    this.members[this.cellOf(lot, segment)]!--
    if (!this.isLotIn(lot, segment)) this.add(pool, -1)
  }

  /** Units are gathered for the next carriers, or (below 0) have been put into one. Of lots that stand there at the start nothing was gathered. */
  private gather(lot: LotId, segment: WipSegment, units: number): void {
    if (segment.pool.of !== 'lot') return
    const was = this.isLotIn(lot, segment)
    const cell = this.cellOf(lot, segment)
    this.gathered[cell] = Math.max(0, this.gathered[cell]! + units)
    const is = this.isLotIn(lot, segment)
    if (was !== is) this.add(segment.pool, is ? 1 : -1)
  }

  /** A lot has come into a segment: its other carriers that wait for the first step need no card any more. */
  private letInOthers(lot: LotId, segment: WipSegment): void {
    const { carriers, queues } = this.parts
    for (const carrier of carriers.inLine()) {
      if (this.waiting[segment.pool.index] === 0) return
      if (carriers.lot[carrier] !== lot || this.waits[carrier] !== 1 || this.isIn(carrier, segment)) continue
      const step = this.stepOf(carrier)
      if (step.home !== segment.from || this.isOven(step)) continue
      this.changeWaiting(segment.pool, -1)
      this.enter(carrier, segment)
      queues.regroup(step.station, carrier, this.offsetOf(carrier, step))
    }
  }

  private add(pool: CompiledPool, change: number): void {
    const wasClosed = this.isClosed(pool)
    this.settle(pool)
    this.count[pool.index]! += change
    if (wasClosed) this.lookAgain(pool)
  }

  private changeWaiting(pool: CompiledPool, change: number): void {
    this.settle(pool)
    this.waiting[pool.index]! += change
  }

  private lookAgain(pool: CompiledPool): void {
    if (!this.isClosed(pool)) for (const { station } of pool.before) this.parts.starts.add(station)
  }

  private isClosed({ index }: CompiledPool): boolean {
    return this.count[index]! >= this.most[index]!
  }

  private isIn(carrier: CarrierId, { bit }: WipSegment): boolean {
    return (this.held[carrier]! & bit) !== 0
  }

  private isLotIn(lot: LotId, segment: WipSegment): boolean {
    const cell = this.cellOf(lot, segment)
    return this.members[cell]! > 0 || this.gathered[cell]! > 0
  }

  /** A load of a batch station takes what is of one kind: who has a card and comes back there gives it up, and asks with the others. */
  private isOven({ station }: CompiledStep): boolean {
    return this.parts.line.stations[station]!.batch !== null
  }

  /** Which of the variants of its kind a carrier is: a bit for each card of its step that it does not need. */
  private offsetOf(carrier: CarrierId, step: CompiledStep): number {
    return this.limits.starts[step.index]!.reduce((bits, segment, index) => (this.isIn(carrier, segment) ? bits | (1 << index) : bits), 0)
  }

  private stepOf(carrier: CarrierId): CompiledStep {
    return this.parts.line.steps[this.parts.carriers.step[carrier]!]!
  }

  private segmentsOf(carrier: CarrierId): readonly WipSegment[] {
    return this.limits.ofProduct[this.stepOf(carrier).product]!
  }

  private settle({ index }: CompiledPool): void {
    const { timers, books } = this.parts
    const elapsed = timers.now - this.since[index]!
    if (elapsed === 0) return
    this.since[index] = timers.now
    const column = books.layout.ofPool(index)
    this.totals[column + PerPool.area]! += this.count[index]! * elapsed
    if (this.count[index]! >= this.most[index]! && this.waiting[index]! > 0) this.totals[column + PerPool.heldBack]! += elapsed
  }

  private cellOf(lot: LotId, { slot }: WipSegment): number {
    const cell = lot * this.limits.slots + slot
    while (cell >= this.members.length) {
      this.members = grown(this.members)
      this.gathered = grown(this.gathered)
    }
    return cell
  }

  private grow(carrier: CarrierId): void {
    while (carrier >= this.held.length) {
      this.held = grown(this.held)
      this.waits = grown(this.waits)
    }
  }
}

/** Is the step in the segment, whatever way work comes to it? At the first step it is only when that has begun. */
function isWithin({ from, to }: WipSegment, { home }: CompiledStep): boolean {
  return home > from && home <= to
}
