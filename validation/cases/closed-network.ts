/** A fixed number of lots in a line of stations: CONWIP, and a WIP limit on a line that is always fed. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, type LineFile } from '../line-file.ts'
import { seriesLine, stationName } from '../queue-line.ts'

const oracles: readonly Oracle<{ mean_service: readonly number[]; c: readonly number[]; N: number }>[] = [
  {
    id: 'closed-penny-balanced-4-N6',
    parameters: { mean_service: [2, 2, 2, 2], c: [1, 1, 1, 1], N: 6 },
    exact: { throughput: 0.333333333333, cycle_time: 18, L_1: 1.5, L_2: 1.5, L_3: 1.5, L_4: 1.5 },
    run: { warmUp: 1000, horizon: 11100 },
    fullOnly: true,
  },
  {
    id: 'closed-unbalanced-4-N8',
    parameters: { mean_service: [2, 2.5, 1.66666666667, 1.5], c: [1, 1, 1, 1], N: 8 },
    exact: {
      throughput: 0.358902173328,
      cycle_time: 22.2901965899,
      L_1: 1.98165101034,
      L_2: 3.62681300153,
      L_3: 1.31976186897,
      L_4: 1.07177411916,
    },
    run: { warmUp: 1000, horizon: 14600 },
    fullOnly: true,
  },
  {
    id: 'closed-pennyfab2-N12',
    parameters: { mean_service: [2, 5, 10, 3], c: [1, 2, 6, 2], N: 12 },
    exact: {
      throughput: 0.363226964578,
      cycle_time: 33.0371948402,
      L_1: 2.12388403486,
      L_2: 4.59884104109,
      L_3: 3.8092084966,
      L_4: 1.46806642745,
    },
    run: { warmUp: 1000, horizon: 17900 },
  },
  {
    id: 'closed-3stn-N5-N5',
    parameters: { mean_service: [1, 0.8, 1.25], c: [1, 1, 1], N: 5 },
    exact: { throughput: 0.680585024538, cycle_time: 7.34662065683, L_1: 1.53308485508, L_2: 1.01661822389, L_3: 2.45029692103 },
    run: { warmUp: 1000, horizon: 6000 },
  },
]

const readings: Record<string, Reading> = {
  throughput: (kpis) => kpis.throughput,
  cycle_time: (kpis) => kpis.ofLine('cycleTimeMean'),
  ...Object.fromEntries([0, 1, 2, 3].map((index): [string, Reading] => [`L_${index + 1}`, (kpis) => kpis.numberAt(stationName(index))])),
}

/** What is the same where lots wait before the network, not in the queue of its first station. */
const limitedReadings = Object.fromEntries(Object.entries(readings).filter(([name]) => name !== 'cycle_time' && name !== 'L_1'))

/** So many lots that one always waits outside: as many as may be in the segment, and two more. */
function limitedLine(run: Oracle<unknown>['run'], stations: readonly object[], most: number): LineFile {
  const line = seriesLine('WIP limit', run, stations, { conwip: `${most + 2} lots` })
  return { ...line, wipLimits: { network: { from: 'step-1', to: `step-${stations.length}`, most: `${most} lots` } } }
}

export const closedNetworks: Family = {
  model: 'closed exponential network (CONWIP)',
  source: 'Reiser and Lavenberg 1980 (mean value analysis); Buzen 1973',
  semantics:
    'A lot that leaves is replaced at the same instant at the first station. Cycle time is one round. With a WIP limit instead, so many more circulate that one always waits before the first station; the queue there is then no part of the network.',
  cases: oracles.map((oracle) => {
    const { mean_service, c, N } = oracle.parameters
    const stations = mean_service.map((mean, index) => ({ machines: c[index], processTime: `${exponential(mean)} per lot` }))
    const line = seriesLine('CONWIP', oracle.run, stations, { conwip: `${N} lots` })
    return caseOf(
      oracle,
      0.9,
      { label: 'CONWIP', line, metrics: metricsOf(oracle.exact, readings) },
      { label: 'WIP limit', line: limitedLine(oracle.run, stations, N), metrics: metricsOf(oracle.exact, limitedReadings) },
    )
  }),
}
