/**
 * Every machine of the line: what it is doing, what is left of it, and since when. `settle` books the time since the last change to the equipment
 * states; it is called before anything changes and at every closing of the books.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import type { Accumulators } from './accumulators.ts'
import { NO_CARRIER } from './carriers.ts'
import { EquipmentState } from './equipment-state.ts'

export type MachineId = number
export const NO_MACHINE: MachineId = -1

export const Activity = { idle: 0, setup: 1, processing: 2, blocked: 3 } as const

/** Why a machine is down. */
export const Down = {
  none: 0,
  /** Breakdown that work brings: productive time, units, loads. */
  failure: 1,
  /** Breakdown that time brings: up-time, calendar. */
  upFailure: 2,
  plannedStop: 3,
  /** Planned stop by use, between loads. */
  usageStop: 4,
  /** Assist that somebody clears; of others only the time is known (see `Machines.assist`). */
  assist: 5,
} as const

/** Why a machine is out of use, be it up or down: bits, as there can be several reasons at once. */
export const Off = {
  /** Outside its shift. */
  shift: 1,
  /** Not among the machines in use. */
  unused: 2,
  outage: 4,
  plannedOutage: 8,
} as const

const NON_SCHEDULED = Off.shift | Off.unused

export class Machines {
  activity: Uint8Array
  down: Uint8Array
  /** Why it is out of use: bits of `Off`; 0: it isn't. */
  off: Uint8Array
  /** 1: takes in carriers while it works (a belt whose entrance is free). */
  open: Uint8Array
  /** Why it goes out of use as soon as the carrier in work is finished: bits of `Off`. */
  offPending: Uint8Array
  since: Float64Array
  /** 1: waits for people, to be set up, to work or to be repaired. */
  waits: Uint8Array
  /** 1: idle beside work for which there is no room at the next step. */
  noRoom: Uint8Array
  /** What is left of the load in hand: productive ticks, then assists, then usage stops. */
  work: Float64Array
  /** Productive ticks of the load in hand that come after `work`, where somebody is needed in between. */
  later: Float64Array
  assist: Float64Array
  stop: Float64Array
  /** Productive ticks since the start of the run: the productive clock. */
  odometer: Float64Array
  /** Ticks in shift and not down since the start of the run: the up-time clock. */
  upOdometer: Float64Array
  /** Units processed since the start of the run: the units clock. */
  unitsThrough: Float64Array
  /** Loads processed since the start of the run: the clock of cycles. */
  loadsThrough: Float64Array
  setupKey: Int32Array
  /** First carrier of the load; the others follow by `carriers.next`. */
  load: Int32Array
  private readonly columns: Int32Array
  private readonly totals: Float64Array

  constructor(count: number, books: Accumulators) {
    this.activity = new Uint8Array(count)
    this.down = new Uint8Array(count)
    this.off = new Uint8Array(count)
    this.open = new Uint8Array(count)
    this.offPending = new Uint8Array(count)
    this.since = new Float64Array(count)
    this.waits = new Uint8Array(count)
    this.noRoom = new Uint8Array(count)
    this.work = new Float64Array(count)
    this.later = new Float64Array(count)
    this.assist = new Float64Array(count)
    this.stop = new Float64Array(count)
    this.odometer = new Float64Array(count)
    this.upOdometer = new Float64Array(count)
    this.unitsThrough = new Float64Array(count)
    this.loadsThrough = new Float64Array(count)
    this.setupKey = new Int32Array(count).fill(-1)
    this.load = new Int32Array(count).fill(NO_CARRIER)
    this.columns = Int32Array.from({ length: count }, (_, machine) => books.layout.ofMachine(machine))
    this.totals = books.scalars.totals
  }

  get count(): number {
    return this.activity.length
  }

  /** Out of use for this reason, or about to be. */
  isOff(machine: MachineId, reason: number): boolean {
    return ((this.off[machine]! | this.offPending[machine]!) & reason) !== 0
  }

  /** In its shift, in use and not down. */
  isUp(machine: MachineId): boolean {
    return this.off[machine] === 0 && this.down[machine] === Down.none
  }

  /** Takes in a carrier at once: idle or with a free entrance, in its shift, in use and not down. */
  isAvailable(machine: MachineId): boolean {
    const takesIn = this.activity[machine] === Activity.idle || (this.open[machine] === 1 && this.offPending[machine] === 0)
    return takesIn && this.isUp(machine)
  }

  /** Working on a load at this moment, or standing in an assist or usage stop within it. */
  isRunning(machine: MachineId): boolean {
    return this.activity[machine] === Activity.processing && this.waits[machine] === 0 && this.isUp(machine)
  }

  /** What its time goes to from now on: an equipment state. Only right between two instants, when everything that happens at one has happened. */
  stateAt(machine: MachineId, now: Ticks): number {
    if (!this.isRunning(machine)) return this.stateAtRest(machine)
    const elapsed = now - this.since[machine]!
    if (elapsed < this.work[machine]!) return EquipmentState.productive
    if (elapsed < this.work[machine]! + this.assist[machine]!) return EquipmentState.assist
    return this.stop[machine] === 0 ? EquipmentState.productive : EquipmentState.usageStop
  }

  /** When `stateAt` changes by itself, within the load in hand; Infinity: it doesn't. */
  nextState(machine: MachineId, now: Ticks): Ticks {
    if (!this.isRunning(machine)) return Number.POSITIVE_INFINITY
    const worked = this.since[machine]! + this.work[machine]!
    if (now < worked) return worked
    const assisted = worked + this.assist[machine]!
    return now < assisted ? assisted : Number.POSITIVE_INFINITY
  }

  /** Books the time since the last settling. */
  settle(machine: MachineId, now: Ticks): void {
    const elapsed = now - this.since[machine]!
    if (elapsed === 0) return
    this.since[machine] = now
    const column = this.columns[machine]!
    if (this.isUp(machine)) this.upOdometer[machine]! += elapsed
    if (this.isRunning(machine)) this.settleRun(machine, column, elapsed)
    else this.totals[column + this.stateAtRest(machine)]! += elapsed
  }

  settleAll(now: Ticks): void {
    for (let machine = 0; machine < this.count; machine++) this.settle(machine, now)
  }

  visit(state: StateVisitor): void {
    this.activity = state.array(this.activity)
    this.down = state.array(this.down)
    this.off = state.array(this.off)
    this.open = state.array(this.open)
    this.offPending = state.array(this.offPending)
    this.since = state.array(this.since)
    this.waits = state.array(this.waits)
    this.noRoom = state.array(this.noRoom)
    this.work = state.array(this.work)
    this.later = state.array(this.later)
    this.assist = state.array(this.assist)
    this.stop = state.array(this.stop)
    this.odometer = state.array(this.odometer)
    this.upOdometer = state.array(this.upOdometer)
    this.unitsThrough = state.array(this.unitsThrough)
    this.loadsThrough = state.array(this.loadsThrough)
    this.setupKey = state.array(this.setupKey)
    this.load = state.array(this.load)
  }

  /** A load runs through its productive time first; the assists and usage stops that fall into it are booked at its end. */
  private settleRun(machine: MachineId, column: number, elapsed: Ticks): void {
    const worked = Math.min(elapsed, this.work[machine]!)
    this.work[machine]! -= worked
    this.odometer[machine]! += worked
    this.totals[column + EquipmentState.productive]! += worked
    let rest = elapsed - worked
    if (rest === 0) return
    const assisted = Math.min(rest, this.assist[machine]!)
    this.assist[machine]! -= assisted
    this.totals[column + EquipmentState.assist]! += assisted
    rest -= assisted
    this.stop[machine]! -= rest
    this.totals[column + EquipmentState.usageStop]! += rest
  }

  /** A begun setup finishes whatever else happens; then the shift decides, then what is down, then an outage, then what it does. */
  private stateAtRest(machine: MachineId): number {
    const activity = this.activity[machine]
    const waits = this.waits[machine] === 1
    if (activity === Activity.setup && !waits) return EquipmentState.setup
    const off = this.off[machine]!
    if ((off & NON_SCHEDULED) !== 0) return EquipmentState.nonScheduled
    switch (this.down[machine]) {
      case Down.failure:
        return EquipmentState.failure
      case Down.upFailure:
        return EquipmentState.upFailure
      case Down.plannedStop:
        return EquipmentState.plannedStop
      case Down.usageStop:
        return EquipmentState.usageStop
      case Down.assist:
        return waits ? EquipmentState.waitingForPeople : EquipmentState.assist
    }
    if (off !== 0) return (off & Off.outage) !== 0 ? EquipmentState.upFailure : EquipmentState.plannedStop
    if (waits) return EquipmentState.waitingForPeople
    const isBlocked = activity === Activity.blocked || (activity === Activity.idle && this.noRoom[machine] === 1)
    return isBlocked ? EquipmentState.blocked : EquipmentState.standby
  }
}
