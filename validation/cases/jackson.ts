/** Open networks of queues with random ways, rework included. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, inHours, type LineFile } from '../line-file.ts'
import { stationName } from '../queue-line.ts'

interface Network {
  /** Lots per hour that enter at each station. */
  gamma: readonly number[]
  /** P[i][j]: share of the lots of station i that go to station j; the rest leaves. */
  P: readonly (readonly number[])[]
  mu: readonly number[]
  c: readonly number[]
}

const oracles: readonly Oracle<Network>[] = [
  {
    id: 'jackson-3stn-rework',
    parameters: {
      gamma: [0.6, 0, 0],
      P: [
        [0, 1, 0],
        [0, 0, 0.9],
        [0.15, 0, 0],
      ],
      mu: [1, 0.45, 0.9],
      c: [1, 2, 1],
    },
    exact: {
      lam_1: 0.693641618497,
      lam_2: 0.693641618497,
      lam_3: 0.624277456647,
      L_1: 2.2641509434,
      L_2: 3.79660025055,
      L_3: 2.2641509434,
      L: 8.32490213734,
      cycle_time: 13.8748368956,
    },
    run: { warmUp: 2000, horizon: 56000 },
  },
  {
    id: 'jackson-bernoulli-feedback',
    parameters: { gamma: [0.5], P: [[0.2]], mu: [1], c: [1] },
    exact: { lam_1: 0.625, L_1: 1.66666666667, L: 1.66666666667, cycle_time: 3.33333333333 },
    run: { warmUp: 2000, horizon: 25000 },
  },
  {
    id: 'jackson-4stn',
    parameters: {
      gamma: [1, 0.5, 0, 0],
      P: [
        [0, 0, 0.7, 0.3],
        [0, 0, 0.4, 0.6],
        [0, 0, 0, 1],
        [0, 0, 0, 0],
      ],
      mu: [1.4, 0.4, 0.5, 2],
      c: [1, 2, 3, 1],
    },
    exact: {
      lam_1: 1,
      lam_2: 0.5,
      lam_3: 0.9,
      lam_4: 1.5,
      L_1: 2.5,
      L_2: 2.05128205128,
      L_3: 2.33211678832,
      L_4: 3,
      L: 9.8833988396,
      cycle_time: 6.58893255974,
    },
    run: { warmUp: 2000, horizon: 35000 },
    fullOnly: true,
  },
]

const readings: Record<string, Reading> = {
  L: (kpis) => kpis.ofLine('wipLots'),
  cycle_time: (kpis) => kpis.ofLine('cycleTimeMean'),
  ...Object.fromEntries([0, 1, 2, 3].map((index): [string, Reading] => [`L_${index + 1}`, (kpis) => kpis.numberAt(stationName(index))])),
  ...Object.fromEntries(
    [0, 1, 2, 3].map((index): [string, Reading] => [`lam_${index + 1}`, (kpis) => kpis.ofStation(stationName(index), 'unitsPerDay') / 24]),
  ),
}

/** Every way in has a product of its own, whose route begins at that station. */
function networkLine({ parameters, run }: Oracle<Network>): LineFile {
  const { gamma, mu, c } = parameters
  const entries = gamma.flatMap((rate, index) => (rate > 0 ? [index] : []))
  const each = <T>(make: (entry: number) => T): Record<string, T> =>
    Object.fromEntries(entries.map((entry) => [`from-${entry + 1}`, make(entry)]))
  return {
    title: 'Jackson network',
    run: inHours(run),
    products: each((entry) => ({ route: `from-${entry + 1}` })),
    routes: each((entry) => ({ steps: stepsFrom(entry, parameters) })),
    stations: Object.fromEntries(
      mu.map((rate, index) => [stationName(index), { machines: c[index], processTime: `${exponential(1 / rate)} per lot` }]),
    ),
    release: each((entry) => ({ product: `from-${entry + 1}`, every: exponential(1 / gamma[entry]!) })),
  }
}

/** The steps that can be reached from an entry, the entry first; a step is named for its station. */
function stepsFrom(entry: number, { P }: Network): Record<string, object> {
  const reached = [entry]
  for (const from of reached) for (const [to, share] of P[from]!.entries()) if (share > 0 && !reached.includes(to)) reached.push(to)
  return Object.fromEntries(reached.map((index) => [stationName(index), { station: stationName(index), next: waysOut(P[index]!) }]))
}

function waysOut(shares: readonly number[]): Record<string, number> {
  const ways = shares.flatMap((share, to): [string, number][] => (share > 0 ? [[stationName(to), share]] : []))
  const leaves = Number((1 - shares.reduce((sum, share) => sum + share, 0)).toPrecision(12))
  return Object.fromEntries(leaves > 0 ? [...ways, ['end', leaves]] : ways)
}

export const jackson: Family = {
  model: 'open Jackson network',
  source: 'Jackson 1957, 1963 (product form)',
  semantics: 'Lots at a station: waiting plus in work. Random ways by `next:`; a lot that comes again draws a new time and a new way.',
  cases: oracles.map((oracle) => {
    const { mu, c } = oracle.parameters
    const load = Math.max(...mu.map((rate, index) => oracle.exact[`lam_${index + 1}`]! / (rate * c[index]!)))
    return caseOf(oracle, load, { label: '', line: networkLine(oracle), metrics: metricsOf(oracle.exact, readings) })
  }),
}
