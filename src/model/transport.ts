/**
 * Transport: carriers on the way from a station to one in another area. A carrier sets off when it has a space before the next station and leaves the
 * machine then; it waits for a cart, where the way has carts, off the machine. What waits for a cart or is under way needs nothing else, and carts wait for
 * nobody's room: so transport closes no circle of who waits for whom.
 *
 * Where contents change carrier, what holds more is brought (`CompiledTransport.broughtTo`). What is released, or there at the start, is at its station.
 */
import { grown, type PlaceKey, type Sampler, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerTransport } from './accumulators.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import { Carts } from './carts.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import { type CompiledTransport, NO_WAY, wayBetween, wayName } from './compiled-transport.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Lots } from './lots.ts'
import { Priority } from './priorities.ts'

const NOWHERE = -1

export interface TransportParts {
  journey: { brought(carrier: CarrierId, toGather: boolean): void }
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  lots: Lots
  carriers: Carriers
  books: Accumulators
  draws: LotDraws
}

interface Keys {
  /** Of the way to a step, of the way on from it to where contents change carrier, and of carts that come to fetch what goes there. */
  to: PlaceKey
  on: PlaceKey
  cart: PlaceKey
}

export class Transport {
  private readonly listener: FloorListener | null
  /** Null: nothing waits to be brought. */
  readonly carts: Carts | null
  private readonly compiled: CompiledTransport
  private readonly parts: TransportParts
  private readonly keys: readonly Keys[]
  /** The station where each carrier is or goes; -1: it isn't at any. */
  private where = new Int32Array(16).fill(NOWHERE)
  /** 1: its contents change carrier there. */
  private toGather = new Uint8Array(16)
  /** Carriers under way, and until when their time is in the books. */
  private count = 0
  private bookedTo: Ticks = 0
  private readonly totals: Float64Array
  private readonly column: number
  /** Where the contents of carriers that are being formed were. */
  private here = NOWHERE

  constructor(compiled: CompiledTransport, parts: TransportParts) {
    const { line, draws, books } = parts
    this.compiled = compiled
    this.parts = parts
    this.listener = parts.listener
    this.totals = books.scalars.totals
    this.column = books.layout.ofTransport + PerTransport.underWayArea
    this.keys = line.steps.map(({ place }) => ({
      to: draws.keyOf(`${place}/transport`),
      on: draws.keyOf(`${place}/transport on`),
      cart: draws.keyOf(`${place}/cart`),
    }))
    this.carts = compiled.carts.length === 0 ? null : new Carts(compiled, { ...parts, transport: this })
  }

  /** What is formed next appears at its station. */
  appears(): void {
    this.here = NOWHERE
  }

  /** What is formed next was in this carrier. */
  wasIn(carrier: CarrierId): void {
    this.here = this.where[carrier] ?? NOWHERE
  }

  /** From where what is formed before a step would set off; -1: from nowhere. */
  originOf(step: CompiledStep): number {
    const brought = this.compiled.broughtTo[step.home]!
    return this.here === NOWHERE || brought === NO_WAY ? this.here : brought
  }

  /** A carrier has been formed before a step. */
  formed(carrier: CarrierId, step: CompiledStep): void {
    while (carrier >= this.where.length) this.grow()
    this.where[carrier] = this.originOf(step)
  }

  /** Where a carrier is, by station; -1: at none. */
  stationOf(carrier: CarrierId): number {
    return this.where[carrier]!
  }

  /** Brings a carrier to the station of its step; false: it is there. */
  bring(carrier: CarrierId): boolean {
    return this.setOff(carrier, this.stepOf(carrier).station, false)
  }

  /** Brings a carrier to where its contents go into those of a step; false: it is there, or they do so where they are. */
  bringToGather(carrier: CarrierId, next: CompiledStep): boolean {
    const station = this.compiled.broughtTo[next.home]!
    return station !== NO_WAY && this.setOff(carrier, station, true)
  }

  /** A carrier has been brought. */
  arrives(carrier: CarrierId): void {
    this.change(-1)
    this.parts.journey.brought(carrier, this.toGather[carrier] === 1)
  }

  /** A carrier sets out on its way, which takes what is drawn for the first on its cart. */
  leaves(carrier: CarrierId, way: number): void {
    if (this.listener !== null) this.tell('transportStarted', carrier, wayName(this.compiled, way))
  }

  /** How long the way takes with this carrier, ticks. */
  ticksWith(carrier: CarrierId, way: number): Ticks {
    const keys = this.keys[this.stepOf(carrier).index]!
    return this.drawn(this.compiled.times[way]!, this.toGather[carrier] === 1 ? keys.on : keys.to, carrier)
  }

  /** How long an empty cart takes on a way to fetch this carrier, ticks. */
  ticksToFetch(carrier: CarrierId, way: number): Ticks {
    const time = this.compiled.times[way]!
    return time === null ? 0 : this.drawn(time, this.keys[this.stepOf(carrier).index]!.cart, carrier)
  }

  settleAll(): void {
    this.change(0)
    this.carts?.settleAll()
  }

  visit(state: StateVisitor): void {
    this.where = state.array(this.where)
    this.toGather = state.array(this.toGather)
    this.count = state.number(this.count)
    this.bookedTo = state.number(this.bookedTo)
    this.carts?.visit(state)
  }

  private setOff(carrier: CarrierId, station: number, toGather: boolean): boolean {
    const from = this.where[carrier]!
    this.where[carrier] = station
    const way = from === NOWHERE ? NO_WAY : wayBetween(this.compiled, from, station)
    if (way === NO_WAY) return false
    this.toGather[carrier] = toGather ? 1 : 0
    this.change(1)
    const carts = this.compiled.cartsOn[way]!
    if (carts === -1) this.goAlone(carrier, way)
    else {
      this.tell('cartAwaited', carrier, this.compiled.carts[carts]!.spec.name)
      this.carts!.call(carrier, way)
    }
    return true
  }

  private goAlone(carrier: CarrierId, way: number): void {
    const { timers } = this.parts
    this.leaves(carrier, way)
    timers.set(timers.claim(Handler.brought, carrier, Priority.arrival), this.ticksWith(carrier, way))
  }

  private change(by: number): void {
    const { now } = this.parts.timers
    this.totals[this.column]! += this.count * (now - this.bookedTo)
    this.bookedTo = now
    this.count += by
  }

  private drawn(time: Sampler, key: PlaceKey, carrier: CarrierId): Ticks {
    return Math.round(time.isConstant ? time.mean : time.draw(this.parts.draws.ofCarrier(key, carrier)))
  }

  private stepOf(carrier: CarrierId): CompiledStep {
    return this.parts.line.steps[this.parts.carriers.step[carrier]!]!
  }

  private tell(what: 'cartAwaited' | 'transportStarted', carrier: CarrierId, cause: string): void {
    if (this.listener === null) return
    const { lot, step, units } = this.parts.carriers
    this.listener.happened(what, this.parts.timers.now, -1, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause)
  }

  private grow(): void {
    const rows = this.where.length
    this.where = grown(this.where)
    this.where.fill(NOWHERE, rows)
    this.toGather = grown(this.toGather)
  }
}
