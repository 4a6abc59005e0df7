/** Several lots arrive at once. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential, geometricText } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

type Group = readonly ['det', number] | readonly ['geom', number]

const oracles: readonly Oracle<{ lam: number; mu: number; X: Group }>[] = [
  {
    id: "mxm1-0.2-('det', 4)",
    parameters: { lam: 0.2, mu: 1, X: ['det', 4] },
    exact: { rho: 0.8, L: 10, W: 12.5, Wq: 11.5 },
    run: { warmUp: 4000, horizon: 220000 },
  },
  {
    id: "mxm1-0.2-('geom', 0.25)",
    parameters: { lam: 0.2, mu: 1, X: ['geom', 0.25] },
    exact: { rho: 0.8, L: 16, W: 20, Wq: 19 },
    run: { warmUp: 6000, horizon: 430000 },
    fullOnly: true,
  },
  {
    id: "mxm1-0.1-('det', 8)",
    parameters: { lam: 0.1, mu: 1, X: ['det', 8] },
    exact: { rho: 0.8, L: 18, W: 22.5, Wq: 21.5 },
    run: { warmUp: 6000, horizon: 380000 },
    fullOnly: true,
  },
]

function meanGroup([law, parameter]: Group): number {
  return law === 'det' ? parameter : 1 / parameter
}

export const batchArrivals: Family = {
  model: 'M[X]/M/1',
  source: 'Gross and Harris, Fundamentals of Queueing Theory',
  semantics: 'Groups of constant or geometric size (1, 2, 3, ...; a discrete distribution with terms until less than 1e-11 is left).',
  cases: oracles.map((oracle) => {
    const { lam, mu, X } = oracle.parameters
    const release = { every: exponential(1 / lam), lots: X[0] === 'det' ? X[1] : geometricText(X[1]) }
    const line = queueLine('M[X]/M/1', oracle.run, { processTime: `${exponential(1 / mu)} per lot` }, release)
    return caseOf(oracle, (lam * meanGroup(X)) / mu, { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
