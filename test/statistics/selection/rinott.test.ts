import { describe, expect, it } from 'vitest'
import { rinottConstant, rinottReplications } from '../../../src/statistics/selection/rinott.ts'
import { share, source, threeErrors } from '../random.ts'

describe("Rinott's two stages", () => {
  // An independent quadrature (Gauss and Legendre, 3,000 points, in x) gives these.
  it.each([
    [2, 10, 0.95, 2.614119295311],
    [5, 20, 0.95, 3.385418731569],
    [10, 20, 0.95, 3.87527663566],
    [10, 10, 0.9, 3.745866286654],
  ])('of %d systems with %d replications first at %d have h = %d', (systems, firstStage, level, h) => {
    expect(rinottConstant(systems, firstStage, level)).toBeCloseTo(h, 8)
  })

  it('with no end of replications first need h of the normal distribution: sqrt(2) x 1.645 for two systems', () => {
    expect(rinottConstant(2, 10_001)).toBeCloseTo(Math.SQRT2 * 1.6448536, 3)
  })

  it('take more from those that vary more, and at least the first stage', () => {
    expect(rinottReplications([1, 4, 0.01], 3, 10, 0.5)).toEqual([36, 144, 10])
  })

  it('choose the best as often as promised, with unequal spreads', () => {
    const { normal } = source('rinott')
    const [means, deviations] = [
      [0.5, 0, 0, 0, 0],
      [1, 0.6, 1, 1.4, 1],
    ]
    const h = rinottConstant(5, 10, 0.9)
    const correct = share(400, () => {
      const samples = means.map((mean, i) => Array.from({ length: 10 }, () => mean + deviations[i]! * normal()))
      const variances = samples.map((sample) => {
        const mean = sample.reduce((sum, x) => sum + x, 0) / 10
        return sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 9
      })
      const counts = rinottReplications(variances, h, 10, 0.5)
      const found = samples.map((sample, i) => {
        while (sample.length < counts[i]!) sample.push(means[i]! + deviations[i]! * normal())
        return sample.reduce((sum, x) => sum + x, 0) / sample.length
      })
      return found.indexOf(Math.max(...found)) === 0
    })
    expect(correct).toBeGreaterThanOrEqual(0.9 - threeErrors(0.9, 400))
  })

  it('refuse to choose among one', () => {
    expect(() => rinottConstant(1, 10)).toThrow('expected two or more systems')
  })
})
