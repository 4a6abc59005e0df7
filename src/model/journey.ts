/**
 * The way of lots through the line: from step to step, through delays, out of it. Implements what stations need to know of it (`Onward`).
 * Changes of carrier are in `repacking.ts`.
 */
import type { Ticks, Timers } from '../engine/index.ts'
import { type Buffers, WaiterKind, waiter } from './buffers.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import { type CompiledLine, type CompiledStep, losesWhenFull } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Lots } from './lots.ts'
import type { Onward } from './onward.ts'
import { Priority } from './priorities.ts'
import { processTicks } from './process-time.ts'
import type { Repacking } from './repacking.ts'
import type { StationChoice } from './station-choice.ts'
import type { Stations } from './stations.ts'
import type { StepCounts } from './step-counts.ts'
import type { StepLosses } from './step-losses.ts'

const OUT = -1

export interface JourneyParts {
  line: CompiledLine
  timers: Timers
  lots: Lots
  carriers: Carriers
  buffers: Buffers
  draws: LotDraws
  losses: StepLosses
  /** Null: the line counts no costs. */
  counts: StepCounts | null
  places: StationChoice
  repacking: Repacking
  stations: Stations
}

export class Journey implements Onward {
  listener: FloorListener | null = null
  /** Tells the release of a source that room has come up; true: it waits no longer. */
  retrySource!: (source: number) => boolean
  private readonly parts: JourneyParts

  constructor(parts: JourneyParts) {
    this.parts = parts
  }

  /** A carrier stands before its step: it queues at the station, or its delay begins. A space at the station must have been taken. */
  enter(carrier: CarrierId): void {
    const { line, carriers, draws, counts, stations } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (step.station >= 0) stations.arrive(carrier)
    else {
      counts?.started(step.index, carriers.units[carrier]!)
      this.travel(carrier, Handler.delayEnd, Math.round(processTicks(step, carriers.units[carrier]!, draws.forTime(step.index, carrier))))
    }
  }

  finish(carrier: CarrierId): boolean {
    const { line, carriers, draws, losses, repacking } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    const loss = losses.of(step)
    if (loss !== null) {
      const lost = loss.draw(draws.forLoss(step.index, carrier), carriers.units[carrier]!)
      if (lost > 0) repacking.scrap(carrier, lost)
      if (carriers.units[carrier] === 0) {
        repacking.discard(carrier)
        return false
      }
    }
    carriers.target[carrier] = step.branch === null ? step.nextStep : this.choose(step, carrier)
    return true
  }

  move(carrier: CarrierId): boolean {
    const { line, carriers, repacking } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    const target = carriers.target[carrier]!
    if (target === OUT) {
      if (step.delayAfter === null) repacking.leaveLine(carrier)
      else this.travel(carrier, Handler.gather, this.delay(step, carrier))
      return true
    }
    const next = line.steps[target]!
    if (next.segment !== step.segment) {
      if (step.delayAfter === null) return this.gather(carrier)
      this.travel(carrier, Handler.gather, this.delay(step, carrier))
      return true
    }
    const at = this.reserve(next, carriers.units[carrier]!)
    if (at === null) return this.loses(next, carrier)
    const delay = step.delayAfter === null ? 0 : this.delay(step, carrier)
    this.listener?.happened('carrierLeft', this.parts.timers.now, -1, step.index, carriers.lot[carrier]!, carrier, carriers.units[carrier]!)
    if (target <= step.home) carriers.visit[carrier]!++
    carriers.step[carrier] = at.index
    if (delay === 0) this.enter(carrier)
    else this.travel(carrier, Handler.arrive, delay)
    return true
  }

  destinations(carrier: CarrierId): readonly number[] {
    return this.parts.line.steps[this.parts.carriers.target[carrier]!]!.stations
  }

  retry(kind: number, id: number): boolean {
    if (kind === WaiterKind.source) return this.retrySource(id)
    return kind === WaiterKind.gatherer ? this.gather(id) : this.move(id)
  }

  /** A step without a station has ended. */
  delayEnds(carrier: CarrierId): void {
    if (this.finish(carrier) && !this.move(carrier)) this.wait(carrier, WaiterKind.carrier)
  }

  /** A carrier has come, after a delay, to where it leaves the line or its contents change carrier. */
  arriveToGather(carrier: CarrierId): void {
    if (this.parts.carriers.target[carrier] === OUT) this.parts.repacking.leaveLine(carrier)
    else if (!this.gather(carrier)) this.wait(carrier, WaiterKind.gatherer)
  }

  private wait(carrier: CarrierId, kind: number): void {
    this.parts.buffers.waitFor(this.destinations(carrier), waiter(kind, carrier))
  }

  /** Takes a space before a step at one of its stations, where it is to be done; null: there is none. */
  private reserve(step: CompiledStep, units: number): CompiledStep | null {
    const { places } = this.parts
    if (step.station === -1) return step
    if (!places.hasRoom(step, 1)) return null
    const at = places.choose(step, units)
    places.setsOff(at, units)
    return at
  }

  /** Puts the contents of a carrier into the carriers of the next segment; false: there is no room for these. */
  private gather(carrier: CarrierId): boolean {
    const { line, carriers, repacking, places } = this.parts
    const next = line.steps[carriers.target[carrier]!]!
    if (next.station !== -1 && !places.hasRoom(next, repacking.carriersToForm(carrier, next))) return this.loses(next, carrier)
    repacking.gather(carrier, next)
    return true
  }

  /** Full buffers that lose what finds no room: the carrier is scrapped. False: one blocks. */
  private loses(step: CompiledStep, carrier: CarrierId): boolean {
    if (!losesWhenFull(step, this.parts.line)) return false
    this.parts.repacking.scrap(carrier, this.parts.carriers.units[carrier]!)
    this.parts.repacking.discard(carrier)
    return true
  }

  private choose(step: CompiledStep, carrier: CarrierId): number {
    const u = this.parts.draws.forBranch(step.index, carrier).uniform()
    const branch = step.branch!
    for (const { to, upTo } of branch) if (u < upTo) return to
    return branch[branch.length - 1]!.to
  }

  private delay(step: CompiledStep, carrier: CarrierId): Ticks {
    return Math.round(step.delayAfter!.draw(this.parts.draws.forDelay(step.index, carrier)))
  }

  private travel(carrier: CarrierId, handler: number, ticks: Ticks): void {
    const { timers } = this.parts
    timers.set(timers.claim(handler, carrier, Priority.arrival), ticks)
  }
}
