/**
 * Lot cycle time: release until the lot's last unit leaves the line, of the lots that left within the window (lots of which nothing was good don't
 * count). A lot that was divided off counts from its mother's release. Hours. Quantiles from the histogram, interpolated.
 */
import { BUCKETS, bucketEdges, PerProduct } from '../model/index.ts'
import { bucketQuantile } from '../statistics/index.ts'
import type { LineMeasure, ProductMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

export const cycleTimeMean: LineMeasure = {
  name: 'cycleTimeMean',
  unit: 'h',
  of: (window) => total(window, PerProduct.cycleTimeSum) / total(window, PerProduct.lotsFinished) / TICKS_PER_HOUR,
}

export const productCycleTimeMean: ProductMeasure = {
  name: 'cycleTimeMean',
  unit: 'h',
  of: (window, { index }) =>
    window.ofProduct(index, PerProduct.cycleTimeSum) / window.ofProduct(index, PerProduct.lotsFinished) / TICKS_PER_HOUR,
}

const QUANTILES = [0.5, 0.9, 0.95, 0.99]

export const cycleTimeQuantiles: LineMeasure[] = QUANTILES.map((p) => ({
  name: quantileName(p),
  unit: 'h',
  of: (window) => hoursAt(allCycleTimes(window), p),
}))

export const productCycleTimeQuantiles: ProductMeasure[] = QUANTILES.map((p) => ({
  name: quantileName(p),
  unit: 'h',
  of: (window, { index }) => hoursAt(window.cycleTimes(index), p),
}))

function quantileName(p: number): string {
  return `cycleTimeP${Math.round(p * 100)}`
}

function hoursAt(counts: Float64Array, p: number): number {
  return (bucketQuantile(counts, bucketEdges, p) ?? Number.NaN) / TICKS_PER_HOUR
}

/** Counts per bucket of the cycle times of all lots that left. */
export function allCycleTimes(window: Window): Float64Array {
  const [only, ...others] = window.line.products
  if (only !== undefined && others.length === 0) return window.cycleTimes(only.index)
  const sum = new Float64Array(BUCKETS)
  for (const { index } of window.line.products)
    window.cycleTimes(index).forEach((count, bucket) => {
      sum[bucket]! += count
    })
  return sum
}

function total(window: Window, column: number): number {
  return window.line.products.reduce((sum, { index }) => sum + window.ofProduct(index, column), 0)
}
