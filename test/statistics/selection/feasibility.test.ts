import { describe, expect, it } from 'vitest'
import { type Constraint, FeasibilityTest } from '../../../src/statistics/selection/feasibility.ts'
import { share, source, threeErrors } from '../random.ts'

const output: Constraint = { sense: 'at-least', limit: 24_000, tolerance: 200 }
const cycleTime: Constraint = { sense: 'at-most', limit: 5, tolerance: 0.1 }

function verdict(test: FeasibilityTest, next: () => number[]): string {
  while (test.verdict === 'undecided') test.add(next())
  return test.verdict
}

describe('the test whether a plan keeps to its constraints', () => {
  const { normal } = source('feasibility')

  it.each([
    { name: 'just enough output', mean: 24_200, right: 'met' },
    { name: 'just too little', mean: 23_800, right: 'missed' },
    { name: 'far too little', mean: 20_000, right: 'missed' },
  ])('is right as often as promised: $name', ({ mean, right }) => {
    const correct = share(500, () => verdict(new FeasibilityTest([output], { level: 0.9 }), () => [mean + 500 * normal()]) === right)
    expect(correct).toBeGreaterThanOrEqual(0.9 - threeErrors(0.9, 500))
  })

  it('is right on two constraints at once, whose errors come together', () => {
    const correct = share(500, () => {
      const test = new FeasibilityTest([output, cycleTime], { level: 0.9 })
      return (
        verdict(test, () => {
          const shared = normal()
          return [24_200 + 400 * shared, 4.9 + 0.2 * (0.8 * shared + 0.6 * normal())]
        }) === 'met'
      )
    })
    expect(correct).toBeGreaterThanOrEqual(0.9 - threeErrors(0.9, 500))
  })

  it('is over sooner the farther a plan lies from its limit', () => {
    const spent = (mean: number): number => {
      let sum = 0
      for (let i = 0; i < 40; i++) {
        const test = new FeasibilityTest([output])
        verdict(test, () => [mean + 600 * normal()])
        sum += test.replications
      }
      return sum / 40
    }
    expect(spent(26_000)).toBeLessThan(12)
    expect(spent(24_200)).toBeGreaterThan(15)
  })

  it('needs no more than the first stage of a plan that never varies, and counts one exactly on the limit as good', () => {
    const test = new FeasibilityTest([output, cycleTime], { firstStage: 3 })
    for (const at of [1, 2]) {
      test.add([24_000, 6])
      expect([at, test.verdict]).toEqual([at, 'undecided'])
    }
    test.add([24_000, 6])
    expect(test.verdicts).toEqual(['met', 'missed'])
    expect(test.verdict).toBe('missed')
  })

  it('asks for more of each of many systems, and less where they are independent', () => {
    const counted = (systems: number, commonRandomNumbers: boolean): number => {
      const test = new FeasibilityTest([output], { systems, commonRandomNumbers })
      let i = 0
      while (test.verdict === 'undecided') test.add([24_100 + (i++ % 2 === 0 ? 600 : -600)])
      return test.replications
    }
    expect(counted(20, true)).toBeGreaterThan(counted(1, true))
    expect(counted(20, false)).toBeLessThanOrEqual(counted(20, true))
  })

  it('has nothing to miss without constraints, and refuses a tolerance of nothing', () => {
    expect(new FeasibilityTest([]).verdict).toBe('met')
    expect(() => new FeasibilityTest([{ ...output, tolerance: 0 }])).toThrow('expected a tolerance above 0, received 0')
  })
})
