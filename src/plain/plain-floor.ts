/** The running floor of a plain line: the same to the outside as the general one (src/model/floor.ts), the same bytes, and many times as fast. */
import type { Ticks } from '../engine/index.ts'
import { Accumulators, type Cut, Line, PerProduct, PerStation } from '../model/accumulators.ts'
import type { CompiledLine } from '../model/compiled-line.ts'
import { EquipmentState } from '../model/equipment-state.ts'
import { layoutOf } from '../model/floor.ts'
import { buildLine } from './build-line.ts'
import { type Kernel, newKernel } from './kernel.ts'
import { OutsideDraws } from './outside-draws.ts'

export interface PlainFloorOptions {
  seed: number
  replication: number
  /** Length of the run, ticks. */
  expectedEnd: Ticks
}

export class PlainFloor {
  readonly line: CompiledLine
  readonly books: Accumulators
  /** Nobody asks a plain line for it. */
  readonly shiftOutput = null
  now: Ticks = 0
  private readonly kernel: Kernel

  private constructor(line: CompiledLine, { expectedEnd }: PlainFloorOptions, kernel: Kernel, draws: OutsideDraws) {
    this.line = line
    this.books = new Accumulators(layoutOf(line), expectedEnd)
    this.kernel = kernel
    buildLine(line, kernel, draws, expectedEnd)
  }

  /** @param line one that is plain. Null: WebAssembly is refused here. */
  static of(line: CompiledLine, options: PlainFloorOptions): PlainFloor | null {
    const draws = new OutsideDraws(line, options)
    const kernel = newKernel(draws.forKernel())
    return kernel === null ? null : new PlainFloor(line, options, kernel, draws)
  }

  /** Timers fired so far. */
  get fired(): number {
    return this.kernel.fired.value
  }

  /** Runs up to and including `end`; what starts at `end` has started. */
  run(end: Ticks): void {
    const { kernel, books } = this
    for (let close = books.nextClose; close <= end; close = books.nextClose) {
      kernel.run(close)
      this.keepBooks()
      books.close(close)
    }
    kernel.run(end)
    this.now = end
  }

  /** The books as they stand now. */
  cut(): Cut {
    this.keepBooks()
    return this.books.cut(this.now)
  }

  /** Brings the totals of the books to what the kernel has counted. */
  private keepBooks(): void {
    const { kernel, books, line } = this
    const { layout, scalars, histograms } = books
    const { totals } = scalars
    kernel.settle()
    totals[Line.lotsReleased] = kernel.lotsReleased.value
    totals[Line.unitsReleased] = kernel.unitsReleased.value
    totals[Line.lotsFinished] = kernel.lotsFinished.value
    totals[Line.lotsEnded] = kernel.lotsFinished.value
    totals[Line.unitsGood] = kernel.unitsGood.value
    totals[Line.lotsLost] = kernel.lotsLost.value
    totals[Line.unitsLost] = kernel.unitsLost.value
    totals[Line.lotArea] = kernel.lotArea.value
    totals[Line.unitArea] = kernel.unitArea.value
    totals[Line.lotSojourn] = kernel.lotSojourn.value
    for (const { index } of line.products) this.keepProduct(totals, layout.ofProduct(index), index)
    for (const { index } of line.stations) this.keepStation(totals, layout.ofStation(index), index)
    for (let machine = 0; machine < line.machines; machine++) this.keepMachine(totals, layout.ofMachine(machine), machine)
    histograms.totals.set(new Float64Array(kernel.memory.buffer, kernel.histogramsAt(), histograms.totals.length))
  }

  private keepProduct(totals: Float64Array, column: number, product: number): void {
    const { kernel } = this
    totals[column + PerProduct.unitsReleased] = kernel.unitsReleasedOf(product)
    totals[column + PerProduct.unitsGood] = kernel.unitsGoodOf(product)
    totals[column + PerProduct.lotsFinished] = kernel.lotsFinishedOf(product)
    totals[column + PerProduct.cycleTimeSum] = kernel.cycleTimeSumOf(product)
  }

  private keepStation(totals: Float64Array, column: number, station: number): void {
    const { kernel } = this
    totals[column + PerStation.queueArea] = kernel.queueAreaOf(station)
    totals[column + PerStation.waitSum] = kernel.waitSumOf(station)
    totals[column + PerStation.carriersStarted] = kernel.startedOf(station)
    totals[column + PerStation.unitsDone] = kernel.unitsDoneOf(station)
    totals[column + PerStation.loads] = kernel.loadsOf(station)
  }

  private keepMachine(totals: Float64Array, column: number, machine: number): void {
    const { kernel } = this
    totals[column + EquipmentState.productive] = kernel.productiveOf(machine)
    totals[column + EquipmentState.standby] = kernel.standbyOf(machine)
    totals[column + EquipmentState.blocked] = kernel.blockedOf(machine)
  }
}
