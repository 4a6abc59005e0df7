import { describe, expect, it } from 'vitest'
import { factorialEffects, fullFactorial } from '../../../src/statistics/design/index.ts'
import { confidenceInterval } from '../../../src/statistics/interval.ts'
import { share, source, threeErrors } from '../random.ts'

describe('the effects of a factorial design', () => {
  it('are those of the textbook for two factors with two levels: by hand', () => {
    // Points 00 01 10 11 give 10 14 20 30: A (20 + 30 - 10 - 14) / 2 = 13, B (14 + 30 - 10 - 20) / 2 = 7, AB ((30 - 14) - (20 - 10)) / 2 = 3.
    const { main, interactions } = factorialEffects(
      fullFactorial([2, 2]),
      [10, 14, 20, 30].map((each) => [each, each, each]),
    )
    expect(main).toEqual([
      { factor: 0, level: 1, effect: { mean: 13, halfWidth: 0 } },
      { factor: 1, level: 1, effect: { mean: 7, halfWidth: 0 } },
    ])
    expect(interactions).toEqual([{ first: { factor: 0, level: 1 }, second: { factor: 1, level: 1 }, effect: { mean: 3, halfWidth: 0 } }])
  })

  it('have the half-width of what they are in each replication', () => {
    const responses = [
      [1, 2, 4],
      [3, 7, 5],
    ]
    expect(factorialEffects(fullFactorial([2]), responses, 0.9).main[0]!.effect).toEqual(confidenceInterval([2, 5, 1], 0.9))
  })

  it('of a factor with three levels are told against its first, level by level', () => {
    const points = fullFactorial([3, 2])
    const { main, interactions } = factorialEffects(
      points,
      points.map(([a, b]) => [5 * a! * a! + 2 * b! + (a === 2 && b === 1 ? 6 : 0)]),
    )
    // Level 2 of the first factor is 6 higher at one of the second's two levels.
    expect(main.map(({ factor, level, effect }) => [factor, level, effect.mean])).toEqual([
      [0, 1, 5],
      [0, 2, 23],
      [1, 1, 4],
    ])
    expect(interactions.map(({ effect }) => effect.mean)).toEqual([0, 3])
    expect(main[0]!.effect.halfWidth).toBeNull()
  })

  it('are covered as often as stated, with random numbers that the points share', () => {
    const { normal } = source('effects')
    const points = fullFactorial([2, 2, 2])
    const covered = share(500, () => {
      const shared = Array.from({ length: 6 }, normal)
      const responses = points.map(([a, b, c]) => shared.map((each) => 3 * a! - 2 * b! + 4 * a! * c! + 5 * each + normal()))
      const { main, interactions } = factorialEffects(points, responses)
      const ac = interactions.find(({ first, second }) => first.factor === 0 && second.factor === 2)!.effect
      return Math.abs(main[0]!.effect.mean - 5) <= main[0]!.effect.halfWidth! && Math.abs(ac.mean - 2) <= ac.halfWidth!
    })
    // Two intervals at 95 %, nearly independent.
    expect(covered).toBeGreaterThan(0.9 - threeErrors(0.9, 500))
    expect(covered).toBeLessThan(0.95)
  })

  it('need the same replications of all points', () => {
    expect(() => factorialEffects(fullFactorial([2]), [[1, 2], [3]])).toThrow('expected 2 replications of each of 2 points, received 2, 1')
  })
})
