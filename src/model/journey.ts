/**
 * The way of lots through the line: from step to step, through delays, out of it. Implements what stations need to know of it (`Onward`).
 * Changes of carrier are in `repacking.ts`.
 */
import type { Ticks, Timers } from '../engine/index.ts'
import type { Happening } from '../spec/log-record.ts'
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
import type { Quality } from './quality.ts'
import type { QueueLimits } from './queue-limits.ts'
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
  /** Null: nothing but yields that are the same for all. */
  quality: Quality | null
  /** Null: the line counts no costs. */
  counts: StepCounts | null
  /** Null: the line has no queue-time limits. */
  limits: QueueLimits | null
  places: StationChoice
  repacking: Repacking
  stations: Stations
}

export class Journey implements Onward {
  listener: FloorListener | null = null
  /** Tells the release of a source that room has come up; true: it waits no longer. */
  retrySource!: (source: number) => boolean
  /** Told of every step that carriers leave, or lose units at; null: nobody asks. */
  stepLeft: ((step: number) => void) | null = null
  private readonly parts: JourneyParts

  constructor(parts: JourneyParts) {
    this.parts = parts
  }

  /** A carrier stands before its step: it queues at the station, or its delay begins. A space at the station must have been taken. */
  enter(carrier: CarrierId): void {
    const { line, carriers, draws, counts, limits, stations } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (step.quality !== null && this.passesBy(step, carrier, carriers.visit[carrier]!)) this.travel(carrier, Handler.passBy, 0)
    else if (step.station >= 0) stations.arrive(carrier)
    else {
      counts?.started(step.index, carriers.units[carrier]!, carriers.served(carrier, step.countsPositions))
      this.tell('delayStarted', carrier)
      limits?.begins(carrier)
      this.travel(carrier, Handler.delayEnd, Math.round(processTicks(step, carriers.units[carrier]!, draws.forTime(step.index, carrier))))
    }
  }

  finish(carrier: CarrierId): boolean {
    const { line, carriers, repacking, quality } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    const lost = step.quality === null ? this.lossOf(step, carrier) : quality!.ended(step, carrier)
    if (lost > 0) repacking.scrap(carrier, lost)
    if (carriers.units[carrier] === 0) {
      repacking.discard(carrier)
      return false
    }
    if (step.quality !== null && quality!.sentTo !== -1) {
      carriers.target[carrier] = quality!.sentTo
      this.tell('carrierSentBack', carrier, step.quality.check!.kind)
    } else carriers.target[carrier] = step.branch === null ? step.nextStep : this.choose(step, carrier)
    this.parts.limits?.stepEnds(carrier)
    return true
  }

  move(carrier: CarrierId): boolean {
    if (this.stepLeft === null) return this.go(carrier)
    const step = this.parts.carriers.step[carrier]!
    if (!this.go(carrier)) return false
    this.stepLeft(step)
    return true
  }

  private go(carrier: CarrierId): boolean {
    const { line, carriers, repacking } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (step.quality !== null && step.quality.holds !== null && this.isHeld(step, carrier)) return true
    const target = carriers.target[carrier]!
    if (target === OUT) {
      if (step.delayAfter === null) repacking.leaveLine(carrier)
      else this.setOff(carrier, step)
      return true
    }
    const next = line.steps[target]!
    if (next.segment !== step.segment) {
      if (step.delayAfter === null) return this.gather(carrier)
      this.setOff(carrier, step)
      return true
    }
    const visit = carriers.visit[carrier]! + (target <= step.home ? 1 : 0)
    const at = next.quality !== null && this.passesBy(next, carrier, visit) ? next : this.reserve(next, carriers.units[carrier]!)
    if (at === null) return this.loses(next, carrier)
    const delay = step.delayAfter === null ? 0 : this.delay(step, carrier)
    this.tell('carrierLeft', carrier)
    carriers.visit[carrier] = visit
    carriers.step[carrier] = at.index
    this.parts.limits?.goesTo(carrier)
    if (delay === 0) this.enter(carrier)
    else this.travel(carrier, Handler.arrive, delay)
    return true
  }

  destinations(carrier: CarrierId): readonly number[] {
    return this.parts.line.steps[this.parts.carriers.target[carrier]!]!.stations
  }

  retry(kind: number, id: number): boolean {
    if (kind === WaiterKind.source) return this.retrySource(id)
    if (kind === WaiterKind.returner) return this.goBack(id)
    return kind === WaiterKind.gatherer ? this.gather(id) : this.move(id)
  }

  /** A step without a station has ended. */
  delayEnds(carrier: CarrierId): void {
    this.tell('delayFinished', carrier)
    if (this.finish(carrier) && !this.move(carrier)) this.wait(carrier, WaiterKind.carrier)
  }

  /** A carrier is released from a hold. */
  holdEnds(carrier: CarrierId): void {
    const { line, carriers, quality } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    this.tell('holdEnded', carrier, quality!.holds.reasonOf(step, carrier).name)
    quality!.holds.end(step, carrier)
    if (!this.move(carrier)) this.wait(carrier, WaiterKind.carrier)
  }

  /** A carrier goes on from a step that its lot does not take. */
  passBy(carrier: CarrierId): void {
    const { line, carriers } = this.parts
    this.tell('stepPassedBy', carrier)
    carriers.target[carrier] = line.steps[carriers.step[carrier]!]!.nextStep
    if (!this.move(carrier)) this.wait(carrier, WaiterKind.carrier)
  }

  /** Sends a carrier that has just left its queue, and its space there, back to a step. Where that loses what finds no room, it is booked as lost at `from`. */
  sendBack(carrier: CarrierId, target: number, from: number): void {
    const { line, carriers, repacking } = this.parts
    carriers.target[carrier] = target
    if (this.goBack(carrier)) return
    if (!losesWhenFull(line.steps[target]!, line)) this.wait(carrier, WaiterKind.returner)
    else {
      repacking.scrap(carrier, carriers.units[carrier]!, from)
      repacking.discard(carrier)
    }
  }

  /** A carrier has come, after a delay, to where it leaves the line or its contents change carrier. */
  arriveToGather(carrier: CarrierId): void {
    if (this.parts.carriers.target[carrier] === OUT) this.parts.repacking.leaveLine(carrier)
    else if (!this.gather(carrier)) this.wait(carrier, WaiterKind.gatherer)
  }

  private wait(carrier: CarrierId, kind: number): void {
    this.tell('carrierHeldUp', carrier)
    this.parts.buffers.waitFor(this.destinations(carrier), waiter(kind, carrier))
  }

  private goBack(carrier: CarrierId): boolean {
    const { line, carriers, limits } = this.parts
    const target = line.steps[carriers.target[carrier]!]!
    const visit = carriers.visit[carrier]! + 1
    const at = target.quality !== null && this.passesBy(target, carrier, visit) ? target : this.reserve(target, carriers.units[carrier]!)
    if (at === null) return false
    carriers.visit[carrier] = visit
    carriers.step[carrier] = at.index
    limits?.goesTo(carrier)
    this.enter(carrier)
    return true
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
    const isPassedBy = next.quality !== null && this.passesBy(next, carrier, 0)
    if (next.station !== -1 && !isPassedBy && !places.hasRoom(next, repacking.carriersToForm(carrier, next)))
      return this.loses(next, carrier)
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

  private lossOf(step: CompiledStep, carrier: CarrierId): number {
    const { draws, losses, carriers } = this.parts
    return losses.of(step)?.draw(draws.forLoss(step.index, carrier), carriers.units[carrier]!) ?? 0
  }

  private passesBy(step: CompiledStep, carrier: CarrierId, visit: number): boolean {
    return this.parts.quality!.sampling.passesBy(step, this.parts.carriers.lot[carrier]!, visit)
  }

  /** Begins the next hold that a carrier comes into before it goes on; false: its way is open. */
  private isHeld(step: CompiledStep, carrier: CarrierId): boolean {
    const { holds } = this.parts.quality!
    const ticks = holds.begin(step, carrier)
    if (ticks === -1) return false
    this.tell('holdStarted', carrier, holds.reasonOf(step, carrier).name)
    this.travel(carrier, Handler.holdEnd, ticks)
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

  /** On its way to where its contents change carrier, or out of the line. */
  private setOff(carrier: CarrierId, step: CompiledStep): void {
    this.tell('carrierSetOff', carrier)
    this.travel(carrier, Handler.gather, this.delay(step, carrier))
  }

  private tell(what: Happening, carrier: CarrierId, cause?: string): void {
    if (this.listener === null) return
    const { lot, step, units } = this.parts.carriers
    this.listener.happened(what, this.parts.timers.now, -1, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause)
  }

  private travel(carrier: CarrierId, handler: number, ticks: Ticks): void {
    const { timers } = this.parts
    timers.set(timers.claim(handler, carrier, Priority.arrival), ticks)
  }
}
