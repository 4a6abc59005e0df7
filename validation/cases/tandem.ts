/** Constant times in series: lots wait only before the slowest station and those ahead of it. */
import { caseOf, type Family, metricsOf, type Oracle } from '../case.ts'
import { exponential, hours } from '../line-file.ts'
import { queueReadings, seriesLine } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; D: readonly number[] }>[] = [
  {
    id: 'tandemD-0.8-[0.5, 1.0, 0.7]',
    parameters: { lam: 0.8, D: [0.5, 1, 0.7] },
    exact: { W: 4.2 },
    run: { warmUp: 1100, horizon: 6900 },
  },
  {
    id: 'tandemD-0.3-[2.0, 1.0, 3.0, 2.5]',
    parameters: { lam: 0.3, D: [2, 1, 3, 2.5] },
    exact: { W: 22 },
    run: { warmUp: 12000, horizon: 170000 },
    fullOnly: true,
  },
]

export const tandem: Family = {
  model: 'stations in series with constant times, lots at random',
  source: 'Friedman 1965',
  semantics: 'Cycle time: the wait of M/D/1 at the slowest station, plus all times, whatever the order of stations.',
  cases: oracles.map((oracle) => {
    const { lam, D } = oracle.parameters
    const stations = D.map((time) => ({ processTime: `${hours(time)} per lot` }))
    const line = seriesLine('Constant times in series', oracle.run, stations, { every: exponential(1 / lam) })
    return caseOf(oracle, lam * Math.max(...D), { label: '', line, metrics: metricsOf(oracle.exact, queueReadings) })
  }),
}
