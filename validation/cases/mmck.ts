/** Room for K lots, on the machines and before them: who finds none is lost. */
import { caseOf, type Family, type Oracle } from '../case.ts'
import { exponential } from '../line-file.ts'
import { queueLine, queueMetrics } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; mu: number; c: number; K: number }>[] = [
  {
    id: 'mmck-0.9-1.0-1-5',
    parameters: { lam: 0.9, mu: 1, c: 1, K: 5 },
    exact: { Pblock: 0.126022549988, L: 2.19478230063, throughput: 0.78657970501, W: 2.7902859515, util: 0.78657970501 },
    run: { warmUp: 500, horizon: 20000 },
  },
  {
    id: 'mmck-1.2-1.0-1-8',
    parameters: { lam: 1.2, mu: 1, c: 1, K: 8 },
    exact: { Pblock: 0.206732884727, L: 5.16357577526, throughput: 0.951920538328, W: 5.42437689635, util: 0.951920538328 },
    run: { warmUp: 500, horizon: 3000 },
    fullOnly: true,
  },
  {
    id: 'mmck-2.5-1.0-3-6',
    parameters: { lam: 2.5, mu: 1, c: 3, K: 6 },
    exact: { Pblock: 0.102416706541, L: 2.94448850639, throughput: 2.24395823365, W: 1.31218507646, util: 0.747986077883 },
    run: { warmUp: 500, horizon: 8300 },
    fullOnly: true,
  },
  {
    id: 'mmck-4.0-1.0-3-3',
    parameters: { lam: 4, mu: 1, c: 3, K: 3 },
    exact: { Pblock: 0.450704225352, L: 2.19718309859, throughput: 2.19718309859, W: 1, util: 0.732394366197 },
    run: { warmUp: 500, horizon: 2000 },
  },
]

export const mmck: Family = {
  model: 'M/M/c/K',
  source: 'Gross and Harris, Fundamentals of Queueing Theory (c = K: Erlang 1917)',
  semantics:
    'K counts the lots in work: the buffer has K - c spaces, and an idle machine counts as one more. Cycle time is of the lots that got in; blocking is the ' +
    'share of lots turned away.',
  cases: oracles.map((oracle) => {
    const { lam, mu, c, K } = oracle.parameters
    const station = { machines: c, processTime: `${exponential(1 / mu)} per lot`, buffer: { carriers: K - c, whenFull: 'lose' } }
    const line = queueLine('M/M/c/K', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, oracle.exact.util ?? 1, { label: '', line, metrics: queueMetrics(oracle.exact) })
  }),
}
