/**
 * The carriers in the line: a pool of records in typed arrays. A carrier is in exactly one place: a station's queue, a machine's load, or under way;
 * queue and load are lists that run through `next` (and `previous`).
 *
 * What is known of a carrier lies together, whole numbers here and others there, and its id is where its record begins: a multiple of `RECORD`. `step`,
 * `units` and so on are views into the records. NOTE with an array for each, an event of a plant with 17,000 carriers waited for memory a dozen times:
 * about 4 % of its time (plant-48m).
 */
import type { StateVisitor } from '../engine/index.ts'
import { grown } from '../engine/index.ts'
import type { LotId } from './lots.ts'

export type CarrierId = number
export const NO_CARRIER: CarrierId = -1
/** From one carrier to the next. */
const RECORD = 8
/** Most dispatch criteria that a station can have. */
export const MOST_CRITERIA = 4

export class Carriers {
  lot!: Int32Array
  /** Its number within lot and segment, for its random draws. */
  number!: Int32Array
  /** The step it is waiting for, in, or on the way to. */
  step!: Int32Array
  /** How often it has gone back along its route. */
  visit!: Int32Array
  /** Where it goes when it leaves its step; decided when the step ends. -1: out of the line. */
  target!: Int32Array
  next!: Int32Array
  previous!: Int32Array
  /** What is added to the waiting kind of its step while it waits: which cards of WIP limits it needs no more. */
  kindOffset!: Int32Array
  /** Counted from 1 in the order of coming into being; never used again. */
  id!: Float64Array
  /** Good units in it. */
  units!: Float64Array
  /** Places for units in it: the good ones that it was filled with. Those of lost units stay, marked bad, until its contents change carrier. */
  positions!: Float64Array
  /** When it arrived at its station. */
  arrivedAt!: Float64Array
  /** Order of arrival at stations: the tie-breaker of all dispatch rules. */
  arrival!: Float64Array
  /** Scores by dispatch criteria that don't change while it waits, MOST_CRITERIA each: see `rankPlace`. */
  ranks = new Float64Array(16 * MOST_CRITERIA)
  /** Carriers in the line. */
  count = 0
  private integers = new Int32Array(16 * RECORD)
  private numbers = new Float64Array(16 * RECORD)
  private firstFree = NO_CARRIER
  private end = 0
  private born = 0

  constructor() {
    this.view()
  }

  create(lot: LotId, number: number, step: number, units: number): CarrierId {
    const carrier = this.takeRecord()
    this.id[carrier] = ++this.born
    this.lot[carrier] = lot
    this.number[carrier] = number
    this.step[carrier] = step
    this.units[carrier] = units
    this.positions[carrier] = units
    this.visit[carrier] = 0
    this.target[carrier] = -1
    this.arrivedAt[carrier] = 0
    this.kindOffset[carrier] = 0
    this.next[carrier] = NO_CARRIER
    this.previous[carrier] = NO_CARRIER
    this.count++
    return carrier
  }

  destroy(carrier: CarrierId): void {
    this.lot[carrier] = -1
    this.units[carrier] = 0
    this.next[carrier] = this.firstFree
    this.firstFree = carrier
    this.count--
  }

  /** All carriers in the line, in the order of their records. None may come or leave meanwhile. */
  *inLine(): Generator<CarrierId, void> {
    for (let carrier = 0; carrier < this.end; carrier += RECORD) if (this.lot[carrier]! >= 0) yield carrier
  }

  /** What a step works on in a carrier: good units, or all positions. */
  served(carrier: CarrierId, countsPositions: boolean): number {
    return countsPositions ? this.positions[carrier]! : this.units[carrier]!
  }

  /** Units in all carriers, counted one by one: the check on the running count. */
  countUnits(): number {
    let units = 0
    for (const carrier of this.inLine()) units += this.units[carrier]!
    return units
  }

  visitState(state: StateVisitor): void {
    this.integers = state.array(this.integers)
    this.numbers = state.array(this.numbers)
    this.ranks = state.array(this.ranks)
    this.count = state.number(this.count)
    this.firstFree = state.number(this.firstFree)
    this.end = state.number(this.end)
    this.born = state.number(this.born)
    this.view()
  }

  private takeRecord(): CarrierId {
    if (this.firstFree !== NO_CARRIER) {
      const carrier = this.firstFree
      this.firstFree = this.next[carrier]!
      return carrier
    }
    if (this.end === this.integers.length) this.grow()
    const carrier = this.end
    this.end += RECORD
    return carrier
  }

  private grow(): void {
    this.integers = grown(this.integers)
    this.numbers = grown(this.numbers)
    this.ranks = grown(this.ranks)
    this.view()
  }

  private view(): void {
    const { integers, numbers } = this
    this.lot = integers.subarray(0)
    this.number = integers.subarray(1)
    this.step = integers.subarray(2)
    this.visit = integers.subarray(3)
    this.target = integers.subarray(4)
    this.next = integers.subarray(5)
    this.previous = integers.subarray(6)
    this.kindOffset = integers.subarray(7)
    this.id = numbers.subarray(0)
    this.units = numbers.subarray(1)
    this.positions = numbers.subarray(2)
    this.arrivedAt = numbers.subarray(3)
    this.arrival = numbers.subarray(4)
  }
}

/** Where in `ranks` the score of a carrier by a criterion is. */
export function rankPlace(carrier: CarrierId, criterion: number): number {
  return ((carrier / RECORD) | 0) * MOST_CRITERIA + criterion
}
