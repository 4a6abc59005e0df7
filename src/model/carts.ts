/**
 * Carts: carriers that are to go a way wait for a cart; the best priority class first, then who called first. A cart takes carriers of one way, as many as it
 * carries, and may stand and wait for more. Then it goes, and is free where it has come to: it stays there until it is called. The call that stands first gets
 * the nearest free cart (least mean time; of equal ones the first), which comes empty; inside its area it is there at once. What more comes meanwhile goes
 * with it, and one cart is called for as many carriers as it takes.
 *
 * All that happens to the carts of a kind at an instant is looked at together at its end, so that a cart takes whatever an oven unloads at once.
 */
import { grown, type StateVisitor, type Ticks, type Timer, type Timers } from '../engine/index.ts'
import type { Accumulators } from './accumulators.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import { CartBooks } from './cart-books.ts'
import { CartState } from './cart-state.ts'
import type { CompiledCarts, CompiledTransport } from './compiled-transport.ts'
import { Handler } from './handlers.ts'
import type { Lots } from './lots.ts'
import { Priority } from './priorities.ts'
import { WayQueues } from './way-queues.ts'

const NONE = -1

/** What carts need to know of the carriers that they bring. */
interface Brought {
  arrives(carrier: CarrierId): void
  leaves(carrier: CarrierId, way: number): void
  ticksWith(carrier: CarrierId, way: number): Ticks
  ticksToFetch(carrier: CarrierId, way: number): Ticks
}

export interface CartParts {
  timers: Timers
  lots: Lots
  carriers: Carriers
  books: Accumulators
  transport: Brought
}

export class Carts {
  private readonly waiting: WayQueues
  /** Per cart: what it does, where it is or goes, for which way, and what is on it. */
  private state: Uint8Array
  private area: Int32Array
  private way: Int32Array
  private first: Int32Array
  private last: Int32Array
  private load: Int32Array
  /** When a cart that loads leaves at the latest, ticks. */
  private leavesAt: Float64Array
  /** Carts that come to load, by way. */
  private coming: Int32Array
  /** How many carts of each kind are in use. */
  private inUse: Int32Array
  /** When each carrier called, ticks. */
  private since = new Float64Array(16)
  private readonly timerOf: readonly Timer[]
  private readonly kindOf: Int32Array
  /** One for each kind: looks at all that has happened to its carts. */
  private readonly looks: readonly Timer[]
  private readonly compiled: CompiledTransport
  private readonly parts: CartParts
  private readonly books: CartBooks

  constructor(compiled: CompiledTransport, parts: CartParts) {
    const { timers } = parts
    this.compiled = compiled
    this.parts = parts
    this.books = new CartBooks(compiled.carts, timers, parts.books)
    this.waiting = new WayQueues(compiled.times.length, parts.lots, parts.carriers)
    this.kindOf = Int32Array.from(compiled.carts.flatMap(({ spec }, kind) => Array<number>(spec.count).fill(kind)))
    const count = this.kindOf.length
    this.state = new Uint8Array(count)
    this.area = Int32Array.from(compiled.carts.flatMap((kind) => homesOf(kind, compiled)))
    this.way = new Int32Array(count).fill(NONE)
    this.first = new Int32Array(count).fill(NO_CARRIER)
    this.last = new Int32Array(count).fill(NO_CARRIER)
    this.load = new Int32Array(count)
    this.leavesAt = new Float64Array(count)
    this.coming = new Int32Array(compiled.times.length)
    this.inUse = Int32Array.from(compiled.carts, ({ spec }) => spec.count)
    this.timerOf = Array.from(this.kindOf, (_, cart) => timers.claim(Handler.cart, cart, Priority.arrival))
    this.looks = compiled.carts.map((_, kind) => timers.claim(Handler.cartsLook, kind, Priority.patience))
  }

  /** A carrier is to be brought a way that has carts. */
  call(carrier: CarrierId, way: number): void {
    while (carrier >= this.since.length) this.since = grown(this.since)
    this.since[carrier] = this.parts.timers.now
    this.waiting.join(way, carrier)
    this.lookAt(this.compiled.cartsOn[way]!)
  }

  /** The time of a cart is over: it has come, or has stood for long enough. */
  fire(cart: number): void {
    const kind = this.kindOf[cart]!
    if (this.state[cart] === CartState.coming) {
      this.coming[this.way[cart]!]!--
      this.change(cart, CartState.loading)
    } else if (this.state[cart] === CartState.moving) this.unload(cart)
    this.lookAt(kind)
  }

  /** Lets the carts of a kind load, and calls free ones. */
  look(kind: number): void {
    const { first, spec } = this.compiled.carts[kind]!
    for (let cart = first; cart < first + spec.count; cart++) if (this.state[cart] === CartState.loading) this.loadAt(cart)
    for (;;) {
      const way = this.nextCall(kind)
      const cart = way === NONE ? NONE : this.nearest(kind, way)
      if (cart === NONE) return
      this.fetch(cart, way)
    }
  }

  /** From now on only the first so many carts of a kind are in use; who is at work finishes its way. */
  setCount(kind: number, count: number): void {
    const { first, spec } = this.compiled.carts[kind]!
    this.inUse[kind] = count
    for (let cart = first; cart < first + spec.count; cart++) {
      if (this.state[cart] === CartState.unused || this.state[cart] === CartState.free) this.rest(cart)
    }
    this.lookAt(kind)
  }

  /** Lots have changed their priority class. */
  putInOrder(): void {
    this.waiting.putInOrder()
  }

  settleAll(): void {
    this.books.settleAll()
  }

  visit(state: StateVisitor): void {
    this.waiting.visit(state)
    this.books.visit(state)
    this.state = state.array(this.state)
    this.area = state.array(this.area)
    this.way = state.array(this.way)
    this.first = state.array(this.first)
    this.last = state.array(this.last)
    this.load = state.array(this.load)
    this.leavesAt = state.array(this.leavesAt)
    this.coming = state.array(this.coming)
    this.inUse = state.array(this.inUse)
    this.since = state.array(this.since)
  }

  private lookAt(kind: number): void {
    this.parts.timers.set(this.looks[kind]!, 0)
  }

  /** The way whose first carrier without a cart goes before those of the other ways; NONE: every one has a cart coming. */
  private nextCall(kind: number): number {
    const { ways, spec } = this.compiled.carts[kind]!
    let best = NONE
    let bestCarrier = NO_CARRIER
    for (const way of ways) {
      const carrier = this.waiting.at(way, this.coming[way]! * spec.carries)
      if (carrier === NO_CARRIER || (best !== NONE && !this.waiting.goesBefore(carrier, bestCarrier))) continue
      best = way
      bestCarrier = carrier
    }
    return best
  }

  private nearest(kind: number, way: number): number {
    const { first, spec } = this.compiled.carts[kind]!
    let best = NONE
    let least = Number.POSITIVE_INFINITY
    for (let cart = first; cart < first + spec.count; cart++) {
      if (this.state[cart] !== CartState.free) continue
      const emptyWay = this.wayToFetch(cart, way)
      const time = emptyWay === NONE ? 0 : this.compiled.means[emptyWay]!
      if (time >= least) continue
      best = cart
      least = time
    }
    return best
  }

  /** The way that a free cart goes to where another begins; NONE: it stands there. */
  private wayToFetch(cart: number, way: number): number {
    const { areas } = this.compiled
    const from = Math.floor(way / areas.length)
    return this.area[cart] === from ? NONE : this.area[cart]! * areas.length + from
  }

  private fetch(cart: number, way: number): void {
    const { timers, transport } = this.parts
    const { spec } = this.compiled.carts[this.kindOf[cart]!]!
    const caller = this.waiting.at(way, this.coming[way]! * spec.carries)
    const emptyWay = this.wayToFetch(cart, way)
    const ticks = emptyWay === NONE ? 0 : transport.ticksToFetch(caller, emptyWay)
    this.way[cart] = way
    this.area[cart] = Math.floor(way / this.compiled.areas.length)
    this.load[cart] = 0
    this.leavesAt[cart] = Number.POSITIVE_INFINITY
    if (ticks === 0) {
      this.change(cart, CartState.loading)
      this.loadAt(cart)
      return
    }
    this.coming[way]!++
    this.change(cart, CartState.coming)
    timers.set(this.timerOf[cart]!, ticks)
  }

  /** Takes what waits, and leaves when the cart is full or has waited for more for long enough. */
  private loadAt(cart: number): void {
    const { timers, carriers } = this.parts
    const { carries, waits = 0 } = this.compiled.carts[this.kindOf[cart]!]!.spec
    while (this.load[cart]! < carries) {
      const carrier = this.waiting.takeFirst(this.way[cart]!)
      if (carrier === NO_CARRIER) break
      if (this.load[cart]!++ === 0) this.first[cart] = carrier
      else carriers.next[this.last[cart]!] = carrier
      this.last[cart] = carrier
      this.leavesAt[cart] = Math.min(this.leavesAt[cart]!, this.since[carrier]! + Math.round(waits))
    }
    if (this.load[cart] === carries || this.leavesAt[cart]! <= timers.now) this.leave(cart)
    else timers.setAt(this.timerOf[cart]!, this.leavesAt[cart]!)
  }

  private leave(cart: number): void {
    const { timers, carriers, transport } = this.parts
    const way = this.way[cart]!
    const kind = this.kindOf[cart]!
    for (let carrier = this.first[cart]!; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) {
      this.books.served(kind, timers.now - this.since[carrier]!)
      transport.leaves(carrier, way)
    }
    this.books.leaves(kind)
    this.area[cart] = way % this.compiled.areas.length
    this.change(cart, CartState.moving)
    timers.set(this.timerOf[cart]!, transport.ticksWith(this.first[cart]!, way))
  }

  private unload(cart: number): void {
    const { carriers, transport } = this.parts
    let carrier = this.first[cart]!
    this.first[cart] = NO_CARRIER
    this.load[cart] = 0
    this.rest(cart)
    while (carrier !== NO_CARRIER) {
      const after = carriers.next[carrier]!
      carriers.next[carrier] = NO_CARRIER
      transport.arrives(carrier)
      carrier = after
    }
  }

  /** A cart that has nothing to do is free, or goes out of use. */
  private rest(cart: number): void {
    const kind = this.kindOf[cart]!
    const isInUse = cart - this.compiled.carts[kind]!.first < this.inUse[kind]!
    this.change(cart, isInUse ? CartState.free : CartState.unused)
  }

  private change(cart: number, state: number): void {
    this.books.change(this.kindOf[cart]!, this.state[cart]!, state)
    this.state[cart] = state
  }
}

/** At the start carts stand in the areas where their ways begin, one after the other. */
function homesOf({ spec, ways }: CompiledCarts, { areas }: CompiledTransport): number[] {
  const homes = [...new Set(ways.map((way) => Math.floor(way / areas.length)))]
  return Array.from({ length: spec.count }, (_, cart) => homes[cart % homes.length] ?? 0)
}
