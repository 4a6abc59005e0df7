/**
 * In-line machines (reflow, cleaning, plating lines): a belt that several carriers are on at once. A carrier enters within its process time (the
 * pitch of its pieces), the next one right behind it, and each leaves a residence time after its last piece has entered.
 *
 * The clock of a belt is the machine's productive clock: it runs while something is on the belt, and every reading at which something happens is known
 * when a carrier enters. Whatever stops the machine (breakdown, assist, planned stop, end of a shift, no room at the exit) stops that clock, so that
 * all that is inside leaves later by just as long, and nothing enters meanwhile. The machine's cycle timer stands for the next thing on the belt.
 */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import { type Buffers, WaiterKind, waiter } from './buffers.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { Deadlocks } from './deadlock.ts'
import type { FloorListener } from './listener.ts'
import type { LoadTimes } from './load-times.ts'
import type { MachineControl } from './machine-control.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'
import type { Onward } from './onward.ts'
import type { PlannedStops } from './planned-stops.ts'
import type { Stops } from './stops.ts'

export interface ConveyorParts {
  journey: Onward
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  books: Accumulators
  carriers: Carriers
  machines: Machines
  control: MachineControl
  buffers: Buffers
  deadlocks: Deadlocks
  stops: Stops
  plannedStops: PlannedStops
  times: LoadTimes
  stationOf: Int32Array
}

export class Conveyors {
  private readonly listener: FloorListener | null
  /** Reading of the belt's clock at which each carrier leaves. */
  private leavesAt = new Float64Array(16)
  /** Last carrier on each belt; the first one is the machine's load. */
  private last: Int32Array
  /** The carrier that is entering; NO_CARRIER: the entrance is free. */
  private entering: Int32Array
  /** Ticks that it takes, and the reading at which it has entered. */
  private entry: Float64Array
  private enteredAt: Float64Array
  /** Reading up to which the way of the belt is in the books. */
  private bookedAt: Float64Array
  private readonly parts: ConveyorParts
  private readonly totals: Float64Array

  constructor(parts: ConveyorParts) {
    const { count } = parts.machines
    this.parts = parts
    this.listener = parts.listener
    this.totals = parts.books.scalars.totals
    this.last = new Int32Array(count).fill(NO_CARRIER)
    this.entering = new Int32Array(count).fill(NO_CARRIER)
    this.entry = new Float64Array(count)
    this.enteredAt = new Float64Array(count)
    this.bookedAt = new Float64Array(count)
  }

  /** A carrier begins to enter a machine that is up and whose entrance is free. */
  enter(machine: MachineId, station: CompiledStation, carrier: CarrierId): void {
    const { machines, carriers, times, timers } = this.parts
    machines.settle(machine, timers.now)
    const entry = times.entryOf(machine, carrier)
    this.entering[machine] = carrier
    this.entry[machine] = entry
    this.enteredAt[machine] = machines.odometer[machine]! + entry
    this.setLeavesAt(carrier, this.enteredAt[machine]! + residenceOf(station, machine))
    if (machines.load[machine] === NO_CARRIER) machines.load[machine] = carrier
    else carriers.next[this.last[machine]!] = carrier
    carriers.next[carrier] = NO_CARRIER
    this.last[machine] = carrier
    this.tell('workStarted', machine, carrier)
    this.goOn(machine)
  }

  /** The belt has come to the next thing on its way. The machine must be settled. */
  comesTo(machine: MachineId): void {
    const { machines, stops, control } = this.parts
    if (this.hasEntered(machine)) this.closeEntry(machine)
    stops.chargeNow(machine)
    if (machines.assist[machine]! + machines.stop[machine]! > 0) {
      machines.work[machine] = 0
      machines.open[machine] = 0
      control.run(machine)
      control.refresh(machine)
    } else if (this.unload(machine)) this.goOn(machine)
  }

  /** Room may have come up for the first carrier of a stuck belt; false: there is none. */
  retry(machine: MachineId): boolean {
    const { machines, timers } = this.parts
    machines.settle(machine, timers.now)
    if (!this.moveFirst(machine)) return false
    if (this.unload(machine)) {
      this.goOn(machine)
      this.listener?.happened('machineUnblocked', timers.now, machine, -1, -1, -1, 0)
    }
    return true
  }

  visit(state: StateVisitor): void {
    this.leavesAt = state.array(this.leavesAt)
    this.last = state.array(this.last)
    this.entering = state.array(this.entering)
    this.entry = state.array(this.entry)
    this.enteredAt = state.array(this.enteredAt)
    this.bookedAt = state.array(this.bookedAt)
  }

  private hasEntered(machine: MachineId): boolean {
    return this.entering[machine] !== NO_CARRIER && this.enteredAt[machine]! <= this.parts.machines.odometer[machine]!
  }

  private closeEntry(machine: MachineId): void {
    const { machines, carriers, stops, books, stationOf } = this.parts
    const reading = machines.odometer[machine]!
    const column = books.layout.ofStation(stationOf[machine]!)
    // A belt that moves half empty is loaded by what enters it, as an oven is by full batches.
    this.totals[column + PerStation.loadWork]! += reading - this.bookedAt[machine]!
    this.totals[column + PerStation.fullBatchWork]! += this.entry[machine]!
    this.bookedAt[machine] = reading
    stops.chargeUse(machine, carriers.units[this.entering[machine]!]!)
    this.entering[machine] = NO_CARRIER
  }

  /** Sends on what has come to the exit; false: the belt is stuck. */
  private unload(machine: MachineId): boolean {
    const { machines } = this.parts
    for (;;) {
      const carrier = machines.load[machine]!
      if (carrier === NO_CARRIER || this.leavesAt[carrier]! > machines.odometer[machine]!) return true
      if (this.finishFirst(machine) && !this.moveFirst(machine)) {
        this.block(machine)
        return false
      }
    }
  }

  /** The step of the first carrier is done; false: nothing of it is left. */
  private finishFirst(machine: MachineId): boolean {
    const { machines, carriers, books, stationOf, plannedStops } = this.parts
    const carrier = machines.load[machine]!
    const after = carriers.next[carrier]!
    const column = books.layout.ofStation(stationOf[machine]!)
    this.tell('workFinished', machine, carrier)
    this.totals[column + PerStation.unitsDone]! += carriers.units[carrier]!
    this.totals[column + PerStation.loads]!++
    plannedStops.used(machine)
    if (this.parts.journey.finish(carrier, machine)) return true
    machines.load[machine] = after
    return false
  }

  /** Sends on the first carrier; false: there is no room for it. */
  private moveFirst(machine: MachineId): boolean {
    const { machines, carriers } = this.parts
    const carrier = machines.load[machine]!
    const after = carriers.next[carrier]!
    if (!this.parts.journey.move(carrier)) return false
    machines.load[machine] = after
    return true
  }

  private block(machine: MachineId): void {
    const { deadlocks, machines, control, buffers, timers } = this.parts
    const destinations = this.parts.journey.destinations(machines.load[machine]!)
    machines.activity[machine] = Activity.blocked
    machines.open[machine] = 0
    buffers.waitFor(destinations, waiter(WaiterKind.machine, machine))
    control.refresh(machine)
    this.listener?.happened('machineBlocked', timers.now, machine, -1, -1, -1, 0)
    deadlocks.refuse(destinations)
  }

  /** Lets the belt run on to the next thing on its way, or rest where nothing is left on it. */
  private goOn(machine: MachineId): void {
    const { machines, control, stops } = this.parts
    const first = machines.load[machine]!
    if (first === NO_CARRIER) {
      machines.activity[machine] = Activity.idle
      machines.open[machine] = 0
      control.goOffIfPending(machine)
      control.refresh(machine)
      return
    }
    const isEntering = this.entering[machine] !== NO_CARRIER
    const next = isEntering ? Math.min(this.leavesAt[first]!, this.enteredAt[machine]!) : this.leavesAt[first]!
    machines.activity[machine] = Activity.processing
    machines.work[machine] = Math.min(next - machines.odometer[machine]!, stops.untilNext(machine))
    machines.open[machine] = isEntering ? 0 : 1
    control.run(machine)
    control.refresh(machine)
  }

  private setLeavesAt(carrier: CarrierId, reading: Ticks): void {
    while (carrier >= this.leavesAt.length) this.leavesAt = grown(this.leavesAt)
    this.leavesAt[carrier] = reading
  }

  private tell(what: 'workStarted' | 'workFinished', machine: MachineId, carrier: CarrierId): void {
    const { carriers, timers } = this.parts
    this.listener?.happened(what, timers.now, machine, carriers.step[carrier]!, carriers.lot[carrier]!, carrier, carriers.units[carrier]!)
  }
}

/** A slower machine has a slower belt. */
function residenceOf({ conveyor, speeds, firstMachine }: CompiledStation, machine: MachineId): Ticks {
  return Math.round(conveyor!.residence / (speeds?.[machine - firstMachine] ?? 1))
}
