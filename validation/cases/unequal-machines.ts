/** Two machines of different speed with one queue; where both are idle, the faster one takes the lot. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; mu1: number; mu2: number }>[] = [
  {
    id: 'het2-1.2-1.0-0.6',
    parameters: { lam: 1.2, mu1: 1, mu2: 0.6 },
    exact: { L: 3.40828402367, W: 2.84023668639, util_fast: 0.763313609467, util_slow: 0.727810650888 },
    run: { warmUp: 400, horizon: 36000 },
  },
  {
    id: 'het2-1.0-1.0-0.5',
    parameters: { lam: 1, mu1: 1, mu2: 0.5 },
    exact: { L: 2.38235294118, W: 2.38235294118, util_fast: 0.676470588235, util_slow: 0.647058823529 },
    run: { warmUp: 300, horizon: 24000 },
    fullOnly: true,
  },
  {
    id: 'het2-2.0-2.0-0.8',
    parameters: { lam: 2, mu1: 2, mu2: 0.8 },
    exact: { L: 2.92092457421, W: 1.46046228711, util_fast: 0.712895377129, util_slow: 0.717761557178 },
    run: { warmUp: 300, horizon: 18000 },
    fullOnly: true,
  },
]

export const unequalMachines: Family = {
  model: 'M/M/2 with unequal machines',
  source: 'Gumbel 1960',
  semantics:
    'machines: by name, with a speed. A result has one busy share for the station, not one for each machine; wait and number depend on both.',
  cases: oracles.map((oracle) => {
    const { lam, mu1, mu2 } = oracle.parameters
    const station = { processTime: `${exponential(1 / mu1)} per lot`, machines: { fast: { speed: 1 }, slow: { speed: mu2 / mu1 } } }
    const line = queueLine('M/M/2, unequal', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, lam / (mu1 + mu2), { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
