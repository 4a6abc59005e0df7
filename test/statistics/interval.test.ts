import { describe, expect, it } from 'vitest'
import { bonferroniLevel, confidenceInterval, pairedDifference, welchDifference } from '../../src/statistics/interval.ts'

const x = [121.3, 118.7, 124.9, 119.5, 122.2, 120.1, 117.8, 123.4, 121.0, 119.9]
const y = [119.8, 118.1, 122.0, 118.9, 120.4, 120.2, 116.0, 121.1, 120.7, 118.3]

describe('an interval', () => {
  it('of ten replications is mean and Student-t half-width', () => {
    const at95 = confidenceInterval(x, 0.95)
    expect(at95.mean).toBeCloseTo(120.88, 12)
    expect(at95.halfWidth).toBeCloseTo(1.5482148092809735, 11)
    expect(confidenceInterval(x, 0.99).halfWidth).toBeCloseTo(2.2241794672642783, 11)
    expect(confidenceInterval(x)).toEqual(at95)
  })

  it('of one replication has no half-width', () => {
    expect(confidenceInterval([7])).toEqual({ mean: 7, halfWidth: null })
    expect(confidenceInterval([])).toEqual({ mean: Number.NaN, halfWidth: null })
  })

  it('of a constant is that constant', () => {
    expect(confidenceInterval([5, 5, 5])).toEqual({ mean: 5, halfWidth: 0 })
  })

  it('of two systems that share their random numbers is that of the differences', () => {
    const difference = pairedDifference(x, y, 0.95)
    expect(difference.mean).toBeCloseTo(1.33, 12)
    expect(difference.halfWidth).toBeCloseTo(0.6795263071690065, 11)
    expect(() => pairedDifference([1, 2], [1])).toThrow('expected pairs of replications, received 2 and 1 of them')
  })

  it('of two independent systems is wider (Welch, 17.25 degrees of freedom)', () => {
    const difference = welchDifference(x, y, 0.95)
    expect(difference.mean).toBeCloseTo(1.33, 12)
    expect(difference.halfWidth).toBeCloseTo(1.8557052476036902, 11)
    expect(welchDifference(x, [1]).halfWidth).toBeNull()
    expect(welchDifference([3, 3], [1, 1])).toEqual({ mean: 2, halfWidth: 0 })
  })

  it('among twenty that must hold together at 95 % is made at 99.75 %', () => {
    expect(bonferroniLevel(0.95, 20)).toBeCloseTo(0.9975, 15)
    expect(bonferroniLevel(0.95, 1)).toBeCloseTo(0.95, 15)
  })
})
