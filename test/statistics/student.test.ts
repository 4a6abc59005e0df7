import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../src/engine/math/index.ts'
import { studentQuantile } from '../../src/statistics/student.ts'

/** Two-sided quantiles: [degrees of freedom, confidence level, t]. */
const twoSided: [number, number, number][] = [
  [1, 0.9, 6.313751514675037],
  [1, 0.95, 12.706204736174694],
  [1, 0.99, 63.656741162871526],
  [2, 0.9, 2.9199855803537242],
  [2, 0.95, 4.302652729749462],
  [2, 0.99, 9.924843200918287],
  [4, 0.9, 2.1318467863266495],
  [4, 0.95, 2.7764451051977934],
  [4, 0.99, 4.604094871349992],
  [9, 0.9, 1.833112932656237],
  [9, 0.95, 2.262157162798205],
  [9, 0.99, 3.249835541592126],
  [19, 0.9, 1.7291328115213682],
  [19, 0.95, 2.0930240544083087],
  [19, 0.99, 2.8609346064649794],
  [29, 0.9, 1.6991270265334972],
  [29, 0.95, 2.045229642132703],
  [29, 0.99, 2.756385903670605],
  [99, 0.9, 1.6603911560169906],
  [99, 0.95, 1.9842169515864174],
  [99, 0.99, 2.626405457280827],
]

describe("Student's t", () => {
  it.each(twoSided)('with %d degrees of freedom at %d confidence is %d, as tabulated', (df, level, t) => {
    expect(Math.abs(studentQuantile((1 + level) / 2, df) / t - 1)).toBeLessThan(1e-11)
  })

  it('has its median at zero and is symmetric', () => {
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12)
    expect(studentQuantile(0.1, 7)).toBeCloseTo(-studentQuantile(0.9, 7), 14)
  })

  it('keeps its digits close to the median, where one degree of freedom has the closed form tan(pi (p - 1/2))', () => {
    expect(studentQuantile(0.5001, 1) / Math.tan(Math.PI * 0.0001)).toBeCloseTo(1, 10)
    expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 12)
  })

  it('is the normal distribution with endless degrees of freedom', () => {
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975))
    expect(studentQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5)
  })

  it('refuses what is no probability and no degrees of freedom, with the number', () => {
    expect(() => studentQuantile(1, 3)).toThrow('expected a probability between 0 and 1 (exclusive), received 1')
    expect(() => studentQuantile(0.9, 0)).toThrow('expected degrees of freedom above 0, received 0')
  })
})
