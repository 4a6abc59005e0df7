/**
 * The running floor: one replication of a compiled line. Wires the parts and fires the timers.
 *
 * The loop: what is due at an instant happens first (see `priorities.ts`), then what can start is started, then the books are closed if a time
 * bucket ends, then time goes on.
 */
import { type StateVisitor, Streams, type Ticks, type Timer, Timers } from '../engine/index.ts'
import { Accumulators, type Cut, Layout } from './accumulators.ts'
import { Batches } from './batches.ts'
import { Buffers } from './buffers.ts'
import { Carriers } from './carriers.ts'
import { Changeovers } from './changeovers.ts'
import type { CompiledLine } from './compiled-line.ts'
import { Conveyors } from './conveyors.ts'
import { Crews } from './crews.ts'
import { DatedChanges } from './dated-changes.ts'
import { Failures } from './failures.ts'
import { Handler } from './handlers.ts'
import { IdleMachines } from './idle-machines.ts'
import { InterruptedWork } from './interrupted-work.ts'
import { Journey } from './journey.ts'
import type { FloorListener } from './listener.ts'
import { LoadTimes } from './load-times.ts'
import { LotDraws } from './lot-draws.ts'
import { Lots } from './lots.ts'
import { MachineChoice } from './machine-choice.ts'
import { MachineControl } from './machine-control.ts'
import { Activity, Down, type MachineId, Machines } from './machines.ts'
import { PlannedStops } from './planned-stops.ts'
import { Release } from './release.ts'
import { Repacking } from './repacking.ts'
import { Repairs } from './repairs.ts'
import { Shifts } from './shifts.ts'
import { StartRequests } from './start-requests.ts'
import { StationQueues } from './station-queues.ts'
import { Stations } from './stations.ts'
import { StepLosses } from './step-losses.ts'
import { Stops } from './stops.ts'
import { Wip } from './wip.ts'

export interface FloorOptions {
  seed: number
  replication: number
  /** Length of the run if known, ticks: only the resolution of the books depends on it. */
  expectedEnd: Ticks
  listener?: FloorListener
}

export class Floor {
  readonly line: CompiledLine
  readonly timers = new Timers()
  readonly books: Accumulators
  readonly lots: Lots
  readonly carriers: Carriers
  readonly machines: Machines
  readonly wip: Wip
  private readonly streams: Streams
  private readonly idle: IdleMachines
  private readonly starts: StartRequests
  private readonly control: MachineControl
  private readonly queues: StationQueues
  private readonly buffers: Buffers
  private readonly batches: Batches
  private readonly stops: Stops
  private readonly crews: Crews
  private readonly repairs: Repairs
  private readonly failures: Failures
  private readonly plannedStops: PlannedStops
  private readonly shifts: Shifts
  private readonly losses: StepLosses
  private readonly changes: DatedChanges
  private readonly times: LoadTimes
  private readonly conveyors: Conveyors
  private readonly stations: Stations
  private readonly journey: Journey
  private readonly repacking: Repacking
  private readonly release: Release
  private readonly listener: FloorListener | null

  constructor(line: CompiledLine, options: FloorOptions) {
    const { timers } = this
    const stationOf = Int32Array.from(line.stations.flatMap((station) => Array<number>(station.machines).fill(station.index)))
    this.line = line
    this.listener = options.listener ?? null
    this.streams = new Streams(options.seed, options.replication)
    this.books = new Accumulators(layoutOf(line), options.expectedEnd)
    this.lots = new Lots(line.segments, line.sources.length)
    this.carriers = new Carriers()
    this.machines = new Machines(line.machines, this.books)
    this.wip = new Wip(this.books, timers)
    this.idle = new IdleMachines(line.stations.length, stationOf)
    this.starts = new StartRequests(line.stations.length)
    this.control = new MachineControl(timers, this.machines, this.idle, this.starts, stationOf)
    this.buffers = new Buffers(line.stations.map((station) => station.spaces))
    this.batches = new Batches(line, this.carriers, timers, this.books)
    this.stops = new Stops(line.stations, this.machines, this.streams)
    this.crews = new Crews(
      line.crews.map(({ size }) => size),
      line.machines,
      timers,
      this.books,
    )
    const repairPriority = line.stations.flatMap((station) => Array<number>(station.machines).fill(station.spec.repairPriority ?? 0))
    this.repairs = new Repairs(timers, this.streams, this.crews, this.machines, repairPriority)
    this.failures = new Failures({ ...this.shared(), repairs: this.repairs })
    this.plannedStops = new PlannedStops({ ...this.shared(), stationOf, repairs: this.repairs })
    this.shifts = new Shifts(line.calendars, line.stations, timers, this.control)
    const draws = new LotDraws(line, this.lots, this.carriers, options.seed, options.replication)
    this.queues = new StationQueues({ line, lots: this.lots, carriers: this.carriers, draws }, this.machines, this.books)
    this.times = new LoadTimes(line, this.lots, this.carriers, this.machines, draws, stationOf)
    const changeovers = new Changeovers(line, this.machines, this.idle, this.streams)
    const choice = new MachineChoice(line, this.carriers, this.idle, this.queues, changeovers)
    this.conveyors = new Conveyors({ ...this.shared(), stationOf })
    this.stations = new Stations({ ...this.shared(), stationOf, changeovers, choice, conveyors: this.conveyors })
    this.repacking = new Repacking(line, this.lots, this.carriers, this.buffers, this.wip, this.books, timers)
    this.losses = new StepLosses(line.steps.length)
    this.journey = new Journey({ ...this.shared(), draws, losses: this.losses, repacking: this.repacking, stations: this.stations })
    this.release = new Release({ ...this.shared(), repacking: this.repacking, wip: this.wip })
    this.changes = new DatedChanges({ ...this.shared(), release: this.release, losses: this.losses })
    this.stations.onward = this.journey
    this.conveyors.onward = this.journey
    const interrupted = new InterruptedWork({ ...this.shared(), repacking: this.repacking })
    this.failures.interrupt = (machine, work) => interrupted.interrupt(machine, work)
    this.journey.retrySource = (source) => this.release.roomCameUp(source)
    this.repacking.enter = (carrier) => this.journey.enter(carrier)
    this.repacking.lotEnded = (source) => this.release.lotEnded(source)
    for (const part of [this.failures, this.stations, this.conveyors, this.journey, this.repacking, this.release])
      part.listener = this.listener
    for (let machine = 0; machine < line.machines; machine++) this.control.refresh(machine)
  }

  get now(): Ticks {
    return this.timers.now
  }

  /** Runs up to and including `end`; what starts at `end` has started. Throws RangeError for an `end` that is past. */
  run(end: Ticks): void {
    const { timers, starts, books } = this
    if (!(end >= timers.now)) throw new RangeError(`expected to run on from ${timers.now}, received ${end}`)
    for (;;) {
      const next = timers.nextTime()
      if (starts.pending && next > timers.now) this.stations.dispatch(starts.take())
      else if (books.nextClose < next && books.nextClose <= end) this.closeBooks(books.nextClose)
      else if (next <= end) this.fire(timers.take())
      else break
    }
    timers.now = end
  }

  /** The books as they stand now. */
  cut(): Cut {
    this.settle()
    return this.books.cut(this.now)
  }

  /** Walks through everything that changes; saves or restores a snapshot (`saveState`, `restoreState`). */
  visit(state: StateVisitor): void {
    this.timers.visit(state)
    this.streams.visit(state)
    this.books.visit(state)
    this.lots.visit(state)
    this.carriers.visitState(state)
    for (const part of [this.machines, this.wip, this.idle, this.starts, this.control, this.queues, this.buffers, this.batches])
      part.visit(state)
    for (const part of [
      this.crews,
      this.repairs,
      this.stops,
      this.failures,
      this.plannedStops,
      this.times,
      this.conveyors,
      this.release,
      this.losses,
      this.changes,
    ])
      part.visit(state)
  }

  private fire(timer: Timer): void {
    const owner = this.timers.ownerOf(timer)
    switch (this.timers.handlerOf(timer)) {
      case Handler.cycle:
        if (this.control.failing[owner] === 1) this.failures.strike(owner, false)
        else this.stations.cycleEnds(owner)
        break
      case Handler.release:
        this.release.fire(owner)
        break
      case Handler.arrive:
        this.timers.release(timer)
        this.journey.enter(owner)
        break
      case Handler.gather:
        this.timers.release(timer)
        this.journey.arriveToGather(owner)
        break
      case Handler.delayEnd:
        this.timers.release(timer)
        this.journey.delayEnds(owner)
        break
      case Handler.restore:
        this.restore(owner)
        break
      case Handler.patience:
        this.starts.add(owner)
        break
      case Handler.stopDue:
        this.plannedStops.fallDue(owner)
        break
      case Handler.shift:
        this.shifts.change(owner, timer)
        break
      case Handler.change:
        this.changes.fire(timer)
        break
      case Handler.upFailure:
        // A begun setup finishes first; the clock is set again at its end.
        if (this.machines.activity[owner] !== Activity.setup) this.failures.strike(owner, true)
        break
      case Handler.calendarFailure:
        this.failures.calendarDue(owner)
        break
      case Handler.windowOpens:
        this.starts.add(owner)
        break
    }
  }

  /** A repair, a planned stop or a warm-up ends: something else follows on the machine, or it comes up. */
  private restore(machine: MachineId): void {
    const cause = this.machines.down[machine]
    if (this.repairs.workEnds(machine)) {
      if (cause === Down.failure || cause === Down.upFailure) this.failures.repaired(machine)
      if (this.plannedStops.follows(machine) || this.repairs.warmsUp(machine)) return
    }
    this.control.comeUp(machine)
    this.listener?.happened('machineUp', this.now, machine, -1, -1, -1, 0)
  }

  /** Everything up to and including `now` has happened. */
  private closeBooks(now: Ticks): void {
    this.timers.now = now
    this.settle()
    this.books.close(now)
  }

  private settle(): void {
    this.machines.settleAll(this.now)
    this.queues.settleAll(this.now)
    this.batches.settleAll(this.now)
    this.wip.settle(this.now)
    this.crews.settleAll()
  }

  private shared() {
    const {
      line,
      timers,
      streams,
      books,
      lots,
      carriers,
      machines,
      idle,
      starts,
      control,
      queues,
      buffers,
      batches,
      stops,
      failures,
      plannedStops,
      times,
    } = this
    return {
      line,
      timers,
      streams,
      books,
      lots,
      carriers,
      machines,
      idle,
      starts,
      control,
      queues,
      buffers,
      batches,
      stops,
      failures,
      plannedStops,
      times,
    }
  }
}

/** Where the books of a line keep what. */
export function layoutOf(line: CompiledLine): Layout {
  return new Layout(line.products.length, line.stations.length, line.machines, line.crews.length)
}
