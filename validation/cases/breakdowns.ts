/** Breakdowns on the two clocks: productive time (operation-dependent) and up-time, idle included (time-dependent). */
import { caseOf, type Family, type Metric, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, inHours, type Law, type LineFile, lawText } from '../line-file.ts'
import { queueLine, queueReadings, SERVER } from '../queue-line.ts'

/** `rho_eff`: load with the repairs that the work brings, or of the time that they leave. */
const readings: Record<string, Reading> = {
  ...queueReadings,
  CT: (kpis) => kpis.ofLine('cycleTimeMean'),
  rho_eff: (kpis) => kpis.ofStation(SERVER, 'load'),
}

const operationDependent: readonly Oracle<{ lam: number; service: Law; fail_rate_while_busy: number; repair: Law }>[] = [
  {
    id: "mg1-odf-0.5-det-0.05-('exp', 4.0)",
    parameters: { lam: 0.5, service: ['det', 1], fail_rate_while_busy: 0.05, repair: ['exp', 4] },
    exact: { rho_eff: 0.6, Wq: 1.9, CT: 3.1 },
    run: { warmUp: 300, horizon: 192000 },
  },
  {
    id: "mg1-odf-0.5-exp-0.05-('exp', 4.0)",
    parameters: { lam: 0.5, service: ['exp', 1], fail_rate_while_busy: 0.05, repair: ['exp', 4] },
    exact: { rho_eff: 0.6, Wq: 2.8, CT: 4 },
    run: { warmUp: 300, horizon: 110000 },
    fullOnly: true,
  },
  {
    id: "mg1-odf-0.6-gamma-0.02-('lognormal', 8.0, 1.0)",
    parameters: { lam: 0.6, service: ['gamma', 1, 0.25], fail_rate_while_busy: 0.02, repair: ['lognormal', 8, 1] },
    exact: { rho_eff: 0.696, Wq: 4.18618421053, CT: 5.34618421053 },
    run: { warmUp: 510, horizon: 570000 },
    fullOnly: true,
  },
]

export const productiveClock: Family = {
  model: 'M/G/1, breakdowns on the productive clock',
  source: 'Gaver 1962 (completion times), Pollaczek-Khinchine',
  semantics:
    'clock: productive. Work resumes after the repair. The wait ends when work begins, so it contains no repair of the lot itself.',
  cases: operationDependent.map((oracle) => {
    const { lam, service, fail_rate_while_busy, repair } = oracle.parameters
    const failure = { every: exponential(1 / fail_rate_while_busy), clock: 'productive', repair: lawText(repair) }
    const station = { processTime: `${lawText(service)} per lot`, failures: { failure } }
    const line = queueLine('M/G/1 with breakdowns', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, oracle.exact.rho_eff!, { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}

const timeDependent: readonly Oracle<{ lam: number; mu: number; fail: number; repair: number }>[] = [
  {
    id: 'mm1-tdf-0.5-1.0-0.05-0.25',
    parameters: { lam: 0.5, mu: 1, fail: 0.05, repair: 0.25 },
    exact: { L: 2.33333333333, W: 4.66666666667, rho_eff: 0.6 },
    run: { warmUp: 1000, horizon: 84000 },
  },
  {
    id: 'mm1-tdf-0.7-1.0-0.01-0.1',
    parameters: { lam: 0.7, mu: 1, fail: 0.01, repair: 0.1 },
    exact: { L: 6.11462450593, W: 8.73517786561, rho_eff: 0.77 },
    run: { warmUp: 5000, horizon: 420000 },
    fullOnly: true,
  },
  {
    id: 'mm1-tdf-3.0-6.0-0.02-0.1',
    parameters: { lam: 3, mu: 6, fail: 0.02, repair: 0.1 },
    exact: { L: 14, W: 4.66666666667, rho_eff: 0.6 },
    run: { warmUp: 3000, horizon: 192000 },
    fullOnly: true,
  },
]

export const upClock: Family = {
  model: 'M/M/1, breakdowns on the up-time clock',
  source: 'White and Christie 1958; Avi-Itzhak and Naor 1963',
  semantics: 'clock: up. An idle machine breaks down too; work resumes after the repair.',
  cases: timeDependent.map((oracle) => {
    const { lam, mu, fail, repair } = oracle.parameters
    const failure = { every: exponential(1 / fail), clock: 'up', repair: exponential(1 / repair) }
    const station = { processTime: `${exponential(1 / mu)} per lot`, failures: { failure } }
    const line = queueLine('M/M/1 with breakdowns', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, oracle.exact.rho_eff!, { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}

interface Isolated {
  mtbf_up: number
  mttr: number
  utilisation: number
}

const isolated: readonly Oracle<Isolated>[] = [
  {
    id: 'avail-tdf-odf',
    parameters: { mtbf_up: 40, mttr: 5, utilisation: 0.6 },
    exact: {
      A_tdf: 0.888888888889,
      ODF_capacity_same: 0.888888888889,
      tdf_down_fraction_at_any_load: 0.111111111111,
      odf_down_fraction_at_util_u: 0.075,
      odf_idle_fraction_check: 0.325,
    },
    run: { warmUp: 1000, horizon: 80000 },
  },
]

/** Three machines that have nothing to do with each other: up clock, productive clock, and productive clock without an idle moment. */
function threeMachines({ parameters, run }: Oracle<Isolated>): LineFile {
  const { mtbf_up, mttr, utilisation } = parameters
  const names = ['up-clock', 'productive-clock', 'saturated']
  const each = <T>(make: (name: string) => T): Record<string, T> => Object.fromEntries(names.map((name) => [name, make(name)]))
  const station = (name: string): object => ({
    processTime: `${exponential(1)} per lot`,
    failures: { failure: { every: exponential(mtbf_up), clock: name === 'up-clock' ? 'up' : 'productive', repair: exponential(mttr) } },
  })
  return {
    title: 'Availability of single machines',
    run: inHours(run),
    products: each((name) => ({ route: name })),
    routes: each((name) => ({ steps: { work: { station: name } } })),
    stations: each(station),
    release: each((name) =>
      name === 'saturated' ? { product: name, conwip: '2 lots' } : { product: name, every: exponential(1 / utilisation) },
    ),
  }
}

function availabilityMetrics(exact: Record<string, number>): Metric[] {
  return metricsOf(exact, {
    A_tdf: (kpis) => 1 - kpis.ofStation('up-clock', 'states.unscheduledDown'),
    ODF_capacity_same: (kpis) => kpis.ofStation('saturated', 'states.productive'),
    tdf_down_fraction_at_any_load: (kpis) => kpis.ofStation('up-clock', 'states.unscheduledDown'),
    odf_down_fraction_at_util_u: (kpis) => kpis.ofStation('productive-clock', 'states.unscheduledDown'),
    odf_idle_fraction_check: (kpis) => kpis.ofStation('productive-clock', 'states.standby'),
  })
}

export const availability: Family = {
  model: 'availability of a single machine',
  source: 'Buzacott and Hanifin 1978',
  semantics:
    'The same MTBF and MTTR give 11.1 % downtime on the up clock at any load, and 7.5 % on the productive clock of a machine that works 60 % of the time.',
  cases: isolated.map((oracle) =>
    caseOf(oracle, 0.6, { label: '', line: threeMachines(oracle), metrics: availabilityMetrics(oracle.exact) }),
  ),
}
