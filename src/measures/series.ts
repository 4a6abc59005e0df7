/** What a line did over time, time bucket by time bucket of its books: from it a warm-up is chosen, and whether the line settles is seen. */
import { EquipmentState, type Floor, Line, PerProduct, type Ticks } from '../model/index.ts'
import { TICKS_PER_DAY, TICKS_PER_HOUR } from './window.ts'

/** Entry i is of the time from i to i + 1 buckets after the start of the run. Plain data that survives structured cloning. */
export interface RunSeries {
  bucketTicks: Ticks
  /** Good units in the line, time average. */
  wipUnits: Float64Array
  /** Good units that left, per day. */
  goodPerDay: Float64Array
  /** Cycle time of the lots that left, h; NaN where none did. */
  cycleTimeMean: Float64Array
  /** Machines that are productive or set up, time average. */
  working: Float64Array
}

const WORKING = [EquipmentState.productive, EquipmentState.setup]

/** Of all buckets that are closed. */
export function runSeries({ books, line }: Pick<Floor, 'books' | 'line'>): RunSeries {
  const { scalars, layout } = books
  const { bucketTicks } = scalars
  const rows = scalars.nextClose / bucketTicks - 1
  const gained = (row: number, column: number): number => scalars.totalAt(row, column) - (row === 0 ? 0 : scalars.totalAt(row - 1, column))
  const ofProducts = (row: number, column: number): number =>
    line.products.reduce((sum, { index }) => sum + gained(row, layout.ofProduct(index) + column), 0)
  const machines = line.stations.flatMap(({ firstMachine, machines }) =>
    Array.from({ length: machines }, (_, number) => firstMachine + number),
  )
  const atWork = machines.flatMap((machine) => WORKING.map((state) => layout.ofMachine(machine) + state))
  const series = (of: (row: number) => number): Float64Array => Float64Array.from({ length: rows }, (_, row) => of(row))
  return {
    bucketTicks,
    wipUnits: series((row) => gained(row, Line.unitArea) / bucketTicks),
    goodPerDay: series((row) => (gained(row, Line.unitsGood) / bucketTicks) * TICKS_PER_DAY),
    cycleTimeMean: series((row) => ofProducts(row, PerProduct.cycleTimeSum) / ofProducts(row, PerProduct.lotsFinished) / TICKS_PER_HOUR),
    working: series((row) => atWork.reduce((sum, column) => sum + gained(row, column), 0) / bucketTicks),
  }
}
