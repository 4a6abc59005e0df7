/** Acceptance sampling: the share of lots that a sample passes, by the number of defective units in a lot. */
import { caseOf, type Family, type Metric, type Oracle, type Study } from '../case.ts'
import type { Kpis } from '../kpis.ts'
import { hours, inHours, type LineFile } from '../line-file.ts'

/** `n` of `N` units are looked at, `c` defective ones are accepted. */
interface Sampling {
  N: number
  n: number
  c: number
}

const RUN = { warmUp: 100, horizon: 5000 }

const oracles: readonly Oracle<Sampling>[] = [
  {
    id: 'aql-1200-80-2',
    parameters: { N: 1200, n: 80, c: 2 },
    exact: {
      'Pa_0.1pct': 1,
      'Pa_0.65pct': 0.987475036397,
      'Pa_1.0pct': 0.959472868163,
      'Pa_2.5pct': 0.677034574132,
      'Pa_5.0pct': 0.220698556741,
      ATI_1pct: 125.390387658,
      AOQ_1pct: 0.00895508010285,
    },
    run: RUN,
  },
  {
    id: 'aql-3200-125-3',
    parameters: { N: 3200, n: 125, c: 3 },
    exact: {
      'Pa_0.1pct': 1,
      'Pa_0.65pct': 0.992078218009,
      'Pa_1.0pct': 0.965767074573,
      'Pa_2.5pct': 0.618477888779,
      'Pa_5.0pct': 0.118851067217,
      ATI_1pct: 230.266245669,
      AOQ_1pct: 0.00928041798222,
    },
    run: RUN,
    fullOnly: true,
  },
  {
    id: 'aql-500-50-1',
    parameters: { N: 500, n: 50, c: 1 },
    exact: {
      'Pa_0.1pct': 1,
      'Pa_0.65pct': 0.972434024676,
      'Pa_1.0pct': 0.91942365597,
      'Pa_2.5pct': 0.658546554203,
      'Pa_5.0pct': 0.263593938847,
      ATI_1pct: 86.2593548137,
      AOQ_1pct: 0.0082748129037,
    },
    run: RUN,
    fullOnly: true,
  },
  {
    id: 'aql-10000-200-0',
    parameters: { N: 10000, n: 200, c: 0 },
    exact: {
      'Pa_0.1pct': 0.816997724996,
      'Pa_0.65pct': 0.267820204191,
      'Pa_1.0pct': 0.131277617445,
      'Pa_2.5pct': 0.00600426536947,
      'Pa_5.0pct': 0.0000315212794389,
      ATI_1pct: 8713.4793490354,
      AOQ_1pct: 0.00128652065096,
    },
    run: RUN,
    fullOnly: true,
  },
]

/** Lots that are passed less often than this are too rare to be counted to one per cent. */
const RARE = 0.05

/** A lot every hour, through the gate within it; what fails is rescreened and comes to the gate once more. */
function studyOf({ parameters, exact, run }: Oracle<Sampling>, percent: string): Study {
  const { N, n, c } = parameters
  const defective = nearestEven((N * Number(percent)) / 100)
  const line: LineFile = {
    title: 'Acceptance sampling',
    run: inHours(run),
    products: { job: { lot: `${N} units` } },
    routes: {
      main: {
        steps: {
          pack: { processTime: '1 min per lot', next: 'gate' },
          rescreen: { station: 'rescreen' },
          gate: { station: 'gate', inspect: { sample: `${n} units`, accept: c, defectShare: defective / N, reject: 'rescreen' } },
        },
      },
    },
    stations: { rescreen: { processTime: `${hours(0.25)} per lot` }, gate: { processTime: `${hours(0.25)} per lot` } },
    release: { source: { every: hours(1) } },
  }
  const accepted = (kpis: Kpis) => 1 - kpis.ofStation('rescreen', 'unitsPerDay') / (N - defective) / (kpis.ofLine('startsPerDay') / N)
  const metrics: Metric[] = [{ name: `Pa_${percent}pct`, exact: exact[`Pa_${percent}pct`]!, read: accepted }]
  if (percent === '1.0') metrics.push({ name: 'ATI_1pct', exact: exact['ATI_1pct']!, read: (kpis) => n + (1 - accepted(kpis)) * (N - n) })
  return { label: `${percent} %`, line, metrics }
}

/** Half-way to the even one, as the oracles have it: 12.5 defective units of 500 are 12. */
function nearestEven(value: number): number {
  const rounded = Math.round(value)
  return Math.abs(value - Math.floor(value) - 0.5) < 1e-9 && rounded % 2 === 1 ? rounded - 1 : rounded
}

export const acceptanceSampling: Family = {
  model: 'acceptance sampling (AQL)',
  source: 'hypergeometric distribution; total inspection as rectifying inspection has it',
  semantics:
    'A lot holds the whole number of defective units nearest to the share. The average outgoing quality is not compared: the formula takes defective units to stay in a lot that is passed whatever the sample found, and simulated lots that are passed hold fewer.',
  cases: oracles.map((oracle) => {
    const studies = ['0.1', '0.65', '1.0', '2.5', '5.0'].filter((percent) => oracle.exact[`Pa_${percent}pct`]! > RARE)
    return caseOf(oracle, 0.5, ...studies.map((percent) => studyOf(oracle, percent)))
  }),
}
