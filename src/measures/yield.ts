/** Cumulative yield: good units that left / all units that left (good and scrap) within the window. Share, 0..1. */
import { Line } from '../model/index.ts'
import type { LineMeasure } from './measure.ts'

export const cumulativeYield: LineMeasure = {
  name: 'cumulativeYield',
  unit: '1',
  of: (window) => {
    const good = window.ofLine(Line.unitsGood)
    return good / (good + window.ofLine(Line.unitsScrapped))
  },
}
