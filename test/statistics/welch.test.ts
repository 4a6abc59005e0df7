import { describe, expect, it } from 'vitest'
import { acrossReplications, movingAverage } from '../../src/statistics/welch.ts'

describe("Welch's picture of a warm-up", () => {
  it('is the mean over the replications at each time, as far as the shortest', () => {
    expect(
      acrossReplications([
        [1, 2, 3],
        [3, 6],
        [5, 10, 15],
      ]),
    ).toEqual([3, 6])
    expect(acrossReplications([])).toEqual([])
  })

  it('is smoothed by a window that narrows at the beginning and ends where it no longer fits', () => {
    // 0; (0 + 3 + 6) / 3; then five at a time.
    expect(movingAverage([0, 3, 6, 9, 12, 15, 24], 2)).toEqual([0, 3, 6, 9, 66 / 5])
  })

  it('is the series itself with a window of nothing, and nothing with one longer than the series', () => {
    expect(movingAverage([4, 1, 5], 0)).toEqual([4, 1, 5])
    expect(movingAverage([4, 1, 5], 7)).toEqual([])
    expect(() => movingAverage([1], -1)).toThrow('expected a whole number of observations each side, received -1')
  })
})
