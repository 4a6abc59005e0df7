/**
 * What puts a machine in and out of use: its cycle timer, the clocks of its breakdowns, its place among the idle. Breakdowns, planned stops and
 * shifts go through here, so that every combination of cause and activity is decided once:
 *
 * | cause \ activity         | idle      | setup                 | processing                             | blocked              |
 * |--------------------------|-----------|-----------------------|----------------------------------------|----------------------|
 * | breakdown, productive    | never     | never                 | work stands still, then see `work:`    | never                |
 * | breakdown, units, cycles | never     | never                 | work stands still, then see `work:`    | never                |
 * | breakdown, up-time       | goes down | after the setup       | work stands still, then see `work:`    | down; load may leave |
 * | breakdown, calendar      | goes down | after the setup       | work stands still, then see `work:`    | down; load may leave |
 * | planned stop, calendar   | goes down | after load and setup  | after the load                         | once the load left   |
 * | planned stop, by use     | never     | never                 | after the load                         | once the load left   |
 * | the same, in the load    | never     | never                 | at the end of the load's work          | never                |
 * | planned stop, early      | goes down | never                 | never                                  | never                |
 * | shift end, `pause`       | off       | after the setup       | work stands still until the next shift | off; load may leave  |
 * | shift end, `finish`      | off       | after load and setup  | after the load                         | off; load may leave  |
 * | outage, unscheduled      | off       | after the setup       | work stands still until its end        | off; load may leave  |
 * | outage, scheduled        | off       | after load and setup  | after the load                         | off; load may leave  |
 * | no longer in use         | off       | after load and setup  | after the load                         | off; load may leave  |
 *
 * `work:` says what becomes of a load in hand: it resumes after the repair, is lost (scrapped) at once, or begins anew after the repair.
 * A machine is down for one reason at a time (`Machines.down`). While it is: clocks but the calendar stand still; a breakdown on the calendar waits and
 * strikes when the machine comes up; planned stops wait as above, but for those that may be done early or are `opportunistic` and overdue: they follow on
 * the repair before the machine comes up, its load standing still. Out of its shift only a breakdown on the calendar strikes.
 * Batch loads never pause for a shift, but for an unscheduled outage they do. The beginning of a break is a shift end. Repairs and planned stops run on when
 * a shift ends (their time then counts as non-scheduled) and in an outage. A machine is off as long as it has any reason to be. Tested cell by cell.
 */
import type { StateVisitor, Ticks, Timer, Timers } from '../engine/index.ts'
import { Handler } from './handlers.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { FloorListener } from './listener.ts'
import { Activity, Down, type MachineId, type Machines, Off } from './machines.ts'
import { Priority } from './priorities.ts'
import type { StartRequests } from './start-requests.ts'

export interface ControlParts {
  timers: Timers
  machines: Machines
  idle: IdleMachines
  starts: StartRequests
  stationOf: Int32Array
  /** Told when a machine with a load goes down or off, and when it goes on: people stay only while it runs. */
  operators: { stand(machine: MachineId): void; goOn(machine: MachineId): void }
  /** Idle machines that are kept for a lot are not idle for others; null: none ever are. */
  lotMachines: { isKept(machine: MachineId): boolean } | null
  /** Null: nobody watches. */
  listener: FloorListener | null
}

const OFF_NAMES: readonly [reason: number, name: string][] = [
  [Off.shift, 'shift'],
  [Off.unused, 'not in use'],
  [Off.outage, 'outage'],
  [Off.plannedOutage, 'planned outage'],
]

export class MachineControl {
  /** Reading of the productive clock at which the next breakdown strikes, ticks; Infinity: none. */
  failureDue: Float64Array
  /** Reading of the up-time clock at which the next breakdown strikes, ticks; Infinity: none. */
  upFailureDue: Float64Array
  /** 1: a breakdown that falls on the very end of the work on a load still belongs to it. */
  failsAtEnd: Uint8Array
  /** 1: the cycle timer stands for a breakdown, not for the end of the load. */
  failing: Uint8Array
  private readonly cycle: Timer[]
  private readonly upFailure: Timer[]
  private readonly timers: Timers
  private readonly machines: Machines
  private readonly parts: ControlParts

  constructor(parts: ControlParts) {
    const { timers, machines } = parts
    this.parts = parts
    this.timers = timers
    this.machines = machines
    const count = machines.count
    this.failureDue = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
    this.upFailureDue = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
    this.failsAtEnd = new Uint8Array(count)
    this.failing = new Uint8Array(count)
    this.cycle = Array.from({ length: count }, (_, machine) => timers.claim(Handler.cycle, machine, Priority.completion))
    this.upFailure = Array.from({ length: count }, (_, machine) => timers.claim(Handler.upFailure, machine, Priority.disturbance))
  }

  /** Starts the clock of a setup; it runs to its end whatever happens. */
  runSetup(machine: MachineId, ticks: Ticks): void {
    // The breakdown that a load was heading for when another one took it.
    this.failing[machine] = 0
    this.timers.set(this.cycle[machine]!, ticks)
  }

  /** Lets the load in hand run on, if the machine is up: until its end, or until the breakdown that comes first. */
  run(machine: MachineId): void {
    const { machines } = this
    if (!machines.isRunning(machine)) return
    const work = machines.work[machine]!
    const untilFailure = this.failureDue[machine]! - machines.odometer[machine]!
    const fails = untilFailure < work || (untilFailure === work && this.failsAtEnd[machine] === 1)
    this.failing[machine] = fails ? 1 : 0
    this.timers.set(this.cycle[machine]!, fails ? untilFailure : work + machines.assist[machine]! + machines.stop[machine]!)
  }

  /** Lets the up-time clock run to the next breakdown, if the machine is up. */
  runUpClock(machine: MachineId): void {
    const { machines } = this
    const due = this.upFailureDue[machine]!
    if (due === Number.POSITIVE_INFINITY || !machines.isUp(machine)) return
    machines.settle(machine, this.timers.now)
    this.timers.set(this.upFailure[machine]!, Math.max(0, due - machines.upOdometer[machine]!))
  }

  goDown(machine: MachineId, cause: number): void {
    this.stand(machine)
    this.machines.down[machine] = cause
    this.refresh(machine)
  }

  comeUp(machine: MachineId): void {
    this.machines.settle(machine, this.timers.now)
    this.machines.down[machine] = Down.none
    this.goOn(machine)
  }

  /** Takes a machine out of use for `reasons` (bits of `Off`). */
  goOff(machine: MachineId, reasons: number): void {
    this.stand(machine)
    this.machines.off[machine]! |= reasons
    this.machines.offPending[machine]! &= ~reasons
    this.refresh(machine)
    if (this.parts.listener !== null) this.tell('machineOff', machine, reasons)
  }

  /** The same, but a changeover or load that has begun is finished first. */
  goOffAfterLoad(machine: MachineId, reason: number): void {
    const activity = this.machines.activity[machine]
    if (activity !== Activity.processing && activity !== Activity.setup) this.goOff(machine, reason)
    else {
      this.machines.offPending[machine]! |= reason
      // A belt runs empty: its entrance closes.
      if (this.machines.open[machine] === 1) this.refresh(machine)
    }
  }

  /** A load is finished: what waited for that takes the machine out of use. */
  goOffIfPending(machine: MachineId): void {
    const reasons = this.machines.offPending[machine]!
    if (reasons !== 0) this.goOff(machine, reasons)
  }

  /** This reason to be out of use is over. */
  comeOn(machine: MachineId, reason: number): void {
    this.machines.settle(machine, this.timers.now)
    const wasOff = this.machines.off[machine]! & reason
    this.machines.off[machine]! &= ~reason
    this.machines.offPending[machine]! &= ~reason
    this.goOn(machine)
    if (this.parts.listener !== null) this.tell('machineOn', machine, wasOff)
  }

  /** Files the machine among the idle, or takes it out, as its state says; whatever changed, its station may start something. */
  refresh(machine: MachineId): void {
    const available = this.machines.isAvailable(machine) && (this.parts.lotMachines === null || !this.parts.lotMachines.isKept(machine))
    if (available !== this.parts.idle.has(machine)) {
      if (available) this.parts.idle.add(machine, this.timers.now)
      else this.parts.idle.remove(machine)
    }
    this.parts.starts.add(this.parts.stationOf[machine]!)
  }

  visit(state: StateVisitor): void {
    this.failureDue = state.array(this.failureDue)
    this.upFailureDue = state.array(this.upFailureDue)
    this.failsAtEnd = state.array(this.failsAtEnd)
    this.failing = state.array(this.failing)
  }

  /** Stops the clocks that stand still while a machine is down or out of its shift. */
  private stand(machine: MachineId): void {
    this.machines.settle(machine, this.timers.now)
    if (this.machines.activity[machine] === Activity.processing) {
      this.timers.clear(this.cycle[machine]!)
      if (this.machines.isUp(machine)) this.parts.operators.stand(machine)
    }
    this.timers.clear(this.upFailure[machine]!)
  }

  private tell(what: 'machineOff' | 'machineOn', machine: MachineId, reasons: number): void {
    for (const [reason, name] of OFF_NAMES)
      if ((reasons & reason) !== 0) this.parts.listener?.happened(what, this.timers.now, machine, -1, -1, -1, 0, name)
  }

  private goOn(machine: MachineId): void {
    this.parts.operators.goOn(machine)
    this.runUpClock(machine)
    this.refresh(machine)
  }
}
