import { describe, expect, it } from 'vitest'
import { confidenceInterval, sectionInterval } from '../../src/statistics/index.ts'

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
