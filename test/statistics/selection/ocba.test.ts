import { describe, expect, it } from 'vitest'
import { correctSelectionBound, nextReplications, ocbaShares } from '../../../src/statistics/selection/ocba.ts'
import { Tally } from '../../../src/statistics/tally.ts'
import { share, source } from '../random.ts'

describe('a budget of replications', () => {
  it('goes to the close ones: means 1 to 5, equal spread, smaller is better', () => {
    const weights = [1, 1 / 4, 1 / 9, 1 / 16]
    const best = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
    const total = best + weights.reduce((sum, weight) => sum + weight, 0)
    const shares = ocbaShares(
      [1, 2, 3, 4, 5].map((mean) => ({ mean, standardDeviation: 2 })),
      'smaller',
    )
    for (const [i, weight] of [best, ...weights].entries()) expect(shares[i]).toBeCloseTo(weight / total, 12)
  })

  it('is the same for larger is better, with the signs turned', () => {
    const systems = [
      { mean: 10, standardDeviation: 1 },
      { mean: 10.5, standardDeviation: 2 },
      { mean: 12, standardDeviation: 3 },
    ]
    const turned = systems.map(({ mean, standardDeviation }) => ({ mean: -mean, standardDeviation }))
    expect(ocbaShares(systems, 'larger')).toEqual(ocbaShares(turned, 'smaller'))
  })

  it('is shared by those that are equally good, and by all where nothing varies', () => {
    const tied = [4, 4, 7].map((mean) => ({ mean, standardDeviation: 2 }))
    expect(ocbaShares(tied, 'smaller')).toEqual([0.5, 0.5, 0])
    const even = [1, 2, 3, 4].map((mean) => ({ mean, standardDeviation: 0 }))
    expect(ocbaShares(even, 'smaller')).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  it('is spent whole, and not on those that have had more than their share', () => {
    const systems = [1, 2, 3, 4, 5].map((mean) => ({ mean, standardDeviation: 2, count: 10 }))
    systems[4]!.count = 60
    const next = nextReplications(systems, 33, 'smaller')
    expect(next.reduce((sum, each) => sum + each, 0)).toBe(33)
    expect(next[4]).toBe(0)
    expect(next[0]).toBeGreaterThan(next[2]!)
    expect(nextReplications(systems, 0, 'smaller')).toEqual([0, 0, 0, 0, 0])
    expect(nextReplications([{ mean: 1, standardDeviation: 1, count: 5 }], 0, 'smaller')).toEqual([0])
  })

  it('of one system is its own', () => {
    expect(nextReplications([{ mean: 1, standardDeviation: 1, count: 5 }], 7, 'larger')).toEqual([7])
  })

  it('gives a lower bound of the chance to be right', () => {
    // Distance 1, error sqrt(1/8 + 1/8) = 0.5: 1 - Phi(-2) for each of two.
    const systems = [0, 1, 1].map((mean) => ({ mean, standardDeviation: 1, count: 8 }))
    expect(correctSelectionBound(systems, 'smaller')).toBeCloseTo(1 - 2 * 0.022750131948179, 12)
    const certain = [0, 1, 0].map((mean) => ({ mean, standardDeviation: 0, count: 8 }))
    expect(correctSelectionBound(certain, 'smaller')).toBe(0.5)
  })

  it('finds the best of twenty in 95 % with at most half of what equal shares take (means 1 to 20, standard deviation 6)', () => {
    const { normal } = source('ocba')
    const means = Array.from({ length: 20 }, (_, i) => i + 1)
    // Equal shares: P(correct) for n replications each, by the same experiments that fix n below; spread of the mean is 6 / sqrt(n).
    const equally = (n: number): boolean => {
      const found = means.map((mean) => mean + (6 / Math.sqrt(n)) * normal())
      return found.indexOf(Math.min(...found)) === 0
    }
    expect(share(3000, () => equally(150))).toBeLessThan(0.95)

    const cleverly = (): boolean => {
      const tallies = means.map((mean) => Tally.of(Array.from({ length: 10 }, () => mean + 6 * normal())))
      for (let spent = 200; spent < 1500; spent += 50) {
        const known = tallies.map(({ mean, standardDeviation, count }) => ({ mean, standardDeviation, count }))
        for (const [i, more] of nextReplications(known, 50, 'smaller').entries()) {
          for (let r = 0; r < more; r++) tallies[i]!.add(means[i]! + 6 * normal())
        }
      }
      const found = tallies.map(({ mean }) => mean)
      return found.indexOf(Math.min(...found)) === 0
    }
    expect(share(1000, cleverly)).toBeGreaterThan(0.95)
  })
})
