/**
 * The running floor: one replication of a compiled line. Wires the parts and fires the timers.
 *
 * The loop: what is due at an instant happens first (see `priorities.ts`), then what can start is started, then the books are closed if a time
 * bucket ends, then time goes on.
 */
import { type StateVisitor, Streams, type Ticks, type Timer, Timers } from '../engine/index.ts'
import { Accumulators, type Cut, Layout } from './accumulators.ts'
import { Batches } from './batches.ts'
import { Bins, binCount } from './bins.ts'
import { Buffers } from './buffers.ts'
import { type Campaigns, campaignsOf } from './campaigns.ts'
import { Carriers } from './carriers.ts'
import { Changeovers } from './changeovers.ts'
import type { CompiledLine } from './compiled-line.ts'
import { Conveyors } from './conveyors.ts'
import { CrewShifts } from './crew-shifts.ts'
import { Crews } from './crews.ts'
import { DatedChanges } from './dated-changes.ts'
import { Deadlocks } from './deadlock.ts'
import { Deliveries, hasDueDates } from './deliveries.ts'
import { DieBanks } from './die-banks.ts'
import { Failures } from './failures.ts'
import { Gates } from './gates.ts'
import { Handler } from './handlers.ts'
import { IdleMachines } from './idle-machines.ts'
import { InterruptedWork } from './interrupted-work.ts'
import { Journey } from './journey.ts'
import { type Kits, kitsOf } from './kits.ts'
import { LimitActions } from './limit-actions.ts'
import { type Links, linksOf } from './links.ts'
import type { FloorListener } from './listener.ts'
import { LoadTimes } from './load-times.ts'
import { LotDraws } from './lot-draws.ts'
import { type LotMachines, lotMachinesOf } from './lot-machines.ts'
import { type LotPriorities, lotPrioritiesOf } from './lot-priorities.ts'
import { Lots } from './lots.ts'
import { Luck } from './luck.ts'
import { MachineChoice } from './machine-choice.ts'
import { MachineControl } from './machine-control.ts'
import { Activity, Down, type MachineId, Machines } from './machines.ts'
import { Materials } from './materials.ts'
import { Operators } from './operators.ts'
import type { OwnRules } from './own-rules.ts'
import { PlannedStops } from './planned-stops.ts'
import { type Quality, qualityOfFloor } from './quality.ts'
import { QueueLimits } from './queue-limits.ts'
import { Release } from './release.ts'
import { type Remnants, remnantSteps, remnantsOf } from './remnants.ts'
import { Repacking } from './repacking.ts'
import { Repairs } from './repairs.ts'
import { type Reservations, reservationsOf } from './reservations.ts'
import { type ShiftOutput, shiftOutputOf } from './shift-output.ts'
import { Shifts } from './shifts.ts'
import { StartRequests } from './start-requests.ts'
import { StationChoice } from './station-choice.ts'
import { StationQueues } from './station-queues.ts'
import { Stations } from './stations.ts'
import { countsSteps, type StepCounts, stepCountsOf } from './step-counts.ts'
import { StepLosses } from './step-losses.ts'
import { holdReasons } from './step-quality.ts'
import { type Stocks, stocksOf } from './stocks.ts'
import { Stops } from './stops.ts'
import { Transport } from './transport.ts'
import { Wip } from './wip.ts'
import { placeWip, sourcesOf } from './wip-at-start.ts'
import { WipLimits } from './wip-limits.ts'

export interface FloorOptions {
  seed: number
  replication: number
  /** Length of the run if known, ticks: only the resolution of the books depends on it. */
  expectedEnd: Ticks
  listener?: FloorListener
  /** Dispatch rules of an extension. */
  ownRules?: OwnRules
  /** Asks what chance brings beyond its average. */
  countsLuck?: boolean
}

/** A part whose state is in a snapshot. */
interface Changing {
  visit(state: StateVisitor): void
}

/** A part with integrals over time. */
interface Settling {
  settleAll(now: Ticks): void
}

/**
 * Every part is handed the floor and finds there what it works with, by name, when it needs it: each says in an interface of its own what that is.
 * NOTE one object of one shape: objects put together for each part made the compiler of Node begin anew with every replication.
 */
export class Floor {
  readonly line: CompiledLine
  /** Null: nobody watches. */
  readonly listener: FloorListener | null
  /** Dispatch rules of an extension; null: there is none. */
  readonly ownRules: OwnRules | null
  /** Station of each machine. */
  readonly stationOf: Int32Array
  readonly timers = new Timers()
  readonly streams: Streams
  readonly books: Accumulators
  readonly lots: Lots
  readonly carriers: Carriers
  readonly machines: Machines
  readonly wip: Wip
  /** Null: nobody asks what chance brings. */
  readonly luck: Luck | null
  readonly idle: IdleMachines
  readonly starts: StartRequests
  readonly control: MachineControl
  readonly buffers: Buffers
  readonly places: StationChoice
  readonly batches: Batches
  readonly stops: Stops
  readonly crews: Crews
  readonly repairs: Repairs
  readonly failures: Failures
  readonly plannedStops: PlannedStops
  readonly shifts: Shifts
  readonly draws: LotDraws
  /** Null: the line counts no costs. */
  readonly counts: StepCounts | null
  /** Null: no queue-time limit has a gate. */
  readonly gates: Gates | null
  /** Null: the line has no queue-time limits. */
  readonly limits: QueueLimits | null
  readonly queues: StationQueues
  /** Null: any number of machines may work on a lot. */
  readonly lotMachines: LotMachines | null
  /** Null: the line has no WIP limits. */
  readonly wipLimits: WipLimits | null
  /** Null: no machines are linked. */
  readonly links: Links | null
  /** Null: no station asks for room before it begins. */
  readonly reservations: Reservations | null
  readonly deadlocks: Deadlocks
  readonly losses: StepLosses
  /** Null: nothing but yields that are the same for all. */
  readonly quality: Quality | null
  readonly times: LoadTimes
  readonly operators: Operators
  /** Null: no station has campaigns. */
  readonly campaigns: Campaigns | null
  readonly changeovers: Changeovers
  /** Null: the line has none. */
  readonly kits: Kits | null
  readonly choice: MachineChoice
  /** Null: there is always enough of all materials and die. */
  readonly stocks: Stocks | null
  readonly materials: Materials | null
  readonly dieBanks: DieBanks | null
  /** Null: carriers move in no time. */
  readonly transport: Transport | null
  /** Null: priorities never change. */
  readonly priorities: LotPriorities | null
  readonly conveyors: Conveyors
  readonly stations: Stations
  /** Null: nobody asks for it. */
  readonly shiftOutput: ShiftOutput | null
  /** Null: no lot has a due date. */
  readonly deliveries: Deliveries | null
  /** Null: no step says what becomes of remnants. */
  readonly remnants: Remnants | null
  readonly repacking: Repacking
  /** Null: no step sorts units. */
  readonly bins: Bins | null
  readonly journey: Journey
  readonly limitActions: LimitActions | null
  readonly release: Release
  readonly crewShifts: CrewShifts
  readonly interrupted: InterruptedWork
  private readonly changes: DatedChanges
  /** All that change during a run, in the order in which a snapshot holds them. */
  private readonly changing: readonly Changing[]
  /** All whose integrals over time are brought up to now before the books are read. */
  private readonly settling: readonly Settling[]

  constructor(line: CompiledLine, options: FloorOptions) {
    const { timers } = this
    const { seed, replication } = options
    this.line = line
    this.listener = options.listener ?? null
    this.ownRules = options.ownRules ?? null
    this.stationOf = Int32Array.from(line.stations.flatMap((station) => Array<number>(station.machines).fill(station.index)))
    this.streams = new Streams(seed, replication)
    this.books = new Accumulators(layoutOf(line), options.expectedEnd)
    this.lots = new Lots(line.segments, sourcesOf(line))
    this.carriers = new Carriers()
    this.machines = new Machines(line.machines, this.books)
    this.listener?.watch?.({ lots: this.lots, carriers: this.carriers, machines: this.machines })
    this.wip = new Wip(this.books, timers)
    this.luck = options.countsLuck === true ? new Luck(this) : null
    this.idle = new IdleMachines(line.stations.length, this.stationOf)
    this.starts = new StartRequests(line.stations.length)
    this.control = new MachineControl(this)
    this.buffers = new Buffers(
      line.stations.map((station) => station.spaces),
      line.stations.map((station) => station.unitRoom),
    )
    this.buffers.leftLine = (station) => this.starts.add(station)
    this.places = new StationChoice(line, this.buffers, this.idle, this.machines)
    this.batches = new Batches(line, this.carriers, timers, this.books)
    this.stops = new Stops(line.stations, this.machines, this.stationOf, this.streams)
    this.crews = new Crews(line.crews, line.machines, timers, this.streams, this.books)
    this.repairs = new Repairs(this)
    this.failures = new Failures(this)
    this.plannedStops = new PlannedStops(this)
    this.shifts = new Shifts(line.calendars, line.stations, timers, this.control)
    this.draws = new LotDraws(line, this.lots, this.carriers, seed, replication)
    this.counts = stepCountsOf(line, this.books)
    this.gates = line.limits === null || line.limits.gates.length === 0 ? null : new Gates(this)
    this.limits = line.limits === null ? null : new QueueLimits(line.limits, this)
    this.queues = new StationQueues(this)
    this.lotMachines = lotMachinesOf(this)
    this.wipLimits = line.wipLimits === null ? null : new WipLimits(line.wipLimits, this)
    this.links = linksOf(line)
    this.reservations = reservationsOf(this)
    this.deadlocks = new Deadlocks(this)
    this.losses = new StepLosses(line.steps.length)
    this.quality = qualityOfFloor(this)
    this.times = new LoadTimes(this)
    this.operators = new Operators(this)
    this.crews.served = (machine) => (this.machines.down[machine] === Down.none ? this.operators : this.repairs).served(machine)
    this.campaigns = campaignsOf(line)
    this.changeovers = new Changeovers(line, this.machines, this.idle, this.streams, this.campaigns)
    this.kits = kitsOf(this)
    this.choice = new MachineChoice(line, this.carriers, this.idle, this.queues, this.changeovers, this.kits, this.reservations)
    this.stocks = stocksOf(this)
    this.materials = this.stocks === null ? null : new Materials(this.stocks, this)
    this.dieBanks = this.stocks === null ? null : new DieBanks(this.stocks, this)
    this.transport = line.transport === null ? null : new Transport(line.transport, this)
    this.priorities = lotPrioritiesOf(this)
    this.conveyors = new Conveyors(this)
    this.stations = new Stations(this)
    this.shiftOutput = shiftOutputOf(line, timers)
    this.deliveries = hasDueDates(line.spec) ? new Deliveries(line.products.length, this.lots, timers, this.books) : null
    this.remnants = remnantsOf(this)
    this.repacking = new Repacking(this)
    this.bins = binCount(line) === 0 ? null : new Bins(line, this.draws, this.books)
    this.journey = new Journey(this)
    this.limitActions = this.limits === null ? null : new LimitActions(this.limits, this)
    this.release = new Release(this)
    this.crewShifts = new CrewShifts(line.crews, line.calendars, this.crews, timers, this.streams)
    this.changes = new DatedChanges(this)
    this.interrupted = new InterruptedWork(this)
    this.changing = this.changingParts()
    this.settling = this.settlingParts()
    this.luck?.begin()
    this.stocks?.begin()
    for (let machine = 0; machine < line.machines; machine++) this.control.refresh(machine)
    placeWip(this)
  }

  get now(): Ticks {
    return this.timers.now
  }

  /** Timers fired so far. */
  get fired(): number {
    return this.timers.fired
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
    const cut = this.books.cut(this.now)
    return this.luck === null ? cut : { ...cut, luck: this.luck.cut() }
  }

  /** Walks through everything that changes; saves or restores a snapshot (`saveState`, `restoreState`). */
  visit(state: StateVisitor): void {
    this.carriers.visitState(state)
    for (const part of this.changing) part.visit(state)
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
        this.journey.goTo(owner)
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
      case Handler.crewShift:
        this.crewShifts.change(owner)
        break
      case Handler.operator:
        this.operators.arrive(owner)
        break
      case Handler.kitService:
        this.kits!.serviceEnds(owner)
        break
      case Handler.holdEnd:
        this.timers.release(timer)
        this.journey.holdEnds(owner)
        break
      case Handler.passBy:
        this.timers.release(timer)
        this.journey.passBy(owner)
        break
      case Handler.queueLimit:
        this.limitActions!.reached(owner)
        break
      case Handler.limitHoldEnd:
        this.timers.release(timer)
        this.limitActions!.holdEnds(owner)
        break
      case Handler.brought:
        this.timers.release(timer)
        this.transport!.arrives(owner)
        break
      case Handler.cart:
        this.transport!.carts!.fire(owner)
        break
      case Handler.cartsLook:
        this.transport!.carts!.look(owner)
        break
      case Handler.stockDue:
        this.stocks!.fallsDue(owner)
        break
      case Handler.stockArrives:
        this.timers.release(timer)
        this.stocks!.arrives(owner)
        break
      case Handler.remnantDue:
        this.remnants!.due(owner)
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
      if (cause === Down.failure || cause === Down.upFailure || cause === Down.assist) this.failures.repaired(machine)
      if (cause !== Down.assist && (this.plannedStops.follows(machine) || this.repairs.warmsUp(machine))) return
    }
    this.control.comeUp(machine)
    this.listener?.happened('machineUp', this.now, machine, -1, -1, -1, 0)
  }

  /** More of a stock is there: machines, or lots outside, may wait for it. */
  stockCameIn(stock: number): void {
    const { of, name } = this.line.stocks[stock]!
    if (of === 'material') this.materials!.cameIn(stock)
    else this.release.dieCameIn(this.line.products.findIndex((product) => product.name === name))
  }

  /** Everything up to and including `now` has happened. */
  private closeBooks(now: Ticks): void {
    this.timers.now = now
    this.settle()
    this.books.close(now)
  }

  private settle(): void {
    for (const part of this.settling) part.settleAll(this.now)
  }

  private changingParts(): Changing[] {
    const { timers, streams, books, lots, machines, wip, idle, starts, control, queues, buffers, places, batches } = this
    const { crews, crewShifts, operators, repairs, stops, failures, plannedStops, times, conveyors, release, losses, changes } = this
    const { campaigns, kits, quality, gates, limits, transport, lotMachines, remnants, priorities, shiftOutput } = this
    const { wipLimits, reservations, stocks, materials, dieBanks, luck } = this
    return [
      ...[timers, streams, books, lots, machines, wip, idle, starts, control, queues, buffers, places, batches],
      ...[crews, crewShifts, operators, repairs, stops, failures, plannedStops, times, conveyors, release, losses, changes],
      ...[campaigns, kits, quality, gates, limits, transport, lotMachines, remnants, priorities, shiftOutput],
      ...[wipLimits, reservations, stocks, materials, dieBanks, luck],
    ].filter((part) => part !== null)
  }

  private settlingParts(): Settling[] {
    const { machines, queues, batches, wip, crews, kits, quality, gates, transport, lotMachines, remnants, wipLimits } = this
    const { stocks, materials, dieBanks } = this
    return [
      ...[machines, queues, batches, wip, crews, kits, quality?.holds ?? null, gates, transport, lotMachines, remnants, wipLimits],
      ...[stocks, materials, dieBanks],
    ].filter((part) => part !== null)
  }
}

/** Where the books of a line keep what. */
export function layoutOf(line: CompiledLine): Layout {
  const { spec, products, stations, asWritten, machines, crews, kits, steps, priorities } = line
  const countedSteps = countsSteps(line) ? steps.length : 0
  const deliveries = hasDueDates(spec) ? products.length + priorities.length : 0
  return new Layout(
    products.length,
    asWritten.length,
    machines,
    crews.length,
    kits.length,
    countedSteps,
    deliveries,
    holdReasons(spec).length,
    line.limits?.all.length ?? 0,
    line.transport?.carts.length ?? -1,
    line.stocks.length,
    line.wipLimits?.pools.length ?? 0,
    remnantSteps(line).length,
    binCount(line),
    spec.run.byPriority === true ? priorities.length : 0,
    products.some((product) => product.spec.expedite !== undefined),
    asWritten === stations ? null : Int32Array.from(stations, ({ written }) => written),
  )
}
