import { describe, expect, it } from 'vitest'
import {
  type Job,
  limitsOf,
  Optimisation,
  optimumOf,
  type ReplicationOutcome,
  SerialExecutor,
  Trials,
} from '../../../src/experiment/index.ts'
import { candidatesOf } from '../../../src/experiment/studies/candidates.ts'
import { designPoints } from '../../../src/experiment/studies/design-points.ts'
import type { GoalSpec, LimitSpec } from '../../../src/spec/goal.ts'
import type { LineSpec } from '../../../src/spec/line.ts'
import { optimumSchema } from '../../../src/spec/optimum.ts'
import type { FactorSpec, PlanSpec } from '../../../src/spec/plan.ts'
import { d, every, exponential, line, min, station, step } from '../../support/line.ts'

const machines = (name: string, of: number[], amount: number): FactorSpec => ({
  name,
  kind: 'levels',
  levels: of.map((each) => ({ name: String(each), at: [], set: [] })),
  ...(amount > 0 && { cost: { of: 'one', amount, currency: 'USD' } }),
})

const limit = (kpi: string, sense: LimitSpec['sense'], value: number, unit = '', tolerance = 0.02): LimitSpec => ({
  kpi,
  sense,
  amount: { value, unit },
  tolerance,
})

const goal = (limits: LimitSpec[], over: Partial<GoalSpec> = {}): GoalSpec => ({
  limits,
  probability: 0.95,
  budget: 1000,
  nearlyEqual: 0,
  prefer: 'cycleTimeMean',
  indifference: 0.02,
  ...over,
})

function search(
  factors: FactorSpec[],
  lineOf: (levels: readonly string[]) => LineSpec,
  of: GoalSpec,
  seed = 1,
  trials = new Trials(new SerialExecutor()),
) {
  const plan: PlanSpec = { line: 'x', set: [], design: { kind: 'full factorial' }, factors, goal: of }
  const points = designPoints(plan, 1).map((point) => {
    const own = lineOf(point.levels.map(({ name }) => name))
    return { ...point, job: { line: own, lineHash: JSON.stringify(own), seed, replications: 1, warmUp: 5 * d, horizon: 30 * d } }
  })
  const candidates = candidatesOf(factors, points)
  const found = new Optimisation(candidates, trials, { goal: of, limits: limitsOf(of, points[0]!.job), firstStage: 20 })
  return { plan, candidates, found }
}

/** Two stations in a row, exponential: a lot every 10 min, 18 min at the first, 8 min at the second. */
const tandem = (levels: readonly string[]): LineSpec =>
  line({
    steps: [step('saw', exponential(18 * min)), step('test', exponential(8 * min))],
    stations: [station('saw', { machines: Number(levels[0]) }), station('test', { machines: Number(levels[1]) })],
    release: [every(exponential(10 * min))],
  })

/** Mean time in M/M/c, min (Erlang C). */
function timeIn(servers: number, service: number, interval: number): number {
  const offered = service / interval
  if (offered >= servers) return Number.POSITIVE_INFINITY
  let lost = 1
  for (let n = 1; n <= servers; n++) lost = (offered * lost) / (n + offered * lost)
  const waits = lost / (1 - (offered / servers) * (1 - lost))
  return service + (waits * service) / (servers - offered)
}

describe('the cheapest set of a line whose times are known exactly', () => {
  const factors = [machines('saw', [1, 2, 3, 4], 10_000), machines('test', [1, 2, 3, 4], 25_000)]
  const most = 40
  // By Burke's theorem the second station, too, sees a Poisson stream.
  const known = [1, 2, 3, 4].flatMap((saw) =>
    [1, 2, 3, 4].map((test) => ({ saw, test, cost: saw * 10_000 + test * 25_000, time: timeIn(saw, 18, 10) + timeIn(test, 8, 10) })),
  )
  const cheapest = known.filter(({ time }) => time <= most).sort((a, b) => a.cost - b.cost)[0]!

  it('is far enough from its limit for a tolerance of 3 %', () => {
    expect(Math.min(...known.map(({ time }) => Math.abs(time - most) / most))).toBeGreaterThan(0.03)
  })

  it.each([1, 2])('is found with seed %i', async (seed) => {
    const of = goal([limit('cycleTimeMean', 'at-most', most, 'min', 0.03), limit('goodPerDay', 'at-least', 140)])
    const { plan, candidates, found } = search(factors, tandem, of, seed)
    await found.run()
    const optimum = optimumSchema.parse(optimumOf(plan, 'hash', candidates, found))
    expect(optimum.end).toBe('answered')
    expect(optimum.sets[optimum.chosen!]!.settings).toEqual([String(cheapest.saw), String(cheapest.test)])
    expect(optimum.sets[optimum.chosen!]!.cost).toBe(cheapest.cost)
    expect(optimum.sets.filter(({ fate }) => fate === 'impossible').map(({ settings }) => settings[0])).toEqual(['1', '1', '1', '1'])
    // 15 % of an enumeration whose half-width is the tolerance, which takes some 120 replications of each set.
    expect(optimum.spent).toBeLessThanOrEqual(0.15 * 16 * 120)
  })

  it('says so where the budget ends first, and never exceeds it', async () => {
    const { found, plan, candidates } = search(factors, tandem, goal([limit('cycleTimeMean', 'at-most', most, 'min')], { budget: 19 }))
    await found.run()
    expect([found.budget.spent, found.shortage, found.chosen]).toEqual([0, 'budget', null])
    expect(optimumOf(plan, 'hash', candidates, found)).toMatchObject({ end: 'budget', spent: 0 })
  })

  it('is none where a lot is asked to take less than its work', async () => {
    const { found, plan, candidates } = search(factors, tandem, goal([limit('cycleTimeMean', 'at-most', 22, 'min')]))
    await found.run()
    const optimum = optimumOf(plan, 'hash', candidates, found)
    expect([optimum.end, optimum.chosen]).toEqual(['none', null])
    // The set with most of everything says it for all below it.
    expect(optimum.sets.filter(({ order }) => order !== null).map(({ settings }) => settings)).toEqual([['4', '4']])
  })
})

/** Values of goodPerDay and of startsPerDay by set, spread evenly about their mean. */
function kept(means: readonly (readonly [good: number, starts: number])[]): Trials {
  const spread = (replication: number): number => ((replication * 7) % 20) - 9.5
  const known = ({ line: { name } }: Job): ReplicationOutcome[] =>
    Array.from({ length: 400 }, (_, replication) => ({
      replication,
      values: Float64Array.from(means[Number(name)]!, (mean, index) => mean + (index === 0 ? 1 : -1) * spread(replication)),
      events: 0,
    }))
  return new Trials(new SerialExecutor(), { store: { known, keep: () => {} } })
}

describe('sets that cost the same', () => {
  const closed = (levels: readonly string[]): LineSpec =>
    line({ name: levels[0]!, steps: [step('saw', min)], release: [{ name: 'a', product: 'product', policy: { kind: 'conwip', lots: 3 } }] })

  it('are all tested, and of those that keep to the limits the best is chosen', async () => {
    const trials = kept([
      [1100, 60],
      [1400, 50],
      [1420, 40],
      [1410, 55],
    ])
    const of = goal([limit('goodPerDay', 'at-least', 1300)], { prefer: 'startsPerDay' })
    const { found, plan, candidates } = search([machines('lots', [0, 1, 2, 3], 0)], closed, of, 1, trials)
    await found.run()
    const optimum = optimumOf(plan, 'hash', candidates, found)
    expect(optimum.sets.map(({ fate }) => fate)).toEqual(['missed', 'met', 'met', 'met'])
    expect(optimum.selection).toMatchObject({ contenders: [1, 2, 3], isDone: true })
    expect([optimum.chosen, optimum.currency, optimum.end]).toEqual([2, null, 'answered'])
    // Half of the error is for the tests, half for the choice.
    expect(optimum.guarantee).toEqual({ probability: 0.95, sets: 4, verdicts: 0.975, selection: 0.975 })
  })
})

describe('limits', () => {
  const job = { line: tandem(['2', '2']) }

  it('are read in the unit of their number', () => {
    const of = goal([limit('cycleTimeP90', 'at-most', 90, 'min', 0.1), limit('stations.saw.load', 'at-most', 85, '%')])
    expect(limitsOf(of, job).map(({ limit: value, tolerance }) => [value, tolerance])).toEqual([
      [1.5, 0.15000000000000002],
      [0.85, 0.017],
    ])
  })

  it.each([
    [limit('cycleTimeP90', 'at-most', 90), 'expected a duration such as "30 h" for cycleTimeP90, received "90"'],
    [limit('goodPerDay', 'at-least', 90, 'h'), 'expected an amount in units/day for goodPerDay, received "90 h"'],
    [limit('stations.saw.load', 'at-most', 3, 'h'), 'expected a number or a share such as "85 %" for stations.saw.load, received "3 h"'],
  ])('in another unit are refused: %j', (wrong, message) => {
    expect(() => limitsOf(goal([wrong]), job)).toThrow(new RangeError(message))
  })
})

it('costs in another currency than the line has are refused', () => {
  const money = { currency: 'EUR', interest: 0, energyPrice: 0, plantFactor: 1, spacePrice: 0, overhead: 0 }
  const factors = [machines('saw', [2, 3], 1), machines('test', [1, 2], 1)]
  expect(() => search(factors, (levels) => ({ ...tandem(levels), money }), goal([limit('goodPerDay', 'at-least', 1)]))).toThrow(
    'expected all costs in EUR, the currency of the line, received USD',
  )
})
