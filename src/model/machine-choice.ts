/**
 * Which idle machine starts which waiting carrier. Of the idle machines that may do a carrier: the one that is ready for it soonest (least expected
 * setup), then the fastest, then the one idle longest.
 */
import type { Ticks } from '../engine/index.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { Changeovers } from './changeovers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import { type MachineId, NO_MACHINE } from './machines.ts'
import type { StationQueues } from './station-queues.ts'

export class MachineChoice {
  private readonly line: CompiledLine
  private readonly carriers: Carriers
  private readonly idle: IdleMachines
  private readonly queues: StationQueues
  private readonly changeovers: Changeovers

  constructor(line: CompiledLine, carriers: Carriers, idle: IdleMachines, queues: StationQueues, changeovers: Changeovers) {
    this.line = line
    this.carriers = carriers
    this.idle = idle
    this.queues = queues
    this.changeovers = changeovers
  }

  /** The carrier to be started next, of the kinds marked in `open` (null: all); NO_CARRIER where no idle machine may do what waits. */
  nextCarrier(station: CompiledStation, now: Ticks, open: Uint8Array | null = null): CarrierId {
    if (station.kinds.length <= 1 && station.qualified === null) return this.queues.first(station.index, NO_MACHINE, now, open)
    for (let machine = this.idle.first(station.index); machine !== NO_MACHINE; machine = this.idle.after(machine)) {
      const carrier = this.queues.first(station.index, machine, now, open)
      if (carrier !== NO_CARRIER) return carrier
    }
    return NO_CARRIER
  }

  /** The idle machine for a carrier; NO_MACHINE where none may do it. */
  machineFor(station: CompiledStation, carrier: CarrierId, now: Ticks): MachineId {
    const first = this.idle.first(station.index)
    if (station.setup === null && station.speeds === null && station.qualified === null) return first
    const kind = this.line.steps[this.carriers.step[carrier]!]!.waitingKind
    const { setupKey } = station.kinds[kind]!
    let best = NO_MACHINE
    let bestSetup = 0
    let bestSpeed = 0
    for (let machine = first; machine !== NO_MACHINE; machine = this.idle.after(machine)) {
      const number = machine - station.firstMachine
      if (station.qualified !== null && !station.qualified[number]![kind]) continue
      const setup = this.changeovers.expected(machine, station, setupKey, now)
      const speed = station.speeds?.[number] ?? 1
      if (best === NO_MACHINE || setup < bestSetup || (setup === bestSetup && speed > bestSpeed)) {
        best = machine
        bestSetup = setup
        bestSpeed = speed
      }
    }
    return best
  }
}
