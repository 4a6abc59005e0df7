import { describe, expect, it } from 'vitest'
import { againstControl, allPairs } from '../../src/statistics/comparisons.ts'
import { pairedDifference, welchDifference } from '../../src/statistics/interval.ts'
import { share, source } from './random.ts'

const a = [121.3, 118.7, 124.9, 119.5, 122.2]
const b = [119.8, 118.1, 122.0, 118.9, 120.4]
const c = [120.2, 116.0, 121.1, 120.7, 118.3]

describe('several systems', () => {
  it('are compared in all pairs at a level that holds for the three together', () => {
    expect(allPairs([a, b, c], { level: 0.94, commonRandomNumbers: true })).toEqual([
      { first: 0, second: 1, difference: pairedDifference(a, b, 0.98) },
      { first: 0, second: 2, difference: pairedDifference(a, c, 0.98) },
      { first: 1, second: 2, difference: pairedDifference(b, c, 0.98) },
    ])
  })

  it('are compared with today at a level that holds for the two differences', () => {
    expect(againstControl([a, b, c], 1, { level: 0.9, commonRandomNumbers: false })).toEqual([
      { first: 0, second: 1, difference: welchDifference(a, b, 0.95) },
      { first: 2, second: 1, difference: welchDifference(c, b, 0.95) },
    ])
  })

  it('are all covered together at least as often as stated', () => {
    const { normal } = source('all pairs')
    const repetitions = 1000
    const covered = share(repetitions, () => {
      const shared = Array.from({ length: 8 }, normal)
      const systems = [1, 2, 3, 4].map((mean) => shared.map((each) => mean + each + 0.5 * normal()))
      return allPairs(systems, { commonRandomNumbers: true }).every(
        ({ first, second, difference }) => Math.abs(difference.mean - (first - second)) <= difference.halfWidth!,
      )
    })
    expect(covered).toBeGreaterThan(0.95 - 0.021)
  })

  it('of which there is one are no comparison', () => {
    expect(allPairs([a], { commonRandomNumbers: true })).toEqual([])
  })
})
