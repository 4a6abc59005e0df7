/**
 * Holds: after some steps a share of the lots (or carriers) waits for a decision, off the machine, before it goes on. The holds of a step come one after
 * another in the order of the file; all carriers of a lot wait the same time, each from its own end of the step.
 */
import { grown, type PlaceKey, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerHold } from './accumulators.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Lots } from './lots.ts'
import { type CompiledHold, holdReasons } from './step-quality.ts'

export interface HoldParts {
  line: CompiledLine
  lots: Lots
  carriers: Carriers
  timers: Timers
  draws: LotDraws
  books: Accumulators
}

export class Holds {
  /** The next hold of its step that a carrier that has ended it may come into; -1: none, its way is open. */
  private next = new Int32Array(16).fill(-1)
  private since = new Float64Array(16)
  /** Carriers held for each reason, and until when their time is booked. */
  private held: Int32Array
  private bookedTo: Float64Array
  /** Number of the lot that was last counted for each row of lots and reason. */
  private counted: Float64Array
  private readonly reasons: number
  private readonly keys: readonly (readonly PlaceKey[])[]
  private readonly parts: HoldParts
  private readonly totals: Float64Array

  constructor(parts: HoldParts) {
    const { line, draws, books } = parts
    this.parts = parts
    this.totals = books.scalars.totals
    this.reasons = holdReasons(line.spec).length
    this.held = new Int32Array(this.reasons)
    this.bookedTo = new Float64Array(this.reasons)
    this.counted = new Float64Array(16 * this.reasons)
    this.keys = line.steps.map(({ place, quality }) => (quality?.holds ?? []).map(({ name }) => draws.keyOf(`${place}/hold ${name}`)))
  }

  /** A carrier has ended a step that has holds. */
  arm(carrier: CarrierId): void {
    while (carrier >= this.next.length) {
      const rows = this.next.length
      this.next = grown(this.next)
      this.next.fill(-1, rows)
      this.since = grown(this.since)
    }
    this.next[carrier] = 0
  }

  /** How long a carrier that is about to go on is held first, ticks; -1: it is not. */
  begin(step: CompiledStep, carrier: CarrierId): Ticks {
    const holds = step.quality!.holds!
    for (let hold = this.next[carrier] ?? -1; hold !== -1 && hold < holds.length; hold++) {
      const ticks = this.drawn(holds[hold]!, this.keys[step.index]![hold]!, carrier)
      if (ticks === -1) continue
      this.next[carrier] = hold + 1
      this.since[carrier] = this.parts.timers.now
      this.change(holds[hold]!.reason, 1)
      this.countLot(holds[hold]!.reason, carrier)
      return ticks
    }
    if (carrier < this.next.length) this.next[carrier] = -1
    return -1
  }

  /** The reason for which a carrier is held. */
  reasonOf(step: CompiledStep, carrier: CarrierId): CompiledHold {
    return step.quality!.holds![this.next[carrier]! - 1]!
  }

  /** A carrier is released. */
  end(step: CompiledStep, carrier: CarrierId): void {
    const { reason } = this.reasonOf(step, carrier)
    const { books, timers } = this.parts
    const column = books.layout.ofHold(reason)
    this.change(reason, -1)
    this.totals[column + PerHold.released]!++
    this.totals[column + PerHold.timeSum]! += timers.now - this.since[carrier]!
  }

  /** Books the time of all that are held up to now. */
  settleAll(): void {
    for (let reason = 0; reason < this.reasons; reason++) this.change(reason, 0)
  }

  visit(state: StateVisitor): void {
    this.next = state.array(this.next)
    this.since = state.array(this.since)
    this.held = state.array(this.held)
    this.bookedTo = state.array(this.bookedTo)
    this.counted = state.array(this.counted)
  }

  /** -1: not held. */
  private drawn({ ofCarrier, share, time }: CompiledHold, key: PlaceKey, carrier: CarrierId): Ticks {
    const { draws, carriers } = this.parts
    const own = ofCarrier ? draws.ofCarrier(key, carrier) : draws.ofLot(key, carriers.lot[carrier]!, carriers.visit[carrier]!)
    return own.uniform() < share ? Math.round(time.draw(own)) : -1
  }

  private change(reason: number, by: number): void {
    const { books, timers } = this.parts
    this.totals[books.layout.ofHold(reason) + PerHold.area]! += this.held[reason]! * (timers.now - this.bookedTo[reason]!)
    this.bookedTo[reason] = timers.now
    this.held[reason]! += by
  }

  /** A lot of many carriers counts once. */
  private countLot(reason: number, carrier: CarrierId): void {
    const { lots, carriers, books } = this.parts
    const cell = carriers.lot[carrier]! * this.reasons + reason
    while (cell >= this.counted.length) this.counted = grown(this.counted)
    const id = lots.id[carriers.lot[carrier]!]!
    if (this.counted[cell] === id) return
    this.counted[cell] = id
    this.totals[books.layout.ofHold(reason) + PerHold.lots]!++
  }
}
