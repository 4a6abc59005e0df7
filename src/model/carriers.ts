/**
 * The carriers in the line: a pool of rows in typed arrays. A carrier is in exactly one place: a station's queue, a machine's load, or under way;
 * queue and load are lists that run through `next` (and `previous`).
 */
import type { StateVisitor } from '../engine/index.ts'
import { grown } from '../engine/index.ts'
import type { LotId } from './lots.ts'

export type CarrierId = number
export const NO_CARRIER: CarrierId = -1
/** Most dispatch criteria that a station can have. */
export const MOST_CRITERIA = 4

export class Carriers {
  /** Counted from 1 in the order of coming into being; never used again. */
  id = new Float64Array(16)
  lot = new Int32Array(16)
  /** Its number within lot and segment, for its random draws. */
  number = new Int32Array(16)
  /** The step it is waiting for, in, or on the way to. */
  step = new Int32Array(16)
  /** Good units in it. */
  units = new Float64Array(16)
  /** Places for units in it: the good ones that it was filled with. Those of lost units stay, marked bad, until its contents change carrier. */
  positions = new Float64Array(16)
  /** How often it has gone back along its route. */
  visit = new Int32Array(16)
  /** Where it goes when it leaves its step; decided when the step ends. -1: out of the line. */
  target = new Int32Array(16)
  /** When it arrived at its station. */
  arrivedAt = new Float64Array(16)
  /** Order of arrival at stations: the tie-breaker of all dispatch rules. */
  arrival = new Float64Array(16)
  /** Scores by dispatch criteria that don't change while it waits, MOST_CRITERIA each. */
  ranks = new Float64Array(16 * MOST_CRITERIA)
  /** What is added to the waiting kind of its step while it waits: which cards of WIP limits it needs no more. */
  kindOffset = new Uint8Array(16)
  next = new Int32Array(16)
  previous = new Int32Array(16)
  /** Carriers in the line. */
  count = 0
  private firstFree = NO_CARRIER
  private rows = 0
  private born = 0

  create(lot: LotId, number: number, step: number, units: number): CarrierId {
    const carrier = this.takeRow()
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

  /** Rows of the pool that have been used; those of carriers that have left hold no units. */
  get places(): number {
    return this.rows
  }

  /** What a step works on in a carrier: good units, or all positions. */
  served(carrier: CarrierId, countsPositions: boolean): number {
    return countsPositions ? this.positions[carrier]! : this.units[carrier]!
  }

  /** Units in all carriers, counted one by one: the check on the running count. */
  countUnits(): number {
    let units = 0
    for (let carrier = 0; carrier < this.rows; carrier++) if (this.lot[carrier]! >= 0) units += this.units[carrier]!
    return units
  }

  visitState(state: StateVisitor): void {
    this.id = state.array(this.id)
    this.lot = state.array(this.lot)
    this.number = state.array(this.number)
    this.step = state.array(this.step)
    this.units = state.array(this.units)
    this.positions = state.array(this.positions)
    this.visit = state.array(this.visit)
    this.target = state.array(this.target)
    this.arrivedAt = state.array(this.arrivedAt)
    this.arrival = state.array(this.arrival)
    this.ranks = state.array(this.ranks)
    this.kindOffset = state.array(this.kindOffset)
    this.next = state.array(this.next)
    this.previous = state.array(this.previous)
    this.count = state.number(this.count)
    this.firstFree = state.number(this.firstFree)
    this.rows = state.number(this.rows)
    this.born = state.number(this.born)
  }

  private takeRow(): CarrierId {
    if (this.firstFree !== NO_CARRIER) {
      const carrier = this.firstFree
      this.firstFree = this.next[carrier]!
      return carrier
    }
    if (this.rows === this.lot.length) this.grow()
    return this.rows++
  }

  private grow(): void {
    this.id = grown(this.id)
    this.lot = grown(this.lot)
    this.number = grown(this.number)
    this.step = grown(this.step)
    this.units = grown(this.units)
    this.positions = grown(this.positions)
    this.visit = grown(this.visit)
    this.target = grown(this.target)
    this.arrivedAt = grown(this.arrivedAt)
    this.arrival = grown(this.arrival)
    this.ranks = grown(this.ranks)
    this.kindOffset = grown(this.kindOffset)
    this.next = grown(this.next)
    this.previous = grown(this.previous)
  }
}
