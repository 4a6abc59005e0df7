/** Batch stations: an oven that starts with a to b lots, or only when it is full. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, hours } from '../line-file.ts'
import { queueLine, queueReadings, SERVER } from '../queue-line.ts'

/** Mean load of an oven with room for `max`: `load` counts its loads as full, `busy` doesn't. */
function bulkReadings(max: number): Record<string, Reading> {
  return {
    ...queueReadings,
    Pidle: (kpis) => kpis.ofStation(SERVER, 'states.standby'),
    mean_batch: (kpis) => (max * kpis.ofStation(SERVER, 'load')) / kpis.ofStation(SERVER, 'busy'),
  }
}

const ranged: readonly Oracle<{ lam: number; mu: number; a: number; b: number }>[] = [
  {
    id: 'bulk-3.0-1.0-4-4',
    parameters: { lam: 3, mu: 1, a: 4, b: 4 },
    exact: { Lq: 6.44291743195, Wq: 2.14763914398, W: 3.14763914398, Pidle: 0.25, mean_batch: 4 },
    run: { warmUp: 640, horizon: 34000 },
    fullOnly: true,
  },
  {
    id: 'bulk-3.0-1.0-2-4',
    parameters: { lam: 3, mu: 1, a: 2, b: 4 },
    exact: { Lq: 7.23448652843, Wq: 2.41149550948, W: 3.41149550948, Pidle: 0.0971896988267, mean_batch: 3.3229572105 },
    run: { warmUp: 640, horizon: 35000 },
  },
  {
    id: 'bulk-3.0-1.0-1-4',
    parameters: { lam: 3, mu: 1, a: 1, b: 4 },
    exact: { Lq: 7.65749617601, Wq: 2.55249872534, W: 3.55249872534, Pidle: 0.0359340580335, mean_batch: 3.11182033241 },
    run: { warmUp: 640, horizon: 34000 },
    fullOnly: true,
  },
  {
    id: 'bulk-5.0-1.0-8-8',
    parameters: { lam: 5, mu: 1, a: 8, b: 8 },
    exact: { Lq: 6.96416801218, Wq: 1.39283360244, W: 2.39283360244, Pidle: 0.375, mean_batch: 8 },
    run: { warmUp: 290, horizon: 11000 },
  },
  {
    id: 'bulk-5.0-1.0-3-8',
    parameters: { lam: 5, mu: 1, a: 3, b: 8 },
    exact: { Lq: 7.70779037051, Wq: 1.5415580741, W: 2.5415580741, Pidle: 0.105624371029, mean_batch: 5.59049222501 },
    run: { warmUp: 290, horizon: 11000 },
    fullOnly: true,
  },
]

export const bulkService: Family = {
  model: 'M/M(a,b)/1 bulk service',
  source: 'Bailey 1954; Neuts 1967',
  semantics:
    'batch min a, max b; one exponential time per batch. An idle oven with fewer than a lots before it is in standby. Mean batch: b x load / busy.',
  cases: ranged.map((oracle) => {
    const { lam, mu, a, b } = oracle.parameters
    const station = { processTime: `${exponential(1 / mu)} per batch`, batch: { min: `${a} carriers`, max: `${b} carriers` } }
    const line = queueLine('M/M(a,b)/1', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, lam / (b * mu), { label: '', line, metrics: metricsOf(oracle.exact, bulkReadings(b)) })
  }),
}

const full: readonly Oracle<{ lam: number; D: number; b: number }>[] = [
  {
    id: 'bulkdet-3.0-1.0-4',
    parameters: { lam: 3, D: 1, b: 4 },
    exact: { rho: 0.75, Wq: 0.766961210227, W: 1.76696121023, Wq_batch: 0.266961210227, form_wait: 0.5 },
    run: { warmUp: 640, horizon: 3000 },
  },
  {
    id: 'bulkdet-7.0-1.0-8',
    parameters: { lam: 7, D: 1, b: 8 },
    exact: { rho: 0.875, Wq: 0.828547253884, W: 1.82854725388, Wq_batch: 0.328547253884, form_wait: 0.5 },
    run: { warmUp: 2600, horizon: 3600 },
    fullOnly: true,
  },
  {
    id: 'bulkdet-0.14-40.0-6',
    parameters: { lam: 0.14, D: 40, b: 6 },
    exact: { rho: 0.933333333333, Wq: 59.55173446, W: 99.55173446, Wq_batch: 41.6945916028, form_wait: 17.8571428571 },
    run: { warmUp: 60000, horizon: 130000 },
    fullOnly: true,
  },
]

export const fullBatches: Family = {
  model: 'M/D^(b,b)/1 full-batch oven',
  source:
    'numerical solution of the Lindley recursion of E_b/D/1, plus (b - 1) / (2 lam) for a batch to form; grid accurate to about 0.2 %',
  semantics: 'batch of exactly b, no maximum wait. The wait runs from the arrival of a lot, so it contains the forming of its batch.',
  cases: full.map((oracle) => {
    const { lam, D, b } = oracle.parameters
    const station = { processTime: `${hours(D)} per batch`, batch: { max: `${b} carriers` } }
    const line = queueLine('M/D^(b,b)/1', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, (lam * D) / b, { label: '', line, metrics: metricsOf(oracle.exact, bulkReadings(b)) })
  }),
}
