/**
 * At which of its stations a step is done. Chosen when the carrier sets off for it, among the stations with room in their buffer: the one where it is
 * expected to be done first, which is
 *
 *     (expected machine time of what waits there or is on the way there / machines in use) + its own time there,
 *
 * and its own time once more where no machine stands idle for it, for what is in the machines. Where the way there takes longer than what is ahead of it, the
 * way counts instead. Machines count by their speed, if they may do the
 * carrier; those in an outage, out of their shift or no longer in use don't, and a station without another is taken only where all are so. Equal ones: the
 * order of the file.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import { batchShare } from './batch-size.ts'
import type { Buffers } from './buffers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import { meanWay } from './compiled-transport.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { Machines } from './machines.ts'
import { meanProcessTicks } from './process-time.ts'

/** All bits of `Off`. */
const ANY_REASON = -1
const NOWHERE = -1

export class StationChoice {
  /** Expected machine time of the carriers that have a space at each station, whole ticks; kept where a choice asks for it. */
  private work: Float64Array
  private readonly isAsked: Uint8Array
  private readonly line: CompiledLine
  private readonly buffers: Buffers
  private readonly idle: IdleMachines
  private readonly machines: Machines

  constructor(line: CompiledLine, buffers: Buffers, idle: IdleMachines, machines: Machines) {
    this.line = line
    this.buffers = buffers
    this.idle = idle
    this.machines = machines
    this.work = new Float64Array(line.stations.length)
    this.isAsked = new Uint8Array(line.stations.length)
    for (const { alternatives } of line.steps) for (const { station } of alternatives ?? []) this.isAsked[station] = 1
  }

  /** Is there room for so many more carriers, of `units` each, before a step, at all its stations together? */
  hasRoom(step: CompiledStep, carriers: number, units: number): boolean {
    if (step.alternatives === null) {
      return step.station === -1 || this.buffers.hasRoom(step.station, carriers, this.idle.count[step.station]!, units)
    }
    let room = 0
    for (const { station } of step.alternatives) room += Math.max(0, this.buffers.room(station, this.idle.count[station]!, units))
    return carriers <= room
  }

  /** Is there room at a station for any carrier, be it the smallest? */
  hasRoomAt(station: number): boolean {
    return this.buffers.hasRoom(station, 1, this.idle.count[station]!, 1)
  }

  /** The step at the station where a carrier of `units` is to go from station `from`; where no station has room, as if all had. */
  choose(step: CompiledStep, units: number, from = NOWHERE): CompiledStep {
    const { alternatives } = step
    if (alternatives === null) return step
    const mustHaveRoom = this.hasRoom(step, 1, units)
    let best = alternatives[0]!
    let least = Number.POSITIVE_INFINITY
    let isOffBest = true
    for (const at of alternatives) {
      if (mustHaveRoom && !this.buffers.hasRoom(at.station, 1, this.idle.count[at.station]!, units)) continue
      const isIdle = this.standsIdle(at)
      if (isIdle && step.choose === 'in-order') return at
      const speed = this.speedInUse(at, false)
      const own = meanProcessTicks(at, units)
      const ahead = this.work[at.station]! / (speed > 0 ? speed : this.speedInUse(at, true))
      const done = Math.max(ahead, this.wayTo(at.station, from)) + (isIdle ? own : 2 * own)
      const isOff = speed === 0
      if (least < Number.POSITIVE_INFINITY && (isOff === isOffBest ? done >= least : isOff)) continue
      best = at
      least = done
      isOffBest = isOff
    }
    return best
  }

  /** A carrier has been given a space before a step at its station. */
  setsOff(step: CompiledStep, units: number): void {
    this.buffers.take(step.station, units)
    if (this.isAsked[step.station] === 1) this.work[step.station]! += this.shareOf(step, units)
  }

  /** A carrier leaves its space: work on it begins. */
  leavesSpace(step: CompiledStep, units: number): void {
    this.buffers.giveBack(step.station, units)
    if (this.isAsked[step.station] === 1) this.work[step.station]! -= this.shareOf(step, units)
  }

  visit(state: StateVisitor): void {
    this.work = state.array(this.work)
  }

  /** Expected machine time of a carrier; of a batch the share that it fills. */
  private shareOf(step: CompiledStep, units: number): Ticks {
    const { batch } = this.line.stations[step.station]!
    return Math.round(meanProcessTicks(step, units) * (batch === null ? 1 : batchShare(batch, step, units)))
  }

  private wayTo(station: number, from: number): Ticks {
    const { transport } = this.line
    return transport === null || from === NOWHERE ? 0 : meanWay(transport, from, station)
  }

  /** Is there an idle machine that may do it, and that nobody else will take? A batch that forms in one is shared. */
  private standsIdle({ station: index, waitingKind }: CompiledStep): boolean {
    const { batch, qualified, firstMachine, machines } = this.line.stations[index]!
    if ((batch === null ? this.buffers.takenAt(index) : 0) >= this.idle.count[index]!) return false
    if (qualified === null) return true
    for (let number = 0; number < machines; number++)
      if (qualified[number]![waitingKind]! && this.idle.has(firstMachine + number)) return true
    return false
  }

  /** How many machines of speed 1 the machines in use are worth that may do the step; `all`: those that are off, too. */
  private speedInUse({ station: index, waitingKind }: CompiledStep, all: boolean): number {
    const { qualified, speeds, firstMachine, machines } = this.line.stations[index]!
    let speed = 0
    for (let number = 0; number < machines; number++) {
      if (qualified !== null && !qualified[number]![waitingKind]!) continue
      if (all || !this.machines.isOff(firstMachine + number, ANY_REASON)) speed += speeds?.[number] ?? 1
    }
    return speed
  }
}
