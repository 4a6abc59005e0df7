import { describe, expect, it } from 'vitest'
import { cholesky, forward } from '../../src/statistics/cholesky.ts'
import { controlledMean } from '../../src/statistics/control-variates.ts'
import { confidenceInterval } from '../../src/statistics/interval.ts'
import { share, source, threeErrors } from './random.ts'

describe('control variates', () => {
  it('correct a mean by what the control happened to be: by hand with one', () => {
    // c: mean 3, sum of squares 10; y: mean 6, products with c 19, so b = 1.9; sum of squares of y 38, of which the line takes 36.1.
    const values = [2, 4, 7, 7, 10]
    const control = { values: [1, 2, 3, 4, 5], mean: 2.5 }
    const { mean, halfWidth, controls } = controlledMean(values, [control])
    expect(mean).toBeCloseTo(6 - 1.9 * 0.5, 12)
    // s² = (38 - 36.1) / 3; variance s² (1/5 + 0.25 / 10); t of 3 degrees of freedom at 97.5 % is 3.182446305.
    expect(halfWidth).toBeCloseTo(3.182446305 * Math.sqrt((1.9 / 3) * (0.2 + 0.025)), 8)
    expect(controls).toEqual([0])
  })

  it('leave out a constant one and one that follows from the others', () => {
    const { normal } = source('collinear')
    const first = Array.from({ length: 12 }, normal)
    const second = Array.from({ length: 12 }, normal)
    const values = first.map((x, i) => 3 + x + second[i]! + 0.1 * normal())
    const all = controlledMean(values, [
      { values: first.map(() => 4), mean: 4 },
      { values: first, mean: 0 },
      { values: first.map((x) => 2 * x + 1), mean: 1 },
      { values: second, mean: 0 },
    ])
    const two = controlledMean(values, [
      { values: first, mean: 0 },
      { values: second, mean: 0 },
    ])
    expect(all.controls).toEqual([1, 3])
    expect(all.mean).toBeCloseTo(two.mean, 12)
    expect(all.halfWidth).toBeCloseTo(two.halfWidth!, 12)
    expect(two.gain).toBeGreaterThan(20)
  })

  it('are none where there are none or too few replications: the plain interval', () => {
    expect(controlledMean([1, 2, 4], [{ values: [1, 2, 3], mean: 2 }])).toEqual({
      ...confidenceInterval([1, 2, 4]),
      controls: [],
      gain: null,
    })
    expect(controlledMean([1, 2, 4], [])).toMatchObject(confidenceInterval([1, 2, 4]))
    expect(() => controlledMean([1, 2], [{ values: [1], mean: 1 }])).toThrow(
      'expected a control for each of 2 replications, received 1 values',
    )
  })

  it('cover the mean as often as stated, and with known strength gain what theory says', () => {
    const { normal } = source('control coverage')
    const [repetitions, n] = [1500, 15]
    let plain = 0
    let adjusted = 0
    const covered = share(repetitions, () => {
      const first = Array.from({ length: n }, normal)
      const second = Array.from({ length: n }, normal)
      const values = first.map((x, i) => 50 + 2 * x - second[i]! + normal())
      const result = controlledMean(values, [
        { values: first, mean: 0 },
        { values: second, mean: 0 },
      ])
      plain += (confidenceInterval(values).mean - 50) ** 2
      adjusted += (result.mean - 50) ** 2
      return Math.abs(result.mean - 50) <= result.halfWidth!
    })
    expect(Math.abs(covered - 0.95)).toBeLessThan(threeErrors(0.95, repetitions))
    // Controls explain 5/6 of the variance; each of q costs: variance ratio (1 - 5/6) (n - 2) / (n - q - 2) (Lavenberg and Welch).
    expect(adjusted / plain / ((1 / 6) * (13 / 11))).toBeGreaterThan(0.85)
    expect(adjusted / plain / ((1 / 6) * (13 / 11))).toBeLessThan(1.15)
  })
})

describe("Cholesky's factor", () => {
  it('squared is the matrix, and solves equations with it', () => {
    const { rows, kept } = cholesky([
      [4, 2, 2],
      [2, 5, 3],
      [2, 3, 6],
    ])
    expect(kept).toEqual([0, 1, 2])
    expect(rows).toEqual([[2], [1, 2], [1, 1, 2]])
    expect(forward(rows, [2, 5, 6])).toEqual([1, 2, 1.5])
  })
})
