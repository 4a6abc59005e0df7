import { describe, expect, it } from 'vitest'
import { drawHypergeometric } from '../../src/engine/distributions/hypergeometric.ts'
import { Draws } from '../../src/engine/index.ts'

describe('a hypergeometric variate', () => {
  it('occurs as often as counting says', () => {
    // 5 marked of 12, a sample of 4: C(5, k) C(7, 4 - k) / C(12, 4).
    const ways = [35, 175, 210, 70, 5].map((count) => count / 495)
    const met = ways.map(() => 0)
    const draws = new Draws()
    const tries = 40_000
    for (let number = 0; number < tries; number++) met[drawHypergeometric(draws.at(1, 2, number, 0), 12, 5, 4)]!++
    const chiSquare = ways.reduce((sum, way, k) => sum + (met[k]! - tries * way) ** 2 / (tries * way), 0)
    // 99.9 % of chi-square with 4 degrees of freedom.
    expect(chiSquare).toBeLessThan(18.47)
  })

  it('is certain where nothing, or everything, is marked or in the sample', () => {
    const draws = new Draws().at(1, 2, 3, 4)
    expect([drawHypergeometric(draws, 10, 0, 4), drawHypergeometric(draws, 10, 10, 4), drawHypergeometric(draws, 10, 3, 10)]).toEqual([
      0, 4, 3,
    ])
    expect(drawHypergeometric(draws, 10, 8, 9)).toBeGreaterThanOrEqual(7)
  })

  it('is refused of more than there is', () => {
    expect(() => drawHypergeometric(new Draws(), 10, 11, 4)).toThrow(new RangeError('hypergeometric: expected at most 10, received 11'))
    expect(() => drawHypergeometric(new Draws(), 10, 1.5, 4)).toThrow(RangeError)
  })
})
