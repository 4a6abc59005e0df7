/**
 * What stations wait for kits: the time in which an idle machine and work for it stand only because no kit that fits is free. Machine time, part of standby.
 * Counted anew whenever a station has started what it can.
 */
import type { StateVisitor, Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import type { Batches } from './batches.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { KitPlaces } from './kit-places.ts'
import { NO_MACHINE } from './machines.ts'
import type { StationQueues } from './station-queues.ts'

export interface ShortageParts {
  line: CompiledLine
  timers: Timers
  books: Accumulators
  idle: IdleMachines
  queues: StationQueues
  batches: Batches
}

export class KitShortage {
  /** Machines of each station that wait for kits, and since when. */
  private machines: Int32Array
  private since: Float64Array
  private readonly columns: Int32Array
  private readonly totals: Float64Array
  private readonly places: KitPlaces
  private readonly parts: ShortageParts

  constructor(places: KitPlaces, parts: ShortageParts) {
    const { line, books } = parts
    this.places = places
    this.parts = parts
    this.machines = new Int32Array(line.stations.length)
    this.since = new Float64Array(line.stations.length)
    this.columns = Int32Array.from(line.stations, ({ index }) => books.layout.ofStation(index) + PerStation.waitsForKitArea)
    this.totals = books.scalars.totals
  }

  /** A station with tooling has started what it can; machines that wait for kits now. */
  watch(station: CompiledStation): number {
    const { index } = station
    this.settle(index, this.parts.timers.now)
    const isPossible = this.parts.idle.count[index]! > 0 && this.parts.queues.length[index]! > 0
    this.machines[index] = isPossible ? Math.min(this.loadsWithoutKits(station), this.machinesFor(station)) : 0
    return this.machines[index]!
  }

  /** Machines of a station that wait for kits. */
  at(station: number): number {
    return this.machines[station]!
  }

  settleAll(now: Ticks): void {
    for (let station = 0; station < this.machines.length; station++) this.settle(station, now)
  }

  visit(state: StateVisitor): void {
    this.machines = state.array(this.machines)
    this.since = state.array(this.since)
  }

  private loadsWithoutKits(station: CompiledStation): number {
    let loads = 0
    for (let kind = 0; kind < station.kinds.length; kind++) loads += this.loadsOf(station, kind)
    return loads
  }

  /** Loads of a kind that could start but for their kits. */
  private loadsOf(station: CompiledStation, kind: number): number {
    const { queues, batches, timers } = this.parts
    if (this.places.hasKits(station, kind)) return 0
    return station.batch === null ? queues.waitingOf(station.index, kind) : batches.readyLoads(station, kind, queues, timers.now)
  }

  /** Idle machines that may do some of that work. */
  private machinesFor(station: CompiledStation): number {
    const { idle } = this.parts
    const { qualified } = station
    if (qualified === null) return idle.count[station.index]!
    let count = 0
    for (let machine = idle.first(station.index); machine !== NO_MACHINE; machine = idle.after(machine)) {
      const may = qualified[machine - station.firstMachine]!
      if (may.some((isQualified, kind) => isQualified && this.loadsOf(station, kind) > 0)) count++
    }
    return count
  }

  private settle(station: number, now: Ticks): void {
    this.totals[this.columns[station]!]! += this.machines[station]! * (now - this.since[station]!)
    this.since[station] = now
  }
}
