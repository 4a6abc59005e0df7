/**
 * The spaces for waiting carriers before each station, and who waits for one. A space is taken when a carrier sets off for the station and given
 * back when work on it starts. Whoever finds no space waits in line; machines keep their finished load meanwhile (blocking after service). Who may go to
 * several stations waits in line at all of them, and leaves all these lines when its turn has come at one.
 */
import type { StateVisitor } from '../engine/index.ts'
import { grown } from '../engine/index.ts'

/** Something that waits for a space: a machine with finished work, a source with a lot, a carrier after a delay. */
export type Waiter = number

const ROUNDING = 1e-9
const KINDS = 5
export const WaiterKind = {
  machine: 0,
  source: 1,
  /** A carrier that has finished a step without a station. */
  carrier: 2,
  /** A carrier whose contents are to change carrier. */
  gatherer: 3,
  /** A carrier that a queue-time limit sends back. */
  returner: 4,
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
  /** The station of each cell, and the next cell of the same waiter: a ring. */
  private stations = new Int32Array(16)
  private peers = new Int32Array(16)
  private cellCount = 0
  private firstFree = -1
  /** Who is having its turn; -1: nobody. */
  private admitted: Waiter = -1
  /** Someone who waited in several lines has left the one at this station. */
  leftLine!: (station: number) => void
  private readonly spaces: Float64Array
  /** Room in units at each station, Infinity where it is not counted so; and units that have a space. Null: it is counted so nowhere. */
  private readonly unitRoom: Float64Array | null
  private units: Float64Array

  /**
   * @param spaces per station; Infinity where there is no limit, 0 where room is counted in units
   * @param unitRoom room in units; Infinity where it is not counted so
   */
  constructor(spaces: readonly number[], unitRoom: readonly number[]) {
    this.spaces = Float64Array.from(spaces)
    this.unitRoom = unitRoom.every((room) => room === Number.POSITIVE_INFINITY) ? null : Float64Array.from(unitRoom)
    this.units = new Float64Array(spaces.length)
    this.taken = new Int32Array(spaces.length)
    this.heads = new Int32Array(spaces.length).fill(-1)
    this.tails = new Int32Array(spaces.length).fill(-1)
  }

  /**
   * Is there room for so many more, of `units` each? An idle machine takes a carrier in at once, so it counts as a space. While others wait in line there is none
   * for anybody else, not even in the instant in which a space comes up.
   */
  hasRoom(station: number, carriers: number, idleMachines: number, units: number): boolean {
    return carriers <= this.room(station, idleMachines, units)
  }

  /** For how many more there is room, as above; negative where more came than there was room for, or others wait. */
  room(station: number, idleMachines: number, units: number): number {
    const head = this.heads[station]!
    if (head !== -1 && this.cells[head] !== this.admitted) return Number.NEGATIVE_INFINITY
    const room = this.spaces[station]! + idleMachines - this.taken[station]!
    if (this.unitRoom === null || this.unitRoom[station] === Number.POSITIVE_INFINITY) return room
    // Equal parts of a lot don't add up to it exactly.
    return Math.max(room, Math.floor((this.unitRoom[station]! - this.units[station]!) / units + ROUNDING))
  }

  /** Spaces taken at a station, those of carriers on the way there too. */
  takenAt(station: number): number {
    return this.taken[station]!
  }

  take(station: number, units: number): void {
    this.taken[station]!++
    if (this.unitRoom !== null) this.units[station]! += units
  }

  giveBack(station: number, units: number): void {
    this.taken[station]!--
    if (this.unitRoom !== null) this.units[station]! -= units
  }

  /** `who` waits for room at any of these stations. */
  waitFor(stations: readonly number[], who: Waiter): void {
    let first = -1
    for (const station of stations) {
      const cell = this.join(station, who)
      this.peers[cell] = first === -1 ? cell : this.peers[first]!
      if (first === -1) first = cell
      else this.peers[first] = cell
    }
  }

  hasWaiters(station: number): boolean {
    return this.heads[station] !== -1
  }

  /** The first in line at a station has its turn, until `endTurn`: what room there is, is there for it. */
  beginTurn(station: number): Waiter {
    this.admitted = this.cells[this.heads[station]!]!
    return this.admitted
  }

  /** `isServed`: it waits no longer. */
  endTurn(station: number, isServed: boolean): void {
    this.admitted = -1
    if (isServed) this.leave(this.heads[station]!)
  }

  visit(state: StateVisitor): void {
    this.taken = state.array(this.taken)
    this.units = state.array(this.units)
    this.heads = state.array(this.heads)
    this.tails = state.array(this.tails)
    this.cells = state.array(this.cells)
    this.next = state.array(this.next)
    this.stations = state.array(this.stations)
    this.peers = state.array(this.peers)
    this.cellCount = state.number(this.cellCount)
    this.firstFree = state.number(this.firstFree)
  }

  /** Takes a waiter out of the lines that it joined together with `cell`. */
  private leave(cell: number): void {
    for (let peer = this.peers[cell]!; peer !== cell; peer = this.peers[peer]!) {
      this.drop(peer)
      this.leftLine(this.stations[peer]!)
    }
    this.drop(cell)
  }

  private join(station: number, who: Waiter): number {
    const cell = this.takeCell()
    this.cells[cell] = who
    this.stations[cell] = station
    this.next[cell] = -1
    const tail = this.tails[station]!
    this.tails[station] = cell
    if (tail === -1) this.heads[station] = cell
    else this.next[tail] = cell
    return cell
  }

  private drop(cell: number): void {
    const station = this.stations[cell]!
    const after = this.next[cell]!
    let before = -1
    for (let other = this.heads[station]!; other !== cell; other = this.next[other]!) before = other
    if (before === -1) this.heads[station] = after
    else this.next[before] = after
    if (after === -1) this.tails[station] = before
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
      this.stations = grown(this.stations)
      this.peers = grown(this.peers)
    }
    return this.cellCount++
  }
}
