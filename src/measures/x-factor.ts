/**
 * X-factor (flow factor): mean lot cycle time / raw process time, for the lots that left within the window. 1 = no lot ever waited. Dimensionless.
 * Ratio of means, not mean of ratios (Delp, Si, Hwang, Pei, ASMC 2003). Of a line with several products: all cycle times / all raw process times.
 */
import { PerProduct } from '../model/index.ts'
import type { LineMeasure, ProductMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

export const xFactor: LineMeasure = {
  name: 'xFactor',
  unit: '1',
  of: (window) => {
    let cycleTime = 0
    let raw = 0
    for (const { index } of window.line.products) {
      cycleTime += window.ofProduct(index, PerProduct.cycleTimeSum)
      raw += rawSum(window, index)
    }
    return cycleTime / raw
  },
}

export const productXFactor: ProductMeasure = {
  name: 'xFactor',
  unit: '1',
  of: (window, { index }) => window.ofProduct(index, PerProduct.cycleTimeSum) / rawSum(window, index),
}

/** Raw process time of the lots that left, h per lot. */
export const rawProcessTime: LineMeasure = {
  name: 'rawProcessTime',
  unit: 'h',
  of: (window) => {
    const lots = window.line.products.reduce((sum, { index }) => sum + window.ofProduct(index, PerProduct.lotsFinished), 0)
    return window.line.products.reduce((sum, { index }) => sum + rawSum(window, index), 0) / lots / TICKS_PER_HOUR
  },
}

function rawSum(window: Window, product: number): number {
  return window.rawProcessTimes[product]! * window.ofProduct(product, PerProduct.lotsFinished)
}
