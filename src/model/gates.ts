/**
 * Gates of queue-time limits: step `from` starts nothing while what would start now would wait too long for step `to`. The estimate, in machine time of `to`:
 *
 *     (what waits at its stations + what `from` has begun and has not come there + a full load of `from` but for its last carrier) / machines up
 *     + delays and process times between
 *
 * A gate is closed while this is not below the limit, or no machine of `to` is up; where nothing is ahead it is open. It looks again whenever one of these changes.
 */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerLimit } from './accumulators.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import { workOf } from './compile-limits.ts'
import type { CompiledGate, CompiledLimit } from './compiled-limits.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { Machines } from './machines.ts'
import type { StartRequests } from './start-requests.ts'

export interface GateParts {
  line: CompiledLine
  carriers: Carriers
  machines: Machines
  timers: Timers
  books: Accumulators
  starts: StartRequests
}

/** Where work waits. */
export interface WaitingWork {
  /** Carriers of a kind that wait at a station. */
  waitingOf(station: number, kind: number): number
}

export class Gates {
  /** 1: no gate keeps the kind waiting; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
  /** Expected machine time of what waits at each station, whole ticks; kept where a gate asks for it. */
  private waiting: Float64Array
  /** Per gate: the same of what is on its way there. */
  private coming: Float64Array
  /** What each carrier is in these: as waiting, and by clock as coming. */
  private waitingAs = new Float64Array(16)
  private comingAs: Float64Array
  /** 1: work waits before the gate, which is closed; and since when. */
  private holdsBack: Uint8Array
  private since: Float64Array
  private readonly clocks: number
  private readonly gates: readonly CompiledGate[]
  /** By station: the gates at its exit, and those that look at it. */
  private readonly before: readonly CompiledGate[][]
  private readonly after: readonly CompiledGate[][]
  private readonly parts: GateParts
  private readonly totals: Float64Array

  constructor(parts: GateParts) {
    const { line, books } = parts
    this.parts = parts
    this.gates = line.limits!.gates
    this.clocks = line.limits!.clocks
    this.comingAs = new Float64Array(16 * this.clocks)
    this.open = new Uint8Array(Math.max(1, ...line.stations.map(({ kinds }) => kinds.length)))
    this.waiting = new Float64Array(line.stations.length)
    this.coming = new Float64Array(this.gates.length)
    this.holdsBack = new Uint8Array(this.gates.length)
    this.since = new Float64Array(this.gates.length)
    this.before = line.stations.map(({ index }) => this.gates.filter((gate) => gate.before.some(({ station }) => station === index)))
    this.after = line.stations.map(({ index }) => this.gates.filter((gate) => gate.after.includes(index)))
    this.totals = books.scalars.totals
  }

  /** Has a station work that a gate may keep waiting? */
  isAt(station: number): boolean {
    return this.before[station]!.length > 0
  }

  /** Marks the kinds that no gate keeps waiting, of those marked in `among` (null: of all), in `open`; false: there is none. */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    for (let kind = 0; kind < station.kinds.length; kind++) this.open[kind] = among === null ? 1 : among[kind]!
    for (const gate of this.before[station.index]!)
      if (this.isClosed(gate)) for (const kind of kindsAt(gate, station.index)) this.open[kind] = 0
    for (let kind = 0; kind < station.kinds.length; kind++) if (this.open[kind] === 1) return true
    return false
  }

  /** A station has started what it can, or its machines have come up or gone down: books which gates keep work waiting, and has stations look again. */
  watch(station: CompiledStation, queues: WaitingWork): void {
    for (const gate of this.before[station.index]!) this.update(gate, queues)
    for (const gate of this.after[station.index]!) this.update(gate, queues)
  }

  /** `from` begins with a carrier, or a new one has been formed on the way. */
  expect(carrier: CarrierId, limit: CompiledLimit, units: number): void {
    if (limit.gate === null) return
    this.forget(carrier, limit)
    this.setComing(carrier, limit, Math.round(units * limit.unitWork))
  }

  /** A carrier has come to `to`, or does not come there any more. */
  forget(carrier: CarrierId, limit: CompiledLimit): void {
    if (limit.gate === null) return
    const cell = this.cellOf(carrier, limit)
    if (this.comingAs[cell] !== 0) this.setComing(carrier, limit, 0)
  }

  queued(carrier: CarrierId, step: CompiledStep): void {
    if (this.after[step.station]!.length === 0) return
    const { line, carriers } = this.parts
    if (carrier >= this.waitingAs.length) this.growTo(carrier)
    this.waitingAs[carrier] = Math.round(workOf(step, carriers.units[carrier]!, line.stations))
    this.change(step.station, this.waitingAs[carrier]!)
  }

  unqueued(carrier: CarrierId, step: CompiledStep): void {
    if (this.after[step.station]!.length > 0) this.change(step.station, -this.waitingAs[carrier]!)
  }

  settleAll(): void {
    for (let gate = 0; gate < this.gates.length; gate++) this.settle(gate)
  }

  visit(state: StateVisitor): void {
    this.waiting = state.array(this.waiting)
    this.coming = state.array(this.coming)
    this.waitingAs = state.array(this.waitingAs)
    this.comingAs = state.array(this.comingAs)
    this.holdsBack = state.array(this.holdsBack)
    this.since = state.array(this.since)
  }

  private update(gate: CompiledGate, queues: WaitingWork): void {
    const keeps = this.keepsWaiting(gate, queues)
    if (keeps === this.holdsBack[gate.index]) return
    this.settle(gate.index)
    this.holdsBack[gate.index] = keeps
    this.lookAgain(gate)
  }

  private keepsWaiting(gate: CompiledGate, queues: WaitingWork): 0 | 1 {
    const waits = gate.before.some(({ station, kinds }) => kinds.some((kind) => queues.waitingOf(station, kind) > 0))
    return waits && this.isClosed(gate) ? 1 : 0
  }

  private isClosed(gate: CompiledGate): boolean {
    let ahead: Ticks = this.coming[gate.index]!
    let machinesUp = 0
    for (const station of gate.after) {
      ahead += this.waiting[station]!
      machinesUp += this.machinesUp(this.parts.line.stations[station]!)
    }
    if (machinesUp === 0) return true
    return ahead > 0 && (ahead + gate.ownWork) / machinesUp + gate.between >= gate.within
  }

  private machinesUp({ firstMachine, machines }: CompiledStation): number {
    let up = 0
    for (let machine = firstMachine; machine < firstMachine + machines; machine++) if (this.parts.machines.isUp(machine)) up++
    return up
  }

  private setComing(carrier: CarrierId, limit: CompiledLimit, work: Ticks): void {
    const cell = this.cellOf(carrier, limit)
    this.coming[limit.gate!.index]! += work - this.comingAs[cell]!
    this.comingAs[cell] = work
    this.lookAgain(limit.gate!)
  }

  private change(station: number, work: Ticks): void {
    this.waiting[station]! += work
    for (const gate of this.after[station]!) this.lookAgain(gate)
  }

  private lookAgain(gate: CompiledGate): void {
    for (const { station } of gate.before) this.parts.starts.add(station)
  }

  private settle(gate: number): void {
    const { now } = this.parts.timers
    if (this.holdsBack[gate] === 1) {
      const column = this.parts.books.layout.ofLimit(this.gates[gate]!.limit) + PerLimit.heldBack
      this.totals[column]! += now - this.since[gate]!
    }
    this.since[gate] = now
  }

  private cellOf(carrier: CarrierId, { clock }: CompiledLimit): number {
    const cell = carrier * this.clocks + clock
    while (cell >= this.comingAs.length) this.comingAs = grown(this.comingAs)
    return cell
  }

  private growTo(carrier: CarrierId): void {
    while (carrier >= this.waitingAs.length) this.waitingAs = grown(this.waitingAs)
  }
}

function kindsAt(gate: CompiledGate, station: number): readonly number[] {
  return gate.before.find((at) => at.station === station)?.kinds ?? []
}
