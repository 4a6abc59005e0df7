/** One machine, lots at random, any distribution of process times. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential, type Law, lawText, meanOf } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; service: Law }>[] = [
  {
    id: "mg1-0.8-('det', 1.0)",
    parameters: { lam: 0.8, service: ['det', 1] },
    exact: { rho: 0.8, Wq: 2, W: 3, Lq: 1.6, L: 2.4 },
    run: { warmUp: 1100, horizon: 37000 },
  },
  {
    id: "mg1-0.8-('uniform', 0.5, 1.5)",
    parameters: { lam: 0.8, service: ['uniform', 0.5, 1.5] },
    exact: { rho: 0.8, Wq: 2.16666666667, W: 3.16666666667, Lq: 1.73333333333, L: 2.53333333333 },
    run: { warmUp: 1100, horizon: 47000 },
    fullOnly: true,
  },
  {
    id: "mg1-0.8-('triangular', 0.5, 0.8, 1.7)",
    parameters: { lam: 0.8, service: ['triangular', 0.5, 0.8, 1.7] },
    exact: { rho: 0.8, Wq: 2.13, W: 3.13, Lq: 1.704, L: 2.504 },
    run: { warmUp: 1100, horizon: 44000 },
  },
  {
    id: "mg1-0.8-('gamma', 1.0, 0.25)",
    parameters: { lam: 0.8, service: ['gamma', 1, 0.25] },
    exact: { rho: 0.8, Wq: 2.5, W: 3.5, Lq: 2, L: 2.8 },
    run: { warmUp: 1100, horizon: 62000 },
  },
  {
    id: "mg1-0.8-('lognormal', 1.0, 2.25)",
    parameters: { lam: 0.8, service: ['lognormal', 1, 2.25] },
    exact: { rho: 0.8, Wq: 6.5, W: 7.5, Lq: 5.2, L: 6 },
    run: { warmUp: 1700, horizon: 430000 },
    fullOnly: true,
  },
  {
    id: "mg1-0.9-('erlang', 3, 1.0)",
    parameters: { lam: 0.9, service: ['erlang', 3, 1] },
    exact: { rho: 0.9, Wq: 6, W: 7, Lq: 5.4, L: 6.3 },
    run: { warmUp: 4100, horizon: 140000 },
    fullOnly: true,
  },
  {
    id: "mg1-0.45-('lognormal', 2.0, 0.5)",
    parameters: { lam: 0.45, service: ['lognormal', 2, 0.5] },
    exact: { rho: 0.9, Wq: 13.5, W: 15.5, Lq: 6.075, L: 6.975 },
    run: { warmUp: 8100, horizon: 580000 },
    fullOnly: true,
  },
]

export const mg1: Family = {
  model: 'M/G/1',
  source: 'Pollaczek 1930, Khinchine 1932',
  semantics: 'Distributions are given by mean and squared coefficient of variation (gamma, lognormal), by bounds, or by shape and mean.',
  cases: oracles.map((oracle) => {
    const { lam, service } = oracle.parameters
    const line = queueLine('M/G/1', oracle.run, { processTime: `${lawText(service)} per lot` }, { every: exponential(1 / lam) })
    return caseOf(oracle, lam * meanOf(service), { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
