/** Scrap along a route, and rework loops. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import type { Kpis } from '../kpis.ts'
import { hours, inHours, type LineFile } from '../line-file.ts'
import { queueLine, seriesLine, stationName } from '../queue-line.ts'

const serial: readonly Oracle<{ yields: readonly number[] }>[] = [
  {
    id: 'yield-serial',
    parameters: { yields: [0.998, 0.995, 0.999, 0.985, 0.97] },
    exact: { rolled: 0.947822633095, starts_for_10000: 10550.4971614, load_st3_per_good: 1.04767491863 },
    run: { warmUp: 500, horizon: 1000 },
  },
]

/** Lots large enough that chance in the binomial losses averages out soon. */
const UNITS = '10000 units'

function yieldLine({ parameters, run }: Oracle<{ yields: readonly number[] }>): LineFile {
  const stations = parameters.yields.map(() => ({ processTime: `${hours(0.5)} per lot` }))
  const line = seriesLine('Yields in series', run, stations, { every: hours(1) }, { lot: UNITS })
  const steps = parameters.yields.map((good, index): [string, object] => [
    `step-${index + 1}`,
    { station: stationName(index), yield: good },
  ])
  return { ...line, routes: { main: { steps: Object.fromEntries(steps) } } }
}

export const serialYield: Family = {
  model: 'yields in series',
  source: 'arithmetic: product of the yields',
  semantics: 'Losses are binomial and leave at the end of a step; a station works on the units that enter it.',
  cases: serial.map((oracle) => {
    const metrics = metricsOf(oracle.exact, {
      rolled: (kpis) => kpis.ofLine('cumulativeYield'),
      starts_for_10000: (kpis) => (10_000 * kpis.ofLine('startsPerDay')) / kpis.ofLine('goodPerDay'),
      load_st3_per_good: (kpis) => kpis.ofStation(stationName(2), 'unitsPerDay') / kpis.ofLine('goodPerDay'),
    })
    return caseOf(oracle, 0.5, { label: '', line: yieldLine(oracle), metrics })
  }),
}

const loops: readonly Oracle<{ r: number; s_main: number; s_rework: number }>[] = [
  {
    id: 'rework-geometric',
    parameters: { r: 0.12, s_main: 1, s_rework: 0.5 },
    exact: { mean_passes: 1.13636363636, mean_reworks: 0.136363636364, work_per_lot: 1.20454545455 },
    run: { warmUp: 500, horizon: 12400 },
  },
]

const perLot = (kpis: Kpis, station: string): number => kpis.ofStation(station, 'unitsPerDay') / kpis.ofLine('goodPerDay')

const loopReadings: Record<string, Reading> = {
  mean_passes: (kpis) => perLot(kpis, 'main'),
  mean_reworks: (kpis) => perLot(kpis, 'rework'),
  work_per_lot: (kpis) => kpis.ofLine('cycleTimeMean'),
}

export const reworkLoop: Family = {
  model: 'rework loop without a limit',
  source: 'arithmetic: geometric number of passes',
  semantics:
    'One lot at a time (CONWIP 1), so that its cycle time is its work. Rework is its own step, after which the main step is done again.',
  cases: loops.map((oracle) => {
    const { r, s_main, s_rework } = oracle.parameters
    const steps = {
      main: { station: 'main', next: { rework: r, end: Number((1 - r).toPrecision(12)) } },
      rework: { station: 'rework', next: 'main' },
    }
    const line: LineFile = {
      title: 'Rework loop',
      run: inHours(oracle.run),
      products: { job: {} },
      routes: { main: { steps } },
      stations: { main: { processTime: `${hours(s_main)} per lot` }, rework: { processTime: `${hours(s_rework)} per lot` } },
      release: { source: { conwip: '1 lot' } },
    }
    return caseOf(oracle, 0.9, { label: '', line, metrics: metricsOf(oracle.exact, loopReadings) })
  }),
}

const limited: readonly Oracle<{ r: number; max_rework: number }>[] = [
  {
    id: 'rework-truncated',
    parameters: { r: 0.12, max_rework: 2 },
    exact: { scrap: 0.001728, mean_passes: 1.1344, good: 0.998272 },
    run: { warmUp: 500, horizon: 68000 },
  },
]

export const limitedRework: Family = {
  model: 'at most two reworks, then scrap',
  source: 'arithmetic: truncated geometric number of passes',
  semantics:
    'The passes are written as steps of the same station; the last one has a yield of 1 - r, which is binomial over the units of a lot.',
  cases: limited.map((oracle) => {
    const { r, max_rework } = oracle.parameters
    const good = Number((1 - r).toPrecision(12))
    const passes = Array.from({ length: max_rework + 1 }, (_, index): [string, object] => {
      const step = { station: 'server' }
      return [
        `pass-${index + 1}`,
        index === max_rework ? { ...step, yield: good } : { ...step, next: { [`pass-${index + 2}`]: r, end: good } },
      ]
    })
    const line = queueLine('Limited rework', oracle.run, { processTime: `${hours(1)} per lot` }, { conwip: '1 lot' })
    const metrics = metricsOf(oracle.exact, {
      scrap: (kpis) => 1 - kpis.ofLine('cumulativeYield'),
      good: (kpis) => kpis.ofLine('cumulativeYield'),
      mean_passes: (kpis) => kpis.ofStation('server', 'unitsPerDay') / kpis.ofLine('startsPerDay'),
    })
    const file = { ...line, products: { job: { lot: '100 units' } }, routes: { main: { steps: Object.fromEntries(passes) } } }
    return caseOf(oracle, 0.9, { label: '', line: file, metrics })
  }),
}
