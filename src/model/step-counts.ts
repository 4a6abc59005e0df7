/** What starts, fails and is lost at each step, for lines that count costs or have more quality than yields: units, carriers, and the strips and wafers that they begin. */
import { type Accumulators, PerStep } from './accumulators.ts'
import type { CompiledLine } from './compiled-line.ts'
import { hasQuality } from './step-quality.ts'

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

  /** A carrier begins a step, which works on `served` units of it, good or bad. */
  started(step: number, units: number, served: number): void {
    const { totals } = this
    const column = this.columns[step]!
    totals[column + PerStep.units]! += units
    totals[column + PerStep.unitsServed]! += served
    totals[column + PerStep.carriers]!++
    totals[column + PerStep.strips]! += Math.ceil(served / this.unitsPerStrip[step]!)
    totals[column + PerStep.wafers]! += Math.ceil(served / this.unitsPerWafer[step]!)
  }

  /** At the end of a step units have failed at the first try, and some were tested again. */
  tested(step: number, failed: number, retested: number): void {
    const column = this.columns[step]!
    this.totals[column + PerStep.unitsFailed]! += failed
    this.totals[column + PerStep.unitsRetested]! += retested
  }

  /** Rework or inspection has looked at a carrier. */
  checked(step: number, passes: boolean): void {
    const column = this.columns[step]!
    this.totals[column + PerStep.carriersChecked]!++
    if (!passes) this.totals[column + PerStep.carriersFailed]!++
  }

  /** An inspection has passed so many units, and defective ones among them. */
  inspected(step: number, units: number, escaped: number): void {
    const column = this.columns[step]!
    this.totals[column + PerStep.unitsInspected]! += units
    this.totals[column + PerStep.unitsEscaped]! += escaped
  }

  /** Units are scrapped in a step, at its end, or on the way to the next. */
  lost(step: number, units: number): void {
    this.totals[this.columns[step]! + PerStep.unitsLost]! += units
  }
}

/** Are the steps of a line counted? Where costs or more than yields depend on it. */
export function countsSteps({ spec }: CompiledLine): boolean {
  return spec.money !== undefined || hasQuality(spec)
}

/** null: nothing depends on it. */
export function stepCountsOf(line: CompiledLine, books: Accumulators): StepCounts | null {
  return countsSteps(line) ? new StepCounts(line, books) : null
}
