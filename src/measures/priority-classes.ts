/** Priority classes, of lines that ask for them: good units and cycle times as those of products, by the class that a lot has when they are counted. */
import { bucketEdges, PerClass } from '../model/index.ts'
import { bucketQuantile } from '../statistics/index.ts'
import type { ClassMeasure, LineMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const classGoodPerDay: ClassMeasure = {
  name: 'goodPerDay',
  unit: 'units/day',
  of: (window, index) => window.ofClass(index, PerClass.unitsGood) / window.days,
}

export const classCycleTimeMean: ClassMeasure = {
  name: 'cycleTimeMean',
  unit: 'h',
  of: (window, index) => window.ofClass(index, PerClass.cycleTimeSum) / window.ofClass(index, PerClass.lotsFinished) / TICKS_PER_HOUR,
}

export const classCycleTimeP95: ClassMeasure = {
  name: 'cycleTimeP95',
  unit: 'h',
  of: (window, index) => (bucketQuantile(window.classTimes(index), bucketEdges, 0.95) ?? Number.NaN) / TICKS_PER_HOUR,
}

/** Lots that got a better class because they were late, of lines in which that can be. */
export const expeditedPerDay: LineMeasure = {
  name: 'expeditedPerDay',
  unit: 'lots/day',
  of: (window) => window.lotsExpedited / window.days,
}
