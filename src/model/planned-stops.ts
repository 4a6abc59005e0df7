/**
 * Planned stops that are stops of their own (preventive maintenance, golden units, blade changes between loads); those within loads are in `stops.ts`.
 * One that falls due, by the calendar or by use, waits until the machine has finished its load and its window is open; it is never skipped, and several
 * that are due are done one after another, before new work. A stop near its end may be done early, in place of the one that was to come: the grid
 * stays. Without a `first:` the calendar stops of a station are spread: machine j of n, stop i of k is first due at ((j + 1/2) / n + i / (4 k)) of its
 * interval (j, i from 0); by use a machine is met somewhere within its interval, uniformly.
 */
import type { StateVisitor, Streams, Timer, Timers } from '../engine/index.ts'
import { Sampler } from '../engine/index.ts'
import type { PlannedStopSpec } from '../spec/line.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import { needOf } from './crew-need.ts'
import { Handler } from './handlers.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { FloorListener } from './listener.ts'
import type { MachineControl } from './machine-control.ts'
import { machinePlace } from './machine-place.ts'
import { Activity, Down, type MachineId, type Machines, NO_MACHINE } from './machines.ts'
import { MarkedMachines } from './marked-machines.ts'
import { Priority } from './priorities.ts'
import type { Repairs, RepairWork } from './repairs.ts'
import type { StartRequests } from './start-requests.ts'
import { type StopWindow, stopWindow } from './stop-window.ts'

interface PlannedStop {
  name: string
  machine: MachineId
  clock: PlannedStopSpec['clock']
  /** Ticks, productive ticks or units. */
  every: number
  /** How long before it is due it may be done early; 0: never. */
  early: number
  repair: RepairWork
  /** Falls due, and before that enters its early part; null: it is due by use. */
  timer: Timer | null
  window: StopWindow | null
}

export interface PlannedStopParts {
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  machines: Machines
  control: MachineControl
  idle: IdleMachines
  starts: StartRequests
  streams: Streams
  stationOf: Int32Array
  repairs: Repairs
}

const NO_STOP = -1

export class PlannedStops {
  private readonly listener: FloorListener | null
  private readonly stops: PlannedStop[] = []
  /** Stops of machine m: firstOf[m] to firstOf[m + 1]. */
  private readonly firstOf: Int32Array
  /** 1: some stop of the machine is due by use. */
  private readonly byUse: Uint8Array
  /** How often each stop is due and not yet done. */
  private due: Int32Array
  /** 1: not due, but may be done early. */
  private isEarly: Uint8Array
  /** Clock reading at which each falls due next. */
  private nextDue: Float64Array
  /** Machines that have stops due and not yet begun, and those that have stops that may be done early. */
  private readonly dueOn: MarkedMachines
  private readonly earlyOn: MarkedMachines
  private readonly parts: PlannedStopParts

  constructor(parts: PlannedStopParts) {
    const { line, machines } = parts
    this.parts = parts
    this.listener = parts.listener
    this.firstOf = new Int32Array(machines.count + 1)
    this.byUse = new Uint8Array(machines.count)
    this.dueOn = new MarkedMachines(line.stations, parts.stationOf)
    this.earlyOn = new MarkedMachines(line.stations, parts.stationOf)
    const firsts: number[] = []
    for (const station of line.stations) {
      for (let number = 0; number < station.machines; number++) {
        firsts.push(...this.claimStops(station, number))
        this.firstOf[station.firstMachine + number + 1] = this.stops.length
      }
    }
    this.due = new Int32Array(this.stops.length)
    this.isEarly = new Uint8Array(this.stops.length)
    this.nextDue = Float64Array.from(firsts)
    for (let index = 0; index < this.stops.length; index++) this.setTimer(index)
  }

  /** The timer of stop `index`: it may be done early from now on, or falls due. */
  fallDue(index: number): void {
    if (this.parts.timers.now < this.nextDue[index]!) this.markEarly(index)
    else this.markDue(index)
    this.setTimer(index)
    this.parts.starts.add(this.stationOf(index))
  }

  /** A load is done: what its use of the machine makes due, falls due. */
  used(machine: MachineId): void {
    if (this.byUse[machine] === 0) return
    const { machines } = this.parts
    for (let index = this.firstOf[machine]!; index < this.firstOf[machine + 1]!; index++) {
      const { clock, early } = this.stops[index]!
      if (clock === 'calendar') continue
      const reading = clock === 'units' ? machines.unitsThrough[machine]! : machines.odometer[machine]!
      while (this.nextDue[index]! <= reading) this.markDue(index)
      if (early > 0 && this.isEarly[index] === 0 && this.nextDue[index]! - early <= reading) this.markEarly(index)
    }
  }

  /** Begins what is due on the idle machines of a station. */
  beginAt(station: number): void {
    if (this.dueOn.isAny(station)) this.beginOnIdle(station, false)
  }

  /** Begins early what may be, on the machines of a station that found no work. */
  beginEarly(station: number): void {
    if (this.earlyOn.isAny(station)) this.beginOnIdle(station, true)
  }

  /** The work on a machine that is down is done: true if a stop follows on it, before it comes up. */
  follows(machine: MachineId): boolean {
    const { machines, timers } = this.parts
    const wasStop = machines.down[machine] === Down.plannedStop || machines.down[machine] === Down.usageStop
    let index = wasStop && machines.activity[machine] === Activity.idle ? this.firstDue(machine, false) : NO_STOP
    if (index === NO_STOP && machines.off[machine] === 0) index = this.firstEarly(machine, true)
    if (index === NO_STOP) return false
    machines.settle(machine, timers.now)
    machines.down[machine] = causeOf(this.stops[index]!)
    this.begin(index)
    return true
  }

  visit(state: StateVisitor): void {
    this.due = state.array(this.due)
    this.isEarly = state.array(this.isEarly)
    this.nextDue = state.array(this.nextDue)
    this.dueOn.visit(state)
    this.earlyOn.visit(state)
  }

  private beginOnIdle(station: number, early: boolean): void {
    const { idle, control, machines } = this.parts
    const marked = early ? this.earlyOn : this.dueOn
    for (
      let machine = marked.nextIdle(station, idle, NO_MACHINE);
      machine !== NO_MACHINE;
      machine = marked.nextIdle(station, idle, machine)
    ) {
      // A belt that could take in more is among the idle, but it isn't without work.
      const isBusy = machines.activity[machine] !== Activity.idle
      const index = !early ? this.firstDue(machine, false) : isBusy ? NO_STOP : this.firstEarly(machine, false)
      if (index !== NO_STOP) {
        control.goDown(machine, causeOf(this.stops[index]!))
        this.begin(index)
      }
    }
  }

  private begin(index: number): void {
    if (this.due[index]! > 0) {
      this.due[index]!--
      this.dueOn.unmark(this.stops[index]!.machine)
    } else {
      this.clearEarly(index)
      this.nextDue[index]! += this.stops[index]!.every
      this.setTimer(index)
    }
    const { machine, repair, name } = this.stops[index]!
    this.listener?.happened('machineStopped', this.parts.timers.now, machine, -1, -1, -1, 0, name)
    this.parts.repairs.begin(machine, repair)
  }

  /** The first stop of a machine that is due, its window open; of the opportunistic ones only, if so asked. */
  private firstDue(machine: MachineId, opportunistic: boolean): number {
    for (let index = this.firstOf[machine]!; index < this.firstOf[machine + 1]!; index++) {
      if (this.due[index]! > 0 && (!opportunistic || this.stops[index]!.early > 0) && this.isOpen(index)) return index
    }
    return NO_STOP
  }

  /** The first stop of a machine that may be done early, its window open; with `orDue` one that is overdue goes before. */
  private firstEarly(machine: MachineId, orDue: boolean): number {
    const due = orDue ? this.firstDue(machine, true) : NO_STOP
    if (due !== NO_STOP) return due
    for (let index = this.firstOf[machine]!; index < this.firstOf[machine + 1]!; index++) {
      if (this.isEarly[index] === 1 && this.isOpen(index)) return index
    }
    return NO_STOP
  }

  /** False: its window is closed; when that opens, the station looks again. */
  private isOpen(index: number): boolean {
    const { window } = this.stops[index]!
    return window === null || window.isOpen(this.parts.timers)
  }

  private markDue(index: number): void {
    this.clearEarly(index)
    this.due[index]!++
    this.dueOn.mark(this.stops[index]!.machine)
    this.nextDue[index]! += this.stops[index]!.every
  }

  private markEarly(index: number): void {
    this.isEarly[index] = 1
    this.earlyOn.mark(this.stops[index]!.machine)
  }

  private clearEarly(index: number): void {
    if (this.isEarly[index] === 0) return
    this.isEarly[index] = 0
    this.earlyOn.unmark(this.stops[index]!.machine)
  }

  /** Sets the timer of a calendar stop to where it may be done early, or to where it falls due. */
  private setTimer(index: number): void {
    const { timer, early } = this.stops[index]!
    const { timers } = this.parts
    if (timer === null) return
    const due = this.nextDue[index]!
    timers.setAt(timer, early > 0 && this.isEarly[index] === 0 ? Math.max(timers.now, due - early) : due)
  }

  private stationOf(index: number): number {
    return this.parts.stationOf[this.stops[index]!.machine]!
  }

  /** Adds the stops of a machine; returns the clock readings at which they are first due. */
  private claimStops(station: CompiledStation, number: number): number[] {
    const { timers, streams } = this.parts
    const machine = station.firstMachine + number
    const calendarStops = station.spec.plannedStops.filter(({ clock }) => clock === 'calendar')
    return station.spec.plannedStops.flatMap((spec) => {
      if (spec.clock !== 'calendar' && spec.when !== 'betweenLoads') return []
      const every = spec.clock === 'units' ? spec.every : Math.round(spec.every)
      const timer = spec.clock === 'calendar' ? timers.claim(Handler.stopDue, this.stops.length, Priority.disturbance) : null
      const stream = streams.claim(`${machinePlace(station, number)}/stop/${spec.name}`)
      this.stops.push({
        name: spec.name,
        machine,
        clock: spec.clock,
        every,
        early: Math.floor((spec.opportunistic ?? 0) * every),
        repair: {
          lasts: new Sampler(spec.lasts),
          warmUp: null,
          stream,
          need: needOf(spec, this.parts.line.spec.crews ?? []),
        },
        timer,
        window: spec.window === undefined ? null : stopWindow(spec.window, timers, station.index),
      })
      if (spec.clock !== 'calendar') {
        this.byUse[machine] = 1
        return [every * streams.uniform(stream)]
      }
      const spread = ((number + 0.5) / station.machines + calendarStops.indexOf(spec) / (4 * calendarStops.length)) * every
      return [Math.round(spec.first ?? spread)]
    })
  }
}

function causeOf({ clock }: PlannedStop): number {
  return clock === 'calendar' ? Down.plannedStop : Down.usageStop
}
