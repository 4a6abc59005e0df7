/** Saturated lines with finite buffers: what blocking costs. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading, type Study } from '../case.ts'
import { exponential, type LineFile } from '../line-file.ts'
import { seriesLine } from '../queue-line.ts'

const readings: Record<string, Reading> = { throughput: (kpis) => kpis.throughput }

/** So many lots circulate that one always waits at the first machine, even when all machines and buffers are full. */
function saturatedLine(title: string, run: Oracle<unknown>['run'], rates: readonly number[], buffers: readonly number[]): LineFile {
  const stations = rates.map((rate, index) => ({
    processTime: `${exponential(1 / rate)} per lot`,
    ...(index > 0 && { buffer: { carriers: buffers[index - 1], whenFull: 'block' } }),
  }))
  const lots = rates.length + buffers.reduce((sum, spaces) => sum + spaces, 0) + 2
  return seriesLine(title, run, stations, { conwip: `${lots} lots` })
}

const equal: readonly Oracle<{ K: number; buffer: number; mu: number }>[] = [
  {
    id: 'expline-2-b0',
    parameters: { K: 2, buffer: 0, mu: 1 },
    exact: { throughput: 0.666666666667 },
    run: { warmUp: 1000, horizon: 2000 },
  },
  {
    id: 'expline-2-b1',
    parameters: { K: 2, buffer: 1, mu: 1 },
    exact: { throughput: 0.75 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-2-b2',
    parameters: { K: 2, buffer: 2, mu: 1 },
    exact: { throughput: 0.8 },
    run: { warmUp: 1000, horizon: 2000 },
  },
  {
    id: 'expline-3-b0',
    parameters: { K: 3, buffer: 0, mu: 1 },
    exact: { throughput: 0.564102564103 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-3-b1',
    parameters: { K: 3, buffer: 1, mu: 1 },
    exact: { throughput: 0.670466158321 },
    run: { warmUp: 1000, horizon: 2000 },
  },
  {
    id: 'expline-3-b2',
    parameters: { K: 3, buffer: 2, mu: 1 },
    exact: { throughput: 0.73401667214 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-4-b0',
    parameters: { K: 4, buffer: 0, mu: 1 },
    exact: { throughput: 0.514775489318 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-4-b1',
    parameters: { K: 4, buffer: 1, mu: 1 },
    exact: { throughput: 0.631152685377 },
    run: { warmUp: 1000, horizon: 2000 },
  },
  {
    id: 'expline-4-b2',
    parameters: { K: 4, buffer: 2, mu: 1 },
    exact: { throughput: 0.7007129023 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-5-b0',
    parameters: { K: 5, buffer: 0, mu: 1 },
    exact: { throughput: 0.485798121569 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-5-b1',
    parameters: { K: 5, buffer: 1, mu: 1 },
    exact: { throughput: 0.607583286106 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-5-b2',
    parameters: { K: 5, buffer: 2, mu: 1 },
    exact: { throughput: 0.680489477417 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
  {
    id: 'expline-6-b0',
    parameters: { K: 6, buffer: 0, mu: 1 },
    exact: { throughput: 0.466713263007 },
    run: { warmUp: 1000, horizon: 2000 },
  },
  {
    id: 'expline-6-b1',
    parameters: { K: 6, buffer: 1, mu: 1 },
    exact: { throughput: 0.591825779605 },
    run: { warmUp: 1000, horizon: 2000 },
    fullOnly: true,
  },
]

export const blockingLines: Family = {
  model: 'saturated exponential line, blocking after service',
  source: 'Hunt 1956; Hillier and Boling 1967 (Markov chain)',
  semantics:
    'K machines in series, b spaces between two of them; a finished lot stays on its machine until there is room. Two machines also with blocking before service and b + 1 spaces, which is the same. Saturated: K + (K - 1) b + 2 lots circulate.',
  cases: equal.map((oracle) => {
    const { K, buffer, mu } = oracle.parameters
    const line = saturatedLine('Line with blocking', oracle.run, Array<number>(K).fill(mu), Array<number>(K - 1).fill(buffer))
    const studies: Study[] = [{ label: 'after service', line, metrics: metricsOf(oracle.exact, readings) }]
    if (K === 2)
      studies.push({ label: 'before service', line: pairWithRoom(oracle.run, mu, buffer + 1), metrics: metricsOf(oracle.exact, readings) })
    return caseOf(oracle, 0.9, ...studies)
  }),
}

/** Two machines, the first of which begins only when there is room: with one space more they do what those do that block after service. */
function pairWithRoom(run: Oracle<unknown>['run'], mu: number, buffer: number): LineFile {
  const line = saturatedLine('Line with blocking before service', run, [mu, mu], [buffer])
  return { ...line, stations: { ...line.stations, 'station-1': { ...line.stations['station-1'], blocking: 'before' } } }
}

const unequal: readonly Oracle<{ mu: readonly number[]; buffers: readonly number[] }>[] = [
  {
    id: 'expline-unbalanced-4',
    parameters: { mu: [1, 0.9, 1.1, 1], buffers: [2, 1, 3] },
    exact: { throughput: 0.674579737234 },
    run: { warmUp: 1000, horizon: 2000 },
  },
]

export const unequalBlockingLines: Family = {
  model: 'saturated exponential line, unequal machines and buffers',
  source: 'Markov chain, as Hillier and Boling 1967',
  semantics: 'As the equal lines.',
  cases: unequal.map((oracle) => {
    const { mu, buffers } = oracle.parameters
    const line = saturatedLine('Unequal line with blocking', oracle.run, mu, buffers)
    return caseOf(oracle, 0.9, { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}
