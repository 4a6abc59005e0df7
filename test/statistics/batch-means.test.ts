import { describe, expect, it } from 'vitest'
import {
  batchMeans,
  batchMeansInterval,
  batchRatioInterval,
  batchSeries,
  chooseBatches,
  vonNeumann,
} from '../../src/statistics/batch-means.ts'
import { share, source, threeErrors } from './random.ts'

describe('batches of one long run', () => {
  it('are of equal length; what is left over is dropped at the beginning', () => {
    expect(batchSeries([99, 1, 2, 3, 4, 5, 6], 3)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    expect(batchMeans([99, 1, 2, 3, 4, 5, 6], 3)).toEqual([1.5, 3.5, 5.5])
    expect(batchMeans([1, 2], 3)).toEqual([])
  })

  it("are judged by von Neumann's ratio of neighbours' differences to deviations", () => {
    // 1 2 3 4: squares 5, steps 3: (1 - 3 / 10) sqrt(15 / 2).
    expect(vonNeumann([1, 2, 3, 4])).toBeCloseTo(0.7 * Math.sqrt(7.5), 14)
    expect(vonNeumann([1, 4, 1, 4])).toBeCloseTo(-0.5 * Math.sqrt(7.5), 14)
    expect(vonNeumann([3, 3, 3])).toBe(0)
    expect(vonNeumann([3, 4])).toBeNaN()
  })

  it('are judged right: the ratio of independent observations is about standard normal', () => {
    const { normal } = source('von Neumann')
    const above = share(2000, () => vonNeumann(Array.from({ length: 40 }, normal)) > 1.2815515655446004)
    expect(Math.abs(above - 0.1)).toBeLessThan(threeErrors(0.1, 2000))
  })

  it('are the longer the more alike neighbours are, and too short a run is told', () => {
    const { autoregressive, normal } = source('batch choice')
    const independent = chooseBatches(Array.from({ length: 4000 }, normal))
    expect(independent.areIndependent).toBe(true)
    expect(independent.count).toBeGreaterThanOrEqual(15)
    expect(independent.count).toBeLessThanOrEqual(32)
    expect(chooseBatches(autoregressive(0.995, 400))).toEqual({ count: 10, areIndependent: false })
  })
})

describe('an interval from one long run', () => {
  it('covers the mean of a series whose neighbours are alike, where that of its observations would not', () => {
    const { autoregressive } = source('batch means')
    const repetitions = 500
    const covered = share(repetitions, () => {
      const { mean, halfWidth } = batchMeansInterval(autoregressive(0.8, 2000))
      return Math.abs(mean) <= halfWidth!
    })
    expect(covered).toBeGreaterThan(0.95 - threeErrors(0.95, repetitions))
  })

  it('is as long as the asymptotic variance of the series asks', () => {
    // AR(1), phi 0.8: asymptotic variance 25. Mean half-width over the runs against 1.96 sqrt(25 / n).
    const { autoregressive } = source('half-width')
    const n = 4000
    let sum = 0
    for (let run = 0; run < 100; run++) sum += batchMeansInterval(autoregressive(0.8, n)).halfWidth!
    expect(sum / 100 / (1.96 * Math.sqrt(25 / n))).toBeGreaterThan(0.95)
    expect(sum / 100 / (1.96 * Math.sqrt(25 / n))).toBeLessThan(1.15)
  })

  it('has no half-width of nine observations', () => {
    expect(batchMeansInterval([1, 2, 3, 4, 5, 6, 7, 8, 9])).toMatchObject({ mean: 5, halfWidth: null })
    expect(batchRatioInterval([2, 2, 2], [1, 1, 1])).toMatchObject({ mean: 2, halfWidth: null })
  })

  it('of a ratio, such as scrapped to started units hour by hour, covers it', () => {
    const { autoregressive, normal } = source('batch ratio')
    const repetitions = 500
    const covered = share(repetitions, () => {
      const started = autoregressive(0.7, 1000).map((x) => 50 + 5 * x)
      const scrapped = started.map((units) => 0.02 * units + 0.1 * normal())
      const { mean, halfWidth } = batchRatioInterval(scrapped, started)
      return Math.abs(mean - 0.02) <= halfWidth!
    })
    expect(covered).toBeGreaterThan(0.95 - threeErrors(0.95, repetitions))
  })
})
