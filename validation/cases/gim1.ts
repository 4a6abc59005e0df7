/** One machine with exponential times, lots at intervals of any distribution. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const oracles: readonly (Oracle<{ iat_mean: number; mu: number; iat_scv: number }> & { every: string })[] = [
  {
    id: 'gim1-D/M/1',
    parameters: { iat_mean: 1.25, mu: 1, iat_scv: 0 },
    exact: { Wq: 1.69273083992, W: 2.69273083992, rho: 0.8 },
    run: { warmUp: 1100, horizon: 47000 },
    every: '1.25 h',
  },
  {
    id: 'gim1-E3/M/1',
    parameters: { iat_mean: 1.25, mu: 1, iat_scv: 0.333333333333 },
    exact: { Wq: 2.45942284843, W: 3.45942284843, rho: 0.8 },
    run: { warmUp: 1100, horizon: 86000 },
    every: 'erlang(shape 3, mean 1.25 h)',
  },
  {
    id: 'gim1-U/M/1',
    parameters: { iat_mean: 1.25, mu: 1, iat_scv: 0.12 },
    exact: { Wq: 1.97715864658, W: 2.97715864658, rho: 0.8 },
    run: { warmUp: 1100, horizon: 60000 },
    every: 'uniform(0.5, 2) h',
  },
  {
    id: 'gim1-H2/M/1',
    parameters: { iat_mean: 1.25, mu: 1, iat_scv: 2.33333333333 },
    exact: { Wq: 7.01956281915, W: 8.01956281915, rho: 0.8 },
    run: { warmUp: 1100, horizon: 112000 },
    every: 'hyperexponential(0.4: 2.5 h, 0.6: 25 min)',
  },
]

export const gim1: Family = {
  model: 'GI/M/1',
  source: 'Kendall 1953 (root of sigma = A*(mu (1 - sigma)))',
  semantics:
    'Intervals: constant; Erlang of shape 3; uniform on 0.5 to 2 h; two exponentials, 40 % with mean 2.5 h and 60 % with mean 25 min. The oracle names only ' +
    'mean and variance of the last; this mixture was inferred, as the one with round numbers that has its sigma too.',
  cases: oracles.map((oracle) => {
    const { iat_mean, mu } = oracle.parameters
    const line = queueLine('GI/M/1', oracle.run, { processTime: `${exponential(1 / mu)} per lot` }, { every: oracle.every })
    return caseOf(oracle, 1 / (iat_mean * mu), { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
