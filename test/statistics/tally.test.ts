import { describe, expect, it } from 'vitest'
import { Tally } from '../../src/statistics/tally.ts'

describe('a tally', () => {
  it('knows count, mean, sample variance and extremes of what it saw', () => {
    const tally = Tally.of([2, 4, 4, 4, 5, 5, 7, 9])
    expect([tally.count, tally.mean, tally.min, tally.max]).toEqual([8, 5, 2, 9])
    expect(tally.variance).toBeCloseTo(32 / 7, 13)
    expect(tally.standardDeviation).toBeCloseTo(2.138089935299395, 13)
  })

  it('does not lose a small spread around a large mean', () => {
    expect(Tally.of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30)
  })

  it('has no mean before the first observation and no variance before the second', () => {
    const tally = new Tally()
    expect([tally.count, tally.mean, tally.variance]).toEqual([0, Number.NaN, Number.NaN])
    tally.add(3)
    expect([tally.count, tally.mean, tally.variance]).toEqual([1, 3, Number.NaN])
  })
})
