/**
 * How a queue fills that starts empty. What is asked at one instant needs very many observations: forty independent copies of the queue stand
 * in one line, and there are many replications.
 */
import { caseOf, type Fact, type Family, metricsOf, type Reading } from '../case.ts'
import type { LineFile } from '../line-file.ts'

const oracles: readonly (Fact<{ lam: number; mu: number; t: number }> & { replications: number })[] = [
  {
    id: 'transient-mm1-0.8-5.0',
    parameters: { lam: 0.8, mu: 1, t: 5 },
    exact: { EN: 1.46946082779, P0: 0.348967942941 },
    replications: 1000,
  },
  {
    id: 'transient-mm1-0.8-20.0',
    parameters: { lam: 0.8, mu: 1, t: 20 },
    exact: { EN: 2.64763492396, P0: 0.244852397859 },
    replications: 2000,
    fullOnly: true,
  },
  {
    id: 'transient-mm1-0.9-50.0',
    parameters: { lam: 0.9, mu: 1, t: 50 },
    exact: { EN: 5.12247972106, P0: 0.137668634667 },
    replications: 3000,
    fullOnly: true,
  },
]

const COPIES = 40
const names = Array.from({ length: COPIES }, (_, index) => `copy-${index + 1}`)

/** An instant as a measured window: short enough that hardly anything happens in it. */
const INSTANT = '1 ms'

/** In seconds, so that a run takes less than the shortest time bucket of the simulator's books, which are long for so many stations. */
function copiesLine(lam: number, mu: number, t: number, replications: number): LineFile {
  const each = (make: (name: string) => object): Record<string, object> => Object.fromEntries(names.map((name) => [name, make(name)]))
  return {
    title: 'M/M/1 from empty',
    run: { warmUp: `${t} s`, horizon: INSTANT, replications },
    products: each((name) => ({ route: name })),
    routes: Object.fromEntries(names.map((name) => [name, { steps: { serve: { station: name } } }])),
    stations: each(() => ({ processTime: `exponential(${1 / mu} s) per lot` })),
    release: each((name) => ({ product: name, every: `exponential(${1 / lam} s)` })),
  }
}

const readings: Record<string, Reading> = {
  EN: (kpis) => kpis.ofLine('wipLots') / COPIES,
  P0: (kpis) => names.reduce((sum, name) => sum + kpis.ofStation(name, 'states.standby'), 0) / COPIES,
}

export const transient: Family = {
  model: 'M/M/1 from empty, at time t',
  source: 'Kleinrock 1975 (uniformisation; Bessel functions)',
  semantics:
    `Unit of model time: one second. Warm-up t, then a window of ${INSTANT}, in which the WIP is the number at time t. ${COPIES} copies of the queue in ` +
    'one line, many replications.',
  cases: oracles.map((oracle) => {
    const { lam, mu, t } = oracle.parameters
    const line = copiesLine(lam, mu, t, oracle.replications)
    return caseOf(oracle, lam / mu, { label: '', line, metrics: metricsOf(oracle.exact, readings), precisionBy: 'replications' })
  }),
}
