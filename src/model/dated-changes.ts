/**
 * Dated changes: outages of machines, fewer or more machines in use, new yields and releases. All are known beforehand; one timer goes through what begins
 * (with the priority of a disturbance) and one through the outages that end (with that of a completion), each in the order of time.
 *
 * An outage that nobody expected stops work where it is, as a breakdown does, batches too; a planned one lets each machine finish its load first, as a planned
 * stop does, and ends when it says all the same. Outages that overlap on a machine are counted: it comes back when the last is over. What a machine is
 * down for besides (a repair, a planned stop) goes on meanwhile and is booked first; time outside a shift counts as non-scheduled.
 */
import type { StateVisitor, Ticks, Timer, Timers } from '../engine/index.ts'
import type { DatedChangeSpec } from '../spec/line.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { CrewShifts } from './crew-shifts.ts'
import { Handler } from './handlers.ts'
import type { LotPriorities } from './lot-priorities.ts'
import type { MachineControl } from './machine-control.ts'
import { type MachineId, type Machines, Off } from './machines.ts'
import { Priority } from './priorities.ts'
import type { Release } from './release.ts'
import type { StepLosses } from './step-losses.ts'
import type { Stocks } from './stocks.ts'
import type { Transport } from './transport.ts'
import type { WipLimits } from './wip-limits.ts'

type OutageSpec = Extract<DatedChangeSpec, { kind: 'outage' }>

interface Outage {
  kind: 'outage'
  at: Ticks
  isPlanned: boolean
  machines: MachineId[]
}

type Beginning = Outage | Exclude<DatedChangeSpec, OutageSpec>

export interface DatedChangeParts {
  line: CompiledLine
  timers: Timers
  machines: Machines
  control: MachineControl
  release: Release
  losses: StepLosses
  crewShifts: CrewShifts
  /** Null: the line has none. */
  transport: Transport | null
  /** Null: the line has none. */
  wipLimits: WipLimits | null
  /** Null: the line has none. */
  stocks: Stocks | null
  /** Null: priorities never change. */
  priorities: LotPriorities | null
}

export class DatedChanges {
  private readonly beginnings: Beginning[]
  private readonly endings: Outage[]
  private readonly begins: Timer
  private readonly ends: Timer
  /** How many of the beginnings and endings have been. */
  private begun = 0
  private ended = 0
  /** Outages that each machine is in: unexpected ones, then planned ones. */
  private outages: Int32Array
  private readonly parts: DatedChangeParts

  constructor(parts: DatedChangeParts) {
    this.parts = parts
    const { line, timers, machines } = parts
    const changes = line.spec.changes ?? []
    this.beginnings = changes
      .map((change) => (change.kind === 'outage' ? outageOf(change, change.from, line.stations) : change))
      .sort(byTime)
    this.endings = changes.flatMap((change) => (change.kind === 'outage' ? [outageOf(change, change.to, line.stations)] : [])).sort(byTime)
    this.begins = timers.claim(Handler.change, 0, Priority.disturbance)
    this.ends = timers.claim(Handler.change, 0, Priority.completion)
    this.outages = new Int32Array(2 * machines.count)
    this.setNext(this.begins, this.beginnings[0])
    this.setNext(this.ends, this.endings[0])
  }

  /** The next change is due. */
  fire(timer: Timer): void {
    if (timer === this.begins) {
      this.begin(this.beginnings[this.begun++]!)
      this.setNext(this.begins, this.beginnings[this.begun])
    } else {
      this.endOutage(this.endings[this.ended++]!)
      this.setNext(this.ends, this.endings[this.ended])
    }
  }

  visit(state: StateVisitor): void {
    this.begun = state.number(this.begun)
    this.ended = state.number(this.ended)
    this.outages = state.array(this.outages)
  }

  private setNext(timer: Timer, next: { at: number } | undefined): void {
    if (next !== undefined) this.parts.timers.setAt(timer, Math.round(next.at))
  }

  private begin(change: Beginning): void {
    const { line, release, losses, crewShifts } = this.parts
    switch (change.kind) {
      case 'outage':
        this.beginOutage(change)
        break
      case 'machines':
        this.useMachines(change.station, change.machines)
        break
      case 'yield':
        for (const step of line.steps)
          if (step.name === change.step && line.products[step.product]!.spec.route === change.route)
            losses.change(step.index, 1 - change.yield)
        break
      case 'carts':
        this.useCarts(change.carts, change.count)
        break
      case 'wipLimit':
        this.parts.wipLimits?.setMost(change.limit, change.most)
        break
      case 'crew':
        crewShifts.setSize(
          line.crews.findIndex(({ spec }) => spec.name === change.crew),
          change.size,
        )
        break
      case 'leadTime':
        this.parts.stocks?.changeLeadTime(change)
        break
      case 'deliveries':
        this.parts.stocks?.setDeliveries(change, change.are)
        break
      case 'priority':
        this.changePriority(change)
        break
      default:
        release.change(change.release)
    }
  }

  private changePriority({ of, name, priority }: Extract<DatedChangeSpec, { kind: 'priority' }>): void {
    const { priorities } = this.parts
    if (of === 'release') priorities?.changeSource(name, priority)
    else if (priority !== null) priorities?.changeProduct(name, priority)
  }

  private useCarts(name: string, count: number): void {
    const { line, transport } = this.parts
    const kind = line.transport?.carts.findIndex(({ spec }) => spec.name === name) ?? -1
    if (kind !== -1) transport!.carts!.setCount(kind, count)
  }

  private beginOutage({ machines, isPlanned }: Outage): void {
    const { control } = this.parts
    for (const machine of machines) {
      if (this.outages[this.counter(machine, isPlanned)]!++ > 0) continue
      if (isPlanned) control.goOffAfterLoad(machine, Off.plannedOutage)
      else control.goOff(machine, Off.outage)
    }
  }

  private endOutage({ machines, isPlanned }: Outage): void {
    for (const machine of machines) {
      if (--this.outages[this.counter(machine, isPlanned)]! === 0)
        this.parts.control.comeOn(machine, isPlanned ? Off.plannedOutage : Off.outage)
    }
  }

  private counter(machine: MachineId, isPlanned: boolean): number {
    return isPlanned ? machine + this.parts.machines.count : machine
  }

  /** Leaves the first so many machines of a station in use; the others go when they have finished their loads. */
  private useMachines(name: string, count: number): void {
    const { line, machines, control } = this.parts
    const station = line.asWritten.find((candidate) => candidate.name === name)
    if (station === undefined) return
    for (const [position, number] of station.numbers.entries()) {
      const machine = station.firstMachine + position
      const isOut = machines.isOff(machine, Off.unused)
      if (number < count && isOut) control.comeOn(machine, Off.unused)
      else if (number >= count && !isOut) control.goOffAfterLoad(machine, Off.unused)
    }
  }
}

function byTime(a: { at: number }, b: { at: number }): number {
  return a.at - b.at
}

function outageOf(spec: OutageSpec, at: number, stations: readonly CompiledStation[]): Outage {
  const struck = stations.filter(({ name }) => spec.station === undefined || spec.station === name)
  return { kind: 'outage', at, isPlanned: spec.state === 'scheduled', machines: struck.flatMap((station) => machinesOf(spec, station)) }
}

function machinesOf({ machines }: OutageSpec, station: CompiledStation): MachineId[] {
  const all = Array.from({ length: station.machines }, (_, position) => position)
  const isStruck = (position: number): boolean => {
    if (machines === undefined) return true
    return typeof machines === 'number'
      ? station.numbers[position]! < machines
      : machines.includes(station.spec.machineList?.[position]?.name ?? '')
  }
  return all.filter(isStruck).map((position) => station.firstMachine + position)
}
