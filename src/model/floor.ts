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
import { linksOf } from './links.ts'
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
import { countsSteps, stepCountsOf } from './step-counts.ts'
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
  private readonly crewShifts: CrewShifts
  private readonly operators: Operators
  private readonly repairs: Repairs
  private readonly failures: Failures
  private readonly plannedStops: PlannedStops
  private readonly shifts: Shifts
  private readonly losses: StepLosses
  private readonly quality: Quality | null
  private readonly changes: DatedChanges
  private readonly times: LoadTimes
  private readonly conveyors: Conveyors
  private readonly campaigns: Campaigns | null
  /** Null: the line has none. */
  readonly kits: Kits | null
  /** Null: no queue-time limit has a gate. */
  private readonly gates: Gates | null
  /** Null: the line has no queue-time limits. */
  private readonly limits: QueueLimits | null
  private readonly limitActions: LimitActions | null
  /** Null: the line has no WIP limits. */
  private readonly wipLimits: WipLimits | null
  /** Null: no station asks for room before it begins. */
  private readonly reservations: Reservations | null
  /** Null: any number of machines may work on a lot. */
  private readonly lotMachines: LotMachines | null
  /** Null: priorities never change. */
  private readonly priorities: LotPriorities | null
  /** Null: no step says what becomes of remnants. */
  private readonly remnants: Remnants | null
  /** Null: there is always enough of all materials and die. */
  readonly stocks: Stocks | null
  readonly materials: Materials | null
  private readonly dieBanks: DieBanks | null
  private readonly stations: Stations
  private readonly journey: Journey
  private readonly repacking: Repacking
  private readonly places: StationChoice
  /** Null: nobody asks for it. */
  readonly shiftOutput: ShiftOutput | null
  /** Null: carriers move in no time. */
  readonly transport: Transport | null
  private readonly release: Release
  private readonly listener: FloorListener | null
  /** Null: nobody asks what chance brings. */
  private readonly luck: Luck | null

  constructor(line: CompiledLine, options: FloorOptions) {
    const { timers } = this
    const stationOf = Int32Array.from(line.stations.flatMap((station) => Array<number>(station.machines).fill(station.index)))
    this.line = line
    this.listener = options.listener ?? null
    this.streams = new Streams(options.seed, options.replication)
    this.books = new Accumulators(layoutOf(line), options.expectedEnd)
    this.lots = new Lots(line.segments, sourcesOf(line))
    this.carriers = new Carriers()
    this.machines = new Machines(line.machines, this.books)
    this.listener?.watch?.({ lots: this.lots, carriers: this.carriers, machines: this.machines })
    this.wip = new Wip(this.books, timers)
    this.idle = new IdleMachines(line.stations.length, stationOf)
    this.starts = new StartRequests(line.stations.length)
    this.control = new MachineControl(timers, this.machines, this.idle, this.starts, stationOf)
    this.control.listener = this.listener
    this.buffers = new Buffers(
      line.stations.map((station) => station.spaces),
      line.stations.map((station) => station.unitRoom),
    )
    this.buffers.leftLine = (station) => this.starts.add(station)
    this.places = new StationChoice(line, this.buffers, this.idle, this.machines)
    this.batches = new Batches(line, this.carriers, timers, this.books)
    this.stops = new Stops(line.stations, this.machines, this.streams)
    this.crews = new Crews(line.crews, line.machines, timers, this.streams, this.books)
    const repairPriority = line.stations.flatMap((station) => Array<number>(station.machines).fill(station.spec.repairPriority ?? 0))
    this.repairs = new Repairs(timers, this.streams, this.crews, this.machines, repairPriority)
    this.failures = new Failures({ ...this.shared(), repairs: this.repairs })
    this.plannedStops = new PlannedStops({ ...this.shared(), stationOf, repairs: this.repairs })
    this.shifts = new Shifts(line.calendars, line.stations, timers, this.control)
    const draws = new LotDraws(line, this.lots, this.carriers, options.seed, options.replication)
    const counts = stepCountsOf(line, this.books)
    this.gates = line.limits === null || line.limits.gates.length === 0 ? null : new Gates(this.shared())
    this.limits = line.limits === null ? null : new QueueLimits(line.limits, { ...this.shared(), draws, gates: this.gates })
    this.queues = new StationQueues(
      {
        line,
        lots: this.lots,
        carriers: this.carriers,
        draws,
        limits: this.limits,
        ...(options.ownRules && { ownRules: options.ownRules }),
      },
      this.machines,
      this.books,
      counts,
    )
    this.lotMachines = lotMachinesOf(this.shared())
    this.queues.lotMachines = this.lotMachines
    this.control.keeper = this.lotMachines
    if (this.lotMachines !== null) this.lotMachines.admit = (station, carrier) => this.queues.admit(station, carrier)
    this.wipLimits = line.wipLimits === null ? null : new WipLimits(line.wipLimits, this.shared())
    const links = linksOf(line)
    this.reservations = reservationsOf({ ...this.shared(), links })
    const deadlocks = new Deadlocks({ ...this.shared(), wipLimits: this.wipLimits, reservations: this.reservations })
    this.losses = new StepLosses(line.steps.length)
    this.quality = qualityOfFloor({ ...this.shared(), draws, losses: this.losses, counts })
    this.times = new LoadTimes(line, this.lots, this.carriers, this.machines, draws, stationOf, this.quality?.firstPass ?? null)
    this.operators = new Operators({ ...this.shared(), stationOf, crews: this.crews })
    this.control.attendants = this.operators
    this.crews.served = (machine) => (this.machines.down[machine] === Down.none ? this.operators : this.repairs).served(machine)
    this.campaigns = campaignsOf(line)
    const changeovers = new Changeovers(line, this.machines, this.idle, this.streams, this.campaigns)
    this.kits = kitsOf(this.shared())
    const choice = new MachineChoice(line, this.carriers, this.idle, this.queues, changeovers, this.kits, this.reservations)
    this.stocks = stocksOf(this.shared())
    const { kits, stocks } = this
    this.materials = stocks === null ? null : new Materials({ ...this.shared(), stocks, kits })
    this.dieBanks = stocks === null ? null : new DieBanks({ ...this.shared(), stocks })
    this.transport = line.transport === null ? null : new Transport(line.transport, { ...this.shared(), draws })
    const { transport } = this
    this.priorities = lotPrioritiesOf({ ...this.shared(), transport })
    const { priorities } = this
    this.conveyors = new Conveyors({ ...this.shared(), stationOf, deadlocks })
    this.stations = new Stations({
      ...this.shared(),
      stationOf,
      changeovers,
      campaigns: this.campaigns,
      kits: this.kits,
      limits: this.limits,
      gates: this.gates,
      wipLimits: this.wipLimits,
      reservations: this.reservations,
      deadlocks,
      lotMachines: this.lotMachines,
      materials: this.materials,
      priorities,
      choice,
      conveyors: this.conveyors,
    })
    this.repacking = new Repacking(line, this.lots, this.carriers, this.places, this.wip, this.books, timers, counts, this.limits)
    this.repacking.sampling = this.quality?.sampling ?? null
    this.repacking.lotMachines = this.lotMachines
    this.shiftOutput = shiftOutputOf(line, timers)
    this.repacking.shiftOutput = this.shiftOutput
    const bins = binCount(line) === 0 ? null : new Bins(line, draws, this.books)
    this.remnants = remnantsOf({ ...this.shared(), limits: this.limits, wipLimits: this.wipLimits })
    this.repacking.remnants = this.remnants
    if (this.remnants !== null) this.remnants.floor = this.repacking
    this.repacking.wipLimits = this.wipLimits
    this.repacking.reservations = this.reservations
    const { limits, losses, lotMachines, quality, repacking, reservations, stations, wipLimits } = this
    this.journey = new Journey({
      ...this.shared(),
      links,
      bins,
      draws,
      losses,
      quality,
      counts,
      limits,
      lotMachines,
      repacking,
      stations,
      transport,
      wipLimits,
      reservations,
    })
    this.repacking.transport = transport
    this.limitActions =
      limits === null
        ? null
        : new LimitActions({
            ...this.shared(),
            limits,
            stations,
            repacking,
            journey: this.journey,
          })
    this.release = new Release({ ...this.shared(), repacking: this.repacking, wip: this.wip, dieBanks: this.dieBanks, priorities })
    if (hasDueDates(line.spec)) this.repacking.deliveries = new Deliveries(line.products.length, this.lots, timers, this.books)
    this.crewShifts = new CrewShifts(line.crews, line.calendars, this.crews, timers, this.streams)
    this.changes = new DatedChanges({
      ...this.shared(),
      release: this.release,
      losses: this.losses,
      crewShifts: this.crewShifts,
      transport,
      wipLimits,
      stocks,
      priorities,
    })
    deadlocks.onward = this.journey
    this.stations.onward = this.journey
    this.conveyors.onward = this.journey
    const interrupted = new InterruptedWork({ ...this.shared(), repacking: this.repacking, kits: this.kits, lotMachines })
    this.failures.interrupt = (machine, work) => interrupted.interrupt(machine, work)
    this.journey.retrySource = (source) => this.release.roomCameUp(source)
    this.repacking.enter = (carrier) => this.journey.goTo(carrier)
    this.repacking.lotEnded = (source) => this.release.lotEnded(source)
    this.journey.stepLeft = this.release.stepLeft
    for (const part of [this.failures, this.stations, this.conveyors, this.journey, this.repacking, this.release])
      part.listener = this.listener
    for (const part of [this.plannedStops, this.operators, this.repairs]) part.listener = this.listener
    if (this.limitActions !== null) this.limitActions.listener = this.listener
    if (transport !== null) {
      transport.listener = this.listener
      transport.arrived = (carrier, toGather) => this.journey.brought(carrier, toGather)
    }
    if (this.lotMachines !== null) this.lotMachines.listener = this.listener
    if (this.remnants !== null) this.remnants.listener = this.listener
    if (priorities !== null) priorities.listener = this.listener
    for (const part of [this.stocks, this.materials]) if (part !== null) part.listener = this.listener
    if (stocks !== null) stocks.cameIn = (stock) => this.cameIn(stock)
    this.luck = options.countsLuck === true ? new Luck({ ...this.shared(), wip: this.wip, stationOf }) : null
    for (const part of [this.release, this.times, this.repairs, this.failures]) part.luck = this.luck
    stocks?.begin()
    for (let machine = 0; machine < line.machines; machine++) this.control.refresh(machine)
    placeWip({ ...this.shared(), wip: this.wip, repacking: this.repacking, listener: this.listener })
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
    const cut = this.books.cut(this.now)
    return this.luck === null ? cut : { ...cut, luck: this.luck.cut() }
  }

  /** Walks through everything that changes; saves or restores a snapshot (`saveState`, `restoreState`). */
  visit(state: StateVisitor): void {
    this.timers.visit(state)
    this.streams.visit(state)
    this.books.visit(state)
    this.lots.visit(state)
    this.carriers.visitState(state)
    for (const part of [
      this.machines,
      this.wip,
      this.idle,
      this.starts,
      this.control,
      this.queues,
      this.buffers,
      this.places,
      this.batches,
    ])
      part.visit(state)
    for (const part of [
      this.crews,
      this.crewShifts,
      this.operators,
      this.repairs,
      this.stops,
      this.failures,
      this.plannedStops,
      this.times,
      this.places,
      this.conveyors,
      this.release,
      this.losses,
      this.changes,
    ])
      part.visit(state)
    this.campaigns?.visit(state)
    this.kits?.visit(state)
    this.quality?.visit(state)
    this.gates?.visit(state)
    this.limits?.visit(state)
    this.transport?.visit(state)
    this.lotMachines?.visit(state)
    this.remnants?.visit(state)
    this.priorities?.visit(state)
    this.shiftOutput?.visit(state)
    this.wipLimits?.visit(state)
    this.reservations?.visit(state)
    this.stocks?.visit(state)
    this.materials?.visit(state)
    this.dieBanks?.visit(state)
    this.luck?.visit(state)
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
  private cameIn(stock: number): void {
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
    this.machines.settleAll(this.now)
    this.queues.settleAll(this.now)
    this.batches.settleAll(this.now)
    this.wip.settle(this.now)
    this.crews.settleAll()
    this.kits?.settleAll()
    this.quality?.holds.settleAll()
    this.gates?.settleAll()
    this.transport?.settleAll()
    this.lotMachines?.settleAll()
    this.remnants?.settleAll()
    this.wipLimits?.settleAll()
    this.stocks?.settleAll()
    this.materials?.settleAll()
    this.dieBanks?.settleAll()
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
      places,
      operators,
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
      places,
      operators,
    }
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
