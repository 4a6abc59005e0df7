/**
 * The way of lots through the line: from step to step, through delays, out of it. Implements what stations need to know of it (`Onward`).
 * Changes of carrier are in `repacking.ts`.
 */
import type { Ticks, Timers } from '../engine/index.ts'
import type { Happening } from '../spec/log-record.ts'
import type { Bins } from './bins.ts'
import { type Buffers, WaiterKind, waiter } from './buffers.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import { type CompiledLine, type CompiledStep, losesWhenFull } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { Links } from './links.ts'
import type { FloorListener } from './listener.ts'
import type { LotDraws } from './lot-draws.ts'
import type { LotMachines } from './lot-machines.ts'
import type { Lots } from './lots.ts'
import { type MachineId, NO_MACHINE } from './machines.ts'
import type { Onward } from './onward.ts'
import { Priority } from './priorities.ts'
import { processTicks } from './process-time.ts'
import type { Quality } from './quality.ts'
import type { QueueLimits } from './queue-limits.ts'
import type { Repacking } from './repacking.ts'
import type { Reservations } from './reservations.ts'
import type { StationChoice } from './station-choice.ts'
import type { Stations } from './stations.ts'
import type { StepCounts } from './step-counts.ts'
import type { StepLosses } from './step-losses.ts'
import type { Transport } from './transport.ts'
import type { WipLimits } from './wip-limits.ts'

const OUT = -1

/** Where lots wait until there is room for them. */
export interface Outside {
  /** Room has come up for the lots of a source; true: it waits no longer. */
  roomCameUp(source: number): boolean
  /** To be told of every step that carriers leave, or lose units at; null: no source asks. */
  readonly stepLeft: ((step: number) => void) | null
}

export interface JourneyParts {
  release: Outside
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  /** Null: no step sorts units. */
  bins: Bins | null
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
  /** Null: no machines are linked. */
  links: Links | null
  /** Null: any number of machines may work on a lot. */
  lotMachines: LotMachines | null
  places: StationChoice
  repacking: Repacking
  stations: Stations
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null
  /** Null: no station asks for room before it begins. */
  reservations: Reservations | null
  /** Null: carriers move in no time. */
  transport: Transport | null
}

export class Journey implements Onward {
  private readonly listener: FloorListener | null
  /** The steps to which `carriers.target` refers. */
  private readonly targets: readonly CompiledStep[]
  private readonly parts: JourneyParts

  constructor(parts: JourneyParts) {
    this.parts = parts
    this.listener = parts.listener
    this.targets = parts.links?.steps ?? parts.line.steps
  }

  /** A carrier goes to where its step is done; nothing keeps it where it is. A space there must have been taken. */
  goTo(carrier: CarrierId): void {
    if (this.parts.transport === null || !this.isBrought(carrier, this.parts.transport)) this.enter(carrier)
  }

  /** A carrier has been brought to its station, or (`toGather`) to where its contents change carrier. */
  brought(carrier: CarrierId, toGather: boolean): void {
    if (!toGather) this.enter(carrier)
    else if (!this.gather(carrier)) this.wait(carrier, WaiterKind.gatherer)
  }

  /** A carrier stands before its step: it queues at the station, or its delay begins. A space at the station must have been taken. */
  enter(carrier: CarrierId): void {
    const { line, carriers, draws, counts, limits, stations } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (this.takesNotNow(step, carrier)) this.travel(carrier, Handler.passBy, 0)
    else if (step.station >= 0) stations.arrive(carrier)
    else {
      counts?.started(step.index, carriers.units[carrier]!, carriers.served(carrier, step.countsPositions))
      this.tell('delayStarted', carrier)
      limits?.begins(carrier)
      this.travel(carrier, Handler.delayEnd, Math.round(processTicks(step, carriers.units[carrier]!, draws.forTime(step.index, carrier))))
    }
  }

  finish(carrier: CarrierId, machine: MachineId = NO_MACHINE): boolean {
    const { line, carriers, repacking, quality } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    if (step.lotMachines?.keeps === true) this.parts.lotMachines!.passage.worked(carrier, step)
    const lost = step.quality === null ? this.lossOf(step, carrier) : quality!.ended(step, carrier)
    if (lost > 0) repacking.scrap(carrier, lost)
    if (step.bins !== null) this.sort(step, carrier, lost)
    if (carriers.units[carrier] === 0) {
      repacking.discard(carrier)
      return false
    }
    if (step.quality !== null && quality!.sentTo !== -1) {
      carriers.target[carrier] = quality!.sentTo
      this.tell('carrierSentBack', carrier, step.quality.check!.kind)
    } else {
      const target = step.branch === null ? step.nextStep : this.choose(step, carrier)
      carriers.target[carrier] = this.parts.links === null ? target : this.parts.links.from(machine, target)
    }
    this.parts.limits?.stepEnds(carrier)
    return true
  }

  move(carrier: CarrierId): boolean {
    const { stepLeft } = this.parts.release
    if (stepLeft === null) return this.go(carrier)
    const step = this.parts.carriers.step[carrier]!
    if (!this.go(carrier)) return false
    stepLeft(step)
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
    const next = this.targets[target]!
    if (next.segment !== step.segment) {
      if (step.delayAfter === null) return this.setsOffToGather(carrier, next) || this.gather(carrier)
      this.setOff(carrier, step)
      return true
    }
    const visit = carriers.visit[carrier]! + (next.home <= step.home ? 1 : 0)
    const at = next.quality !== null && this.passesBy(next, carrier, visit) ? next : this.reserve(next, carrier)
    if (at === null) return this.loses(next, carrier)
    this.parts.reservations?.release(carrier)
    const delay = step.delayAfter === null ? 0 : this.delay(step, carrier)
    this.tell('carrierLeft', carrier)
    carriers.visit[carrier] = visit
    carriers.step[carrier] = at.index
    this.parts.limits?.goesTo(carrier)
    this.parts.wipLimits?.goesTo(carrier)
    this.parts.lotMachines?.passage.goesTo(carrier, at)
    if (delay === 0) this.goTo(carrier)
    else this.travel(carrier, Handler.arrive, delay)
    return true
  }

  destinations(carrier: CarrierId): readonly number[] {
    return this.targets[this.parts.carriers.target[carrier]!]!.stations
  }

  retry(kind: number, id: number): boolean {
    if (kind === WaiterKind.source) return this.parts.release.roomCameUp(id)
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
    const { carriers, repacking } = this.parts
    const target = carriers.target[carrier]!
    if (target === OUT) repacking.leaveLine(carrier)
    else if (this.setsOffToGather(carrier, this.targets[target]!)) return
    else if (!this.gather(carrier)) this.wait(carrier, WaiterKind.gatherer)
  }

  private wait(carrier: CarrierId, kind: number): void {
    this.tell('carrierHeldUp', carrier)
    this.parts.buffers.waitFor(this.destinations(carrier), waiter(kind, carrier))
  }

  private goBack(carrier: CarrierId): boolean {
    const { carriers, limits } = this.parts
    const target = this.targets[carriers.target[carrier]!]!
    const visit = carriers.visit[carrier]! + 1
    const at = target.quality !== null && this.passesBy(target, carrier, visit) ? target : this.reserve(target, carrier)
    if (at === null) return false
    carriers.visit[carrier] = visit
    carriers.step[carrier] = at.index
    limits?.goesTo(carrier)
    this.parts.wipLimits?.goesTo(carrier)
    this.parts.lotMachines?.passage.goesTo(carrier, at)
    this.goTo(carrier)
    return true
  }

  /** Takes a space before a step at one of its stations, where it is to be done; null: there is none. */
  private reserve(step: CompiledStep, carrier: CarrierId): CompiledStep | null {
    const { places, carriers, transport } = this.parts
    const units = carriers.units[carrier]!
    if (step.station === -1) return step
    const kept = this.parts.reservations?.use(carrier, step) ?? null
    if (kept !== null) return kept
    if (!places.hasRoom(step, 1, units)) return null
    const at = places.choose(step, units, transport?.stationOf(carrier))
    places.setsOff(at, units)
    return at
  }

  /** Puts the contents of a carrier into the carriers of the next segment; false: there is no room for these. */
  private gather(carrier: CarrierId): boolean {
    const { carriers, repacking } = this.parts
    const next = this.targets[carriers.target[carrier]!]!
    const isPassedBy = next.quality !== null && this.passesBy(next, carrier, 0)
    if (next.station !== -1 && !isPassedBy && !this.hasRoomFor(next, repacking.carriersToForm(carrier, next), carrier))
      return this.loses(next, carrier)
    repacking.gather(carrier, next)
    return true
  }

  /** Is there room for the carriers that would be formed with what is in one? Nothing is formed without more than is gathered already. */
  private hasRoomFor(next: CompiledStep, carriers: number, source: CarrierId): boolean {
    const { places, carriers: all, lots } = this.parts
    const units = all.units[source]! + lots.gatheredAt(all.lot[source]!, next.segment)
    return places.hasRoom(next, carriers, Math.min(next.carrierUnits, units / Math.max(1, carriers)))
  }

  /** Full buffers that lose what finds no room: the carrier is scrapped. False: one blocks. */
  private loses(step: CompiledStep, carrier: CarrierId): boolean {
    if (!losesWhenFull(step, this.parts.line)) return false
    this.parts.repacking.scrap(carrier, this.parts.carriers.units[carrier]!)
    this.parts.repacking.discard(carrier)
    return true
  }

  /** Into the bins of its step; what is sent back only where it is lost. */
  private sort(step: CompiledStep, carrier: CarrierId, lost: number): void {
    const { bins, carriers, quality } = this.parts
    const isSentBack = step.quality !== null && quality!.sentTo !== -1
    bins!.sort(step, carrier, isSentBack ? 0 : carriers.units[carrier]!, lost)
  }

  private lossOf(step: CompiledStep, carrier: CarrierId): number {
    const { draws, losses, carriers } = this.parts
    return losses.of(step)?.draw(draws.forLoss(step.index, carrier), carriers.units[carrier]!) ?? 0
  }

  /** A carrier stands before a step that its lot is not sampled for. */
  private takesNotNow(step: CompiledStep, carrier: CarrierId): boolean {
    return step.quality !== null && this.passesBy(step, carrier, this.parts.carriers.visit[carrier]!)
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

  private isBrought(carrier: CarrierId, transport: Transport): boolean {
    const { line, carriers } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    return step.station !== -1 && !this.takesNotNow(step, carrier) && transport.bring(carrier)
  }

  /** Has a carrier brought to where its contents change carrier; false: it is there, or they do so where they are. */
  private setsOffToGather(carrier: CarrierId, next: CompiledStep): boolean {
    const { transport } = this.parts
    if (transport === null || (next.quality !== null && this.passesBy(next, carrier, 0))) return false
    return transport.bringToGather(carrier, next)
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
