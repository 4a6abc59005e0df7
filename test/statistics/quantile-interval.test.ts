import { describe, expect, it } from 'vitest'
import {
  batchQuantileInterval,
  meanOfQuantiles,
  orderStatisticInterval,
  sectionedQuantile,
} from '../../src/statistics/quantile-interval.ts'
import { share, source, threeErrors } from './random.ts'

const oneToTen = [7, 3, 10, 1, 5, 9, 2, 8, 6, 4]

describe('the interval of a quantile', () => {
  it('of ten observations lies between the second and the ninth for the median: P(2 <= Binomial(10, 1/2) <= 8) = 0.979', () => {
    expect(orderStatisticInterval(oneToTen, 0.5)).toEqual({ estimate: 5, lower: 2, upper: 9 })
  })

  it('is not to be had where the observations do not reach far enough', () => {
    expect(orderStatisticInterval(oneToTen, 0.95)).toBeNull()
    expect(orderStatisticInterval([], 0.5)).toBeNull()
  })

  it('covers the 90 % quantile of an exponential time at least as often as stated, whatever the distribution', () => {
    const { exponential } = source('order statistics')
    const covered = share(1000, () => {
      const { lower, upper } = orderStatisticInterval(Array.from({ length: 100 }, exponential), 0.9)!
      return lower <= Math.log(10) && Math.log(10) <= upper
    })
    expect(covered).toBeGreaterThan(0.95 - threeErrors(0.95, 1000))
  })

  it('over replications is Student-t about the mean of their quantiles, or about the quantile of all', () => {
    const replications = [
      [1, 2, 3],
      [2, 4, 6],
      [3, 3, 9],
    ]
    // Medians 2, 4, 3: mean 3, s 1; t of 2 degrees of freedom at 97.5 % is 4.302652730. All together: 1 2 2 3 3 3 4 6 9, median 3.
    expect(meanOfQuantiles(replications, 0.5).mean).toBe(3)
    expect(meanOfQuantiles(replications, 0.5).halfWidth).toBeCloseTo(4.30265273 / Math.sqrt(3), 8)
    expect(sectionedQuantile(replications, 0.5).mean).toBe(3)
    expect(sectionedQuantile(replications, 0.5).halfWidth).toBeCloseTo(4.30265273 / Math.sqrt(3), 8)
    expect(sectionedQuantile([[1, 2, 3]], 0.5)).toEqual({ mean: 2, halfWidth: null })
    expect(sectionedQuantile([], 0.5)).toEqual({ mean: Number.NaN, halfWidth: null })
  })

  it('by sections lies about the quantile of all, where the sections have few observations and a bias of their own', () => {
    const { exponential } = source('sections')
    const truth = Math.log(20)
    const sections = () => Array.from({ length: 10 }, () => Array.from({ length: 25 }, exponential))
    let [mean, sectioned] = [0, 0]
    for (let i = 0; i < 300; i++) {
      const here = sections()
      mean += meanOfQuantiles(here, 0.95).mean / 300
      sectioned += sectionedQuantile(here, 0.95).mean / 300
    }
    expect(Math.abs(sectioned - truth)).toBeLessThan(0.05)
    expect(Math.abs(mean - truth)).toBeGreaterThan(0.05)
  })

  it('of one long run whose neighbours are alike covers it', () => {
    const { autoregressive } = source('batch quantile')
    // AR(1), phi 0.7: normal with variance 1 / 0.51.
    const truth = 1.2815515655446004 / Math.sqrt(0.51)
    const covered = share(300, () => {
      const { mean, halfWidth } = batchQuantileInterval(autoregressive(0.7, 3000), 0.9)
      return Math.abs(mean - truth) <= halfWidth!
    })
    expect(covered).toBeGreaterThan(0.95 - threeErrors(0.95, 300))
  })
})
