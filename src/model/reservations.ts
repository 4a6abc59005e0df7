/**
 * Blocking before service: a machine of such a station begins with a carrier only when there is room for it at the next step, and has that room kept until the
 * carrier goes there; what goes elsewhere (it is sent back, scrapped, or passes the step by) gives it up. A machine that stands idle beside work for want of room
 * is blocked. Who waits in line for room with finished work goes before.
 */
import { grown, type StateVisitor, type Timers } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import { type Machines, NO_MACHINE } from './machines.ts'
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
}

/** No room is kept for a carrier. */
const NOWHERE = 0

export class Reservations {
  /** 1: there is room for the kind; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
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

  /** Marks the kinds for which there is room, of those marked in `among` (null: of all), in `open`; false: there is none. */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    const next = this.nextOf[station.index]!
    let isAny = false
    for (let kind = 0; kind < next.length; kind++) {
      const isOpen = (among === null || among[kind] === 1) && this.hasRoom(next[kind]!)
      this.open[kind] = isOpen ? 1 : 0
      isAny ||= isOpen
    }
    return isAny
  }

  /** A machine begins with a carrier: room at its next step is kept for it. */
  begins(carrier: CarrierId): void {
    const { line, carriers, places } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (!this.isAt(step.station)) return
    const next = this.nextOf[step.station]![step.waitingKind]!
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
   */
  watch(station: CompiledStation): boolean {
    const isBlocked = this.isAt(station.index) && this.block(station)
    const { line, places, starts } = this.parts
    for (const asker of this.askers[station.index]!)
      if (this.awaits[asker * line.stations.length + station.index] === 1 && places.hasRoomAt(station.index)) starts.add(asker)
    return isBlocked
  }

  /** The stations for whose room a kind of work waits; null: there is room, or it needs none. */
  awaitedBy(station: number, kind: number): readonly number[] | null {
    const next = this.nextOf[station]![kind]
    return next == null || this.hasRoom(next) ? null : next.stations
  }

  visit(state: StateVisitor): void {
    this.keptAt = state.array(this.keptAt)
    this.keptFor = state.array(this.keptFor)
    this.awaits = state.array(this.awaits)
  }

  private block(station: CompiledStation): boolean {
    const { line, queues, idle, machines, timers } = this.parts
    const first = station.index * line.stations.length
    this.awaits.fill(0, first, first + line.stations.length)
    let waiting = 0
    this.nextOf[station.index]!.forEach((next, kind) => {
      if (next === null || this.hasRoom(next)) return
      const carriers = queues.waitingOf(station.index, kind)
      waiting += carriers
      if (carriers > 0) for (const at of next.stations) this.awaits[first + at] = 1
    })
    const isBlocked = waiting > 0 && idle.count[station.index]! > 0
    for (let machine = idle.first(station.index); machine !== NO_MACHINE; machine = idle.after(machine)) {
      const noRoom = waiting-- > 0 ? 1 : 0
      if (machines.noRoom[machine] === noRoom) continue
      machines.settle(machine, timers.now)
      machines.noRoom[machine] = noRoom
    }
    return isBlocked
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
