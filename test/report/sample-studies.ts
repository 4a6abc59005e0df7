/** Small studies built by hand: three lines compared, a sweep of two factors, an operating curve, an explanation and an optimisation. */
import type { Comparison } from '../../src/spec/comparison.ts'
import type { Curve, CurvePoint } from '../../src/spec/curve.ts'
import type { Explanation, Gains } from '../../src/spec/explanation.ts'
import type { Optimum, OptimumSet } from '../../src/spec/optimum.ts'
import type { Sweep } from '../../src/spec/sweep.ts'

const day = 86_400e6
const estimate = (mean: number | null, halfWidth: number | null, unit: string) => ({ mean, halfWidth, unit, replications: 10 })

const runs = { version: '0.1.0', seed: 1, replications: 10, warmUp: 0, horizon: 90 * day, confidence: 0.95 }
const lineInfo = (name: string) => ({ name, title: name, hash: '', notice: 'illustrative' })

export const sampleComparison: Comparison = {
  format: 'tollway-comparison/1',
  ...runs,
  family: { of: 'against-first', comparisons: 2, level: 0.975 },
  systems: ['a', 'b', 'c'].map((name) => ({ name, set: [], line: lineInfo(name) })),
  kpis: [
    {
      kpi: 'goodPerDay',
      unit: 'units/day',
      estimates: [149_100, 150_330, 149_100].map((mean) => estimate(mean, 500, 'units/day')),
      differences: [
        { first: 1, second: 0, difference: estimate(1230, 210, 'units/day'), verdict: 'higher', gain: 5.56 },
        { first: 2, second: 0, difference: estimate(0, 0, 'units/day'), verdict: 'same', gain: null },
      ],
    },
    {
      kpi: 'cycleTimeMean',
      unit: 'h',
      estimates: [26, 24, 25.9].map((mean) => estimate(mean, 1, 'h')),
      differences: [
        { first: 1, second: 0, difference: estimate(-2, 0.4, 'h'), verdict: 'lower', gain: 12.34 },
        { first: 2, second: 0, difference: estimate(-0.1, 0.3, 'h'), verdict: 'not-told-apart', gain: 1.1 },
      ],
    },
  ],
}

const effect = (mean: number, halfWidth: number) => ({ effect: estimate(mean, halfWidth, 'units/day') })
export const sampleSweep: Sweep = {
  format: 'tollway-sweep/1',
  ...runs,
  plan: { title: 'Testers', hash: '' },
  line: { name: 'a', title: 'a', notice: 'illustrative' },
  design: 'full factorial',
  factors: [
    { name: 'testers', levels: ['1', '2'] },
    { name: 'crew, night', levels: ['few', 'many'] },
  ],
  points: [
    ['1', 'few', 100],
    ['1', 'many', 110],
    ['2', 'few', 130],
    ['2', 'many', 120],
  ].map(([testers, crew, mean]) => ({
    settings: [testers as string, crew as string],
    hash: '',
    estimates: [estimate(mean as number, 2, 'units/day')],
  })),
  kpis: [
    {
      kpi: 'goodPerDay',
      unit: 'units/day',
      effects: {
        main: [
          { factor: 0, level: 1, ...effect(20, 2), verdict: 'higher' },
          { factor: 1, level: 1, ...effect(0.5, 2), verdict: 'not-told-apart' },
        ],
        interactions: [{ first: { factor: 0, level: 1 }, second: { factor: 1, level: 1 }, ...effect(-10, 2), verdict: 'lower' }],
      },
    },
  ],
  family: { effects: 3, level: 0.9833 },
}

const curvePoint = (scale: number, good: number, x: number, over: Partial<CurvePoint> = {}): CurvePoint => ({
  scale,
  load: scale * 0.8,
  isFile: false,
  piles: false,
  goodPerDay: estimate(good, 3, 'units/day'),
  cycleTimeMean: estimate(2 * x, 0.2, 'h'),
  cycleTimeP95: estimate(4 * x, 0.5, 'h'),
  xFactor: estimate(x, 0.4, '1'),
  wipLots: estimate(x, 0.1, 'lots'),
  ...over,
})
export const sampleCurve: Curve = {
  format: 'tollway-curve/1',
  ...runs,
  line: lineInfo('a'),
  by: 'release-rate',
  limit: { station: 'saw', goodPerDay: 1000 },
  saturation: estimate(980, 4, 'units/day'),
  points: [
    curvePoint(0.7, 560, 2),
    curvePoint(1, 800, 4, { isFile: true }),
    curvePoint(1.2, 960, 12),
    curvePoint(1.4, 981, 90, { piles: true }),
  ],
}

const of = (mean: number | null, halfWidth: number | null, unit: string) => ({ mean, halfWidth, unit, replications: mean === null ? 0 : 5 })

const machineGain = (name: string, mean: number, halfWidth: number, unit: string, verdict: Gains['rows'][number]['verdict']) => ({
  resource: { kind: 'machine' as const, name, from: 2, to: 3 },
  difference: of(mean, halfWidth, unit),
  verdict,
})

export const sampleExplanation: Explanation = {
  format: 'tollway-explanation/1',
  version: '0',
  line: { name: 'two-steps', title: 'Two steps', hash: '', notice: 'illustrative' },
  seed: 1,
  replications: 5,
  warmUp: 0,
  horizon: 86_400e6 * 30,
  confidence: 0.95,
  load: 0.9,
  goodPerDay: of(24_000, 150, 'units/day'),
  cycleTime: {
    mean: of(10, 0.5, 'h'),
    causes: [
      { cause: 'machine', time: of(6, 0.4, 'h') },
      { cause: 'work', time: of(4, 0.1, 'h') },
    ],
    parts: [
      { cause: 'machine', place: 'test', time: of(5, 0.4, 'h') },
      { cause: 'work', place: 'saw', time: of(4, 0.1, 'h') },
      { cause: 'machine', place: 'saw', time: of(1, 0.1, 'h') },
    ],
  },
  stations: [
    {
      station: 'saw',
      load: of(0.8, 0.01, '1'),
      activePeriod: of(2, 0.1, 'h'),
      sole: of(0.2, 0.02, '1'),
      shifting: of(0.1, 0.01, '1'),
      waits: of(1, 0.1, 'h'),
    },
    {
      station: 'test',
      load: of(0.9, 0.01, '1'),
      activePeriod: of(5, 0.6, 'h'),
      sole: of(0.6, 0.02, '1'),
      shifting: of(0.1, 0.01, '1'),
      waits: of(5, 0.4, 'h'),
    },
  ],
  bottleneck: {
    load: { station: 'test', notToldApart: [] },
    activePeriod: { station: 'test', notToldApart: ['saw'] },
    shifting: { station: 'test', notToldApart: [] },
    waits: { station: 'test', notToldApart: [] },
    gain: { station: 'test', notToldApart: [] },
  },
  output: {
    base: of(26_000, 200, 'units/day'),
    isSaturated: true,
    rows: [machineGain('test', 3000, 100, 'units/day', 'higher'), machineGain('saw', 10, 60, 'units/day', 'not-told-apart')],
    leftOut: [{ resource: { kind: 'person', name: 'fitters', from: 2, to: 3 }, reason: 'share of its time asked for', share: 0.08 }],
  },
  cycleTimeGain: { base: of(10, 0.5, 'h'), rows: [machineGain('test', -4, 0.3, 'h', 'lower')], leftOut: [] },
}

const notSimulated = (settings: string[], cost: number, fate: OptimumSet['fate'], reason: string | null = null): OptimumSet => ({
  settings,
  hash: '',
  cost,
  fate,
  reason,
  order: null,
  replications: 0,
  estimates: [],
  verdicts: [],
})

const simulated = (settings: string[], cost: number, fate: 'met' | 'missed', order: number, p90: number): OptimumSet => ({
  ...notSimulated(settings, cost, fate),
  order,
  replications: 20,
  estimates: [
    { ...of(269_600, 700, 'units/day'), replications: 20 },
    { ...of(p90, 0.1, 'h'), replications: 20 },
  ],
  verdicts: ['met', fate],
})

export const sampleOptimum: Optimum = {
  format: 'tollway-optimum/1',
  version: '0.1.0',
  plan: { title: null, hash: '' },
  line: { name: 'a', title: 'a', notice: 'illustrative' },
  seed: 1,
  warmUp: 0,
  horizon: 30 * day,
  confidence: 0.95,
  end: 'answered',
  chosen: 3,
  budget: 1000,
  spent: 60,
  firstStage: 20,
  guarantee: { probability: 0.95, sets: 4, verdicts: 0.95, selection: null },
  doesNotApply: [],
  currency: 'USD',
  nearlyEqual: 0,
  choices: ['saw', 'oven'].map((name) => ({ name, priced: true })),
  limits: [
    { kpi: 'goodPerDay', unit: 'units/day', sense: 'at-least', limit: 260_000, tolerance: 5200 },
    { kpi: 'cycleTimeP90', unit: 'h', sense: 'at-most', limit: 6, tolerance: 0.12 },
  ],
  sets: [
    notSimulated(['1', '1'], 100_000, 'impossible', 'at most 9 good units/day: saw can do no more'),
    notSimulated(['2', '1'], 150_000, 'assumed'),
    simulated(['2', '2'], 170_000, 'missed', 1, 7.1),
    simulated(['3', '2'], 220_000, 'met', 2, 5.5),
    notSimulated(['3', '3'], 240_000, 'costlier'),
  ],
}
