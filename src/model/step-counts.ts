/** What starts and what is lost at each step, for lines that count costs: units, carriers, and the strips and wafers that they begin. */
import { type Accumulators, PerStep } from './accumulators.ts'
import type { CompiledLine } from './compiled-line.ts'

export class StepCounts {
  private readonly totals: Float64Array
  private readonly columns: Int32Array
  private readonly unitsPerStrip: Int32Array
  private readonly unitsPerWafer: Int32Array

  constructor({ steps, products }: CompiledLine, books: Accumulators) {
    this.totals = books.scalars.totals
    this.columns = Int32Array.from(steps, ({ index }) => books.layout.ofStep(index))
    this.unitsPerStrip = Int32Array.from(steps, ({ unitsPerStrip }) => unitsPerStrip)
    this.unitsPerWafer = Int32Array.from(steps, ({ product }) => products[product]!.spec.packing.unitsPerWafer)
  }

  /** A carrier begins a step. */
  started(step: number, units: number): void {
    const { totals } = this
    const column = this.columns[step]!
    totals[column + PerStep.units]! += units
    totals[column + PerStep.carriers]!++
    totals[column + PerStep.strips]! += Math.ceil(units / this.unitsPerStrip[step]!)
    totals[column + PerStep.wafers]! += Math.ceil(units / this.unitsPerWafer[step]!)
  }

  /** Units are scrapped in a step, at its end, or on the way to the next. */
  lost(step: number, units: number): void {
    this.totals[this.columns[step]! + PerStep.unitsLost]! += units
  }
}

/** null: the line says nothing of money. */
export function stepCountsOf(line: CompiledLine, books: Accumulators): StepCounts | null {
  return line.spec.money === undefined ? null : new StepCounts(line, books)
}
