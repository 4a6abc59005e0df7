/** The machines of each station that could start at once: idle longest first, at equal times the lower number first. */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import { type MachineId, NO_MACHINE } from './machines.ts'

export class IdleMachines {
  private heads: Int32Array
  private tails: Int32Array
  private next: Int32Array
  private previous: Int32Array
  private idleSince: Float64Array
  /** Idle machines per station. */
  count: Int32Array
  private listed: Uint8Array
  private readonly stationOf: Int32Array

  /** @param stationOf station of each machine */
  constructor(stations: number, stationOf: Int32Array) {
    this.stationOf = stationOf
    this.heads = new Int32Array(stations).fill(NO_MACHINE)
    this.tails = new Int32Array(stations).fill(NO_MACHINE)
    this.count = new Int32Array(stations)
    this.next = new Int32Array(stationOf.length).fill(NO_MACHINE)
    this.previous = new Int32Array(stationOf.length).fill(NO_MACHINE)
    this.idleSince = new Float64Array(stationOf.length)
    this.listed = new Uint8Array(stationOf.length)
  }

  has(machine: MachineId): boolean {
    return this.listed[machine] === 1
  }

  first(station: number): MachineId {
    return this.heads[station]!
  }

  after(machine: MachineId): MachineId {
    return this.next[machine]!
  }

  /** Since when a machine has been idle. */
  sinceOf(machine: MachineId): Ticks {
    return this.idleSince[machine]!
  }

  /** Whether a machine stands before another of its station; also of one that was taken out since it was added last. */
  isBefore(a: MachineId, b: MachineId): boolean {
    const difference = this.idleSince[a]! - this.idleSince[b]!
    return difference < 0 || (difference === 0 && a < b)
  }

  add(machine: MachineId, now: Ticks): void {
    const station = this.stationOf[machine]!
    let before = this.tails[station]!
    while (before !== NO_MACHINE && this.idleSince[before] === now && before > machine) before = this.previous[before]!
    const after = before === NO_MACHINE ? this.heads[station]! : this.next[before]!
    this.link(station, before, machine)
    this.link(station, machine, after)
    this.idleSince[machine] = now
    this.listed[machine] = 1
    this.count[station]!++
  }

  remove(machine: MachineId): void {
    const station = this.stationOf[machine]!
    this.link(station, this.previous[machine]!, this.next[machine]!)
    this.listed[machine] = 0
    this.count[station]!--
  }

  visit(state: StateVisitor): void {
    this.heads = state.array(this.heads)
    this.tails = state.array(this.tails)
    this.next = state.array(this.next)
    this.previous = state.array(this.previous)
    this.idleSince = state.array(this.idleSince)
    this.count = state.array(this.count)
    this.listed = state.array(this.listed)
  }

  private link(station: number, before: MachineId, after: MachineId): void {
    if (before === NO_MACHINE) this.heads[station] = after
    else this.next[before] = after
    if (after === NO_MACHINE) this.tails[station] = before
    else this.previous[after] = before
  }
}
