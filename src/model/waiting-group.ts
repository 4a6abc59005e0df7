/**
 * Carriers of one kind that wait at a station, in the order in which they are to go. Three ways to keep them, the same to the outside:
 * first come first served in a list, by criteria that never change in a heap, by others in a row that is searched (all of it, also where static
 * criteria stand before those: `[priority, critical-ratio]` looks at every carrier, not only at those of the best priority).
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import { grown } from '../engine/index.ts'
import { type CarrierId, type Carriers, NO_CARRIER, rankPlace } from './carriers.ts'
import type { Criterion } from './criteria.ts'

export interface WaitingGroup {
  readonly size: number
  add(carrier: CarrierId): void
  /** The one that goes first; NO_CARRIER where none waits. */
  first(now: Ticks, meanTime: Ticks): CarrierId
  /** Takes out any of them. */
  remove(carrier: CarrierId): void
  /** The carrier that has waited longest. */
  oldest(): CarrierId
  visit(state: StateVisitor): void
}

/** Negative: `a`, which waits in a ranked group, goes before `b` by the criterion at `index`. What is static is not asked for again. */
export function compareBy(
  criterion: Criterion,
  index: number,
  { ranks }: Carriers,
  a: CarrierId,
  b: CarrierId,
  now: Ticks,
  meanTime: Ticks,
): number {
  if (criterion.compare !== undefined) return criterion.compare(a, b, now)
  const { isStatic } = criterion
  const first = isStatic ? ranks[rankPlace(a, index)]! : criterion.score(a, now, meanTime)
  const second = isStatic ? ranks[rankPlace(b, index)]! : criterion.score(b, now, meanTime)
  return first === second ? 0 : first < second ? -1 : 1
}

/** First come, first served: a list through `carriers.next` and `carriers.previous`. */
export class ListGroup implements WaitingGroup {
  size = 0
  private head = NO_CARRIER
  private tail = NO_CARRIER
  private readonly carriers: Carriers

  constructor(carriers: Carriers) {
    this.carriers = carriers
  }

  add(carrier: CarrierId): void {
    const { next, previous } = this.carriers
    next[carrier] = NO_CARRIER
    previous[carrier] = this.tail
    if (this.tail === NO_CARRIER) this.head = carrier
    else next[this.tail] = carrier
    this.tail = carrier
    this.size++
  }

  first(): CarrierId {
    return this.head
  }

  oldest(): CarrierId {
    return this.head
  }

  remove(carrier: CarrierId): void {
    const { next, previous } = this.carriers
    const before = previous[carrier]!
    const after = next[carrier]!
    if (before === NO_CARRIER) this.head = after
    else next[before] = after
    if (after === NO_CARRIER) this.tail = before
    else previous[after] = before
    next[carrier] = NO_CARRIER
    this.size--
  }

  visit(state: StateVisitor): void {
    this.size = state.number(this.size)
    this.head = state.number(this.head)
    this.tail = state.number(this.tail)
  }
}

/** By criteria: a binary heap where none of them ever changes, else an array that is searched. Ties: first come, first served. */
export class RankedGroup implements WaitingGroup {
  size = 0
  private items = new Int32Array(16)
  private readonly carriers: Carriers
  private readonly criteria: readonly Criterion[]
  private readonly isOrdered: boolean

  constructor(carriers: Carriers, criteria: readonly Criterion[]) {
    this.carriers = carriers
    this.criteria = criteria
    this.isOrdered = criteria.every((criterion) => criterion.isStatic)
  }

  add(carrier: CarrierId): void {
    if (this.size === this.items.length) this.items = grown(this.items)
    // It may still be chained to others of the load that it was in before.
    this.carriers.next[carrier] = NO_CARRIER
    this.criteria.forEach((criterion, index) => {
      if (criterion.isStatic) this.carriers.ranks[rankPlace(carrier, index)] = criterion.score(carrier, 0, 0)
    })
    this.put(this.size++, carrier)
    if (this.isOrdered) this.rise(this.size - 1)
  }

  first(now: Ticks, meanTime: Ticks): CarrierId {
    if (this.size === 0) return NO_CARRIER
    let best = this.items[0]!
    if (this.isOrdered) return best
    for (let position = 1; position < this.size; position++) {
      const other = this.items[position]!
      if (this.compare(other, best, now, meanTime) < 0) best = other
    }
    return best
  }

  oldest(): CarrierId {
    const { arrival } = this.carriers
    let oldest = this.size > 0 ? this.items[0]! : NO_CARRIER
    for (let position = 1; position < this.size; position++)
      if (arrival[this.items[position]!]! < arrival[oldest]!) oldest = this.items[position]!
    return oldest
  }

  remove(carrier: CarrierId): void {
    const position = this.carriers.previous[carrier]!
    const last = this.items[--this.size]!
    if (position === this.size) return
    this.put(position, last)
    if (this.isOrdered) {
      this.rise(position)
      this.sink(this.carriers.previous[last]!)
    }
  }

  /** Any of them, by a position from 0 to below `size`. */
  at(position: number): CarrierId {
    return this.items[position]!
  }

  visit(state: StateVisitor): void {
    this.size = state.number(this.size)
    this.items = state.array(this.items)
  }

  /** Negative: a goes before b. */
  private compare(a: CarrierId, b: CarrierId, now: Ticks, meanTime: Ticks): number {
    for (let index = 0; index < this.criteria.length; index++) {
      const difference = compareBy(this.criteria[index]!, index, this.carriers, a, b, now, meanTime)
      if (difference !== 0) return difference
    }
    return this.carriers.arrival[a]! - this.carriers.arrival[b]!
  }

  /** `carriers.previous` holds each carrier's position while it waits. */
  private put(position: number, carrier: CarrierId): void {
    this.items[position] = carrier
    this.carriers.previous[carrier] = position
  }

  private rise(from: number): void {
    const carrier = this.items[from]!
    let position = from
    while (position > 0) {
      const parent = (position - 1) >> 1
      if (this.compare(this.items[parent]!, carrier, 0, 0) <= 0) break
      this.put(position, this.items[parent]!)
      position = parent
    }
    this.put(position, carrier)
  }

  private sink(from: number): void {
    const carrier = this.items[from]!
    let position = from
    for (let child = 2 * position + 1; child < this.size; child = 2 * position + 1) {
      if (child + 1 < this.size && this.compare(this.items[child + 1]!, this.items[child]!, 0, 0) < 0) child++
      if (this.compare(carrier, this.items[child]!, 0, 0) <= 0) break
      this.put(position, this.items[child]!)
      position = child
    }
    this.put(position, carrier)
  }
}
