import { describe, expect, it } from 'vitest'
import { trend } from '../../src/statistics/trend.ts'
import { share, source, threeErrors } from './random.ts'

describe('the drift of a series', () => {
  it('is that of the line through it, from first observation to last', () => {
    const line = (slope: number) => Array.from({ length: 41 }, (_, i) => 7 + slope * i)
    const { drift, isTrend } = trend([3, 4, 5, 6, 7].map(line))
    expect(drift.mean).toBeCloseTo(200, 10)
    // Slopes 3 to 7, 40 steps each: s = 40 sqrt(2.5); t of 4 degrees of freedom at 99.5 % is 4.604094871.
    expect(drift.halfWidth).toBeCloseTo((4.604094871 * 40 * Math.sqrt(2.5)) / Math.sqrt(5), 6)
    expect(isTrend).toBe(true)
  })

  it('is that of ten batch means where there are few replications: on a straight line the same', () => {
    const { drift, isTrend } = trend([Array.from({ length: 200 }, (_, i) => 7 - 0.5 * i)])
    expect(drift.mean).toBeCloseTo(-0.5 * 199, 9)
    expect(drift.halfWidth).toBeLessThan(1e-6)
    expect(isTrend).toBe(true)
  })

  it('has the half-width of a regression slope: by hand for ten observations of one replication', () => {
    // y = 0 1 0 1 ...: slope 2.5 / 82.5, residual 2.5 - 2.5² / 82.5; t of 8 degrees of freedom at 97.5 % is 2.306004135.
    const { drift } = trend([[0, 1, 0, 1, 0, 1, 0, 1, 0, 1]], 0.95)
    expect(drift.mean).toBeCloseTo((9 * 2.5) / 82.5, 12)
    expect(drift.halfWidth).toBeCloseTo(9 * 2.306004135 * Math.sqrt((2.5 - 6.25 / 82.5) / 8 / 82.5), 8)
  })

  it('can not be told of very little', () => {
    expect(trend([[1, 2, 3]])).toEqual({ drift: { mean: 2, halfWidth: null }, isTrend: false })
    expect(trend([[5]]).drift.mean).toBe(0)
  })

  it.each([
    [0.5, 1],
    [0.8, 3],
    [0.9, 5],
  ])('is rarely seen where there is none: lag-1 correlation %d, %d replications', (phi, replications) => {
    const { autoregressive } = source(`trend ${phi} ${replications}`)
    const alarms = share(
      600,
      () =>
        trend(
          Array.from({ length: replications }, () => autoregressive(phi, 300)),
          0.95,
        ).isTrend,
    )
    expect(alarms).toBeGreaterThan(0.05 - threeErrors(0.05, 600))
    expect(alarms).toBeLessThan(0.05 + threeErrors(0.05, 600) + 0.015)
  })
})
