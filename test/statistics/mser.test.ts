import { describe, expect, it } from 'vitest'
import { mser } from '../../src/statistics/mser.ts'

/** Rises in five steps, then swings between 9 and 11. */
const rising = [0, 2, 4, 6, 8, ...Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 9 : 11))]

describe('the MSER rule', () => {
  it('deletes the five observations of the rise, and leaves twenty that lie 1 from their mean: 20 / 20²', () => {
    expect(mser(rising, 1)).toEqual({ truncate: 5, statistic: 0.05, isAtLimit: false })
  })

  it('is what its definition says, tried at every place', () => {
    const series = Array.from({ length: 83 }, (_, i) => 40 / (i + 1) + ((i * 7919) % 13))
    const statistics = Array.from({ length: 42 }, (_, k) => {
      const rest = series.slice(k)
      const mean = rest.reduce((sum, x) => sum + x, 0) / rest.length
      return rest.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rest.length ** 2
    })
    const { truncate, statistic } = mser(series, 1)
    expect(truncate).toBe(statistics.indexOf(Math.min(...statistics)))
    expect(statistic).toBeCloseTo(Math.min(...statistics), 12)
  })

  it('counts in observations, not in batches, and leaves out what fills no batch', () => {
    const fives = rising.flatMap((x) => [x, x, x, x, x])
    expect(mser([...fives, 1000, 1000], 5)).toEqual({ truncate: 25, statistic: 0.05, isAtLimit: false })
  })

  it('deletes nothing of a line that runs even from the start, nor of nothing', () => {
    expect(mser(new Array(50).fill(7))).toEqual({ truncate: 0, statistic: 0, isAtLimit: false })
    expect(mser([])).toEqual({ truncate: 0, statistic: Number.NaN, isAtLimit: false })
    expect(mser([1, 2, 3])).toEqual({ truncate: 0, statistic: Number.NaN, isAtLimit: false })
  })

  it('stops at half of the series where WIP rises without end, and says so', () => {
    const { truncate, isAtLimit } = mser(Array.from({ length: 100 }, (_, i) => i))
    expect(truncate).toBe(50)
    expect(isAtLimit).toBe(true)
  })

  it('refuses batches of no observations', () => {
    expect(() => mser(rising, 0)).toThrow('expected a whole number of observations a batch, received 0')
  })
})
