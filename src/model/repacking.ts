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
import type { QueueLimits } from './queue-limits.ts'
import type { RemnantLots, Remnants } from './remnants.ts'
import type { Reservations } from './reservations.ts'
import type { Sampling } from './sampling.ts'
import type { ShiftOutput } from './shift-output.ts'
import type { StationChoice } from './station-choice.ts'
import type { StepCounts } from './step-counts.ts'
import type { Transport } from './transport.ts'
import type { Wip } from './wip.ts'
import type { WipLimits } from './wip-limits.ts'

/** Spreads the numbers of lots divided off from one mother. */
const GOLDEN = 0x9e3779b9

export class Repacking implements RemnantLots {
  listener: FloorListener | null = null
  /** A new carrier stands before its first step (its space is taken). */
  enter!: (carrier: CarrierId) => void
  /** A lot of a source has ended. */
  lotEnded!: (source: number) => void
  /** Null: no lot has a due date. */
  deliveries: Deliveries | null = null
  /** Null: nobody asks for the output of shifts. */
  shiftOutput: ShiftOutput | null = null
  /** Null: remnants go on in part-full carriers, and nobody counts them. */
  remnants: Remnants | null = null
  /** Null: no step keeps lots together. */
  lotMachines: LotMachines | null = null
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null = null
  /** Null: no station asks for room before it begins. */
  reservations: Reservations | null = null
  /** Null: all lots take all steps. */
  sampling: Sampling | null = null
  /** Null: carriers move in no time. */
  transport: Transport | null = null
  private readonly line: CompiledLine
  private readonly lots: Lots
  private readonly carriers: Carriers
  private readonly places: StationChoice
  private readonly wip: Wip
  private readonly books: Accumulators
  private readonly timers: Timers
  private readonly totals: Float64Array
  /** The numbers of priority classes are kept. */
  private readonly countsClasses: boolean
  /** Null: the line counts no costs. */
  private readonly counts: StepCounts | null
  /** Null: the line has no queue-time limits. */
  private readonly limits: QueueLimits | null
  /** entry[product][segment]: first step of the segment. */
  private readonly entry: CompiledStep[][]

  constructor(
    line: CompiledLine,
    lots: Lots,
    carriers: Carriers,
    places: StationChoice,
    wip: Wip,
    books: Accumulators,
    timers: Timers,
    counts: StepCounts | null,
    limits: QueueLimits | null,
  ) {
    this.line = line
    this.lots = lots
    this.carriers = carriers
    this.places = places
    this.wip = wip
    this.books = books
    this.timers = timers
    this.counts = counts
    this.limits = limits
    this.totals = books.scalars.totals
    this.countsClasses = line.spec.run.byPriority === true
    this.entry = line.products.map((product) => {
      const steps = line.steps.filter((step) => step.product === product.index && step.home === step.index)
      return steps.filter((step, index) => index === 0 || step.segment !== steps[index - 1]!.segment)
    })
  }

  /** Puts a new lot into carriers before its first step, all at once; the spaces must be there. */
  releaseInto(lot: LotId, first: CompiledStep, units: number): void {
    this.transport?.appears()
    this.lots.gather(lot, first.segment, units)
    this.form(lot, first, true)
  }

  /** Puts a lot that is in the line at the start into carriers before the step where it stands; room or not. */
  placeAt(lot: LotId, step: CompiledStep, units: number): void {
    this.transport?.appears()
    for (let left = units; left > 0; left -= step.carrierUnits) this.formOne(lot, step, Math.min(left, step.carrierUnits), lot, NO_CARRIER)
  }

  /** Losses of a step. @param at the step at which they are counted */
  scrap(carrier: CarrierId, units: number, at = this.carriers.step[carrier]!): void {
    const { carriers, lots } = this
    carriers.units[carrier]! -= units
    this.wipLimits?.lost(carrier, units)
    this.wip.change(0, -units)
    this.totals[Line.unitsScrapped]! += units
    const lot = carriers.lot[carrier]!
    this.totals[this.books.layout.ofProduct(lots.product[lot]!) + PerProduct.unitsScrapped]! += units
    this.counts?.lost(at, units)
    this.listener?.happened('unitsScrapped', this.timers.now, -1, carriers.step[carrier]!, lot, carrier, units)
  }

  /** Nothing is left in a carrier. */
  discard(carrier: CarrierId): void {
    const lot = this.carriers.lot[carrier]!
    const segment = this.segmentOf(carrier)
    this.limits?.gone(carrier)
    this.wipLimits?.gone(carrier)
    this.reservations?.release(carrier)
    this.lotMachines?.passage.gone(carrier, this.line.steps[this.carriers.step[carrier]!]!)
    this.transport?.wasIn(carrier)
    this.carriers.destroy(carrier)
    this.lots.addCarriers(lot, segment, -1)
    this.goOn(lot)
  }

  /** A carrier leaves the line with good units. */
  leaveLine(carrier: CarrierId): void {
    const { carriers, lots } = this
    const units = carriers.units[carrier]!
    const lot = carriers.lot[carrier]!
    lots.unitsOut[lot]! += units
    this.wip.change(0, -units)
    this.totals[Line.unitsGood]! += units
    this.totals[this.books.layout.ofProduct(lots.product[lot]!) + PerProduct.unitsGood]! += units
    if (this.countsClasses) this.totals[this.books.layout.ofClass(lots.priorityClass[lot]!) + PerClass.unitsGood]! += units
    this.deliveries?.unitsLeft(lot, units)
    this.shiftOutput?.left(units)
    this.listener?.happened('carrierLeft', this.timers.now, -1, carriers.step[carrier]!, lot, carrier, units)
    this.discard(carrier)
  }

  /** How many carriers of the next segment would be formed if `carrier` were gathered now. */
  carriersToForm(carrier: CarrierId, next: CompiledStep): number {
    const { lots, carriers } = this
    const lot = carriers.lot[carrier]!
    const segment = this.segmentOf(carrier)
    const isLast = lots.liveSegment[lot] === segment && lots.carriersIn(lot, segment) === 1
    let units = lots.gatheredAt(lot, next.segment) + carriers.units[carrier]!
    if (next.remnants !== null) units += this.remnants!.unitsFor(lot, next)
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
    const { lots, carriers } = this
    const lot = carriers.lot[carrier]!
    if (next.remnants !== null) this.remnants!.takeOver(lot, next)
    this.listener?.happened('carrierEmptied', this.timers.now, -1, carriers.step[carrier]!, lot, carrier, carriers.units[carrier]!)
    this.transport?.wasIn(carrier)
    lots.gather(lot, next.segment, carriers.units[carrier]!)
    this.limits?.gathers(carrier, lot, next.segment)
    this.wipLimits?.gathers(carrier, lot, next)
    this.form(lot, next, false, carrier)
    this.discard(carrier)
  }

  /** The remnant of a lot goes on in a part-full carrier. @param wasKept it has waited at the station */
  sendOn(lot: LotId, step: CompiledStep, wasKept: boolean): void {
    if (wasKept) this.transport?.appears()
    this.form(lot, step, true)
  }

  /** The remnant of a lot is scrapped before a step. */
  scrapRest(lot: LotId, step: CompiledStep, units: number): void {
    this.lots.gather(lot, step.segment, -units)
    this.wip.change(0, -units)
    this.totals[Line.unitsScrapped]! += units
    this.totals[this.books.layout.ofProduct(step.product) + PerProduct.unitsScrapped]! += units
    this.counts?.lost(step.index, units)
    this.listener?.happened('unitsScrapped', this.timers.now, -1, step.index, lot, -1, units, 'remnant')
  }

  /** The remnant of a lot waits no longer. */
  released(lot: LotId): void {
    this.lots.addCarriers(lot, this.lots.liveSegment[lot]!, -1)
    this.goOn(lot)
  }

  private segmentOf(carrier: CarrierId): number {
    return this.line.steps[this.carriers.step[carrier]!]!.segment
  }

  /** Forms carriers from what has been gathered, last from carrier `source`: full ones, and at the end the rest. */
  private form(lot: LotId, next: CompiledStep, withRest: boolean, source: CarrierId = NO_CARRIER): void {
    const { lots } = this
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
    const number = this.lots.nextCarrierNumber(lot, step.segment)
    const isPassedBy = step.quality !== null && this.sampling!.passesBy(step, lot, 0)
    const at = isPassedBy ? step : this.places.choose(step, units, this.transport?.originOf(step))
    const carrier = this.carriers.create(lot, number, at.index, units)
    this.lots.addCarriers(lot, step.segment, 1)
    this.listener?.happened('carrierFormed', this.timers.now, -1, at.index, lot, carrier, units)
    if (at.station >= 0 && !isPassedBy) this.places.setsOff(at, units)
    this.transport?.formed(carrier, step)
    if (step.remnants !== null) this.remnants!.formed(lot, step, units)
    this.limits?.formed(carrier, from, source)
    this.wipLimits?.formed(carrier, from)
    this.lotMachines?.passage.goesTo(carrier, at)
    this.enter(carrier)
  }

  /** The lot that is being filled from `mother`. While it is open it counts one carrier more, so that it can't end. */
  private openChild(mother: LotId, next: CompiledStep): LotId {
    const { lots } = this
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
      this.timers.now,
      next.segment,
    )
    lots.due[child] = lots.due[mother]!
    lots.hasOwnPriority[child] = lots.hasOwnPriority[mother]!
    lots.hasAge[child] = lots.hasAge[mother]!
    lots.mother[child] = lots.id[mother]!
    lots.root[child] = lots.root[mother]!
    lots.child[mother] = child
    lots.addCarriers(child, next.segment, 1)
    this.lotMachines?.passage.setOpen(child, next.segment, true)
    this.wip.change(1, 0)
    this.listener?.happened('lotDivided', this.timers.now, -1, next.index, child, -1, 0)
    return child
  }

  private closeChild(mother: LotId, segment: number): void {
    const { lots } = this
    const child = lots.child[mother]!
    if (child === NO_LOT) return
    lots.child[mother] = NO_LOT
    lots.childUnits[mother] = 0
    lots.addCarriers(child, segment, -1)
    this.lotMachines?.passage.setOpen(child, segment, false)
    this.goOn(child)
  }

  /** Moves a lot past the segments that have become empty; what was gathered goes on as a remnant. Ends the lot where nothing is left. */
  private goOn(lot: LotId): void {
    const { lots } = this
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
      if (next.remnants !== null && this.remnants!.end(lot, next)) lots.addCarriers(lot, next.segment, 1)
      if (next.newLotUnits > 0) {
        this.closeChild(lot, next.segment)
        this.end(lot)
        return
      }
    }
    this.lotMachines?.passage.movedOn(lot)
    this.remnants?.movedOn(lots.root[lot]!)
  }

  private end(lot: LotId): void {
    const { lots, totals, timers } = this
    const { now } = timers
    this.wip.change(-1, 0)
    totals[Line.lotsEnded]!++
    totals[Line.lotSojourn]! += now - lots.bornAt[lot]!
    if (lots.unitsOut[lot]! > 0 || lots.hasHandedOn[lot] === 1) {
      if (lots.hasAge[lot] === 1) this.bookCycleTime(lot, now - lots.releasedAt[lot]!)
      this.deliveries?.lotLeft(lot)
    }
    const source = lots.source[lot]!
    const root = lots.root[lot]!
    this.lotMachines?.lotEnds(lot)
    this.listener?.happened('lotEnded', now, -1, -1, lot, -1, lots.unitsOut[lot]!)
    lots.destroy(lot)
    this.remnants?.movedOn(root)
    this.lotEnded(source)
  }

  private bookCycleTime(lot: LotId, ticks: number): void {
    const { layout, histograms } = this.books
    const product = this.lots.product[lot]!
    const column = layout.ofProduct(product)
    this.totals[Line.lotsFinished]!++
    this.totals[column + PerProduct.lotsFinished]!++
    this.totals[column + PerProduct.cycleTimeSum]! += ticks
    histograms.totals[layout.cycleTimesOf(product) + bucketOf(ticks)]!++
    if (!this.countsClasses) return
    const own = this.lots.priorityClass[lot]!
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
