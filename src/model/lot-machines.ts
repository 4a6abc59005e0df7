/**
 * Steps at which only so many machines may work on a lot at the same time. Of each lot as many carriers as may be worked on are in the queue or on a
 * machine; the others stand aside in the order in which they came, and the next joins the queue when a machine is done with one. All of them wait, and are counted so.
 *
 * A step that keeps lots together has one such turn for each lot, and the machine that has begun with a lot has it until all its carriers are through: it is
 * not idle for anybody else, works on what stands aside of the lot, and stands where nothing has come yet. It is kept through its breakdowns and shifts
 * too, and planned stops wait until it is free; only where it goes out of use for good the lot goes on elsewhere.
 */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { FloorListener } from './listener.ts'
import { LotPassage } from './lot-passage.ts'
import type { LotId, Lots } from './lots.ts'
import type { MachineControl } from './machine-control.ts'
import { Activity, type MachineId, type Machines, Off } from './machines.ts'
import type { StartRequests } from './start-requests.ts'

export interface LotMachineParts {
  queues: { admit(station: number, carrier: CarrierId): void }
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  books: Accumulators
  lots: Lots
  carriers: Carriers
  machines: Machines
  control: MachineControl
  starts: StartRequests
}

const NONE = -1

export class LotMachines {
  private readonly listener: FloorListener | null
  readonly passage: LotPassage
  /** 1: work of the station keeps machines. */
  readonly keepsAt: Uint8Array
  /** Turns that are taken, by lot and step; and who stands aside, first and last. */
  private taken: Int32Array
  private first: Int32Array
  private last: Int32Array
  private isAside = new Uint8Array(16)
  /** The step whose turn each machine has, and the number of the lot and its row; NONE: none. */
  private stepOf: Int32Array
  private lotNumber: Float64Array
  private lotOf: Int32Array
  /** Carriers that stand aside at each station, machines that are kept there and have nothing to do, and until when both are booked. */
  private aside: Int32Array
  private kept: Int32Array
  private since: Float64Array
  private readonly slots: number
  private readonly parts: LotMachineParts
  private readonly columns: Int32Array
  private readonly totals: Float64Array

  constructor(parts: LotMachineParts) {
    const { line, books, machines } = parts
    this.parts = parts
    this.listener = parts.listener
    this.passage = new LotPassage(line, parts.lots, parts.carriers)
    this.passage.changed = (lot, step) => this.freeOf(lot, step)
    this.slots = Math.max(1, ...line.steps.map(({ lotMachines }) => (lotMachines?.slot ?? NONE) + 1))
    this.keepsAt = Uint8Array.from(line.stations, ({ index }) =>
      line.steps.some(({ station, lotMachines }) => station === index && lotMachines?.keeps === true) ? 1 : 0,
    )
    this.taken = new Int32Array(16 * this.slots)
    this.first = new Int32Array(16 * this.slots).fill(NO_CARRIER)
    this.last = new Int32Array(16 * this.slots).fill(NO_CARRIER)
    this.stepOf = new Int32Array(machines.count).fill(NONE)
    this.lotNumber = new Float64Array(machines.count)
    this.lotOf = new Int32Array(machines.count)
    this.aside = new Int32Array(line.stations.length)
    this.kept = new Int32Array(line.stations.length)
    this.since = new Float64Array(line.stations.length)
    this.columns = Int32Array.from(line.stations, ({ index }) => books.layout.ofStation(index))
    this.totals = books.scalars.totals
  }

  /** A carrier begins to wait. True: it joins the queue; false: it stands aside. */
  joins(carrier: CarrierId): boolean {
    const step = this.stepOfCarrier(carrier)
    if (step.lotMachines === null) return true
    const cell = this.roomFor(this.parts.carriers.lot[carrier]!, step)
    if (this.taken[cell]! < step.lotMachines.most) {
      this.taken[cell]!++
      return true
    }
    this.putAside(cell, carrier, step.station)
    return false
  }

  /** Takes a carrier from where it stands aside; false: it does not stand there. */
  leavesAside(carrier: CarrierId): boolean {
    if (this.isAside[carrier] !== 1) return false
    const step = this.stepOfCarrier(carrier)
    this.takeAside(this.cellOf(this.parts.carriers.lot[carrier]!, step), carrier, step.station)
    return true
  }

  /** A carrier that was in a queue, and will not begin, has left it. */
  withdraws(carrier: CarrierId): void {
    const step = this.stepOfCarrier(carrier)
    if (step.lotMachines !== null) this.giveBack(this.parts.carriers.lot[carrier]!, step)
  }

  standsAside(carrier: CarrierId): boolean {
    return this.isAside[carrier] === 1
  }

  /** A machine begins with a carrier. */
  begins(machine: MachineId, carrier: CarrierId): void {
    const step = this.stepOfCarrier(carrier)
    if (step.lotMachines === null || this.stepOf[machine] !== NONE) return
    const lot = this.parts.carriers.lot[carrier]!
    this.stepOf[machine] = step.home
    this.lotOf[machine] = lot
    this.lotNumber[machine] = this.parts.lots.id[lot]!
    if (step.lotMachines.keeps) this.tell('machineKept', machine)
  }

  /** Is an idle machine kept for a lot? */
  isKept(machine: MachineId): boolean {
    return this.stepOf[machine] !== NONE
  }

  /** What a machine that is kept for a lot, and could take something in, goes on with; NO_CARRIER: nothing. */
  nextFor(machine: MachineId): CarrierId {
    const step = this.stepOf[machine]!
    if (step === NONE || !this.parts.machines.isAvailable(machine)) return NO_CARRIER
    return this.first[this.cellOf(this.lotOf[machine]!, this.parts.line.steps[step]!)]!
  }

  /** A machine has got rid of its load: it is free for others, unless it is kept. Its station looks again afterwards. */
  unloaded(machine: MachineId): void {
    const step = this.stepOf[machine]!
    if (step === NONE) return
    const { line, lots } = this.parts
    const lot = this.lotOf[machine]!
    if (lots.id[lot] !== this.lotNumber[machine]) this.stepOf[machine] = NONE
    else if (!line.steps[step]!.lotMachines!.keeps || this.passage.isThrough(lot, line.steps[step]!)) this.free(machine)
  }

  /** Nothing of a lot is left. */
  lotEnds(lot: LotId): void {
    const { machines, lots, control } = this.parts
    for (let machine = 0; machine < machines.count; machine++) {
      if (this.stepOf[machine] === NONE || this.lotNumber[machine] !== lots.id[lot]) continue
      this.tellFreed(machine)
      this.stepOf[machine] = NONE
      if (machines.activity[machine] === Activity.idle) control.refresh(machine)
    }
    if (lot * this.slots < this.taken.length) this.taken.fill(0, lot * this.slots, (lot + 1) * this.slots)
  }

  /** A station has started what it can. */
  watch(station: CompiledStation): void {
    if (this.keepsAt[station.index] === 0) return
    this.settle(station.index)
    const { machines } = this.parts
    let kept = 0
    for (let machine = station.firstMachine; machine < station.firstMachine + station.machines; machine++) {
      if (this.stepOf[machine] === NONE || machines.activity[machine] !== Activity.idle) continue
      if (machines.isOff(machine, Off.unused)) this.free(machine)
      else if (machines.isUp(machine)) kept++
    }
    this.kept[station.index] = kept
  }

  settleAll(): void {
    for (let station = 0; station < this.aside.length; station++) this.settle(station)
  }

  visit(state: StateVisitor): void {
    this.passage.visit(state)
    this.taken = state.array(this.taken)
    this.first = state.array(this.first)
    this.last = state.array(this.last)
    this.isAside = state.array(this.isAside)
    this.stepOf = state.array(this.stepOf)
    this.lotNumber = state.array(this.lotNumber)
    this.lotOf = state.array(this.lotOf)
    this.aside = state.array(this.aside)
    this.kept = state.array(this.kept)
    this.since = state.array(this.since)
  }

  /** A lot is through a step: a machine that is kept for it and has nothing in hand is free. */
  private freeOf(lot: LotId, step: CompiledStep): void {
    const { machines, control, line, lots } = this.parts
    const { firstMachine, machines: count } = line.stations[step.station]!
    for (let machine = firstMachine; machine < firstMachine + count; machine++) {
      const isIts = this.stepOf[machine] === step.home && this.lotNumber[machine] === lots.id[lot]
      if (!isIts || machines.activity[machine] !== Activity.idle) continue
      this.free(machine)
      control.refresh(machine)
    }
  }

  private free(machine: MachineId): void {
    const step = this.parts.line.steps[this.stepOf[machine]!]!
    this.tellFreed(machine)
    this.stepOf[machine] = NONE
    this.giveBack(this.lotOf[machine]!, step)
  }

  /** A turn is over: the next that stands aside has it. */
  private giveBack(lot: LotId, step: CompiledStep): void {
    const cell = this.cellOf(lot, step)
    const next = this.first[cell]!
    if (next === NO_CARRIER) {
      this.taken[cell]!--
      return
    }
    const { station } = this.stepOfCarrier(next)
    this.takeAside(cell, next, station)
    this.parts.queues.admit(station, next)
    this.parts.starts.add(station)
  }

  private putAside(cell: number, carrier: CarrierId, station: number): void {
    const { carriers } = this.parts
    while (carrier >= this.isAside.length) this.isAside = grown(this.isAside)
    const before = this.last[cell]!
    carriers.previous[carrier] = before
    carriers.next[carrier] = NO_CARRIER
    if (before === NO_CARRIER) this.first[cell] = carrier
    else carriers.next[before] = carrier
    this.last[cell] = carrier
    this.isAside[carrier] = 1
    this.settle(station)
    this.aside[station]!++
  }

  private takeAside(cell: number, carrier: CarrierId, station: number): void {
    const { next, previous } = this.parts.carriers
    const [before, after] = [previous[carrier]!, next[carrier]!]
    if (before === NO_CARRIER) this.first[cell] = after
    else next[before] = after
    if (after === NO_CARRIER) this.last[cell] = before
    else previous[after] = before
    next[carrier] = NO_CARRIER
    this.isAside[carrier] = 0
    this.settle(station)
    this.aside[station]!--
  }

  private settle(station: number): void {
    const elapsed: Ticks = this.parts.timers.now - this.since[station]!
    this.since[station] = this.parts.timers.now
    this.totals[this.columns[station]! + PerStation.asideArea]! += this.aside[station]! * elapsed
    this.totals[this.columns[station]! + PerStation.keptArea]! += this.kept[station]! * elapsed
  }

  private stepOfCarrier(carrier: CarrierId): CompiledStep {
    const { line, carriers } = this.parts
    return line.steps[carriers.step[carrier]!]!
  }

  private cellOf(lot: LotId, { lotMachines }: CompiledStep): number {
    return lot * this.slots + lotMachines!.slot
  }

  private roomFor(lot: LotId, step: CompiledStep): number {
    const cell = this.cellOf(lot, step)
    while (cell >= this.taken.length) {
      const cells = this.taken.length
      this.taken = grown(this.taken)
      this.first = grown(this.first)
      this.first.fill(NO_CARRIER, cells)
      this.last = grown(this.last)
      this.last.fill(NO_CARRIER, cells)
    }
    return cell
  }

  private tellFreed(machine: MachineId): void {
    if (this.parts.line.steps[this.stepOf[machine]!]!.lotMachines!.keeps) this.tell('machineFreed', machine)
  }

  private tell(what: 'machineKept' | 'machineFreed', machine: MachineId): void {
    this.listener?.happened(what, this.parts.timers.now, machine, this.stepOf[machine]!, this.lotOf[machine]!, NO_CARRIER, 0)
  }
}

/** null: any number of machines may work on a lot at every step. */
export function lotMachinesOf(parts: LotMachineParts): LotMachines | null {
  return parts.line.steps.some(({ lotMachines }) => lotMachines !== null) ? new LotMachines(parts) : null
}
