/**
 * The stations: carriers queue, loads start on idle machines, are worked on and unloaded. A machine keeps its load from start to finish, and
 * after it until there is room downstream. Where a carrier goes next is not known here: see `Onward`.
 */
import type { Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import { type Batches, fillOf } from './batches.ts'
import { type Buffers, idOf, kindOf, type Waiter, WaiterKind, waiter } from './buffers.ts'
import type { Campaigns } from './campaigns.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { Changeovers } from './changeovers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { Conveyors } from './conveyors.ts'
import type { Deadlocks } from './deadlock.ts'
import type { Gates } from './gates.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { Kits } from './kits.ts'
import type { FloorListener } from './listener.ts'
import type { LoadTimes } from './load-times.ts'
import type { LotMachines } from './lot-machines.ts'
import type { LotPriorities } from './lot-priorities.ts'
import type { MachineChoice } from './machine-choice.ts'
import type { MachineControl } from './machine-control.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'
import type { Materials } from './materials.ts'
import type { Onward } from './onward.ts'
import type { Operators } from './operators.ts'
import type { PlannedStops } from './planned-stops.ts'
import type { QueueLimits } from './queue-limits.ts'
import type { Reservations } from './reservations.ts'
import type { StartRequests } from './start-requests.ts'
import type { StationChoice } from './station-choice.ts'
import type { StationQueues } from './station-queues.ts'
import type { WipLimits } from './wip-limits.ts'

/** Gates, WIP limits or want of room ahead keep all work of a station waiting. */
const SHUT = 'shut'

export interface StationParts {
  journey: Onward
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  books: Accumulators
  carriers: Carriers
  machines: Machines
  idle: IdleMachines
  starts: StartRequests
  control: MachineControl
  queues: StationQueues
  buffers: Buffers
  batches: Batches
  changeovers: Changeovers
  /** Null: no station has campaigns. */
  campaigns: Campaigns | null
  /** Null: the line has no kits. */
  kits: Kits | null
  /** Null: the line has no queue-time limits. */
  limits: QueueLimits | null
  /** Null: no queue-time limit has a gate. */
  gates: Gates | null
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null
  /** Null: no station asks for room before it begins. */
  reservations: Reservations | null
  /** Null: any number of machines may work on a lot. */
  lotMachines: LotMachines | null
  /** Null: priorities never change. */
  priorities: LotPriorities | null
  /** Null: there is always enough of all materials. */
  materials: Materials | null
  deadlocks: Deadlocks
  conveyors: Conveyors
  choice: MachineChoice
  plannedStops: PlannedStops
  operators: Operators
  times: LoadTimes
  places: StationChoice
  stationOf: Int32Array
}

export class Stations {
  private readonly listener: FloorListener | null
  private readonly totals: Float64Array
  private readonly parts: StationParts

  constructor(parts: StationParts) {
    this.parts = parts
    this.listener = parts.listener
    this.totals = parts.books.scalars.totals
  }

  /** A carrier arrives at the station of its step and waits. Its space was taken when it set off. */
  arrive(carrier: CarrierId): void {
    const { line, carriers, queues, batches, starts, timers } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    const station = line.stations[step.station]!
    this.parts.priorities?.comes(carrier)
    this.parts.wipLimits?.queued(carrier)
    queues.enter(station.index, carrier, timers.now)
    if (station.batch !== null) batches.enter(station, step, carriers.served(carrier, step.countsPositions))
    this.parts.limits?.queued(carrier)
    starts.add(station.index)
    this.listener?.happened('carrierArrived', timers.now, -1, step.index, carriers.lot[carrier]!, carrier, carriers.units[carrier]!)
    if (this.listener !== null && this.parts.wipLimits !== null) this.tellOfLimit(carrier, this.parts.wipLimits)
  }

  /** A carrier has come to a step that a full WIP limit does not let it begin. */
  private tellOfLimit(carrier: CarrierId, wipLimits: WipLimits): void {
    const limit = wipLimits.holding(carrier)
    if (limit === null) return
    const { timers, carriers } = this.parts
    const { lot, step, units } = carriers
    this.listener!.happened('carrierHeldBack', timers.now, -1, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, limit)
  }

  /** Takes a waiting carrier out of its queue; its space is kept. */
  withdraw(carrier: CarrierId): void {
    const { line, carriers, queues, batches, starts, timers } = this.parts
    const station = line.stations[line.steps[carriers.step[carrier]!]!.station]!
    const { lotMachines } = this.parts
    const hasTurn = lotMachines !== null && !lotMachines.standsAside(carrier)
    queues.remove(station.index, carrier, timers.now)
    if (hasTurn) lotMachines.withdraws(carrier)
    if (station.batch !== null) batches.leave(station, carrier)
    this.parts.limits?.unqueued(carrier)
    this.parts.wipLimits?.unqueued(carrier)
    starts.add(station.index)
  }

  /** Starts what can start at this instant: planned stops that are due, then loads; lets in who waits for the spaces that this frees. */
  dispatch(stationIndex: number): void {
    const station = this.parts.line.stations[stationIndex]!
    this.parts.plannedStops.beginAt(stationIndex)
    do {
      if (station.batch === null) this.startCarriers(station)
      else this.startBatches(station)
    } while (this.admitWaiter(stationIndex))
    this.parts.plannedStops.beginEarly(stationIndex)
    const withoutKits = station.tooling === null ? 0 : this.parts.kits!.shortage.watch(station)
    this.parts.gates?.watch(station, this.parts.queues)
    this.parts.lotMachines?.watch(station)
    if (this.parts.reservations?.watch(station, withoutKits) === true) this.parts.deadlocks.refuse([stationIndex])
    const materials = this.materialsAt(station)
    if (materials !== null) this.watchMaterial(station, materials, withoutKits)
    if (station.batch !== null) this.parts.batches.watch(station, this.parts.queues, this.parts.idle.count[stationIndex]!, withoutKits)
  }

  /** A cycle timer has fired (not for a breakdown): a setup or a load ends. */
  cycleEnds(machine: MachineId): void {
    const { machines, timers, control, conveyors, operators } = this.parts
    machines.settle(machine, timers.now)
    if (this.isConveyor(machine)) conveyors.comesTo(machine)
    else if (machines.activity[machine] === Activity.setup) {
      operators.setupEnds(machine)
      this.beginWork(machine)
      control.runUpClock(machine)
    } else if (!operators.stageEnds(machine)) this.finish(machine)
  }

  /** Sends on what can leave a finished machine; false: something still waits, as `isWaiting` says it did before. */
  private unload(machine: MachineId, isWaiting: boolean): boolean {
    const { machines, control, buffers, timers } = this.parts
    machines.settle(machine, timers.now)
    const waitedFor = isWaiting ? this.parts.journey.destinations(machines.load[machine]!) : null
    const kept = this.keepInLoad(machine, 'moves')
    if (kept === NO_CARRIER) {
      if (isWaiting) this.listener?.happened('machineUnblocked', timers.now, machine, -1, -1, -1, 0)
      machines.activity[machine] = Activity.idle
      this.parts.lotMachines?.unloaded(machine)
      control.refresh(machine)
      return true
    }
    const destinations = this.parts.journey.destinations(kept)
    if (waitedFor !== null && areSame(waitedFor, destinations)) return false
    buffers.waitFor(destinations, waiter(WaiterKind.machine, machine))
    if (!isWaiting) this.listener?.happened('machineBlocked', timers.now, machine, -1, -1, -1, 0)
    this.parts.deadlocks.refuse(destinations)
    return true
  }

  /** Lets each carrier of a load, in order, finish its step or move on; what nothing is left of, or has moved, is out of the load. Returns the first that stays. */
  private keepInLoad(machine: MachineId, what: 'finishes' | 'moves'): CarrierId {
    const { machines, carriers, journey } = this.parts
    let kept: CarrierId = NO_CARRIER
    let last: CarrierId = NO_CARRIER
    let carrier = machines.load[machine]!
    while (carrier !== NO_CARRIER) {
      const after = carriers.next[carrier]!
      if (what === 'finishes' ? journey.finish(carrier, machine) : !journey.move(carrier)) {
        if (kept === NO_CARRIER) kept = carrier
        else carriers.next[last] = carrier
        last = carrier
        carriers.next[carrier] = NO_CARRIER
      }
      carrier = after
    }
    machines.load[machine] = kept
    return kept
  }

  private startCarriers(station: CompiledStation): void {
    const { queues, idle, choice, timers, lotMachines } = this.parts
    if (lotMachines !== null && lotMachines.keepsAt[station.index] === 1) this.goOnWithLots(station, lotMachines)
    const materials = this.materialsAt(station)
    while (queues.length[station.index]! > 0 && idle.count[station.index]! > 0) {
      const gated = this.openAtGates(station, null)
      const open = materials === null || gated === SHUT ? gated : materials.findOpen(station, gated) ? materials.open : SHUT
      if (open === SHUT) return
      const carrier = choice.nextCarrier(station, timers.now, open)
      if (carrier === NO_CARRIER || (materials !== null && !materials.hasAllFor(carrier))) return
      const machine = choice.machineFor(station, carrier, timers.now, open)
      queues.take(station.index, carrier, timers.now)
      this.takeIn(carrier, machine)
      this.start(machine, station, carrier)
    }
  }

  /** Machines that are kept for a lot take in what waits of it. */
  private goOnWithLots(station: CompiledStation, lotMachines: LotMachines): void {
    const { queues, choice, timers } = this.parts
    for (let machine = station.firstMachine; machine < station.firstMachine + station.machines; machine++) {
      const carrier = lotMachines.nextFor(machine)
      if (carrier === NO_CARRIER) continue
      const open = this.openAtGates(station, null)
      if (open === SHUT) return
      if (!choice.isOpen(station, carrier, machine, open) || this.materialsAt(station)?.hasAllFor(carrier) === false) continue
      queues.take(station.index, carrier, timers.now)
      this.takeIn(carrier, machine)
      this.start(machine, station, carrier)
    }
  }

  private startBatches(station: CompiledStation): void {
    const { queues, idle, batches, choice, timers, carriers } = this.parts
    while (queues.length[station.index]! > 0 && idle.count[station.index]! > 0 && batches.findReady(station, queues, timers.now)) {
      const open = this.openAtGates(station, batches.open)
      if (open === SHUT) return
      const first = choice.nextCarrier(station, timers.now, open)
      if (first === NO_CARRIER) return
      const machine = choice.machineFor(station, first, timers.now, open)
      const load = batches.takeLoad(station, queues, first, timers.now)
      for (let carrier = load; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) this.takeIn(carrier, machine)
      this.start(machine, station, load)
    }
  }

  /** Kinds of those in `among` (null: of all) that no gate, no WIP limit and no want of room ahead keeps waiting: null: all of them; SHUT: none. */
  private openAtGates(station: CompiledStation, among: Uint8Array | null): Uint8Array | null | typeof SHUT {
    const { gates, wipLimits, reservations } = this.parts
    const gated = gates?.isAt(station.index) === true
    if (gated && !gates.findOpen(station, among)) return SHUT
    const open = gated ? gates.open : among
    const limited = wipLimits?.isAt(station.index) === true
    if (limited && !wipLimits.findOpen(station, open)) return SHUT
    const left = limited ? wipLimits.open : open
    if (reservations === null || !reservations.isAt(station.index)) return left
    return reservations.findOpen(station, left) ? reservations.open : SHUT
  }

  /** Null: work of the station needs no material of which there may be too little. */
  private materialsAt({ index }: CompiledStation): Materials | null {
    const { materials } = this.parts
    return materials?.isAt(index) === true ? materials : null
  }

  private watchMaterial(station: CompiledStation, materials: Materials, withoutKits: number): void {
    const among = this.openAtGates(station, null)
    if (among === SHUT) materials.watchShut(station)
    else materials.watch(station, among, withoutKits)
  }

  /** A machine takes a carrier out of its space. */
  private takeIn(carrier: CarrierId, machine: MachineId): void {
    const { line, carriers, places, limits, wipLimits } = this.parts
    this.parts.materials?.withdrawFor(carrier)
    places.leavesSpace(line.steps[carriers.step[carrier]!]!, carriers.units[carrier]!)
    limits?.unqueued(carrier)
    limits?.begins(carrier)
    this.parts.reservations?.begins(carrier, machine)
    if (wipLimits === null) return
    wipLimits.unqueued(carrier)
    wipLimits.begins(carrier)
  }

  private start(machine: MachineId, station: CompiledStation, load: CarrierId): void {
    const { machines, idle, timers, conveyors } = this.parts
    if (station.conveyor !== null) {
      this.tell('carrierLoaded', machine, load)
      conveyors.enter(machine, station, load)
      return
    }
    machines.settle(machine, timers.now)
    const change = station.setup === null ? 0 : this.setupFor(machine, station, load)
    const setup = station.tooling === null ? change : change + this.parts.kits!.take(machine, station, load)
    if (idle.has(machine)) idle.remove(machine)
    machines.load[machine] = load
    this.parts.lotMachines?.begins(machine, load)
    this.tell('carrierLoaded', machine, load, setup === 0 ? undefined : 'setup')
    if (setup === 0) this.beginWork(machine)
    else this.beginSetup(machine, station, setup)
  }

  private setupFor(machine: MachineId, station: CompiledStation, load: CarrierId): Ticks {
    const { line, carriers, changeovers, timers } = this.parts
    const { setupKey } = station.kinds[line.steps[carriers.step[load]!]!.waitingKind]!
    return changeovers.begin(machine, station, setupKey, timers.now)
  }

  private beginSetup(machine: MachineId, station: CompiledStation, ticks: Ticks): void {
    const { machines, operators, books, timers } = this.parts
    machines.activity[machine] = Activity.setup
    this.totals[books.layout.ofStation(station.index) + PerStation.setups]!++
    this.listener?.happened('setupStarted', timers.now, machine, -1, -1, -1, 0)
    operators.setUp(machine, ticks)
  }

  private beginWork(machine: MachineId): void {
    const { machines, operators, times } = this.parts
    const work = times.workOf(machine)
    machines.activity[machine] = Activity.processing
    operators.begin(machine, work, times.unitsOf(machine))
    this.tell('workStarted', machine, machines.load[machine]!)
    operators.goOn(machine)
  }

  private finish(machine: MachineId): void {
    const { machines, control, plannedStops } = this.parts
    this.tell('workFinished', machine, machines.load[machine]!)
    this.bookLoad(machine)
    plannedStops.used(machine)
    this.parts.kits?.loadEnds(machine)
    this.parts.campaigns?.done(machine, this.parts.times.lastWork(machine))
    machines.activity[machine] = Activity.blocked
    control.goOffIfPending(machine)
    this.keepInLoad(machine, 'finishes')
    this.unload(machine, false)
  }

  /** Lets in the first who waits for room at a station; false: nobody waits, or there is no room. */
  private admitWaiter(stationIndex: number): boolean {
    const { buffers, idle } = this.parts
    if (!buffers.hasWaiters(stationIndex)) return false
    const who = buffers.beginTurn(stationIndex)
    const isServed = buffers.hasRoom(stationIndex, 1, idle.count[stationIndex]!, 1) && this.retry(who)
    buffers.endTurn(stationIndex, isServed)
    return isServed
  }

  private retry(who: Waiter): boolean {
    const id = idOf(who)
    if (kindOf(who) !== WaiterKind.machine) return this.parts.journey.retry(kindOf(who), id)
    return this.isConveyor(id) ? this.parts.conveyors.retry(id) : this.unload(id, true)
  }

  private isConveyor(machine: MachineId): boolean {
    const { line, stationOf } = this.parts
    return line.stations[stationOf[machine]!]!.conveyor !== null
  }

  private bookLoad(machine: MachineId): void {
    const { books, stationOf, times, machines, line, carriers } = this.parts
    const column = books.layout.ofStation(stationOf[machine]!)
    const { batch } = line.stations[stationOf[machine]!]!
    this.totals[column + PerStation.unitsDone]! += times.unitsOf(machine)
    this.totals[column + PerStation.loads]!++
    if (batch === null) return
    const work = times.lastWork(machine)
    this.totals[column + PerStation.loadWork]! += work
    const fill = fillOf(batch, machines.load[machine]!, carriers, line)
    this.totals[column + PerStation.fullBatchWork]! += times.lastWorkIfFull(machine, fill)
  }

  private tell(what: 'carrierLoaded' | 'workStarted' | 'workFinished', machine: MachineId, load: CarrierId, cause?: 'setup'): void {
    if (this.listener === null) return
    const { carriers, timers } = this.parts
    for (let carrier = load; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) {
      const { lot, step, units } = carriers
      this.listener.happened(what, timers.now, machine, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause)
    }
  }
}

function areSame(some: readonly number[], others: readonly number[]): boolean {
  return some === others || (some.length === others.length && some.every((each, index) => each === others[index]))
}
