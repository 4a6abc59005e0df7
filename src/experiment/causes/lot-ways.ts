/**
 * What the cycle times of all lots went by, while they run: of each carrier the pieces of its way, which begin where the carrier ended that it was filled from.
 * When a lot ends, the way of the carrier that was last is added up; the same rule as for one lot in `log/cycle-time-parts.ts`, with memory of the order of
 * what is in the line.
 */
import type { Observed } from '../../model/index.ts'
import type { Part, Stretch } from './parts.ts'

/** Of a lot: how the last of its carriers came to its end. */
interface LotWay {
  way: Stretch | null
  /** Counts the ends of carriers; later ones are higher. */
  order: number
  /** The lot that it was divided off from, which may have ended. */
  mother: LotWay | null
  /** The last units that are kept: the way to where this began, and when; null: none. */
  kept: { way: Stretch | null; since: number; part: Part } | null
}

const NOTHING: LotWay = { way: null, order: 0, mother: null, kept: null }

export class LotWays {
  /** Lots whose cycle times are added up in the parts. */
  lots = 0
  private readonly byNumber = new Map<number, LotWay>()
  private readonly lotWays: LotWay[] = []
  private readonly wayOf: (Stretch | null)[] = []
  private order = 0
  private readonly floor: Observed
  private readonly from: number

  /** @param from lots that end after this are counted, ticks */
  constructor(floor: Observed, from: number) {
    this.floor = floor
    this.from = from
  }

  /** @param before part for the time before the start of the run, of a lot that is older than it */
  lotBegins(lot: number, now: number, before: Part | null): void {
    const age = now - this.floor.lots.releasedAt[lot]!
    const way = before === null || age === 0 ? null : { part: before, ticks: age, before: null }
    this.add(lot, { way, order: ++this.order, mother: null, kept: null })
  }

  lotDivided(child: number): void {
    const mother = this.byNumber.get(this.floor.lots.mother[child]!) ?? NOTHING
    this.add(child, { way: null, order: 0, mother, kept: null })
  }

  /** The lot must still be in the pool. */
  lotEnds(lot: number, now: number): void {
    const { id, unitsOut, hasHandedOn, hasAge } = this.floor.lots
    this.byNumber.delete(id[lot]!)
    const isCounted = (unitsOut[lot]! > 0 || hasHandedOn[lot] === 1) && hasAge[lot] === 1
    if (!isCounted || now <= this.from) return
    this.lots++
    for (let stretch = this.last(lot).way; stretch !== null; stretch = stretch.before) stretch.part.ticks += stretch.ticks
  }

  carrierBegins(lot: number, carrier: number): void {
    this.wayOf[carrier] = this.last(lot).way
  }

  /** A carrier has spent some time on something. */
  spent(carrier: number, part: Part, ticks: number): void {
    if (ticks > 0) this.wayOf[carrier] = { part, ticks, before: this.wayOf[carrier] ?? null }
  }

  /** What comes now to its lot, and to lots divided off from it, may come from this carrier. */
  carrierEnds(lot: number, carrier: number): void {
    const lotWay = this.lotWays[lot]!
    lotWay.way = this.wayOf[carrier] ?? null
    lotWay.order = ++this.order
  }

  remnantKept(lot: number, now: number, part: Part): void {
    this.lotWays[lot]!.kept = { way: this.last(lot).way, since: now, part }
  }

  remnantLeft(lot: number, now: number): void {
    const lotWay = this.lotWays[lot]!
    const { way, since, part } = lotWay.kept!
    lotWay.way = now === since ? way : { part, ticks: now - since, before: way }
    lotWay.order = ++this.order
  }

  private add(lot: number, lotWay: LotWay): void {
    this.lotWays[lot] = lotWay
    this.byNumber.set(this.floor.lots.id[lot]!, lotWay)
  }

  /** Of the lot and those that it comes from, the one in which a carrier ended last. */
  private last(lot: number): LotWay {
    let latest = this.lotWays[lot]!
    for (let mother = latest.mother; mother !== null; mother = mother.mother) if (mother.order > latest.order) latest = mother
    return latest
  }
}
