/** Four stations of two hours and a fixed WIP: best case, worst case, practical worst case. */
import { caseOf, type Family, metricsOf, type Oracle, type Study } from '../case.ts'
import { exponential, hours, inHours } from '../line-file.ts'
import { seriesLine } from '../queue-line.ts'

const STATIONS = 4

interface PennyFab {
  w: number
  rb: number
  T0: number
}

const oracles: readonly Oracle<PennyFab>[] = [
  {
    id: 'penny-1',
    parameters: { w: 1, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.125, CT_best: 8, TH_worst: 0.125, CT_worst: 8, TH_pwc: 0.125, CT_pwc: 8 },
    run: { warmUp: 500, horizon: 1300 },
    fullOnly: true,
  },
  {
    id: 'penny-2',
    parameters: { w: 2, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.25, CT_best: 8, TH_worst: 0.125, CT_worst: 16, TH_pwc: 0.2, CT_pwc: 10 },
    run: { warmUp: 500, horizon: 1000 },
    fullOnly: true,
  },
  {
    id: 'penny-4',
    parameters: { w: 4, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.5, CT_best: 8, TH_worst: 0.125, CT_worst: 32, TH_pwc: 0.285714285714, CT_pwc: 14 },
    run: { warmUp: 500, horizon: 1000 },
  },
  {
    id: 'penny-6',
    parameters: { w: 6, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.5, CT_best: 12, TH_worst: 0.125, CT_worst: 48, TH_pwc: 0.333333333333, CT_pwc: 18 },
    run: { warmUp: 500, horizon: 1000 },
    fullOnly: true,
  },
  {
    id: 'penny-8',
    parameters: { w: 8, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.5, CT_best: 16, TH_worst: 0.125, CT_worst: 64, TH_pwc: 0.363636363636, CT_pwc: 22 },
    run: { warmUp: 500, horizon: 1000 },
    fullOnly: true,
  },
  {
    id: 'penny-12',
    parameters: { w: 12, rb: 0.5, T0: 8 },
    exact: { TH_best: 0.5, CT_best: 24, TH_worst: 0.125, CT_worst: 96, TH_pwc: 0.4, CT_pwc: 30 },
    run: { warmUp: 500, horizon: 1000 },
    fullOnly: true,
  },
]

/** A whole number of rounds for every WIP of the oracles (192 h). */
const WHOLE_ROUNDS = { warmUp: 192, horizon: 1920 }

function study(oracle: Oracle<PennyFab>, label: string, processTime: string, lots: number, units: number): Study {
  const isRandom = label === 'pwc'
  const stations = Array.from({ length: STATIONS }, () => ({ processTime }))
  const line = seriesLine(`Penny fab, ${label}`, oracle.run, stations, { conwip: `${lots} lots` }, { lot: `${units} units` })
  const metrics = metricsOf(oracle.exact, {
    [`TH_${label}`]: (kpis) => kpis.throughput,
    [`CT_${label}`]: (kpis) => kpis.ofLine('cycleTimeMean'),
  })
  return isRandom ? { label, line, metrics } : { label, line: { ...line, run: inHours(WHOLE_ROUNDS, 2) }, metrics, precisionBy: 'nothing' }
}

export const pennyFab: Family = {
  model: 'penny fab (Factory Physics)',
  source: 'Hopp and Spearman, Factory Physics',
  semantics:
    'Best case: constant times, w lots circulate. Worst case: all w units travel as one lot, with 2 h a unit. Practical worst case (pwc): exponential times. ' +
    'The first two are without chance and must be met exactly.',
  cases: oracles.map((oracle) => {
    const { w, T0 } = oracle.parameters
    const time = T0 / STATIONS
    return caseOf(
      oracle,
      0.9,
      study(oracle, 'best', `${hours(time)} per lot`, w, 1),
      study(oracle, 'worst', `${hours(time)} per unit`, 1, w),
      study(oracle, 'pwc', `${exponential(time)} per lot`, w, 1),
    )
  }),
}
