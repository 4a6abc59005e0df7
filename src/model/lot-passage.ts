/**
 * Which lots are through the steps that keep a machine for them: how many of their carriers have not been worked on there yet. A lot is through when there are
 * none and none can come any more: nothing of it is left in an earlier segment, and it is not being filled from its mother.
 */
import { grown, type StateVisitor } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotId, Lots } from './lots.ts'

export class LotPassage {
  /** A lot may have come through a step. */
  changed!: (lot: LotId, step: CompiledStep) => void
  /** Carriers of each lot that are still to come through each of these steps; one more where the lot is still being filled. */
  private ahead: Int32Array
  /** 1: the carrier is among them. */
  private isCounted: Uint8Array
  /** The steps that keep machines in the segment of each step. */
  private readonly inSegment: readonly (readonly CompiledStep[])[]
  private readonly ofProduct: readonly (readonly CompiledStep[])[]
  private readonly slots: number
  private readonly lots: Lots
  private readonly carriers: Carriers

  constructor({ steps, products }: CompiledLine, lots: Lots, carriers: Carriers) {
    this.lots = lots
    this.carriers = carriers
    const keeping = steps.filter(({ lotMachines, index, home }) => lotMachines?.keeps === true && index === home)
    this.ofProduct = products.map(({ index }) => keeping.filter(({ product }) => product === index))
    this.inSegment = steps.map(({ product, segment }) => this.ofProduct[product]!.filter((step) => step.segment === segment))
    this.slots = Math.max(1, ...steps.map(({ lotMachines }) => (lotMachines?.slot ?? -1) + 1))
    this.ahead = new Int32Array(16 * this.slots)
    this.isCounted = new Uint8Array(16 * this.slots)
  }

  isThrough(lot: LotId, step: CompiledStep): boolean {
    return (this.ahead[this.cellOf(lot, step)] ?? 0) === 0 && this.lots.liveSegment[lot]! >= step.segment
  }

  /** A carrier stands before its step, newly filled or come from another step of its segment: it goes through what is ahead of it. */
  goesTo(carrier: CarrierId, step: CompiledStep): void {
    for (const keeping of this.inSegment[step.index]!) this.count(carrier, keeping, keeping.home >= step.home)
  }

  /** A carrier has been worked on at its step, which keeps machines. */
  worked(carrier: CarrierId, step: CompiledStep): void {
    this.count(carrier, step, false)
  }

  /** A carrier leaves its segment. */
  gone(carrier: CarrierId, step: CompiledStep): void {
    for (const keeping of this.inSegment[step.index]!) this.count(carrier, keeping, false)
  }

  /** A lot begins to be filled from its mother, or is complete. */
  setOpen(lot: LotId, segment: number, isOpen: boolean): void {
    for (const step of this.ofProduct[this.lots.product[lot]!]!)
      if (step.segment === segment) this.add(this.roomFor(lot, step), isOpen ? 1 : -1, lot, step)
  }

  /** A lot has left a segment behind. */
  movedOn(lot: LotId): void {
    for (const step of this.ofProduct[this.lots.product[lot]!]!) if (this.isThrough(lot, step)) this.changed(lot, step)
  }

  visit(state: StateVisitor): void {
    this.ahead = state.array(this.ahead)
    this.isCounted = state.array(this.isCounted)
  }

  private count(carrier: CarrierId, step: CompiledStep, isAhead: boolean): void {
    const own = carrier * this.slots + step.lotMachines!.slot
    while (own >= this.isCounted.length) this.isCounted = grown(this.isCounted)
    if ((this.isCounted[own] === 1) === isAhead) return
    this.isCounted[own] = isAhead ? 1 : 0
    const lot = this.carriers.lot[carrier]!
    this.add(this.roomFor(lot, step), isAhead ? 1 : -1, lot, step)
  }

  private add(cell: number, change: number, lot: LotId, step: CompiledStep): void {
    this.ahead[cell]! += change
    if (change < 0 && this.isThrough(lot, step)) this.changed(lot, step)
  }

  private roomFor(lot: LotId, step: CompiledStep): number {
    const cell = this.cellOf(lot, step)
    while (cell >= this.ahead.length) this.ahead = grown(this.ahead)
    return cell
  }

  private cellOf(lot: LotId, { lotMachines }: CompiledStep): number {
    return lot * this.slots + lotMachines!.slot
  }
}
