import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/io/read-plan.ts'
import { formatProblem } from '../../src/spec/problem.ts'

async function read(factors: string, goal: string) {
  return await readPlan('plan.yaml', () => `format: tollway-plan/1\nline: my-line.yaml\nfactors: ${factors}\n${goal}`)
}

async function messages(factors: string, goal: string): Promise<string[]> {
  const reading = await read(factors, goal)
  return reading.ok ? [] : reading.problems.map(formatProblem)
}

const factors = '{ a: { path: x, values: [1, 2] } }'
const goal = 'goal: { limits: { goodPerDay: { atLeast: 24k } } }'

describe('the goal of a plan', () => {
  it('says which means have to keep to which limits, how surely, and with how many replications', async () => {
    const reading = await read(
      factors,
      'goal: { limits: { goodPerDay: { atLeast: 24k }, stations.saw.waitP95: { atMost: 30 min, tolerance: 5 % } } }',
    )
    expect(reading.ok && reading.plan.goal).toEqual({
      limits: [
        { kpi: 'goodPerDay', sense: 'at-least', amount: { value: 24_000, unit: '' }, tolerance: 0.02 },
        { kpi: 'stations.saw.waitP95', sense: 'at-most', amount: { value: 30, unit: 'min' }, tolerance: 0.05 },
      ],
      probability: 0.95,
      budget: 1000,
      nearlyEqual: 0,
      prefer: 'cycleTimeMean',
      indifference: 0.02,
    })
  })

  it('may have a price for what one costs, or for each level', async () => {
    const reading = await read(
      '{ a: { path: x, values: [1, 2], cost: 90k USD/y }, b: { levels: { few: [p=1], many: [p=2] }, costs: [0 USD/y, 7k USD/y] } }',
      goal,
    )
    expect(reading.ok && reading.plan.factors.map(({ cost }) => cost)).toEqual([
      { of: 'one', amount: 90_000, currency: 'USD' },
      { of: 'levels', amounts: [0, 7000], currency: 'USD' },
    ])
  })

  it.each([
    ['goal: {}', /goal\.limits\n/],
    ['goal: { limits: {} }', /goal\.limits\n {2}expected at least one limit, received none/],
    ['goal: { limits: { goodPerDay: {} } }', /goal\.limits\.goodPerDay\n {2}expected either atLeast or atMost, received none of them/],
    ['goal: { limits: { goodPerDay: { atLeast: 1, atMost: 2 } } }', /expected either atLeast or atMost, received both/],
    ['goal: { limits: { goodPerDay: { atLeast: 0 } } }', /atLeast\n {2}expected an amount above 0 such as 24000 or "30 h", received 0/],
    ['goal: { limits: { goodPerDay: { atLeast: "24,000" } } }', /atLeast\n {2}expected an amount .*write "24000" or "24\.000"/],
    ['goal: { limits: { goodPerDay: { atLeast: 1, tolerance: 0 % } } }', /tolerance\n {2}expected a tolerance above 0 %/],
    [
      'goal: { limits: { goodPerDay: { atLeast: 1 } }, probability: 100 % }',
      /probability\n {2}expected a probability from 50 % to below 100 %, received 100 %/,
    ],
    ['goal: { limits: { goodPerDay: { atLeast: 1 } }, indifference: 0 % }', /indifference\n {2}expected a share above 0 %, received 0 %/],
    ['goal: { limits: { goodPerDay: { atLeast: 1 } }, bugdet: 5 }', /goal\.bugdet\n {2}no keyword "bugdet" here; did you mean "budget"\?/],
  ])('as %s is refused with its place', async (wrong, message) => {
    expect(await messages(factors, wrong)).toEqual([expect.stringMatching(message)])
  })

  it.each([
    ['{ path: x, values: [1, 2], cost: 90k }', /factors\.a\.cost\n {2}expected a price such as "90k USD\/y"/],
    [
      '{ path: x, values: [1, 2], cost: 1 USD/y, costs: [1 USD/y, 2 USD/y] }',
      /factors\.a\.costs\n {2}expected either cost or costs, received both/,
    ],
    [
      '{ path: x, values: [1, 2], costs: [1 USD/y] }',
      /factors\.a\.costs\n {2}expected as many as there are values or levels, 2, received 1/,
    ],
    ['{ path: x, values: [1, 2], costs: [1 USD/y, 2 EUR/y] }', /factors\.a\.costs\n {2}expected all in one currency, USD, received EUR/],
    ['{ path: x, values: [off, 2], cost: 1 USD/y }', /factors\.a\.cost\n {2}expected values that are numbers; .*, received off/],
    ['{ path: x, range: 1 to 2, costs: [1 USD/y, 2 USD/y] }', /factors\.a\.costs\n {2}expected values or levels beside costs/],
  ])('with the factor %s is refused', async (factor, message) => {
    expect(await messages(`{ a: ${factor} }`, goal)).toEqual([expect.stringMatching(message)])
  })
})
