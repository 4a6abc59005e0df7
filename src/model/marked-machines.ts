/**
 * Machines that something is to be done with, station by station, each as often as it was marked: found without a search through the station, which in
 * a large plant has hundreds of machines and seldom more than one that is marked.
 */
import type { StateVisitor } from '../engine/index.ts'
import type { CompiledStation } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import { type MachineId, NO_MACHINE } from './machines.ts'

export class MarkedMachines {
  /** Marks of each machine. */
  private marks: Int32Array
  /** The marked machines of a station, in no order, in its part of the array; and where in it each machine stands. */
  private members: Int32Array
  private places: Int32Array
  /** Marked machines per station. */
  private size: Int32Array
  private readonly stations: readonly CompiledStation[]
  private readonly stationOf: Int32Array

  /** @param stationOf station of each machine */
  constructor(stations: readonly CompiledStation[], stationOf: Int32Array) {
    this.stations = stations
    this.stationOf = stationOf
    this.marks = new Int32Array(stationOf.length)
    this.members = new Int32Array(stationOf.length)
    this.places = new Int32Array(stationOf.length)
    this.size = new Int32Array(stations.length)
  }

  isAny(station: number): boolean {
    return this.size[station]! > 0
  }

  mark(machine: MachineId): void {
    if (this.marks[machine]!++ > 0) return
    const station = this.stationOf[machine]!
    this.put(machine, this.stations[station]!.firstMachine + this.size[station]!++)
  }

  /** Takes one mark away. */
  unmark(machine: MachineId): void {
    if (--this.marks[machine]! > 0) return
    const station = this.stationOf[machine]!
    const last = this.stations[station]!.firstMachine + --this.size[station]!
    this.put(this.members[last]!, this.places[machine]!)
  }

  /** Of the marked machines of a station that are idle, the next behind `before` in the order of the idle (NO_MACHINE: the first); NO_MACHINE where there is none. */
  nextIdle(station: number, idle: IdleMachines, before: MachineId): MachineId {
    const first = this.stations[station]!.firstMachine
    let next = NO_MACHINE
    for (let place = first; place < first + this.size[station]!; place++) {
      const machine = this.members[place]!
      if (!idle.has(machine) || (before !== NO_MACHINE && !idle.isBefore(before, machine))) continue
      if (next === NO_MACHINE || idle.isBefore(machine, next)) next = machine
    }
    return next
  }

  visit(state: StateVisitor): void {
    this.marks = state.array(this.marks)
    this.members = state.array(this.members)
    this.places = state.array(this.places)
    this.size = state.array(this.size)
  }

  private put(machine: MachineId, place: number): void {
    this.members[place] = machine
    this.places[machine] = place
  }
}
