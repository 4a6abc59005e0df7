/**
 * Sources of lots: by interval, at a changing rate, by schedule or orders, one whenever one has left (CONWIP), or so that a station does not starve. What
 * finds no room at its first station waits outside, or is lost.
 */
import type { StateVisitor, Streams, Timer, Timers } from '../engine/index.ts'
import { placeKey, Sampler } from '../engine/index.ts'
import { type Accumulators, Line, PerProduct } from './accumulators.ts'
import { type Buffers, WaiterKind, waiter } from './buffers.ts'
import type { Carriers } from './carriers.ts'
import { type CompiledLine, type CompiledSource, type CompiledStep, losesWhenFull } from './compiled-line.ts'
import type { DieBanks } from './die-banks.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { LotPriorities } from './lot-priorities.ts'
import type { Lots } from './lots.ts'
import type { Luck } from './luck.ts'
import { NextLot } from './next-lot.ts'
import { Priority } from './priorities.ts'
import { RateProfile } from './rate-profile.ts'
import type { ReleasedLot } from './released-lots.ts'
import type { Repacking } from './repacking.ts'
import type { StationChoice } from './station-choice.ts'
import type { Wip } from './wip.ts'
import { keptWork, WorkAhead } from './work-ahead.ts'

interface Source {
  compiled: CompiledSource
  every: Sampler | null
  /** What dated changes bring, in the order of time. */
  changed: { every: Sampler | null; level: number }[]
  lots: Sampler | null
  profile: RateProfile | null
  /** Of a source that keeps a station busy; null: it does not, or no product goes there. */
  work: WorkAhead | null
  /** Times of a schedule or of orders. */
  times: readonly number[]
  stream: number
  lotsStream: number
  timer: Timer
  /** Where its lots' numbers begin, so that two sources of a product draw differently. */
  numbers: number
}

export interface ReleaseParts {
  /** Null: nobody asks what chance brings. */
  luck: Luck | null
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  streams: Streams
  books: Accumulators
  lots: Lots
  carriers: Carriers
  buffers: Buffers
  places: StationChoice
  repacking: Repacking
  wip: Wip
  /** Null: there is always enough die. */
  dieBanks: DieBanks | null
  /** Null: priorities never change. */
  priorities: LotPriorities | null
}

/** What a source waits for, with a lot to release. */
const Waits = { forNothing: 0, forRoom: 1, forDie: 2 } as const

/** Time between the points of a Poisson process of rate 1. */
const ONE = new Sampler({ kind: 'exponential', mean: 1 })

export class Release {
  private readonly listener: FloorListener | null
  /** To be told of every step that carriers leave; null: no source asks. */
  readonly stepLeft: ((step: number) => void) | null
  private readonly sources: Source[]
  private readonly next: NextLot
  private released: Int32Array
  /** Lots that wait outside for room. */
  private backlog: Int32Array
  /** What each source waits for: for room in line, for die until more of them are there. */
  private waiting: Uint8Array
  /** Releases of a schedule, or of orders, done. */
  private position: Int32Array
  /** Where a source at a changing rate stands in its count of releases. */
  private count: Float64Array
  /** Of each source the dated change that is in force: its number among those of the source; -1: none yet. */
  private inForce: Int32Array
  private readonly parts: ReleaseParts
  private readonly totals: Float64Array

  constructor(parts: ReleaseParts) {
    this.parts = parts
    this.listener = parts.listener
    this.totals = parts.books.scalars.totals
    const count = parts.line.sources.length
    this.released = new Int32Array(count)
    this.backlog = new Int32Array(count)
    this.waiting = new Uint8Array(count)
    this.position = new Int32Array(count)
    this.count = new Float64Array(count)
    this.inForce = new Int32Array(count).fill(-1)
    this.sources = parts.line.sources.map((compiled) => this.prepare(compiled))
    this.next = new NextLot(parts.line.sources, parts.streams)
    this.stepLeft = this.sources.some(({ work }) => work !== null) ? (step) => this.workMayBeMissing(step) : null
    for (const source of this.sources) this.setFirst(source)
  }

  /** A source's moment has come. */
  fire(index: number): void {
    const source = this.sources[index]!
    const { policy } = source.compiled
    switch (policy.kind) {
      case 'conwip':
        this.backlog[index] = Math.max(0, this.level(source) - this.parts.lots.ofSource[index]!)
        break
      case 'keep':
        this.feed(source)
        return
      case 'orders':
        this.backlog[index]! += policy.orders[this.position[index]! - 1]!.lots
        break
      default:
        this.backlog[index]! += Math.max(0, Math.round(this.parts.streams.draw(source.lotsStream, source.lots!)))
    }
    this.setNext(source)
    if (this.waiting[index] === Waits.forNothing) this.send(index)
    else if (this.parts.dieBanks !== null) this.countWhoWaits(this.parts.dieBanks)
  }

  /** More die of a product are there: sources that wait for them send, in the order of the file. */
  dieCameIn(product: number): void {
    for (const { compiled, work, timer } of this.sources) {
      const { index } = compiled
      if (this.waiting[index] !== Waits.forDie || this.next.of(index).product !== product) continue
      this.waiting[index] = Waits.forNothing
      this.send(index)
      if (work !== null && this.waiting[index] === Waits.forNothing) this.parts.timers.set(timer, 0)
    }
  }

  /** Room has come up at the first station of a source that waits for it; true: it waits there no longer. */
  roomCameUp(index: number): boolean {
    const { stations } = this.firstStep(this.next.of(index))
    this.waiting[index] = Waits.forNothing
    this.send(index, stations)
    const { work, timer } = this.sources[index]!
    if (work !== null && this.waiting[index] === Waits.forNothing) this.parts.timers.set(timer, 0)
    return this.waiting[index] !== Waits.forRoom || !sameStations(this.firstStep(this.next.of(index)).stations, stations)
  }

  /** A lot of a source has ended. */
  lotEnded(index: number): void {
    const source = this.sources[index]
    if (source?.compiled.policy.kind === 'conwip') this.parts.timers.set(source.timer, 0)
    if (this.stepLeft !== null) this.workMayBeMissing(-1)
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
    this.count = state.array(this.count)
    this.inForce = state.array(this.inForce)
    this.next.visit(state)
  }

  private prepare(compiled: CompiledSource): Source {
    const { line, timers, streams, lots, carriers } = this.parts
    const { policy } = compiled
    const station = policy.kind === 'keep' ? line.asWritten.find(({ name }) => name === policy.station) : undefined
    return {
      compiled,
      every: policy.kind === 'interval' ? new Sampler(policy.every) : null,
      changed: changesOf(compiled, line),
      lots: 'lots' in policy && typeof policy.lots !== 'number' ? new Sampler(policy.lots) : null,
      profile: policy.kind === 'profile' ? new RateProfile(policy.parts) : null,
      work: station === undefined ? null : keptWork(compiled, new WorkAhead(station, line, lots, carriers), line),
      times: policy.kind === 'schedule' ? policy.times : policy.kind === 'orders' ? policy.orders.map(({ release }) => release) : [],
      stream: streams.claim(`release/${compiled.name}`),
      lotsStream: streams.claim(`release/${compiled.name}/lots`),
      timer: timers.claim(Handler.release, compiled.index, Priority.arrival),
      numbers: placeKey(0, 0, `release/${compiled.name}`).key0,
    }
  }

  private interval(source: Source): Sampler {
    return this.changeOf(source)?.every ?? source.every!
  }

  /** The dated change that is in force; null: none yet. NOTE reading place -1 of the array instead took 5 % of an M/M/1 run. */
  private changeOf(source: Source): Source['changed'][number] | null {
    const inForce = this.inForce[source.compiled.index]!
    return inForce < 0 ? null : source.changed[inForce]!
  }

  /** Lots that a CONWIP source keeps in the line. */
  private level(source: Source): number {
    const { policy } = source.compiled
    return this.changeOf(source)?.level ?? (policy.kind === 'conwip' ? policy.lots : 0)
  }

  private setFirst(source: Source): void {
    const { policy, index } = source.compiled
    const { timers, streams } = this.parts
    switch (policy.kind) {
      case 'interval':
        timers.set(source.timer, Math.round(policy.first ?? (source.every!.isConstant ? 0 : streams.draw(source.stream, source.every!))))
        break
      case 'profile':
        // Evenly: the first at once.
        if (policy.arrivals === 'constant') this.count[index] = -1
        this.setNextOfProfile(source)
        break
      case 'conwip':
      case 'keep':
        timers.set(source.timer, 0)
        break
      default:
        this.setNextOfSchedule(source)
    }
  }

  private setNext(source: Source): void {
    if (source.every !== null) this.parts.timers.set(source.timer, Math.round(this.drawn(source, this.interval(source))))
    else if (source.profile !== null) this.setNextOfProfile(source)
    else this.setNextOfSchedule(source)
  }

  /** Time until the next release. */
  private drawn({ stream }: Source, sampler: Sampler): number {
    const drawn = this.parts.streams.draw(stream, sampler)
    this.parts.luck?.released(sampler, drawn)
    return drawn
  }

  private setNextOfProfile(source: Source): void {
    const { timers } = this.parts
    const { compiled, profile, timer } = source
    const { index, policy } = compiled
    this.count[index]! += policy.kind === 'profile' && policy.arrivals === 'poisson' ? this.drawn(source, ONE) : 1
    const time = profile!.timeOf(this.count[index]!)
    if (time < Number.POSITIVE_INFINITY) timers.setAt(timer, Math.max(timers.now, Math.round(time)))
  }

  private setNextOfSchedule(source: Source): void {
    const { index } = source.compiled
    const time = source.times[this.position[index]!]
    if (time === undefined) return
    this.position[index]!++
    this.parts.timers.setAt(source.timer, Math.round(time))
  }

  /** Releases lots until there is enough work for the station, as far as there is room. */
  private feed({ compiled: { index, policy }, work }: Source): void {
    if (policy.kind !== 'keep' || work === null || this.waiting[index] !== Waits.forNothing) return
    const below = Math.round(policy.below)
    let ahead = work.ticks()
    while (ahead < below && this.waiting[index] === Waits.forNothing) {
      const lot = this.next.of(index)
      const more = work.of(this.firstStep(lot).index, this.unitsOf(lot))
      // Nothing that it could send would ever be enough.
      if (!(more > 0)) return
      ahead += more
      this.backlog[index] = 1
      this.send(index)
    }
  }

  /** A carrier has left a step, or a lot has ended (-1): there may be too little work for a station now. */
  private workMayBeMissing(step: number): void {
    for (const { work, timer } of this.sources) if (work !== null && (step === -1 || work.isDoneAt(step))) this.parts.timers.set(timer, 0)
  }

  /**
   * Releases what waits outside. What finds no room is lost, or the source waits for some, in line at the first stations of its next lot; `inLineAt`: it
   * stands in line there already.
   */
  private send(index: number, inLineAt: readonly number[] | null = null): void {
    const { dieBanks } = this.parts
    this.sendAll(index, inLineAt)
    if (dieBanks !== null) this.countWhoWaits(dieBanks)
  }

  private sendAll(index: number, inLineAt: readonly number[] | null): void {
    const { buffers, dieBanks } = this.parts
    while (this.backlog[index]! > 0) {
      const lot = this.next.of(index)
      if (dieBanks !== null && !dieBanks.hasFor(lot.product, this.unitsOf(lot))) {
        this.waiting[index] = Waits.forDie
        this.tellOfMissingDie(lot)
        return
      }
      if (this.releaseOne(index, lot)) {
        this.next.done(index)
        this.backlog[index]!--
      } else if (this.isTurnedAway(index, lot)) this.turnAway(index, lot)
      else {
        const { stations } = this.firstStep(lot)
        if (inLineAt === null || !sameStations(stations, inLineAt)) buffers.waitFor(stations, waiter(WaiterKind.source, index))
        this.waiting[index] = Waits.forRoom
        return
      }
    }
  }

  private tellOfMissingDie(lot: ReleasedLot): void {
    const cause = this.parts.line.products[lot.product]!.name
    this.listener?.happened('dieMissing', this.parts.timers.now, -1, this.firstStep(lot).index, -1, -1, this.unitsOf(lot), cause)
  }

  private countWhoWaits(dieBanks: DieBanks): void {
    dieBanks.beginCount()
    for (let index = 0; index < this.sources.length; index++)
      if (this.waiting[index] === Waits.forDie) dieBanks.count(this.next.of(index).product, this.backlog[index]!)
    dieBanks.endCount()
  }

  /** To a source that watches the line nobody comes who could be turned away: what it has to send stays at hand until there is room. */
  private isTurnedAway(index: number, lot: ReleasedLot): boolean {
    const { kind } = this.sources[index]!.compiled.policy
    return kind !== 'conwip' && kind !== 'keep' && losesWhenFull(this.firstStep(lot), this.parts.line)
  }

  /** All that wait outside and are like this one. */
  private turnAway(index: number, lot: ReleasedLot): void {
    let lots = 0
    for (; this.backlog[index]! > 0 && this.next.of(index) === lot; this.backlog[index]!--) {
      this.next.done(index)
      lots++
    }
    const units = lots * this.unitsOf(lot)
    this.totals[Line.lotsLost]! += lots
    this.totals[Line.unitsLost]! += units
    this.listener?.happened('lotTurnedAway', this.parts.timers.now, -1, this.firstStep(lot).index, -1, -1, units)
  }

  private firstStep({ product }: ReleasedLot): CompiledStep {
    const { line } = this.parts
    return line.steps[line.products[product]!.firstStep]!
  }

  private unitsOf({ product }: ReleasedLot): number {
    return this.parts.line.products[product]!.spec.lotUnits
  }

  /** Brings one lot into the line; false: no room at its first station. */
  private releaseOne(index: number, next: ReleasedLot): boolean {
    const { line, books, lots, timers, wip, repacking, places } = this.parts
    const { product, priorityClass, due } = next
    const first = this.firstStep(next)
    const lotUnits = this.unitsOf(next)
    const carriers = Math.ceil(lotUnits / first.carrierUnits) || 1
    if (!places.hasRoom(first, carriers, lotUnits / carriers)) return false
    this.parts.dieBanks?.withdraw(product, lotUnits)
    const number = (this.sources[index]!.numbers + this.released[index]!++) | 0
    const lot = lots.create(product, priorityClass, index, number, timers.now, timers.now, first.segment)
    this.parts.priorities?.released(lot, index, next)
    wip.change(1, lotUnits)
    lots.due[lot] = due ?? timers.now + (line.products[product]!.spec.dueAfter ?? Number.POSITIVE_INFINITY)
    this.totals[Line.lotsReleased]!++
    this.totals[Line.unitsReleased]! += lotUnits
    this.totals[books.layout.ofProduct(product) + PerProduct.unitsReleased]! += lotUnits
    this.listener?.happened('lotReleased', timers.now, -1, first.index, lot, -1, lotUnits)
    repacking.releaseInto(lot, first, lotUnits)
    return true
  }
}

function sameStations(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((station, index) => station === b[index])
}

function changesOf({ name }: CompiledSource, line: CompiledLine): Source['changed'] {
  return (line.spec.changes ?? []).flatMap((change): Source['changed'] => {
    if (change.kind === 'interval' && change.release === name) return [{ every: new Sampler(change.every), level: 0 }]
    return change.kind === 'conwip' && change.release === name ? [{ every: null, level: change.lots }] : []
  })
}
