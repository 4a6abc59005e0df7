/**
 * What carriers hold and how it changes hands: units are gathered into the carriers of the next segment, lots are divided, remnants go on when the
 * last of a lot has arrived, losses leave, lots end. Every unit that comes in goes out once: as good, as scrap, or into another carrier.
 */
import type { Timers } from '../engine/index.ts'
import { type Accumulators, Line, PerClass, PerProduct } from './accumulators.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { Deliveries } from './deliveries.ts'
import { bucketOf } from './histogram.ts'
import type { FloorListener } from './listener.ts'
import type { LotMachines } from './lot-machines.ts'
import { type LotId, type Lots, NO_LOT } from './lots.ts'
import type { Quality } from './quality.ts'
import type { QueueLimits } from './queue-limits.ts'
import type { RemnantLots, Remnants } from './remnants.ts'
import type { Reservations } from './reservations.ts'
import type { ShiftOutput } from './shift-output.ts'
import type { StationChoice } from './station-choice.ts'
import type { StepCounts } from './step-counts.ts'
import type { Transport } from './transport.ts'
import type { Wip } from './wip.ts'
import type { WipLimits } from './wip-limits.ts'

/** Spreads the numbers of lots divided off from one mother. */
const GOLDEN = 0x9e3779b9

export interface RepackingParts {
  line: CompiledLine
  lots: Lots
  carriers: Carriers
  places: StationChoice
  wip: Wip
  books: Accumulators
  timers: Timers
  /** Null: the line counts no costs. */
  counts: StepCounts | null
  /** Null: the line has no queue-time limits. */
  limits: QueueLimits | null
  /** Null: no lot has a due date. */
  deliveries: Deliveries | null
  /** Null: nobody asks for the output of shifts. */
  shiftOutput: ShiftOutput | null
  /** Null: remnants go on in part-full carriers, and nobody counts them. */
  remnants: Remnants | null
  /** Null: no step keeps lots together. */
  lotMachines: LotMachines | null
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null
  /** Null: no station asks for room before it begins. */
  reservations: Reservations | null
  /** Null: nothing but yields that are the same for all. */
  quality: Quality | null
  /** Null: carriers move in no time. */
  transport: Transport | null
  /** Where a new carrier goes that stands before its first step (its space is taken). */
  journey: { goTo(carrier: CarrierId): void }
  /** Told when a lot of a source has ended. */
  release: { lotEnded(source: number): void }
  /** Null: nobody watches. */
  listener: FloorListener | null
}

export class Repacking implements RemnantLots {
  private readonly parts: RepackingParts
  private readonly totals: Float64Array
  /** The numbers of priority classes are kept. */
  private readonly countsClasses: boolean
  /** entry[product][segment]: first step of the segment. */
  private readonly entry: CompiledStep[][]

  constructor(parts: RepackingParts) {
    const { line, books } = parts
    this.parts = parts
    this.totals = books.scalars.totals
    this.countsClasses = line.spec.run.byPriority === true
    this.entry = line.products.map((product) => {
      const steps = line.steps.filter((step) => step.product === product.index && step.home === step.index)
      return steps.filter((step, index) => index === 0 || step.segment !== steps[index - 1]!.segment)
    })
  }

  /** Puts a new lot into carriers before its first step, all at once; the spaces must be there. */
  releaseInto(lot: LotId, first: CompiledStep, units: number): void {
    this.parts.transport?.appears()
    this.parts.lots.gather(lot, first.segment, units)
    this.form(lot, first, true)
  }

  /** Puts a lot that is in the line at the start into carriers before the step where it stands; room or not. */
  placeAt(lot: LotId, step: CompiledStep, units: number): void {
    this.parts.transport?.appears()
    for (let left = units; left > 0; left -= step.carrierUnits) this.formOne(lot, step, Math.min(left, step.carrierUnits), lot, NO_CARRIER)
  }

  /** Losses of a step. @param at the step at which they are counted */
  scrap(carrier: CarrierId, units: number, at = this.parts.carriers.step[carrier]!): void {
    const { carriers, lots } = this.parts
    carriers.units[carrier]! -= units
    this.parts.wipLimits?.lost(carrier, units)
    this.parts.wip.change(0, -units)
    this.totals[Line.unitsScrapped]! += units
    const lot = carriers.lot[carrier]!
    this.totals[this.parts.books.layout.ofProduct(lots.product[lot]!) + PerProduct.unitsScrapped]! += units
    this.parts.counts?.lost(at, units)
    this.parts.listener?.happened('unitsScrapped', this.parts.timers.now, -1, carriers.step[carrier]!, lot, carrier, units)
  }

  /** Nothing is left in a carrier. */
  discard(carrier: CarrierId): void {
    const lot = this.parts.carriers.lot[carrier]!
    const segment = this.segmentOf(carrier)
    this.parts.limits?.gone(carrier)
    this.parts.wipLimits?.gone(carrier)
    this.parts.reservations?.release(carrier)
    this.parts.lotMachines?.passage.gone(carrier, this.parts.line.steps[this.parts.carriers.step[carrier]!]!)
    this.parts.transport?.wasIn(carrier)
    this.parts.carriers.destroy(carrier)
    this.parts.lots.addCarriers(lot, segment, -1)
    this.goOn(lot)
  }

  /** A carrier leaves the line with good units. */
  leaveLine(carrier: CarrierId): void {
    const { carriers, lots } = this.parts
    const units = carriers.units[carrier]!
    const lot = carriers.lot[carrier]!
    lots.unitsOut[lot]! += units
    this.parts.wip.change(0, -units)
    this.totals[Line.unitsGood]! += units
    this.totals[this.parts.books.layout.ofProduct(lots.product[lot]!) + PerProduct.unitsGood]! += units
    if (this.countsClasses) this.totals[this.parts.books.layout.ofClass(lots.priorityClass[lot]!) + PerClass.unitsGood]! += units
    this.parts.deliveries?.unitsLeft(lot, units)
    this.parts.shiftOutput?.left(units)
    this.parts.listener?.happened('carrierLeft', this.parts.timers.now, -1, carriers.step[carrier]!, lot, carrier, units)
    this.discard(carrier)
  }

  /** How many carriers of the next segment would be formed if `carrier` were gathered now. */
  carriersToForm(carrier: CarrierId, next: CompiledStep): number {
    const { lots, carriers } = this.parts
    const lot = carriers.lot[carrier]!
    const segment = this.segmentOf(carrier)
    const isLast = lots.liveSegment[lot] === segment && lots.carriersIn(lot, segment) === 1
    let units = lots.gatheredAt(lot, next.segment) + carriers.units[carrier]!
    if (next.remnants !== null) units += this.parts.remnants!.unitsFor(lot, next)
    let inLot = lots.childUnits[lot]!
    let formed = 0
    for (;;) {
      const size = roomInCarrier(next, inLot)
      if (units < size) return formed + (isLast && units > 0 && mayGoOn(next) ? 1 : 0)
      units -= size
      inLot = next.newLotUnits > 0 && inLot + size >= next.newLotUnits ? 0 : inLot + size
      formed++
    }
  }

  /** Puts what is in a carrier into carriers of the next segment. */
  gather(carrier: CarrierId, next: CompiledStep): void {
    const { lots, carriers } = this.parts
    const lot = carriers.lot[carrier]!
    if (next.remnants !== null) this.parts.remnants!.takeOver(lot, next)
    this.parts.listener?.happened(
      'carrierEmptied',
      this.parts.timers.now,
      -1,
      carriers.step[carrier]!,
      lot,
      carrier,
      carriers.units[carrier]!,
    )
    this.parts.transport?.wasIn(carrier)
    lots.gather(lot, next.segment, carriers.units[carrier]!)
    this.parts.limits?.gathers(carrier, lot, next.segment)
    this.parts.wipLimits?.gathers(carrier, lot, next)
    this.form(lot, next, false, carrier)
    this.discard(carrier)
  }

  /** The remnant of a lot goes on in a part-full carrier. @param wasKept it has waited at the station */
  sendOn(lot: LotId, step: CompiledStep, wasKept: boolean): void {
    if (wasKept) this.parts.transport?.appears()
    this.form(lot, step, true)
  }

  /** The remnant of a lot is scrapped before a step. */
  scrapRest(lot: LotId, step: CompiledStep, units: number): void {
    this.parts.lots.gather(lot, step.segment, -units)
    this.parts.wip.change(0, -units)
    this.totals[Line.unitsScrapped]! += units
    this.totals[this.parts.books.layout.ofProduct(step.product) + PerProduct.unitsScrapped]! += units
    this.parts.counts?.lost(step.index, units)
    this.parts.listener?.happened('unitsScrapped', this.parts.timers.now, -1, step.index, lot, -1, units, 'remnant')
  }

  /** The remnant of a lot waits no longer. */
  released(lot: LotId): void {
    this.parts.lots.addCarriers(lot, this.parts.lots.liveSegment[lot]!, -1)
    this.goOn(lot)
  }

  private segmentOf(carrier: CarrierId): number {
    return this.parts.line.steps[this.parts.carriers.step[carrier]!]!.segment
  }

  /** Forms carriers from what has been gathered, last from carrier `source`: full ones, and at the end the rest. */
  private form(lot: LotId, next: CompiledStep, withRest: boolean, source: CarrierId = NO_CARRIER): void {
    const { lots } = this.parts
    for (;;) {
      const gathered = lots.gatheredAt(lot, next.segment)
      const size = roomInCarrier(next, lots.childUnits[lot]!)
      const units = Math.min(size, gathered)
      if (units === 0 || (units < size && !withRest)) return
      lots.gather(lot, next.segment, -units)
      this.formOne(next.newLotUnits > 0 ? this.openChild(lot, next) : lot, next, units, lot, source)
      if (next.newLotUnits > 0) {
        lots.childUnits[lot]! += units
        if (lots.childUnits[lot]! >= next.newLotUnits) this.closeChild(lot, next.segment)
      }
    }
  }

  /** @param from the lot whose gathered units it is filled with; what is left of these came in carrier `source` */
  private formOne(lot: LotId, step: CompiledStep, units: number, from: LotId, source: CarrierId): void {
    const number = this.parts.lots.nextCarrierNumber(lot, step.segment)
    const isPassedBy = step.quality !== null && this.parts.quality!.sampling.passesBy(step, lot, 0)
    const at = isPassedBy ? step : this.parts.places.choose(step, units, this.parts.transport?.originOf(step))
    const carrier = this.parts.carriers.create(lot, number, at.index, units)
    this.parts.lots.addCarriers(lot, step.segment, 1)
    this.parts.listener?.happened('carrierFormed', this.parts.timers.now, -1, at.index, lot, carrier, units)
    if (at.station >= 0 && !isPassedBy) this.parts.places.setsOff(at, units)
    this.parts.transport?.formed(carrier, step)
    if (step.remnants !== null) this.parts.remnants!.formed(lot, step, units)
    this.parts.limits?.formed(carrier, from, source)
    this.parts.wipLimits?.formed(carrier, from)
    this.parts.lotMachines?.passage.goesTo(carrier, at)
    this.parts.journey.goTo(carrier)
  }

  /** The lot that is being filled from `mother`. While it is open it counts one carrier more, so that it can't end. */
  private openChild(mother: LotId, next: CompiledStep): LotId {
    const { lots } = this.parts
    const open = lots.child[mother]!
    if (open !== NO_LOT) return open
    const number = (lots.number[mother]! + Math.imul(++lots.children[mother]!, GOLDEN)) | 0
    const { product, priorityClass, source, releasedAt } = lots
    const child = lots.create(
      product[mother]!,
      priorityClass[mother]!,
      source[mother]!,
      number,
      releasedAt[mother]!,
      this.parts.timers.now,
      next.segment,
    )
    lots.due[child] = lots.due[mother]!
    lots.hasOwnPriority[child] = lots.hasOwnPriority[mother]!
    lots.hasAge[child] = lots.hasAge[mother]!
    lots.mother[child] = lots.id[mother]!
    lots.root[child] = lots.root[mother]!
    lots.child[mother] = child
    lots.addCarriers(child, next.segment, 1)
    this.parts.lotMachines?.passage.setOpen(child, next.segment, true)
    this.parts.wip.change(1, 0)
    this.parts.listener?.happened('lotDivided', this.parts.timers.now, -1, next.index, child, -1, 0)
    return child
  }

  private closeChild(mother: LotId, segment: number): void {
    const { lots } = this.parts
    const child = lots.child[mother]!
    if (child === NO_LOT) return
    lots.child[mother] = NO_LOT
    lots.childUnits[mother] = 0
    lots.addCarriers(child, segment, -1)
    this.parts.lotMachines?.passage.setOpen(child, segment, false)
    this.goOn(child)
  }

  /** Moves a lot past the segments that have become empty; what was gathered goes on as a remnant. Ends the lot where nothing is left. */
  private goOn(lot: LotId): void {
    const { lots } = this.parts
    const entries = this.entry[lots.product[lot]!]!
    for (let segment = lots.liveSegment[lot]!; lots.carriersIn(lot, segment) === 0; segment++) {
      const next = entries[segment + 1]
      if (next === undefined) {
        this.end(lot)
        return
      }
      lots.liveSegment[lot] = segment + 1
      this.form(lot, next, next.remnants === null)
      // What is kept counts one carrier more, so that the lot can't end.
      if (next.remnants !== null && this.parts.remnants!.end(lot, next)) lots.addCarriers(lot, next.segment, 1)
      if (next.newLotUnits > 0) {
        this.closeChild(lot, next.segment)
        this.end(lot)
        return
      }
    }
    this.parts.lotMachines?.passage.movedOn(lot)
    this.parts.remnants?.movedOn(lots.root[lot]!)
  }

  private end(lot: LotId): void {
    const { totals } = this
    const { lots, timers } = this.parts
    const { now } = timers
    this.parts.wip.change(-1, 0)
    totals[Line.lotsEnded]!++
    totals[Line.lotSojourn]! += now - lots.bornAt[lot]!
    if (lots.unitsOut[lot]! > 0 || lots.hasHandedOn[lot] === 1) {
      if (lots.hasAge[lot] === 1) this.bookCycleTime(lot, now - lots.releasedAt[lot]!)
      this.parts.deliveries?.lotLeft(lot)
    }
    const source = lots.source[lot]!
    const root = lots.root[lot]!
    this.parts.lotMachines?.lotEnds(lot)
    this.parts.listener?.happened('lotEnded', now, -1, -1, lot, -1, lots.unitsOut[lot]!)
    lots.destroy(lot)
    this.parts.remnants?.movedOn(root)
    this.parts.release.lotEnded(source)
  }

  private bookCycleTime(lot: LotId, ticks: number): void {
    const { layout, histograms } = this.parts.books
    const product = this.parts.lots.product[lot]!
    const column = layout.ofProduct(product)
    this.totals[Line.lotsFinished]!++
    this.totals[column + PerProduct.lotsFinished]!++
    this.totals[column + PerProduct.cycleTimeSum]! += ticks
    histograms.totals[layout.cycleTimesOf(product) + bucketOf(ticks)]!++
    if (!this.countsClasses) return
    const own = this.parts.lots.priorityClass[lot]!
    this.totals[layout.ofClass(own) + PerClass.lotsFinished]!++
    this.totals[layout.ofClass(own) + PerClass.cycleTimeSum]! += ticks
    histograms.totals[layout.classTimesOf(own) + bucketOf(ticks)]!++
  }
}

/** Units that the next carrier may take: a full one, less where the new lot is nearly full. */
function roomInCarrier(step: CompiledStep, unitsInLot: number): number {
  return step.newLotUnits > 0 ? Math.min(step.carrierUnits, step.newLotUnits - unitsInLot) : step.carrierUnits
}

/** What is left of a lot may go on in a part-full carrier. */
function mayGoOn({ remnants }: CompiledStep): boolean {
  if (remnants === null || remnants.spec.kind === 'ship') return true
  return remnants.spec.kind === 'keep' && remnants.spec.joins === 'mother' && remnants.spec.otherwise === 'ship'
}
