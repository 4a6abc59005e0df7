import { describe, expect, it } from 'vitest'
import { clopperPearsonInterval, wilsonInterval } from '../../src/statistics/proportion.ts'

describe('the share of replications that meet the demand', () => {
  it('has the interval of Wilson: 8 of 10', () => {
    // By hand with z = 1.959963985: centre (0.8 + z²/20) / (1 + z²/10) = 0.716738; half-width 0.226578.
    const { estimate, lower, upper } = wilsonInterval(8, 10)
    expect(estimate).toBe(0.8)
    expect(lower).toBeCloseTo(0.490162, 6)
    expect(upper).toBeCloseTo(0.943318, 6)
  })

  it('has the exact interval of Clopper and Pearson: 8 of 10, and none of 10, where the bound is 1 - 0.025^(1/10)', () => {
    const { lower, upper } = clopperPearsonInterval(8, 10)
    expect(lower).toBeCloseTo(0.443905, 6)
    expect(upper).toBeCloseTo(0.974789, 6)
    const none = clopperPearsonInterval(0, 10)
    expect(none.lower).toBe(0)
    expect(none.upper).toBeCloseTo(1 - 0.025 ** 0.1, 12)
    expect(clopperPearsonInterval(10, 10)).toMatchObject({ upper: 1 })
  })

  it('lies between 0 and 1, with the ends exact', () => {
    expect(wilsonInterval(0, 7).lower).toBe(0)
    expect(wilsonInterval(7, 7).upper).toBe(1)
  })

  it.each([0.02, 0.3, 0.9])('is covered as stated at a probability of %d, added up over all outcomes of 30', (p) => {
    const coverage = (interval: typeof wilsonInterval): number => {
      let sum = 0
      let probability = (1 - p) ** 30
      for (let k = 0; k <= 30; k++) {
        const { lower, upper } = interval(k, 30, 0.95)
        if (lower <= p && p <= upper) sum += probability
        probability *= ((30 - k) / (k + 1)) * (p / (1 - p))
      }
      return sum
    }
    expect(coverage(clopperPearsonInterval)).toBeGreaterThan(0.95)
    expect(coverage(wilsonInterval)).toBeGreaterThan(0.92)
  })

  it('refuses more successes than trials, and no trials', () => {
    expect(() => wilsonInterval(3, 2)).toThrow('expected 0 to all of at least one trial, received 3 of 2')
    expect(() => clopperPearsonInterval(0, 0)).toThrow('received 0 of 0')
  })
})
