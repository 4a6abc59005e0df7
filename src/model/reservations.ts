/**
 * Blocking before service: a machine of such a station begins with a carrier only when there is room for it at the next step, and has that room kept until the
 * carrier goes there; what goes elsewhere (it is sent back, scrapped, or passes the step by) gives it up. A machine that stands idle beside work for want of room
 * is blocked. Who waits in line for room with finished work goes before.
 */
import { grown, type StateVisitor, type Timers } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { Links } from './links.ts'
import { type MachineId, type Machines, NO_MACHINE } from './machines.ts'
import type { StartRequests } from './start-requests.ts'
import type { StationChoice } from './station-choice.ts'
import type { StationQueues } from './station-queues.ts'

export interface ReservationParts {
  line: CompiledLine
  carriers: Carriers
  machines: Machines
  idle: IdleMachines
  starts: StartRequests
  places: StationChoice
  queues: StationQueues
  timers: Timers
  /** Null: no machines are linked. */
  links: Links | null
}

/** No room is kept for a carrier. */
const NOWHERE = 0

export class Reservations {
  /** 1: there is room for the kind; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
  /** The same for a machine, which `openFor` last looked at. */
  private readonly openTo: Uint8Array
  /** By carrier: 1 + the step where room is kept for it, at its station; NOWHERE: none. And the units for which it was taken. */
  private keptAt = new Int32Array(16)
  private keptFor = new Float64Array(16)
  /** awaits[station * stations + next] 1: work waits at a station for room at the next. */
  private awaits: Uint8Array
  /** By station and kind: the step that follows, if it may have no room; null: it needs none. Of a station that doesn't ask: none. */
  private readonly nextOf: readonly (CompiledStep | null)[][]
  /** By station: those that ask for room there. */
  private readonly askers: readonly number[][]
  private readonly parts: ReservationParts

  constructor(parts: ReservationParts) {
    const { stations, steps } = parts.line
    this.parts = parts
    this.open = new Uint8Array(Math.max(1, ...stations.map(({ kinds }) => kinds.length)))
    this.openTo = new Uint8Array(this.open.length)
    this.awaits = new Uint8Array(stations.length * stations.length)
    this.nextOf = stations.map((station) => (asksForRoom(station) ? nextOfKinds(station, steps) : []))
    this.askers = stations.map(({ index }) =>
      stations.filter((other) => this.nextOf[other.index]!.some((next) => next?.stations.includes(index))).map((other) => other.index),
    )
  }

  /** Does a station ask for room before it begins? */
  isAt(station: number): boolean {
    return this.nextOf[station]!.length > 0
  }

  /** Has each machine of a station room of its own to ask for? */
  isLinkedAt(station: CompiledStation): boolean {
    return station.spec.linkedTo !== undefined && this.isAt(station.index)
  }

  /**
   * Marks the kinds for which there is room, where machines are linked for an idle one of them, of those marked in `among` (null: of all), in `open`; false:
   * there is none.
   */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    const kinds = this.nextOf[station.index]!.length
    let isAny = false
    for (let kind = 0; kind < kinds; kind++) {
      const isOpen = (among === null || among[kind] === 1) && this.hasRoomForAny(station, kind)
      this.open[kind] = isOpen ? 1 : 0
      isAny ||= isOpen
    }
    return isAny
  }

  /** Of the kinds marked in `among` (null: of all) those for which there is room where a machine sends them. */
  openFor(station: CompiledStation, machine: MachineId, among: Uint8Array | null): Uint8Array {
    for (let kind = 0; kind < station.kinds.length; kind++)
      this.openTo[kind] = (among === null || among[kind] === 1) && this.hasRoomFor(station.index, kind, machine) ? 1 : 0
    return this.openTo
  }

  /** Is there room for a kind where a machine sends it? */
  hasRoomFor(station: number, kind: number, machine: MachineId): boolean {
    return this.hasRoom(this.nextFor(station, kind, machine))
  }

  /** A machine begins with a carrier: room at its next step is kept for it. */
  begins(carrier: CarrierId, machine: MachineId): void {
    const { line, carriers, places } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (!this.isAt(step.station)) return
    const next = this.nextFor(step.station, step.waitingKind, machine)
    if (next === null) return
    const units = carriers.units[carrier]!
    const at = places.choose(next, units, step.station)
    places.setsOff(at, units)
    while (carrier >= this.keptAt.length) {
      this.keptAt = grown(this.keptAt)
      this.keptFor = grown(this.keptFor)
    }
    this.keptAt[carrier] = at.index + 1
    this.keptFor[carrier] = units
  }

  /** A carrier goes to step `next`: the step where room was kept for it, which it has from now on; null: none was. */
  use(carrier: CarrierId, next: CompiledStep): CompiledStep | null {
    const at = this.stepKept(carrier)
    if (at === null) return null
    if (at.home !== next.home) {
      this.release(carrier)
      return null
    }
    const units = this.parts.carriers.units[carrier]!
    if (units !== this.keptFor[carrier]) {
      this.parts.places.leavesSpace(at, this.keptFor[carrier]!)
      this.parts.places.setsOff(at, units)
    }
    this.keptAt[carrier] = NOWHERE
    return at
  }

  /** A carrier does not need the room that is kept for it, if any is. */
  release(carrier: CarrierId): void {
    const at = this.stepKept(carrier)
    if (at === null) return
    this.parts.places.leavesSpace(at, this.keptFor[carrier]!)
    this.keptAt[carrier] = NOWHERE
    this.parts.starts.add(at.station)
  }

  /**
   * A station has started what it can: says which of its idle machines are blocked, and has those look again that ask for room there. True: idle machines
   * of it are blocked.
   * @param withoutKits idle machines that are known to wait for kits
   */
  watch(station: CompiledStation, withoutKits: number): boolean {
    const isBlocked = this.isAt(station.index) && this.block(station, withoutKits)
    const { line, places, starts } = this.parts
    for (const asker of this.askers[station.index]!)
      if (this.awaits[asker * line.stations.length + station.index] === 1 && places.hasRoomAt(station.index)) starts.add(asker)
    return isBlocked
  }

  /** The stations for whose room a kind of work waits at a machine; null: there is room, or it needs none. */
  awaitedBy(station: number, kind: number, machine: MachineId): readonly number[] | null {
    const next = this.nextFor(station, kind, machine)
    return next === null || this.hasRoom(next) ? null : next.stations
  }

  visit(state: StateVisitor): void {
    this.keptAt = state.array(this.keptAt)
    this.keptFor = state.array(this.keptFor)
    this.awaits = state.array(this.awaits)
  }

  private block(station: CompiledStation, withoutKits: number): boolean {
    const { line, queues, idle } = this.parts
    const first = station.index * line.stations.length
    this.awaits.fill(0, first, first + line.stations.length)
    let waiting = 0
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const carriers = queues.waitingOf(station.index, kind)
      if (carriers > 0 && this.awaitRoom(station, kind)) waiting += carriers
    }
    const isBlocked = waiting > 0 && idle.count[station.index]! > 0
    waiting = Math.min(waiting, idle.count[station.index]! - withoutKits)
    for (let machine = idle.first(station.index); machine !== NO_MACHINE; machine = idle.after(machine)) {
      const noRoom = waiting > 0 && this.lacksRoom(station, machine)
      if (noRoom) waiting--
      this.setNoRoom(machine, noRoom ? 1 : 0)
    }
    return isBlocked
  }

  /** Notes where a kind that waits needs room, at an idle machine that is linked or at any; false: there is some. */
  private awaitRoom(station: CompiledStation, kind: number): boolean {
    const { line, idle } = this.parts
    const first = station.index * line.stations.length
    const note = (machine: MachineId): boolean => {
      const awaited = this.awaitedBy(station.index, kind, machine)
      if (awaited !== null) for (const at of awaited) this.awaits[first + at] = 1
      return awaited !== null
    }
    if (!this.isLinkedAt(station)) return note(NO_MACHINE)
    let waits = false
    for (let machine = idle.first(station.index); machine !== NO_MACHINE; machine = idle.after(machine)) waits = note(machine) || waits
    return waits
  }

  /** Is there work that a machine does not begin for want of room? Of a station whose machines are not linked all are alike. */
  private lacksRoom(station: CompiledStation, machine: MachineId): boolean {
    if (!this.isLinkedAt(station)) return true
    for (let kind = 0; kind < station.kinds.length; kind++)
      if (this.parts.queues.waitingOf(station.index, kind) > 0 && this.awaitedBy(station.index, kind, machine) !== null) return true
    return false
  }

  private setNoRoom(machine: MachineId, noRoom: 0 | 1): void {
    const { machines, timers } = this.parts
    if (machines.noRoom[machine] === noRoom) return
    machines.settle(machine, timers.now)
    machines.noRoom[machine] = noRoom
  }

  private hasRoomForAny(station: CompiledStation, kind: number): boolean {
    if (!this.isLinkedAt(station)) return this.hasRoom(this.nextOf[station.index]![kind]!)
    const { idle } = this.parts
    for (let machine = idle.first(station.index); machine !== NO_MACHINE; machine = idle.after(machine))
      if (this.hasRoomFor(station.index, kind, machine)) return true
    return false
  }

  /** The step that follows where a machine works on a kind, if it may have no room; null: it needs none. */
  private nextFor(station: number, kind: number, machine: MachineId): CompiledStep | null {
    const next = this.nextOf[station]![kind] ?? null
    const { links } = this.parts
    return next === null || links === null ? next : links.steps[links.from(machine, next.index)]!
  }

  private hasRoom(next: CompiledStep | null): boolean {
    return next === null || this.parts.places.hasRoom(next, 1, Math.min(next.carrierUnits, next.lotUnits))
  }

  private stepKept(carrier: CarrierId): CompiledStep | null {
    const at = this.keptAt[carrier] ?? NOWHERE
    return at === NOWHERE ? null : this.parts.line.steps[at - 1]!
  }
}

/** Null: no station of the line asks for room before it begins. */
export function reservationsOf(parts: ReservationParts): Reservations | null {
  return parts.line.stations.some(asksForRoom) ? new Reservations(parts) : null
}

function asksForRoom({ spec }: CompiledStation): boolean {
  return spec.blocking === 'before'
}

/** There each step of a product is a kind of its own: see `StationKinds`. */
function nextOfKinds({ index, kinds }: CompiledStation, steps: readonly CompiledStep[]): (CompiledStep | null)[] {
  const next = kinds.map((): CompiledStep | null => null)
  for (const step of steps) {
    if (step.station !== index) continue
    const after = steps[step.branch?.[0]?.to ?? step.nextStep]
    if (after === undefined || after.station === -1 || after.segment !== step.segment) continue
    for (let variant = 0; variant < step.variants; variant++) next[step.waitingKind + variant] = after
  }
  return next
}
