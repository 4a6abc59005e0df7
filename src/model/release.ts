/** Sources of lots: by interval, by schedule, or one whenever one has left (CONWIP). What finds no room at the first station waits outside, or is lost. */
import type { StateVisitor, Streams, Timer, Timers } from '../engine/index.ts'
import { placeKey, Sampler } from '../engine/index.ts'
import { type Accumulators, Line, PerProduct } from './accumulators.ts'
import { type Buffers, WaiterKind, waiter } from './buffers.ts'
import { type CompiledLine, type CompiledSource, type CompiledStep, losesWhenFull } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { Lots } from './lots.ts'
import { Priority } from './priorities.ts'
import type { Repacking } from './repacking.ts'
import type { StationChoice } from './station-choice.ts'
import type { Wip } from './wip.ts'

interface Source {
  compiled: CompiledSource
  first: CompiledStep
  lotUnits: number
  every: Sampler | null
  /** What dated changes bring, in the order of time. */
  changed: { every: Sampler | null; level: number }[]
  lots: Sampler | null
  stream: number
  lotsStream: number
  timer: Timer
  /** Where its lots' numbers begin, so that two sources of a product draw differently. */
  numbers: number
}

export interface ReleaseParts {
  line: CompiledLine
  timers: Timers
  streams: Streams
  books: Accumulators
  lots: Lots
  buffers: Buffers
  places: StationChoice
  repacking: Repacking
  wip: Wip
}

export class Release {
  listener: FloorListener | null = null
  private readonly sources: Source[]
  private released: Int32Array
  /** Lots that wait outside for room. */
  private backlog: Int32Array
  /** 1: the source waits in line for room. */
  private waiting: Uint8Array
  /** Releases of a schedule done. */
  private position: Int32Array
  /** Of each source the dated change that is in force: its number among those of the source; -1: none yet. */
  private inForce: Int32Array
  private readonly parts: ReleaseParts
  private readonly totals: Float64Array

  constructor(parts: ReleaseParts) {
    this.parts = parts
    this.totals = parts.books.scalars.totals
    const count = parts.line.sources.length
    this.released = new Int32Array(count)
    this.backlog = new Int32Array(count)
    this.waiting = new Uint8Array(count)
    this.position = new Int32Array(count)
    this.inForce = new Int32Array(count).fill(-1)
    this.sources = parts.line.sources.map((compiled) => this.prepare(compiled))
    for (const source of this.sources) this.setFirst(source)
  }

  /** A source's moment has come. */
  fire(index: number): void {
    const source = this.sources[index]!
    const { policy } = source.compiled
    const { timers, streams, lots } = this.parts
    if (policy.kind === 'conwip') {
      this.backlog[index] = Math.max(0, this.level(source) - lots.ofSource[index]!)
    } else {
      this.backlog[index]! += Math.max(0, Math.round(streams.draw(source.lotsStream, source.lots!)))
      if (policy.kind === 'interval') timers.set(source.timer, Math.round(streams.draw(source.stream, this.interval(source))))
      else this.setNextOfSchedule(source, policy.times)
    }
    if (this.waiting[index] === 0 && !this.releaseBacklog(index)) this.waitOrTurnAway(index)
  }

  /** Room has come up at the first station of a source that waits for it; true: it waits no longer. */
  roomCameUp(index: number): boolean {
    const done = this.releaseBacklog(index)
    if (done) this.waiting[index] = 0
    return done
  }

  /** A lot of a source has ended. */
  lotEnded(index: number): void {
    const source = this.sources[index]!
    if (source.compiled.policy.kind === 'conwip') this.parts.timers.set(source.timer, 0)
  }

  /** The next dated change of a source: another interval, or another number of lots kept in the line. */
  change(release: string): void {
    const source = this.sources.find(({ compiled }) => compiled.name === release)!
    const { timers } = this.parts
    const before = source.every === null ? null : this.interval(source)
    this.inForce[source.compiled.index]!++
    if (before === null) timers.set(source.timer, 0)
    else if (timers.isSet(source.timer)) {
      // Of a Poisson process this is exact: what is left of an exponential interval is exponential.
      const left = timers.timeOf(source.timer) - timers.now
      timers.set(source.timer, Math.round((left * this.interval(source).mean) / before.mean))
    }
  }

  visit(state: StateVisitor): void {
    this.released = state.array(this.released)
    this.backlog = state.array(this.backlog)
    this.waiting = state.array(this.waiting)
    this.position = state.array(this.position)
    this.inForce = state.array(this.inForce)
  }

  private prepare(compiled: CompiledSource): Source {
    const { line, timers, streams } = this.parts
    const product = line.products[compiled.product]!
    const { policy } = compiled
    return {
      compiled,
      first: line.steps[product.firstStep]!,
      lotUnits: product.spec.lotUnits,
      every: policy.kind === 'interval' ? new Sampler(policy.every) : null,
      changed: changesOf(compiled, line),
      lots: policy.kind === 'conwip' ? null : new Sampler(policy.lots),
      stream: streams.claim(`release/${compiled.name}`),
      lotsStream: streams.claim(`release/${compiled.name}/lots`),
      timer: timers.claim(Handler.release, compiled.index, Priority.arrival),
      numbers: placeKey(0, 0, `release/${compiled.name}`).key0,
    }
  }

  private interval(source: Source): Sampler {
    return source.changed[this.inForce[source.compiled.index]!]?.every ?? source.every!
  }

  /** Lots that a CONWIP source keeps in the line. */
  private level(source: Source): number {
    const { policy, index } = source.compiled
    return source.changed[this.inForce[index]!]?.level ?? (policy.kind === 'conwip' ? policy.lots : 0)
  }

  private setFirst(source: Source): void {
    const { policy } = source.compiled
    const { timers, streams } = this.parts
    if (policy.kind === 'schedule') this.setNextOfSchedule(source, policy.times)
    else if (policy.kind === 'conwip') timers.set(source.timer, 0)
    else timers.set(source.timer, Math.round(policy.first ?? (source.every!.isConstant ? 0 : streams.draw(source.stream, source.every!))))
  }

  private setNextOfSchedule(source: Source, times: readonly number[]): void {
    const time = times[this.position[source.compiled.index]!++]
    if (time !== undefined) this.parts.timers.setAt(source.timer, Math.round(time))
  }

  /** Releases what waits outside; false: there is no room for the next lot. */
  private releaseBacklog(index: number): boolean {
    while (this.backlog[index]! > 0) {
      if (!this.releaseOne(index)) return false
      this.backlog[index]!--
    }
    return true
  }

  private waitOrTurnAway(index: number): void {
    const { line, buffers } = this.parts
    const { first, compiled } = this.sources[index]!
    // To a source that keeps lots in the line nobody comes who could be turned away: what it has to send stays at hand until there is room.
    if (compiled.policy.kind !== 'conwip' && losesWhenFull(first, line)) this.turnAway(index)
    else {
      buffers.waitFor(first.stations, waiter(WaiterKind.source, index))
      this.waiting[index] = 1
    }
  }

  private turnAway(index: number): void {
    const source = this.sources[index]!
    const lots = this.backlog[index]!
    this.backlog[index] = 0
    this.totals[Line.lotsLost]! += lots
    this.totals[Line.unitsLost]! += lots * source.lotUnits
    this.listener?.happened('lotTurnedAway', this.parts.timers.now, -1, source.first.index, -1, -1, lots * source.lotUnits)
  }

  /** Brings one lot into the line; false: no room at its first station. */
  private releaseOne(index: number): boolean {
    const { line, books, lots, timers, wip, repacking, places } = this.parts
    const source = this.sources[index]!
    const { first, lotUnits, compiled } = source
    const carriers = Math.ceil(lotUnits / first.carrierUnits) || 1
    if (!places.hasRoom(first, carriers)) return false
    const number = (source.numbers + this.released[index]!++) | 0
    const lot = lots.create(compiled.product, compiled.priorityClass, index, number, timers.now, timers.now, first.segment)
    wip.change(1, lotUnits)
    lots.due[lot] = timers.now + (line.products[compiled.product]!.spec.dueAfter ?? Number.POSITIVE_INFINITY)
    this.totals[Line.lotsReleased]!++
    this.totals[Line.unitsReleased]! += lotUnits
    this.totals[books.layout.ofProduct(compiled.product) + PerProduct.unitsReleased]! += lotUnits
    this.listener?.happened('lotReleased', timers.now, -1, first.index, lot, -1, lotUnits)
    repacking.releaseInto(lot, first, lotUnits)
    return true
  }
}

function changesOf({ name }: CompiledSource, line: CompiledLine): Source['changed'] {
  return (line.spec.changes ?? []).flatMap((change): Source['changed'] => {
    if (change.kind === 'interval' && change.release === name) return [{ every: new Sampler(change.every), level: 0 }]
    return change.kind === 'conwip' && change.release === name ? [{ every: null, level: change.lots }] : []
  })
}
