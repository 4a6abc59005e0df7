import { describe, expect, it } from 'vitest'
import { confidenceInterval, correlationFactor, sectionInterval, skewness } from '../../src/statistics/index.ts'

describe('an interval from sections of one run', () => {
  it('is that of their mean where the whole is their mean', () => {
    const sections = [3, 5, 4, 8]
    expect(sectionInterval(5, sections)).toEqual(confidenceInterval(sections))
  })

  it('is wider where the sections lie beside the whole, which is what a bias of short sections does', () => {
    // Squares about 6: 9 + 1 + 4 + 4 = 18; t of 3 degrees of freedom 3.1824; 3.1824 x sqrt(18 / 3 / 4) = 3.8977.
    expect(sectionInterval(6, [3, 5, 4, 8]).halfWidth).toBeCloseTo(3.8977, 4)
  })

  it('is not known from one section', () => {
    expect(sectionInterval(6, [6])).toEqual({ mean: 6, halfWidth: null })
  })
})

describe('sections that are alike', () => {
  it('make an interval longer by their correlation', () => {
    // About the mean 3: -2 -1 0 1 2; products 2 + 0 + 0 + 2 = 4 of 10, and 1/5: r = 0.6, sqrt(1.6 / 0.4) = 2.
    expect(correlationFactor([1, 2, 3, 4, 5])).toBeCloseTo(2, 12)
    expect(correlationFactor([1, 5, 1, 5, 1, 5])).toBe(1)
    expect(correlationFactor([4, 4, 4])).toBe(1)
  })

  it('are told from normal ones by their skewness', () => {
    expect([skewness([1, 2, 3, 4, 5]), skewness([7, 7, 7])]).toEqual([0, 0])
    // About the mean 2: -1 -1 -1 3; squares 12, cubes 24: g1 = (24 / 4) / (12 / 4)^1.5 = 1.1547, x sqrt(12) / 2 = 2.
    expect(skewness([1, 1, 1, 5])).toBeCloseTo(2, 12)
  })
})
