/** Throughput: good units that leave the line per day, and units that enter it. Units/day of 24 h. */
import { Line, PerProduct } from '../model/index.ts'
import type { LineMeasure, ProductMeasure } from './measure.ts'

export const goodPerDay: LineMeasure = {
  name: 'goodPerDay',
  unit: 'units/day',
  of: (window) => window.ofLine(Line.unitsGood) / window.days,
}

export const startsPerDay: LineMeasure = {
  name: 'startsPerDay',
  unit: 'units/day',
  of: (window) => window.ofLine(Line.unitsReleased) / window.days,
}

/** Share of lots that a full first buffer turned away. */
export const lostShare: LineMeasure = {
  name: 'lostShare',
  unit: '1',
  of: (window) => {
    const lost = window.ofLine(Line.lotsLost)
    return lost / (lost + window.ofLine(Line.lotsReleased))
  },
}

export const productGoodPerDay: ProductMeasure = {
  name: 'goodPerDay',
  unit: 'units/day',
  of: (window, product) => window.ofProduct(product.index, PerProduct.unitsGood) / window.days,
}
