/** What becomes of a carrier that waits in a queue and has reached a queue-time limit: it is scrapped, held, or sent back to be worked on again. */
import type { Timers } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLimit } from './compiled-limits.ts'
import type { CompiledLine } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { Journey, Outside } from './journey.ts'
import type { FloorListener } from './listener.ts'
import { Priority } from './priorities.ts'
import type { QueueLimits } from './queue-limits.ts'
import type { Repacking } from './repacking.ts'
import type { StationChoice } from './station-choice.ts'
import type { Stations } from './stations.ts'

export interface LimitActionParts {
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  carriers: Carriers
  places: StationChoice
  stations: Stations
  journey: Journey
  release: Outside
  repacking: Repacking
}

export class LimitActions {
  private readonly listener: FloorListener | null
  private readonly limits: QueueLimits
  private readonly parts: LimitActionParts

  constructor(limits: QueueLimits, parts: LimitActionParts) {
    this.limits = limits
    this.parts = parts
    this.listener = parts.listener
  }

  /** The timer of a waiting carrier has fired. */
  reached(carrier: CarrierId): void {
    const { stations } = this.parts
    const limit = this.limits.takeReached(carrier)
    this.tell('limitReached', carrier, limit.name)
    stations.withdraw(carrier)
    if (limit.hold !== null) this.hold(carrier, limit)
    else {
      this.leaveSpace(carrier)
      if (limit.backTo === -1) this.scrap(carrier, limit)
      else {
        this.tell('carrierSentBack', carrier, limit.name)
        this.parts.journey.sendBack(carrier, limit.backTo, limit.from)
      }
    }
  }

  /** It joins its queue again; its space before the station was kept for it. */
  holdEnds(carrier: CarrierId): void {
    this.tell('holdEnded', carrier)
    this.parts.stations.arrive(carrier)
  }

  private hold(carrier: CarrierId, limit: CompiledLimit): void {
    const { timers } = this.parts
    this.tell('holdStarted', carrier, limit.name)
    timers.set(timers.claim(Handler.limitHoldEnd, carrier, Priority.arrival), this.limits.holdTime(carrier, limit))
  }

  private scrap(carrier: CarrierId, limit: CompiledLimit): void {
    const { carriers, release, repacking } = this.parts
    const step = carriers.step[carrier]!
    const units = carriers.units[carrier]!
    this.limits.bookScrap(limit, units)
    repacking.scrap(carrier, units, limit.from)
    repacking.discard(carrier)
    release.stepLeft?.(step)
  }

  private leaveSpace(carrier: CarrierId): void {
    const { line, carriers, places } = this.parts
    places.leavesSpace(line.steps[carriers.step[carrier]!]!, carriers.units[carrier]!)
  }

  private tell(what: 'limitReached' | 'holdStarted' | 'holdEnded' | 'carrierSentBack', carrier: CarrierId, cause?: string): void {
    const { lot, step, units } = this.parts.carriers
    this.listener?.happened(what, this.parts.timers.now, -1, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause)
  }
}
