import { describe, expect, it } from 'vitest'
import { equalAllocationProbability } from '../../../src/statistics/selection/equal-allocation.ts'
import { share, source, threeErrors } from '../random.ts'

describe('equal shares of replications', () => {
  it.each([
    [2, 0.5, 10, 0.8682237613585138],
    [5, 0.5, 20, 0.8387863190646744],
    [10, 0.3, 50, 0.7100116365922946],
  ])(
    'choose the best of %d, better by %d, with %d replications each with probability %d',
    (systems, difference, replications, probability) => {
      expect(equalAllocationProbability(systems, difference, 1, replications)).toBeCloseTo(probability, 12)
    },
  )

  it('choose one of k by chance where there is no difference', () => {
    expect(equalAllocationProbability(4, 0, 2, 9)).toBeCloseTo(0.25, 14)
  })

  it('do so in experiments too', () => {
    const { normal } = source('equal')
    const correct = share(4000, () => {
      const found = [0.5, 0, 0, 0, 0].map((mean) => mean + normal() / Math.sqrt(20))
      return found.indexOf(Math.max(...found)) === 0
    })
    expect(Math.abs(correct - 0.8387863190646744)).toBeLessThan(threeErrors(0.84, 4000))
  })
})
