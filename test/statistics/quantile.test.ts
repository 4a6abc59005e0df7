import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketQuantile, orderStatisticQuantile } from '../../src/statistics/quantile.ts'

describe('a quantile of observations', () => {
  it('is the order statistic ceil(p n)', () => {
    const cycleTimes = [30, 10, 20, 50, 40]
    expect(orderStatisticQuantile(cycleTimes, 0.5)).toBe(30)
    expect(orderStatisticQuantile(cycleTimes, 0.8)).toBe(40)
    expect(orderStatisticQuantile(cycleTimes, 0.81)).toBe(50)
    expect(orderStatisticQuantile(cycleTimes, 0)).toBe(10)
    expect(orderStatisticQuantile(cycleTimes, 1)).toBe(50)
    expect(cycleTimes).toEqual([30, 10, 20, 50, 40])
  })

  it('of no observations is unknown', () => {
    expect(orderStatisticQuantile([], 0.95)).toBeNull()
  })
})

describe('a quantile of a histogram', () => {
  it('is interpolated inside its bucket', () => {
    expect(bucketQuantile([10, 30, 10], [0, 1, 2, 4], 0.5)).toBe(1.5)
    expect(bucketQuantile([10, 30, 10], [0, 1, 2, 4], 0.9)).toBeCloseTo(3, 12)
    expect(bucketQuantile(Float64Array.of(4), Float64Array.of(2, 6), 0.25)).toBe(3)
  })

  it('skips empty buckets, also at both ends', () => {
    expect(bucketQuantile([0, 5, 0, 5, 0], [0, 1, 2, 3, 4, 5], 0)).toBe(1)
    expect(bucketQuantile([0, 5, 0, 5, 0], [0, 1, 2, 3, 4, 5], 0.5)).toBe(2)
    expect(bucketQuantile([0, 5, 0, 5, 0], [0, 1, 2, 3, 4, 5], 1)).toBe(4)
  })

  it('of nothing is unknown', () => {
    expect(bucketQuantile([0, 0], [0, 1, 2], 0.5)).toBeNull()
    expect(bucketQuantile([], [0], 0.5)).toBeNull()
  })

  it('is within a bucket of the order statistic, whatever was observed', () => {
    const edges = Array.from({ length: 41 }, (_, i) => i * 5)
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 199.9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (values, p) => {
          const counts = new Float64Array(40)
          for (const value of values) counts[Math.floor(value / 5)]! += 1
          const exact = orderStatisticQuantile(values, p) as number
          const quantile = bucketQuantile(counts, edges, p) as number
          expect(Math.abs(quantile - exact)).toBeLessThanOrEqual(5 + 1e-9)
        },
      ),
    )
  })

  it('refuses shares outside 0..1 and edges that do not fit, with the numbers', () => {
    expect(() => bucketQuantile([1], [0, 1], 95)).toThrow('expected a share between 0 and 1, received 95')
    expect(() => bucketQuantile([1, 2], [0, 1], 0.5)).toThrow('expected one more edge than the 2 buckets, received 2')
  })
})
