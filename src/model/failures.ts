/**
 * Breakdowns: several modes per machine, each on its own clock. All clocks but the calendar stand still while the machine is down or out of its shift.
 * Units and loads count evenly over the work on a load, so that a mode on them strikes within it: at (due - before) / size of its work.
 */
import type { StateVisitor, Streams, Timer, Timers } from '../engine/index.ts'
import { Sampler } from '../engine/index.ts'
import type { FailureSpec, StationSpec } from '../spec/line.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import { needOf } from './crew-need.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { Luck } from './luck.ts'
import type { MachineControl } from './machine-control.ts'
import { machinePlace } from './machine-place.ts'
import { Activity, Down, type MachineId, type Machines } from './machines.ts'
import { Priority } from './priorities.ts'
import type { Repairs, RepairWork } from './repairs.ts'

interface Mode {
  name: string
  machine: MachineId
  clock: FailureSpec['clock']
  every: Sampler
  repair: RepairWork
  work: NonNullable<FailureSpec['work']>
  /** An assist that somebody clears. */
  isAssist: boolean
  /** When a mode on the calendar strikes; null: it is on another clock. */
  timer: Timer | null
}

export interface FailureParts {
  /** What becomes of a load in hand that doesn't simply go on. */
  interrupted: { interrupt(machine: MachineId, work: 'lose' | 'rework'): void }
  /** Null: nobody asks what chance brings. */
  luck: Luck | null
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  machines: Machines
  control: MachineControl
  streams: Streams
  books: Accumulators
  repairs: Repairs
}

const NO_MODE = -1

export class Failures {
  private readonly listener: FloorListener | null
  private readonly modes: Mode[] = []
  /** Modes of machine m: firstOf[m] to firstOf[m + 1]. */
  private readonly firstOf: Int32Array
  /** Clock reading at which each mode strikes next; of one on the calendar that has to wait: the up-time clock. Infinity: it doesn't. */
  private due: Float64Array
  /** The mode that a machine is being repaired from. */
  private struck: Int32Array
  /** Units and productive ticks of the load in hand, where modes count units or loads. */
  private loadUnits: Float64Array
  private loadWork: Float64Array
  /** 1: some mode of the machine counts units or loads. */
  private readonly counts: Uint8Array
  private readonly columnOf: Int32Array
  private readonly totals: Float64Array
  private readonly parts: FailureParts

  constructor(parts: FailureParts) {
    const { line, machines, control, books } = parts
    this.parts = parts
    this.listener = parts.listener
    this.totals = books.scalars.totals
    this.firstOf = new Int32Array(machines.count + 1)
    this.columnOf = new Int32Array(machines.count)
    this.counts = new Uint8Array(machines.count)
    this.struck = new Int32Array(machines.count).fill(NO_MODE)
    this.loadUnits = new Float64Array(machines.count)
    this.loadWork = new Float64Array(machines.count)
    for (const station of line.stations) {
      for (let number = 0; number < station.machines; number++) {
        const machine = station.firstMachine + number
        for (const failure of station.spec.failures) this.addMode('failure', failure, station, number)
        for (const assist of clearedAssists(station.spec)) this.addMode('assist', assist, station, number)
        this.firstOf[machine + 1] = this.modes.length
        this.columnOf[machine] = books.layout.ofStation(station.index) + PerStation.failures
      }
    }
    this.due = Float64Array.from(this.modes, (mode) => this.nextDue(mode, 0))
    for (let machine = 0; machine < machines.count; machine++) {
      this.findNext(machine)
      control.runUpClock(machine)
    }
  }

  /** A load begins, or begins anew; called after its units are on the clocks. */
  loadBegins(machine: MachineId, work: number, units: number): void {
    if (this.counts[machine] === 0) return
    this.loadUnits[machine] = units
    this.loadWork[machine] = work
    this.findNext(machine)
  }

  /** The work left on the load in hand has changed. */
  workChanged(machine: MachineId): void {
    if (this.counts[machine] === 1) this.findNext(machine)
  }

  /** A breakdown strikes: the machine goes down and its repair begins. */
  strike(machine: MachineId, onUpClock: boolean): void {
    const { machines, control, repairs, timers } = this.parts
    machines.settle(machine, timers.now)
    const index = this.earliest(machine, onUpClock)
    const { name, repair, work, isAssist } = this.modes[index]!
    this.struck[machine] = index
    if (!isAssist) this.totals[this.columnOf[machine]!]!++
    control.goDown(machine, isAssist ? Down.assist : onUpClock ? Down.upFailure : Down.failure)
    this.listener?.happened('machineFailed', timers.now, machine, -1, -1, -1, 0, name)
    repairs.begin(machine, repair)
    if (work !== 'resume' && machines.activity[machine] === Activity.processing) this.parts.interrupted.interrupt(machine, work)
  }

  /** A mode on the calendar is due: it strikes, or waits for the end of what has the machine down or changes it over. */
  calendarDue(index: number): void {
    const { machines, timers } = this.parts
    const { machine } = this.modes[index]!
    machines.settle(machine, timers.now)
    this.due[index] = machines.upOdometer[machine]!
    this.findNext(machine)
    if (machines.down[machine] === Down.none && machines.activity[machine] !== Activity.setup) this.strike(machine, true)
  }

  /** The repair is done; the clock of its mode starts anew. */
  repaired(machine: MachineId): void {
    const { machines, timers } = this.parts
    machines.settle(machine, timers.now)
    const index = this.struck[machine]!
    this.due[index] = this.nextDue(this.modes[index]!, this.due[index]!)
    this.findNext(machine)
  }

  visit(state: StateVisitor): void {
    this.due = state.array(this.due)
    this.struck = state.array(this.struck)
    this.loadUnits = state.array(this.loadUnits)
    this.loadWork = state.array(this.loadWork)
  }

  /** @param before reading of a count at which the mode struck last: a count goes on from there */
  private nextDue(mode: Mode, before: number): number {
    const { machines, streams, timers } = this.parts
    const gap = streams.draw(mode.repair.stream, mode.every)
    this.parts.luck?.spared(mode.machine, mode.every, gap, mode.repair.lasts)
    switch (mode.clock) {
      case 'productive':
        return machines.odometer[mode.machine]! + Math.round(gap)
      case 'up':
        return machines.upOdometer[mode.machine]! + Math.round(gap)
      case 'calendar':
        timers.set(mode.timer!, Math.round(gap))
        return Number.POSITIVE_INFINITY
      default:
        return before + gap
    }
  }

  private findNext(machine: MachineId): void {
    const { control } = this.parts
    const next = this.earliest(machine, false)
    control.failureDue[machine] = this.readingOf(next)
    control.failsAtEnd[machine] = next !== NO_MODE && isCount(this.modes[next]!) ? 1 : 0
    control.upFailureDue[machine] = this.readingOf(this.earliest(machine, true))
  }

  /** The mode that strikes first, of those that the up-time clock brings or of those that work brings; -1: there is none. */
  private earliest(machine: MachineId, onUpClock: boolean): number {
    let best = NO_MODE
    for (let index = this.firstOf[machine]!; index < this.firstOf[machine + 1]!; index++) {
      const { clock } = this.modes[index]!
      if ((clock === 'up' || clock === 'calendar') === onUpClock && (best === NO_MODE || this.readingOf(index) < this.readingOf(best)))
        best = index
    }
    return best
  }

  /** Reading of the up-time or the productive clock at which a mode strikes. */
  private readingOf(index: number): number {
    if (index === NO_MODE) return Number.POSITIVE_INFINITY
    return isCount(this.modes[index]!) ? this.countReading(index) : this.due[index]!
  }

  /** Reading of the productive clock at which a mode that counts strikes in the load in hand; Infinity: not in this one. */
  private countReading(index: number): number {
    const { machines } = this.parts
    const { machine, clock } = this.modes[index]!
    const end = clock === 'units' ? machines.unitsThrough[machine]! : machines.loadsThrough[machine]!
    if (machines.activity[machine] !== Activity.processing || this.due[index]! > end) return Number.POSITIVE_INFINITY
    const size = clock === 'units' ? this.loadUnits[machine]! : 1
    const after = Math.round((this.loadWork[machine]! * (end - this.due[index]!)) / size)
    return machines.odometer[machine]! + Math.max(0, machines.work[machine]! + machines.later[machine]! - after)
  }

  private addMode(kind: 'failure' | 'assist', spec: FailureSpec, station: CompiledStation, number: number): void {
    const { line, streams, timers } = this.parts
    const machine = station.firstMachine + number
    const stream = streams.claim(`${machinePlace(station, number)}/${kind}/${spec.name}`)
    const mode: Mode = {
      name: spec.name,
      machine,
      clock: spec.clock,
      every: new Sampler(spec.every),
      repair: {
        lasts: new Sampler(spec.repair),
        warmUp: spec.warmUp === undefined ? null : new Sampler(spec.warmUp),
        stream,
        need: needOf(spec, line.spec.crews ?? []),
      },
      work: spec.work ?? 'resume',
      isAssist: kind === 'assist',
      timer: spec.clock === 'calendar' ? timers.claim(Handler.calendarFailure, this.modes.length, Priority.disturbance) : null,
    }
    if (isCount(mode)) this.counts[machine] = 1
    this.modes.push(mode)
  }
}

/** The assists of a station as breakdowns, where somebody has to come for them. */
function clearedAssists({ assists, operators }: StationSpec): FailureSpec[] {
  const who = operators?.assist
  if (who === undefined) return []
  return assists.map(({ name, mtba, time }) => ({
    name,
    clock: 'productive',
    every: { kind: 'exponential', mean: mtba },
    repair: time,
    ...who,
  }))
}

function isCount({ clock }: Mode): boolean {
  return clock === 'units' || clock === 'cycles'
}
