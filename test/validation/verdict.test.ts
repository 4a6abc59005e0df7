import { describe, expect, it } from 'vitest'
import { families } from '../../validation/cases/index.ts'
import { fullPlan, quickPlan } from '../../validation/plan.ts'
import { judge } from '../../validation/verdict.ts'

const plan = fullPlan(families)
const metric = { name: 'W', exact: 5, read: () => 5 }
const around = (mean: number, spread: number): number[] =>
  Array.from({ length: 30 }, (_, index) => mean + spread * (index % 2 === 0 ? 1 : -1))

describe('the verdict on a metric', () => {
  it('is right and precise where all seeds lie close about the exact value', () => {
    const verdict = judge(metric, [around(5.01, 0.05), around(4.99, 0.05), around(5, 0.05)], 0.01, plan)
    expect(verdict).toMatchObject({ isRight: true, isPrecise: true })
    expect(verdict.deviation).toBeCloseTo(0, 6)
  })

  it('is wrong where a single seed lies far off, although all together would pass', () => {
    const verdict = judge(metric, [around(5.2, 0.05), around(4.9, 0.05), around(4.9, 0.05)], 0.05, plan)
    expect(Math.abs(verdict.deviation!)).toBeLessThan(1)
    expect(verdict.isRight).toBe(false)
  })

  it('is not precise where the half-width is larger than asked for', () => {
    expect(judge(metric, [around(5, 1), around(5, 1), around(5, 1)], 0.01, plan)).toMatchObject({ isRight: true, isPrecise: false })
  })

  it('without chance must be met exactly, but for rounding', () => {
    const constant = (value: number): number[][] => [around(value, 0), around(value, 0), around(value, 0)]
    expect(judge(metric, constant(5 + 1e-12), 0.01, plan)).toMatchObject({ isRight: true, deviation: null })
    expect(judge(metric, constant(5.0001), 0.01, plan)).toMatchObject({ isRight: false, deviation: null })
  })

  it('refuses a measure that observed nothing', () => {
    expect(() => judge(metric, [[Number.NaN, 5]], 0.01, quickPlan(families))).toThrow('expected several observed values')
  })
})
