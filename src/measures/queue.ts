/** The queue of a station: carriers waiting (time average) and how long those that were started had waited (mean, P95; hours; setup not included). */
import { bucketEdges, PerStation } from '../model/index.ts'
import { bucketQuantile } from '../statistics/index.ts'
import type { StationMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const queueLength: StationMeasure = {
  name: 'queueLength',
  unit: 'carriers',
  of: (window, { index }) => window.ofStation(index, PerStation.queueArea) / window.ticks,
}

export const waitMean: StationMeasure = {
  name: 'waitMean',
  unit: 'h',
  of: (window, { index }) =>
    window.ofStation(index, PerStation.waitSum) / window.ofStation(index, PerStation.carriersStarted) / TICKS_PER_HOUR,
}

export const waitP95: StationMeasure = {
  name: 'waitP95',
  unit: 'h',
  of: (window, { index }) => (bucketQuantile(window.waits(index), bucketEdges, 0.95) ?? Number.NaN) / TICKS_PER_HOUR,
}

/** Units that a station has worked on, per day. */
export const unitsPerDay: StationMeasure = {
  name: 'unitsPerDay',
  unit: 'units/day',
  of: (window, { index }) => window.ofStation(index, PerStation.unitsDone) / window.days,
}
