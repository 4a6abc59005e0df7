/** Lines that most cases share: one station with a queue, and stations in series. */
import { type Metric, metricsOf, type Reading } from './case.ts'
import type { RunLength } from './line-file.ts'
import { inHours, type LineFile } from './line-file.ts'

/** The only station of `queueLine`. */
export const SERVER = 'server'

/** What a station with a queue can answer. `number`, `wait` and `time` by their usual letters; hours. */
export const queueReadings: Readonly<Record<string, Reading>> = {
  rho: (kpis) => kpis.ofStation(SERVER, 'states.productive'),
  util: (kpis) => kpis.ofStation(SERVER, 'states.productive'),
  P0: (kpis) => kpis.ofStation(SERVER, 'states.standby'),
  L: (kpis) => kpis.ofLine('wipLots'),
  Lq: (kpis) => kpis.ofStation(SERVER, 'queueLength'),
  W: (kpis) => kpis.ofLine('cycleTimeMean'),
  Wq: (kpis) => kpis.ofStation(SERVER, 'waitMean'),
  W_p90: (kpis) => kpis.ofLine('cycleTimeP90'),
  Wq_p95: (kpis) => kpis.ofStation(SERVER, 'waitP95'),
  throughput: (kpis) => kpis.throughput,
  Pblock: (kpis) => kpis.ofLine('lostShare'),
}

export function queueMetrics(exact: Record<string, number>): Metric[] {
  return metricsOf(exact, queueReadings)
}

/** One station; `station` and `release` as line files write them. */
export function queueLine(title: string, run: RunLength, station: object, release: object): LineFile {
  return {
    title,
    run: inHours(run),
    products: { job: {} },
    routes: { main: { steps: { serve: { station: SERVER } } } },
    stations: { [SERVER]: station },
    release: { source: release },
  }
}

/** Stations one behind the other, named `station-1` and so on; every job visits all of them. */
export function seriesLine(title: string, run: RunLength, stations: readonly object[], release: object, product: object = {}): LineFile {
  const names = stations.map((_, index) => stationName(index))
  return {
    title,
    run: inHours(run),
    products: { job: product },
    routes: { main: { steps: Object.fromEntries(names.map((name, index) => [`step-${index + 1}`, { station: name }])) } },
    stations: Object.fromEntries(names.map((name, index) => [name, stations[index]!])),
    release: { source: release },
  }
}

/** @param index from 0 */
export function stationName(index: number): string {
  return `station-${index + 1}`
}
