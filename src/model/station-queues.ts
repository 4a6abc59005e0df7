/**
 * The queue of every station: the carriers that wait, in groups of those that are alike for dispatch (set up alike, done by the same machines, of one
 * priority class where only that decides). Within a group the order is kept (`waiting-group.ts`); between groups only the first ones are compared. Books
 * queue length and waits.
 */
import { grown, type StateVisitor, type Ticks } from '../engine/index.ts'
import type { DispatchCriterionSpec } from '../spec/line.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import { type CarrierId, NO_CARRIER } from './carriers.ts'
import type { CompiledStation } from './compiled-line.ts'
import { type Criterion, criterionOf, expectedTime, type Waiting } from './criteria.ts'
import { FedStations, feedCriterion } from './feeding.ts'
import { bucketOf } from './histogram.ts'
import type { LotMachines } from './lot-machines.ts'
import type { LotId } from './lots.ts'
import { type MachineId, type Machines, NO_MACHINE } from './machines.ts'
import { ownCriterion } from './own-criterion.ts'
import { prioritiesChange } from './released-lots.ts'
import { type SetupCost, setupCostOf, setupFactor, withSetup } from './setup-cost.ts'
import type { StepCounts } from './step-counts.ts'
import { compareBy, ListGroup, RankedGroup, type WaitingGroup } from './waiting-group.ts'

/** Position of `same-setup` among the criteria, and its guard. */
interface SetupFirst {
  before: number
  guard: Ticks
}

interface Queue {
  groups: WaitingGroup[]
  /** Setup key and machines' kind of each group. */
  setupKeys: number[]
  kinds: number[]
  criteria: Criterion[]
  setupFirst: SetupFirst | null
  /** The criterion that looks at setup times, and how; null: none does. */
  setupCost: SetupCost | null
  /** Criteria that look at the floor before they decide; null: none does. */
  looking: Criterion[] | null
  /** The groups, where lots may change their priority class and a rule looks at it; null: not so. */
  changing: RankedGroup[] | null
  /** Groups per kind: one for each priority class, or one. */
  classes: number
  needsMeanTime: boolean
}

export interface QueueParts extends Waiting {
  machines: Machines
  books: Accumulators
  /** Null: the line counts no costs. */
  counts: StepCounts | null
  /** Null: any number of machines may work on a lot. */
  lotMachines: LotMachines | null
}

export class StationQueues {
  /** Waiting carriers per station. */
  length: Int32Array
  private since: Float64Array
  /** Sum of the expected times of what waits, ticks; kept only where a rule asks for it. */
  private workWaiting: Float64Array
  /** Null: no rule feeds a station. */
  private readonly fed: FedStations | null
  private arrivals = 0
  /** Waiting carriers of lots that change their priority class. */
  private moved = new Int32Array(16)
  private readonly queues: Queue[]
  private readonly parts: QueueParts
  private readonly scalars: Float64Array
  private readonly histograms: Float64Array
  private readonly columns: Int32Array
  private readonly waits: Int32Array

  constructor(parts: QueueParts) {
    const { books, machines } = parts
    const { stations, priorities } = parts.line
    this.parts = parts
    this.length = new Int32Array(stations.length)
    this.since = new Float64Array(stations.length)
    this.workWaiting = new Float64Array(stations.length)
    const fed = new FedStations(parts.line, parts.carriers, machines)
    this.fed = fed.isAny ? fed : null
    const criterion = (spec: DispatchCriterionSpec, station: CompiledStation) => {
      if (spec.rule === 'own') return ownCriterion(spec.name, station.name, parts, this)
      if (spec.rule === 'feed') return feedCriterion(spec, parts.line, parts.carriers, fed)
      return criterionOf(spec, parts)
    }
    this.queues = stations.map((station) => queueOf(station, parts, priorities.length, (spec) => criterion(spec, station)))
    this.scalars = books.scalars.totals
    this.histograms = books.histograms.totals
    this.columns = Int32Array.from(stations, ({ index }) => books.layout.ofStation(index))
    this.waits = Int32Array.from(stations, ({ index }) => books.layout.waitsOf(index))
  }

  enter(station: number, carrier: CarrierId, now: Ticks): void {
    const { carriers } = this.parts
    this.settle(station, now)
    this.length[station]!++
    carriers.arrivedAt[carrier] = now
    carriers.arrival[carrier] = this.arrivals++
    const queue = this.queues[station]!
    if (this.parts.lotMachines === null || this.parts.lotMachines.joins(carrier)) queue.groups[this.groupOf(queue, carrier)]!.add(carrier)
    if (queue.needsMeanTime) this.workWaiting[station]! += expectedTime(this.parts, carrier)
    this.fed?.enter(station, carrier)
  }

  /** A carrier that waits, and could not begin because of others of its lot, may begin from now on. */
  admit(station: number, carrier: CarrierId): void {
    const queue = this.queues[station]!
    queue.groups[this.groupOf(queue, carrier)]!.add(carrier)
  }

  /** A waiting carrier needs other cards of WIP limits than it did: see `Carriers.kindOffset`. */
  regroup(station: number, carrier: CarrierId, kindOffset: number): void {
    const queue = this.queues[station]!
    const isAside = this.parts.lotMachines?.standsAside(carrier) === true
    if (!isAside) queue.groups[this.groupOf(queue, carrier)]!.remove(carrier)
    this.parts.carriers.kindOffset[carrier] = kindOffset
    if (!isAside) this.admit(station, carrier)
  }

  /** Lots change their priority class, by `change`: their waiting carriers go where they belong then. @param touched told of the station of each */
  reclass(changes: (lot: LotId) => boolean, change: () => void, touched: (station: number) => void): void {
    const { carriers, line } = this.parts
    const count = this.findMoved(changes)
    const stationOf = (index: number) => line.steps[carriers.step[this.moved[index]!]!]!.station
    for (let index = 0; index < count; index++) {
      const queue = this.queues[stationOf(index)]!
      queue.groups[this.groupOf(queue, this.moved[index]!)]!.remove(this.moved[index]!)
    }
    change()
    for (let index = 0; index < count; index++) {
      this.admit(stationOf(index), this.moved[index]!)
      touched(stationOf(index))
    }
  }

  /**
   * The carrier that goes next, of those that `machine` may do (NO_MACHINE: of all), whose kind is marked in `open` (null: all) and that need the setup
   * `onlySetup` (-1: any); NO_CARRIER where there is none.
   */
  first(station: number, machine: MachineId, now: Ticks, open: Uint8Array | null = null, onlySetup = -1): CarrierId {
    const queue = this.queues[station]!
    if (queue.looking !== null) for (const criterion of queue.looking) criterion.prepare!()
    if (queue.groups.length === 1) {
      return this.may(machine, station, queue.kinds[0]!) ? queue.groups[0]!.first(now, this.meanTime(station)) : NO_CARRIER
    }
    let best = NO_CARRIER
    let bestGroup = -1
    for (let group = 0; group < queue.groups.length; group++) {
      const kind = queue.kinds[group]!
      if (queue.groups[group]!.size === 0 || open?.[kind] === 0 || !this.may(machine, station, kind)) continue
      if (onlySetup !== -1 && queue.setupKeys[group] !== onlySetup) continue
      const head = queue.groups[group]!.first(now, this.meanTime(station))
      if (best === NO_CARRIER || this.compare(queue, head, group, best, bestGroup, machine, station, now) < 0) {
        best = head
        bestGroup = group
      }
    }
    return best
  }

  /** Takes out a carrier that begins, and books its wait. */
  take(station: number, carrier: CarrierId, now: Ticks): void {
    this.remove(station, carrier, now)
    const { carriers } = this.parts
    this.bookWait(station, now - carriers.arrivedAt[carrier]!)
    if (this.parts.counts !== null) this.count(carrier)
  }

  /** Takes out a carrier that does not begin. */
  remove(station: number, carrier: CarrierId, now: Ticks): void {
    const queue = this.queues[station]!
    if (this.parts.lotMachines === null || !this.parts.lotMachines.leavesAside(carrier))
      queue.groups[this.groupOf(queue, carrier)]!.remove(carrier)
    this.settle(station, now)
    this.length[station]!--
    if (queue.needsMeanTime)
      this.workWaiting[station] = this.length[station] === 0 ? 0 : this.workWaiting[station]! - expectedTime(this.parts, carrier)
    this.fed?.leave(station, carrier, this.length[station] === 0)
  }

  /** Whether something waits that a machine may do, needs the setup and is of a kind marked in `open` (null: all). */
  waitsFor(station: number, machine: MachineId, setupKey: number, open: Uint8Array | null): boolean {
    const { groups, kinds, setupKeys } = this.queues[station]!
    for (let group = 0; group < groups.length; group++) {
      if (groups[group]!.size === 0 || setupKeys[group] !== setupKey || open?.[kinds[group]!] === 0) continue
      if (this.may(machine, station, kinds[group]!)) return true
    }
    return false
  }

  /** When the carrier of a kind that has waited longest arrived, ticks; Infinity where none waits. */
  oldestArrival(station: number, kind: number): Ticks {
    const { groups, kinds } = this.queues[station]!
    let oldest = Number.POSITIVE_INFINITY
    for (let group = 0; group < groups.length; group++) {
      if (kinds[group] !== kind || groups[group]!.size === 0) continue
      oldest = Math.min(oldest, this.parts.carriers.arrivedAt[groups[group]!.oldest()]!)
    }
    return oldest
  }

  /** Carriers of a kind that wait. */
  waitingOf(station: number, kind: number): number {
    const { groups, kinds } = this.queues[station]!
    let count = 0
    for (let group = 0; group < groups.length; group++) if (kinds[group] === kind) count += groups[group]!.size
    return count
  }

  settle(station: number, now: Ticks): void {
    this.scalars[this.columns[station]! + PerStation.queueArea]! += this.length[station]! * (now - this.since[station]!)
    this.since[station] = now
  }

  settleAll(now: Ticks): void {
    for (let station = 0; station < this.length.length; station++) this.settle(station, now)
  }

  visit(state: StateVisitor): void {
    this.length = state.array(this.length)
    this.since = state.array(this.since)
    this.workWaiting = state.array(this.workWaiting)
    this.arrivals = state.number(this.arrivals)
    this.fed?.visit(state)
    for (const queue of this.queues) for (const group of queue.groups) group.visit(state)
  }

  private groupOf(queue: Queue, carrier: CarrierId): number {
    if (queue.groups.length === 1) return 0
    const { line, carriers, lots } = this.parts
    const kind = (line.steps[carriers.step[carrier]!]!.waitingKind + carriers.kindOffset[carrier]!) * queue.classes
    return queue.classes === 1 ? kind : kind + lots.priorityClass[carriers.lot[carrier]!]!
  }

  /** Collects the waiting carriers of lots whose place in a queue depends on their priority class; returns how many there are. */
  private findMoved(isMeant: (lot: LotId) => boolean): number {
    const { lot } = this.parts.carriers
    let count = 0
    for (const { changing } of this.queues)
      for (const group of changing ?? [])
        for (let position = 0; position < group.size; position++) {
          const carrier = group.at(position)
          if (!isMeant(lot[carrier]!)) continue
          if (count === this.moved.length) this.moved = grown(this.moved)
          this.moved[count++] = carrier
        }
    return count
  }

  private may(machine: MachineId, station: number, kind: number): boolean {
    const { qualified } = this.parts.line.stations[station]!
    return machine === NO_MACHINE || qualified === null || qualified[machine - this.parts.line.stations[station]!.firstMachine]![kind]!
  }

  /** Negative: the head of one group goes before the head of another. */
  private compare(
    queue: Queue,
    a: CarrierId,
    groupA: number,
    b: CarrierId,
    groupB: number,
    machine: MachineId,
    station: number,
    now: Ticks,
  ): number {
    const { criteria, setupFirst, setupCost } = queue
    for (let index = 0; index <= criteria.length; index++) {
      if (setupFirst?.before === index && machine !== NO_MACHINE) {
        const difference = this.setupScore(queue, groupA, a, machine, now) - this.setupScore(queue, groupB, b, machine, now)
        if (difference !== 0) return difference
      }
      if (index === criteria.length) break
      const meanTime = this.meanTime(station)
      const criterion = criteria[index]!
      if (setupCost?.at !== index) {
        const difference = compareBy(criterion, index, this.parts.carriers, a, b, now, meanTime)
        if (difference !== 0) return difference
        continue
      }
      const first = withSetup(criterion.score(a, now, meanTime), this.setupFactor(queue, groupA, machine))
      const second = withSetup(criterion.score(b, now, meanTime), this.setupFactor(queue, groupB, machine))
      if (first !== second) return first < second ? -1 : 1
    }
    return this.parts.carriers.arrival[a]! - this.parts.carriers.arrival[b]!
  }

  /** What has waited too long first, then what the machine is set up for, then the rest. */
  private setupScore(queue: Queue, group: number, head: CarrierId, machine: MachineId, now: Ticks): number {
    if (now - this.parts.carriers.arrivedAt[head]! >= queue.setupFirst!.guard) return -1
    return this.parts.machines.setupKey[machine] === queue.setupKeys[group] ? 0 : 1
  }

  private setupFactor({ setupCost, setupKeys }: Queue, group: number, machine: MachineId): number {
    return machine === NO_MACHINE ? 1 : setupFactor(setupCost!, this.parts.machines.setupKey[machine]!, setupKeys[group]!)
  }

  private meanTime(station: number): Ticks {
    return this.queues[station]!.needsMeanTime ? this.workWaiting[station]! / this.length[station]! : 0
  }

  private count(carrier: CarrierId): void {
    const { line, carriers } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    this.parts.counts!.started(step.index, carriers.units[carrier]!, carriers.served(carrier, step.countsPositions))
  }

  private bookWait(station: number, wait: Ticks): void {
    const column = this.columns[station]!
    this.scalars[column + PerStation.waitSum]! += wait
    this.scalars[column + PerStation.carriersStarted]!++
    this.histograms[this.waits[station]! + bucketOf(wait)]!++
  }
}

function queueOf(
  station: CompiledStation,
  waiting: Waiting,
  priorityClasses: number,
  criterion: (spec: DispatchCriterionSpec) => Criterion | null,
): Queue {
  const { dispatch } = station
  const setupFirst = dispatch.findIndex((criterion) => criterion.rule === 'same-setup')
  const guard = guardOf(dispatch[setupFirst])
  const made = dispatch.map(criterion)
  const before = made.slice(0, Math.max(0, setupFirst)).flatMap((one) => one ?? [])
  const after = made.slice(setupFirst + 1).flatMap((one) => one ?? [])
  // Without other rules who has waited longest is first anyway.
  const hasGuard = guard !== Number.POSITIVE_INFINITY && before.length + after.length > 0
  if (hasGuard) before.push(hasWaitedLong(waiting, guard))
  const all = [...before, ...after]
  const onlyPriority = dispatch.length === 1 && dispatch[0]!.rule === 'priority'
  const classes = onlyPriority ? priorityClasses : 1
  // Who stood aside, or has come into a WIP limit with its lot, joins behind others, and has come before them: a heap keeps the order of arrival, a list that of joining.
  const haveTurns = waiting.line.steps.some((step) => step.station === station.index && (step.lotMachines !== null || step.variants > 1))
  // So does who changes its priority class.
  const changes = prioritiesChange(waiting.line.spec) && dispatch.some(({ rule }) => rule === 'priority' || rule === 'own')
  const isList = !haveTurns && !changes && (onlyPriority || all.length === 0)
  // Only ranked groups keep the scores of what is static.
  const criteria = isList ? all.map((one) => ({ ...one, isStatic: false })) : all
  const kinds = station.kinds.flatMap((_, kind) => Array<number>(classes).fill(kind))
  const ranked = isList ? [] : kinds.map(() => new RankedGroup(waiting.carriers, criteria))
  return {
    groups: isList ? kinds.map(() => new ListGroup(waiting.carriers)) : ranked,
    changing: changes ? ranked : null,
    kinds,
    setupKeys: kinds.map((kind) => station.kinds[kind]!.setupKey),
    criteria,
    setupCost: setupCostOf(station, criteria, made),
    looking: criteria.some(({ prepare }) => prepare !== undefined) ? criteria.filter(({ prepare }) => prepare !== undefined) : null,
    setupFirst: setupFirst === -1 ? null : { before: before.length, guard },
    classes,
    needsMeanTime: dispatch.some(({ rule }) => rule === 'apparent-tardiness'),
  }
}

/** The guard of `same-setup` within a group: what has waited that long goes before the rest, whatever the rules behind it say. */
function hasWaitedLong({ carriers }: Waiting, guard: Ticks): Criterion {
  return { isStatic: false, score: (carrier, now) => (now - carriers.arrivedAt[carrier]! >= guard ? 0 : 1) }
}

function guardOf(spec: CompiledStation['dispatch'][number] | undefined): Ticks {
  return spec?.rule === 'same-setup' && spec.guard !== undefined ? Math.round(spec.guard) : Number.POSITIVE_INFINITY
}
