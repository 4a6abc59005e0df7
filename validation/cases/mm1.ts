/** One machine, lots at random, exponential times. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; mu: number }>[] = [
  {
    id: 'mm1-0.5-1.0',
    parameters: { lam: 0.5, mu: 1 },
    exact: { rho: 0.5, L: 1, Lq: 0.5, W: 2, Wq: 1, P0: 0.5, W_p90: 4.60517018599, Wq_p90: 3.21887582487 },
    run: { warmUp: 200, horizon: 62000 },
  },
  {
    id: 'mm1-0.8-1.0',
    parameters: { lam: 0.8, mu: 1 },
    exact: { rho: 0.8, L: 4, Lq: 3.2, W: 5, Wq: 4, P0: 0.2, W_p90: 11.512925465, Wq_p90: 10.3972077084 },
    run: { warmUp: 1100, horizon: 89000 },
  },
  {
    id: 'mm1-0.95-1.0',
    parameters: { lam: 0.95, mu: 1 },
    exact: { rho: 0.95, L: 19, Lq: 18.05, W: 20, Wq: 19, P0: 0.05, W_p90: 46.0517018599, Wq_p90: 45.0258359721 },
    run: { warmUp: 16000, horizon: 139000 },
    fullOnly: true,
  },
  {
    id: 'mm1-7.0-8.4',
    parameters: { lam: 7, mu: 8.4 },
    exact: {
      rho: 0.833333333333,
      L: 5,
      Lq: 4.16666666667,
      W: 0.714285714286,
      Wq: 0.595238095238,
      P0: 0.166666666667,
      W_p90: 1.64470363785,
      Wq_p90: 1.51447395443,
    },
    run: { warmUp: 200, horizon: 21000 },
    fullOnly: true,
  },
]

export const mm1: Family = {
  model: 'M/M/1',
  source: 'Kleinrock, Queueing Systems I, 1975; Gross and Harris, Fundamentals of Queueing Theory',
  semantics:
    'Quantiles are of all lots, zero waits included. They come from histograms (buckets of 1/16 of their value, interpolated), good to about 0.2 %.',
  cases: oracles.map((oracle) => {
    const { lam, mu } = oracle.parameters
    const line = queueLine('M/M/1', oracle.run, { processTime: `${exponential(1 / mu)} per lot` }, { every: exponential(1 / lam) })
    return caseOf(oracle, lam / mu, { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
