/** Carriers that wait to be brought, in line by way: the best priority class first, then who called first. Lists through `carriers.next`. */
import { grown, type StateVisitor } from '../engine/index.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { Lots } from './lots.ts'

export class WayQueues {
  private heads: Int32Array
  private lengths: Int32Array
  /** Order of calling, and the priority class that each carrier had then. */
  private called = new Float64Array(16)
  private classOf = new Int32Array(16)
  private calls = 0
  private readonly lots: Lots
  private readonly carriers: Carriers

  constructor(ways: number, lots: Lots, carriers: Carriers) {
    this.lots = lots
    this.carriers = carriers
    this.heads = new Int32Array(ways).fill(NO_CARRIER)
    this.lengths = new Int32Array(ways)
  }

  join(way: number, carrier: CarrierId): void {
    while (carrier >= this.called.length) {
      this.called = grown(this.called)
      this.classOf = grown(this.classOf)
    }
    this.called[carrier] = ++this.calls
    this.insert(way, carrier)
    this.lengths[way]!++
  }

  /** Lots have changed their priority class. */
  putInOrder(): void {
    for (let way = 0; way < this.heads.length; way++) {
      let carrier = this.heads[way]!
      this.heads[way] = NO_CARRIER
      while (carrier !== NO_CARRIER) {
        const after = this.carriers.next[carrier]!
        this.insert(way, carrier)
        carrier = after
      }
    }
  }

  goesBefore(one: CarrierId, other: CarrierId): boolean {
    const by = this.classOf[one]! - this.classOf[other]!
    return by < 0 || (by === 0 && this.called[one]! < this.called[other]!)
  }

  private insert(way: number, carrier: CarrierId): void {
    const { next, lot } = this.carriers
    this.classOf[carrier] = this.lots.priorityClass[lot[carrier]!]!
    let before = NO_CARRIER
    let after = this.heads[way]!
    while (after !== NO_CARRIER && this.goesBefore(after, carrier)) {
      before = after
      after = next[after]!
    }
    next[carrier] = after
    if (before === NO_CARRIER) this.heads[way] = carrier
    else next[before] = carrier
  }

  lengthOf(way: number): number {
    return this.lengths[way]!
  }

  /** Who stands at a place in line, from 0; NO_CARRIER: the line is shorter. */
  at(way: number, place: number): CarrierId {
    if (place >= this.lengths[way]!) return NO_CARRIER
    let carrier = this.heads[way]!
    for (let before = place; before > 0; before--) carrier = this.carriers.next[carrier]!
    return carrier
  }

  /** NO_CARRIER: nobody waits. */
  takeFirst(way: number): CarrierId {
    const carrier = this.heads[way]!
    if (carrier === NO_CARRIER) return NO_CARRIER
    this.heads[way] = this.carriers.next[carrier]!
    this.carriers.next[carrier] = NO_CARRIER
    this.lengths[way]!--
    return carrier
  }

  visit(state: StateVisitor): void {
    this.heads = state.array(this.heads)
    this.lengths = state.array(this.lengths)
    this.called = state.array(this.called)
    this.classOf = state.array(this.classOf)
    this.calls = state.number(this.calls)
  }
}
