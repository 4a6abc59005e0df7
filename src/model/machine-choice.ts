/**
 * Which idle machine starts which waiting carrier. Of the idle machines that may do a carrier: the one that is ready for it soonest (least expected
 * setup), then the fastest, then the one idle longest. A machine in a campaign takes nothing else while work of its setup waits that could start.
 */
import type { Ticks } from '../engine/index.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { Changeovers } from './changeovers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { Kits } from './kits.ts'
import { type MachineId, NO_MACHINE } from './machines.ts'
import type { Reservations } from './reservations.ts'
import type { StationQueues } from './station-queues.ts'

export class MachineChoice {
  private readonly line: CompiledLine
  private readonly carriers: Carriers
  private readonly idle: IdleMachines
  private readonly queues: StationQueues
  private readonly changeovers: Changeovers
  private readonly kits: Kits | null
  /** Null: no station asks for room before it begins. */
  private readonly reservations: Reservations | null

  constructor(
    line: CompiledLine,
    carriers: Carriers,
    idle: IdleMachines,
    queues: StationQueues,
    changeovers: Changeovers,
    kits: Kits | null,
    reservations: Reservations | null,
  ) {
    this.line = line
    this.carriers = carriers
    this.idle = idle
    this.queues = queues
    this.changeovers = changeovers
    this.kits = kits
    this.reservations = reservations
  }

  /** The carrier to be started next, of the kinds marked in `among` (null: all) whose kits are free; NO_CARRIER where no idle machine may do what waits. */
  nextCarrier(station: CompiledStation, now: Ticks, among: Uint8Array | null = null): CarrierId {
    if (station.tooling !== null && !this.kits!.findOpen(station, among)) return NO_CARRIER
    const open = station.tooling === null ? among : this.kits!.open
    if (station.kinds.length <= 1 && station.qualified === null) return this.queues.first(station.index, NO_MACHINE, now, open)
    for (let machine = this.idle.first(station.index); machine !== NO_MACHINE; machine = this.idle.after(machine)) {
      const kept = this.changeovers.keepsTo(machine)
      const openHere = this.openFor(station, machine, open)
      const own = kept === -1 ? NO_CARRIER : this.queues.first(station.index, machine, now, openHere, kept)
      const carrier = own === NO_CARRIER ? this.queues.first(station.index, machine, now, openHere) : own
      if (carrier !== NO_CARRIER) return carrier
    }
    return NO_CARRIER
  }

  /** May a carrier be started on a machine, if it is of a kind marked in `among` (null: of any) whose kits are free? */
  isOpen(station: CompiledStation, carrier: CarrierId, machine: MachineId, among: Uint8Array | null): boolean {
    const kind = this.line.steps[this.carriers.step[carrier]!]!.waitingKind + this.carriers.kindOffset[carrier]!
    if (this.lacksRoom(station, machine, kind)) return false
    if (station.tooling === null) return among === null || among[kind] === 1
    return this.kits!.findOpen(station, among) && this.kits!.open[kind] === 1
  }

  /** The idle machine for a carrier that `nextCarrier` gave of the kinds marked in `among` (null: all); NO_MACHINE where none may do it. */
  machineFor(station: CompiledStation, carrier: CarrierId, now: Ticks, among: Uint8Array | null = null): MachineId {
    const first = this.idle.first(station.index)
    if (station.setup === null && station.speeds === null && station.qualified === null && station.tooling === null) return first
    if (station.tooling !== null) this.kits!.findOpen(station, among)
    const open = station.tooling === null ? among : this.kits!.open
    const kind = this.line.steps[this.carriers.step[carrier]!]!.waitingKind
    const { setupKey } = station.kinds[kind]!
    // See `Changeovers.expected`: who stands ready goes before who needs nothing because it has done nothing yet.
    const leastSetup = station.setup === null ? 0 : -1
    let best = NO_MACHINE
    let bestSetup = 0
    let bestSpeed = 0
    for (let machine = first; machine !== NO_MACHINE; machine = this.idle.after(machine)) {
      const number = machine - station.firstMachine
      if (station.qualified !== null && !station.qualified[number]![kind]) continue
      const kept = this.changeovers.keepsTo(machine)
      if (this.lacksRoom(station, machine, kind)) continue
      const openHere = this.openFor(station, machine, open)
      if (kept !== -1 && kept !== setupKey && this.queues.waitsFor(station.index, machine, kept, openHere)) continue
      const setup = this.expectedSetup(machine, station, kind, now)
      // Nothing is ready sooner, and who comes first has been idle longest: in a large plant the others need not be looked at.
      if (setup === leastSetup && station.speeds === null) return machine
      const speed = station.speeds?.[number] ?? 1
      if (best === NO_MACHINE || setup < bestSetup || (setup === bestSetup && speed > bestSpeed)) {
        best = machine
        bestSetup = setup
        bestSpeed = speed
      }
    }
    return best
  }

  /** Of the kinds marked in `open` (null: all) those for which there is room ahead of a machine; the same where machines have no room of their own there. */
  private openFor(station: CompiledStation, machine: MachineId, open: Uint8Array | null): Uint8Array | null {
    return this.reservations?.isLinkedAt(station) === true ? this.reservations.openFor(station, machine, open) : open
  }

  private lacksRoom(station: CompiledStation, machine: MachineId, kind: number): boolean {
    return this.reservations?.isLinkedAt(station) === true && !this.reservations.hasRoomFor(station.index, kind, machine)
  }

  /** Expected ticks of the changeover, and of mounting kits. */
  private expectedSetup(machine: MachineId, station: CompiledStation, kind: number, now: Ticks): Ticks {
    const change = this.changeovers.expected(machine, station, station.kinds[kind]!.setupKey, now)
    return station.tooling === null ? change : change + this.kits!.expectedMount(machine, station, kind)
  }
}
