/**
 * The lots in the line: a pool of rows in typed arrays. A lot moves in carriers through the segments of its route (stretches without a change of
 * carrier). Per segment it counts its carriers and what has been gathered towards the next one, so that it knows when it is complete.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import { grown } from '../engine/index.ts'

export type LotId = number
export const NO_LOT: LotId = -1

export class Lots {
  /** Counted from 1 in the order of coming into being; never used again. */
  id = new Float64Array(16)
  /** `id` of the lot that it was divided off from; 0: it was released. */
  mother = new Float64Array(16)
  /** `id` of the released lot that it comes from, its own where it was released; 0: the row is free. */
  root = new Float64Array(16)
  product = new Int32Array(16)
  priorityClass = new Int32Array(16)
  /** 1: it keeps its priority class when that of its product changes. */
  hasOwnPriority = new Uint8Array(16)
  source = new Int32Array(16)
  /** Number of the lot for its random draws: counts up within its source. */
  number = new Int32Array(16)
  /** When it was released; a lot divided off keeps its mother's. */
  releasedAt = new Float64Array(16)
  /** When it should have left; Infinity: no due date. */
  due = new Float64Array(16)
  /** When it came into being. */
  bornAt = new Float64Array(16)
  /** 0: when it was released isn't known, as it was in the line at the start. */
  hasAge = new Uint8Array(16)
  /** Good units that have left the line. */
  unitsOut = new Float64Array(16)
  /** 1: good units of it have gone into the carriers of another lot. */
  hasHandedOn = new Uint8Array(16)
  /** First segment that may still hold or receive units. */
  liveSegment = new Int32Array(16)
  /** The lot that is being filled from this one, and how far; NO_LOT where none is. */
  child = new Int32Array(16)
  childUnits = new Float64Array(16)
  children = new Int32Array(16)
  /** Lots in the line, by source. */
  ofSource: Int32Array
  private next = new Int32Array(16)
  private firstFree = NO_LOT
  private rows = 0
  private born = 0

  // Per lot and segment.
  private carriers: Int32Array
  private gathered: Float64Array
  private formed: Int32Array

  private readonly segments: number

  constructor(segments: number, sources: number) {
    this.segments = segments
    this.ofSource = new Int32Array(sources)
    this.carriers = new Int32Array(16 * segments)
    this.gathered = new Float64Array(16 * segments)
    this.formed = new Int32Array(16 * segments)
  }

  create(product: number, priorityClass: number, source: number, number: number, releasedAt: Ticks, bornAt: Ticks, segment: number): LotId {
    const lot = this.takeRow()
    this.id[lot] = ++this.born
    this.mother[lot] = 0
    this.root[lot] = this.born
    this.product[lot] = product
    this.priorityClass[lot] = priorityClass
    this.hasOwnPriority[lot] = 0
    this.source[lot] = source
    this.number[lot] = number
    this.releasedAt[lot] = releasedAt
    this.due[lot] = Number.POSITIVE_INFINITY
    this.bornAt[lot] = bornAt
    this.hasAge[lot] = 1
    this.unitsOut[lot] = 0
    this.hasHandedOn[lot] = 0
    this.liveSegment[lot] = segment
    this.child[lot] = NO_LOT
    this.childUnits[lot] = 0
    this.children[lot] = 0
    // NOTE a loop: `fill` of a few elements calls into the engine, 5 % of an M/M/1 run.
    for (let at = lot * this.segments; at < (lot + 1) * this.segments; at++) {
      this.carriers[at] = 0
      this.gathered[at] = 0
      this.formed[at] = 0
    }
    this.ofSource[source]!++
    return lot
  }

  destroy(lot: LotId): void {
    this.root[lot] = 0
    this.next[lot] = this.firstFree
    this.firstFree = lot
    this.ofSource[this.source[lot]!]!--
  }

  /** Rows of the pool that have been used; lots that have ended have gathered nothing. */
  get places(): number {
    return this.rows
  }

  /** Carriers (and reservations) of a lot in a segment. */
  carriersIn(lot: LotId, segment: number): number {
    return this.carriers[lot * this.segments + segment]!
  }

  addCarriers(lot: LotId, segment: number, change: number): number {
    const cell = lot * this.segments + segment
    const carriers = this.carriers[cell]! + change
    this.carriers[cell] = carriers
    return carriers
  }

  /** Units that have arrived at the entrance of a segment and fill no carrier yet. */
  gatheredAt(lot: LotId, segment: number): number {
    return this.gathered[lot * this.segments + segment]!
  }

  gather(lot: LotId, segment: number, units: number): number {
    const cell = lot * this.segments + segment
    const gathered = this.gathered[cell]! + units
    this.gathered[cell] = gathered
    return gathered
  }

  /** Number of the next carrier that the lot forms in a segment: 0, 1, 2, ... */
  nextCarrierNumber(lot: LotId, segment: number): number {
    return this.formed[lot * this.segments + segment]!++
  }

  visit(state: StateVisitor): void {
    this.id = state.array(this.id)
    this.mother = state.array(this.mother)
    this.root = state.array(this.root)
    this.product = state.array(this.product)
    this.priorityClass = state.array(this.priorityClass)
    this.hasOwnPriority = state.array(this.hasOwnPriority)
    this.source = state.array(this.source)
    this.number = state.array(this.number)
    this.releasedAt = state.array(this.releasedAt)
    this.due = state.array(this.due)
    this.bornAt = state.array(this.bornAt)
    this.hasAge = state.array(this.hasAge)
    this.unitsOut = state.array(this.unitsOut)
    this.hasHandedOn = state.array(this.hasHandedOn)
    this.liveSegment = state.array(this.liveSegment)
    this.child = state.array(this.child)
    this.childUnits = state.array(this.childUnits)
    this.children = state.array(this.children)
    this.ofSource = state.array(this.ofSource)
    this.next = state.array(this.next)
    this.firstFree = state.number(this.firstFree)
    this.rows = state.number(this.rows)
    this.born = state.number(this.born)
    this.carriers = state.array(this.carriers)
    this.gathered = state.array(this.gathered)
    this.formed = state.array(this.formed)
  }

  private takeRow(): LotId {
    if (this.firstFree !== NO_LOT) {
      const lot = this.firstFree
      this.firstFree = this.next[lot]!
      return lot
    }
    if (this.rows === this.product.length) this.grow()
    return this.rows++
  }

  private grow(): void {
    this.id = grown(this.id)
    this.mother = grown(this.mother)
    this.root = grown(this.root)
    this.product = grown(this.product)
    this.priorityClass = grown(this.priorityClass)
    this.hasOwnPriority = grown(this.hasOwnPriority)
    this.source = grown(this.source)
    this.number = grown(this.number)
    this.releasedAt = grown(this.releasedAt)
    this.due = grown(this.due)
    this.bornAt = grown(this.bornAt)
    this.hasAge = grown(this.hasAge)
    this.unitsOut = grown(this.unitsOut)
    this.hasHandedOn = grown(this.hasHandedOn)
    this.liveSegment = grown(this.liveSegment)
    this.child = grown(this.child)
    this.childUnits = grown(this.childUnits)
    this.children = grown(this.children)
    this.next = grown(this.next)
    this.carriers = grown(this.carriers)
    this.gathered = grown(this.gathered)
    this.formed = grown(this.formed)
  }
}
