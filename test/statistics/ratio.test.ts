import { describe, expect, it } from 'vitest'
import { Streams } from '../../src/engine/index.ts'
import { confidenceInterval } from '../../src/statistics/interval.ts'
import { ratioInterval } from '../../src/statistics/ratio.ts'

describe('a ratio of two totals', () => {
  it('is that of the sums, with the spread of what one replication lacks of it', () => {
    // By hand: ratio 31/14; residuals -15/14, 13/14, 2/14; S² = 398/196/2; t of two degrees of freedom at 97.5 % is 4.30265272991.
    const { mean, halfWidth } = ratioInterval([10, 12, 9], [5, 5, 4])
    expect(mean).toBeCloseTo(31 / 14, 14)
    expect(halfWidth).toBeCloseTo((4.30265272991 * Math.sqrt(398 / 196 / 2 / 3)) / (14 / 3), 9)
  })

  it('is the interval of the numerators where all denominators are the same', () => {
    const numerators = [121.3, 118.7, 124.9, 119.5, 122.2]
    const { mean, halfWidth } = ratioInterval(numerators, [4, 4, 4, 4, 4], 0.9)
    const plain = confidenceInterval(numerators, 0.9)
    expect(mean).toBeCloseTo(plain.mean / 4, 12)
    expect(halfWidth).toBeCloseTo(plain.halfWidth! / 4, 12)
  })

  it('is exact where numerators are in proportion, and is not the mean of the ratios where they are not', () => {
    expect(ratioInterval([2, 6, 10], [1, 3, 5])).toEqual({ mean: 2, halfWidth: 0 })
    expect(ratioInterval([1, 9], [1, 3]).mean).toBe(2.5)
  })

  it('is not known of nothing, and has no half-width of one replication', () => {
    expect(ratioInterval([3], [2])).toEqual({ mean: 1.5, halfWidth: null })
    expect(ratioInterval([3, 4], [0, 0])).toEqual({ mean: Number.NaN, halfWidth: null })
    expect(() => ratioInterval([1, 2], [1])).toThrow('expected pairs of replications, received 2 and 1 of them')
  })

  it('covers the true ratio about as often as it says, also where both go up and down together', () => {
    const streams = new Streams(7, 0)
    const stream = streams.claim('ratio')
    const [samples, replications] = [2000, 10]
    let covered = 0
    for (let sample = 0; sample < samples; sample++) {
      // Units uniform on 80 to 120; cost 300 + 2 x units + uniform on -50 to 50: the true ratio is 500 / 100.
      const units = Array.from({ length: replications }, () => 80 + 40 * streams.uniform(stream))
      const costs = units.map((each) => 300 + 2 * each + 100 * (streams.uniform(stream) - 0.5))
      const { mean, halfWidth } = ratioInterval(costs, units)
      if (Math.abs(mean - 5) <= halfWidth!) covered++
    }
    // Three standard errors of a share of 0.95 in 2,000 are 0.015; the ratio's bias takes a little more.
    expect(covered / samples).toBeGreaterThan(0.93)
    expect(covered / samples).toBeLessThan(0.97)
  })
})
