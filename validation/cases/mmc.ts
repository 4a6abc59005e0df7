/** Several machines with one queue. */
import { caseOf, type Family, metricsOf, type Oracle, type Study } from '../case.ts'
import { exponential, hours, inHours } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const markovian: readonly Oracle<{ lam: number; mu: number; c: number }>[] = [
  {
    id: 'mmc-1.8-1.0-2',
    parameters: { lam: 1.8, mu: 1, c: 2 },
    exact: {
      rho: 0.9,
      Pwait: 0.852631578947,
      Lq: 7.67368421053,
      Wq: 4.26315789474,
      W: 5.26315789474,
      L: 9.47368421053,
      Wq_p95: 14.1815226831,
    },
    run: { warmUp: 2100, horizon: 251000 },
    fullOnly: true,
  },
  {
    id: 'mmc-2.4-1.0-3',
    parameters: { lam: 2.4, mu: 1, c: 3 },
    exact: {
      rho: 0.8,
      Pwait: 0.647191011236,
      Lq: 2.58876404494,
      Wq: 1.07865168539,
      W: 2.07865168539,
      L: 4.98876404494,
      Wq_p95: 4.26769745254,
    },
    run: { warmUp: 340, horizon: 53000 },
  },
  {
    id: 'mmc-9.0-1.0-10',
    parameters: { lam: 9, mu: 1, c: 10 },
    exact: {
      rho: 0.9,
      Pwait: 0.668731524108,
      Lq: 6.01858371697,
      Wq: 0.668731524108,
      W: 1.66873152411,
      L: 15.018583717,
      Wq_p95: 2.5933596649,
    },
    run: { warmUp: 410, horizon: 60000 },
    fullOnly: true,
  },
  {
    id: 'mmc-19.0-1.0-20',
    parameters: { lam: 19, mu: 1, c: 20 },
    exact: {
      rho: 0.95,
      Pwait: 0.755401232091,
      Lq: 14.3526234097,
      Wq: 0.755401232091,
      W: 1.75540123209,
      L: 33.3526234097,
      Wq_p95: 2.71522603589,
    },
    run: { warmUp: 800, horizon: 14000 },
    fullOnly: true,
  },
  {
    id: 'mmc-5.1-0.9-7',
    parameters: { lam: 5.1, mu: 0.9, c: 7 },
    exact: {
      rho: 0.809523809524,
      Pwait: 0.506153804277,
      Lq: 2.15115366818,
      Wq: 0.421794836898,
      W: 1.53290594801,
      L: 7.81782033485,
      Wq_p95: 1.92901464891,
    },
    run: { warmUp: 200, horizon: 48000 },
    fullOnly: true,
  },
]

const CARTS = 'carts'

/** The same queue, where the servers are carts: stations where a lot takes a microsecond, a way there that is the service, and none back. */
function cartsOf({ parameters: { lam, mu, c }, run, exact }: (typeof markovian)[number]): Study {
  const atOnce = (area: string) => ({ area, processTime: '1 us per lot' })
  return {
    label: CARTS,
    line: {
      title: 'M/M/c with carts',
      run: inHours(run),
      products: { job: {} },
      routes: { main: { steps: { leave: { station: 'here' }, come: { station: 'there' } } } },
      stations: { here: atOnce('here'), there: atOnce('there') },
      transport: { times: { 'here -> there': exponential(1 / mu) }, carts: { [CARTS]: { count: c } } },
      release: { source: { every: exponential(1 / lam) } },
    },
    metrics: metricsOf(exact, {
      rho: (kpis) => kpis.ofCarts(CARTS, 'busy'),
      Wq: (kpis) => kpis.ofCarts(CARTS, 'waitMean'),
      W: (kpis) => kpis.ofLine('cycleTimeMean'),
      L: (kpis) => kpis.ofLine('carriersUnderWay'),
    }),
  }
}

export const mmc: Family = {
  model: 'M/M/c',
  source: 'Erlang 1917 (delay formula)',
  semantics:
    'The 95 % quantile of the wait is of all lots, zero waits included. P(wait) has no measure of its own; mean and quantile contain it. Where a case has a second line, the servers are carts that bring lots from one area to another.',
  cases: markovian.map((oracle) => {
    const { lam, mu, c } = oracle.parameters
    const station = { machines: c, processTime: `${exponential(1 / mu)} per lot` }
    const line = queueLine('M/M/c', oracle.run, station, { every: exponential(1 / lam) })
    const carts = oracle.fullOnly === true ? [] : [cartsOf(oracle)]
    return caseOf(oracle, lam / (c * mu), { label: '', line, metrics: queueMetrics(oracle.exact) }, ...carts)
  }),
}

const constant: readonly Oracle<{ lam: number; D: number; c: number }>[] = [
  {
    id: 'mdc-0.8-1',
    parameters: { lam: 0.8, D: 1, c: 1 },
    exact: { rho: 0.8, Lq: 1.60000000003, Wq: 2.00000000003, W: 3.00000000003, Pwait: 0.8 },
    run: { warmUp: 1100, horizon: 44000 },
  },
  {
    id: 'mdc-1.8-2',
    parameters: { lam: 1.8, D: 1, c: 2 },
    exact: { rho: 0.9, Lq: 3.86446178642, Wq: 2.14692321468, W: 3.14692321468, Pwait: 0.847107642702 },
    run: { warmUp: 2100, horizon: 89000 },
    fullOnly: true,
  },
  {
    id: 'mdc-4.5-5',
    parameters: { lam: 4.5, D: 1, c: 5 },
    exact: { rho: 0.9, Lq: 3.49512821181, Wq: 0.77669515818, W: 1.77669515818, Pwait: 0.747828546069 },
    run: { warmUp: 810, horizon: 61000 },
    fullOnly: true,
  },
  {
    id: 'mdc-9.0-10',
    parameters: { lam: 9, D: 1, c: 10 },
    exact: { rho: 0.9, Lq: 3.10123845307, Wq: 0.344582050341, W: 1.34458205034, Pwait: 0.646861283932 },
    run: { warmUp: 410, horizon: 36000 },
    fullOnly: true,
  },
  {
    id: 'mdc-2.7-3',
    parameters: { lam: 2.7, D: 1, c: 3 },
    exact: { rho: 0.9, Lq: 3.72036232887, Wq: 1.37791197366, W: 2.37791197366, Pwait: 0.807680691671 },
    run: { warmUp: 1400, horizon: 71000 },
    fullOnly: true,
  },
]

export const mdc: Family = {
  model: 'M/D/c',
  source: 'Crommelin 1932; Franx, Operations Research Letters 29, 2001',
  semantics: 'Constant process time, machines alike.',
  cases: constant.map((oracle) => {
    const { lam, D, c } = oracle.parameters
    const line = queueLine('M/D/c', oracle.run, { machines: c, processTime: `${hours(D)} per lot` }, { every: exponential(1 / lam) })
    return caseOf(oracle, (lam * D) / c, { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
