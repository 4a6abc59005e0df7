/**
 * The spaces for waiting carriers before each station, and who waits for one. A space is taken when a carrier sets off for the station and given
 * back when work on it starts. Whoever finds no space waits in line; machines keep their finished load meanwhile (blocking after service).
 */
import type { StateVisitor } from '../engine/index.ts'
import { grown } from '../engine/index.ts'

/** Something that waits for a space: a machine with finished work, a source with a lot, a carrier after a delay. */
export type Waiter = number

const KINDS = 4
export const WaiterKind = {
  machine: 0,
  source: 1,
  /** A carrier that has finished a step without a station. */
  carrier: 2,
  /** A carrier whose contents are to change carrier. */
  gatherer: 3,
} as const

export function waiter(kind: number, id: number): Waiter {
  return id * KINDS + kind
}

export function kindOf(who: Waiter): number {
  return who % KINDS
}

export function idOf(who: Waiter): number {
  return (who - (who % KINDS)) / KINDS
}

export class Buffers {
  /** Spaces taken. */
  private taken: Int32Array
  /** Waiters of all stations: one list each, through a pool of cells. */
  private heads: Int32Array
  private tails: Int32Array
  private cells = new Int32Array(16)
  private next = new Int32Array(16)
  private cellCount = 0
  private firstFree = -1
  /** The station whose first waiter is having its turn; -1: none. */
  private admitting = -1
  private readonly spaces: Float64Array

  /** @param spaces per station; Infinity where there is no limit */
  constructor(spaces: readonly number[]) {
    this.spaces = Float64Array.from(spaces)
    this.taken = new Int32Array(spaces.length)
    this.heads = new Int32Array(spaces.length).fill(-1)
    this.tails = new Int32Array(spaces.length).fill(-1)
  }

  /**
   * Is there room for so many more? An idle machine takes a carrier in at once, so it counts as a space. While others wait in line there is none
   * for anybody else, not even in the instant in which a space comes up.
   */
  hasRoom(station: number, carriers: number, idleMachines: number): boolean {
    if (this.hasWaiters(station) && this.admitting !== station) return false
    return this.taken[station]! + carriers <= this.spaces[station]! + idleMachines
  }

  take(station: number): void {
    this.taken[station]!++
  }

  giveBack(station: number): void {
    this.taken[station]!--
  }

  waitFor(station: number, who: Waiter): void {
    const cell = this.takeCell()
    this.cells[cell] = who
    this.next[cell] = -1
    const tail = this.tails[station]!
    this.tails[station] = cell
    if (tail === -1) this.heads[station] = cell
    else this.next[tail] = cell
  }

  hasWaiters(station: number): boolean {
    return this.heads[station] !== -1
  }

  /** The first in line at a station has its turn, until `endTurn`: what room there is, is there for it. */
  beginTurn(station: number): Waiter {
    this.admitting = station
    return this.cells[this.heads[station]!]!
  }

  /** `isServed`: it waits no longer. */
  endTurn(station: number, isServed: boolean): void {
    this.admitting = -1
    if (isServed) this.dropFirstWaiter(station)
  }

  visit(state: StateVisitor): void {
    this.taken = state.array(this.taken)
    this.heads = state.array(this.heads)
    this.tails = state.array(this.tails)
    this.cells = state.array(this.cells)
    this.next = state.array(this.next)
    this.cellCount = state.number(this.cellCount)
    this.firstFree = state.number(this.firstFree)
  }

  private dropFirstWaiter(station: number): void {
    const cell = this.heads[station]!
    const after = this.next[cell]!
    this.heads[station] = after
    if (after === -1) this.tails[station] = -1
    this.next[cell] = this.firstFree
    this.firstFree = cell
  }

  private takeCell(): number {
    if (this.firstFree !== -1) {
      const cell = this.firstFree
      this.firstFree = this.next[cell]!
      return cell
    }
    if (this.cellCount === this.cells.length) {
      this.cells = grown(this.cells)
      this.next = grown(this.next)
    }
    return this.cellCount++
  }
}
