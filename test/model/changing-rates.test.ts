/** Lots released at a rate that changes over time. */
import { describe, expect, it } from 'vitest'
import { RateProfile } from '../../src/model/index.ts'
import type { RatePart, ReleaseSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const WEEK = 7 * d

const profile = (parts: RatePart[], arrivals: 'constant' | 'poisson' = 'constant'): ReleaseSpec[] => [
  { name: 'plan', product: 'product', policy: { kind: 'profile', parts, arrivals, lots: constant(1) } },
]
const flat = (releases: number): RatePart => ({ lasts: WEEK, from: releases, to: releases })
const times = (release: ReleaseSpec[], end: number, seed = 1) =>
  trace(line({ steps: [step('saw', 1)], stations: [station('saw', { machines: 9 })], release }), end, seed).times('lotReleased')

describe('weekly demand', () => {
  it('comes evenly within each week, from its beginning, and the last week goes on', () => {
    const all = times(profile([flat(2), flat(1), flat(7)]), 4 * WEEK - 1)
    expect(all).toEqual([0, 3.5 * d, 7 * d, ...Array.from({ length: 14 }, (_, day) => (14 + day) * d)])
  })

  it('carries a part of a lot over into the next week', () => {
    // 1.5 lots a week: one every 14/3 days, whatever the week.
    const all = times(profile([flat(1.5), flat(1.5)]), 2 * WEEK - 1)
    expect(all).toEqual([0, 4.666_666_666_667 * d, 9.333_333_333_333 * d].map(Math.round))
  })

  it('waits for the next week with demand after a week without, and ends where the last one has none', () => {
    expect(times(profile([flat(2), flat(0), flat(1), flat(0)]), 40 * WEEK)).toEqual([0, 3.5 * d, 14 * d])
  })
})

describe('a ramp', () => {
  it('releases lot n when the area under the rate reaches n: from nothing to 8 lots a day in 4 days, lot n after the root of n days', () => {
    const all = times(profile([{ lasts: 4 * d, from: 0, to: 32 }]), 5 * d - 1)
    const rising = Array.from({ length: 16 }, (_, n) => Math.round(Math.sqrt(n) * d))
    const steady = Array.from({ length: 8 }, (_, n) => 4 * d + n * 3 * h)
    expect(all).toEqual([...rising, ...steady])
  })

  it('may fall as well, and stop at nothing', () => {
    // From 4 lots a day to none in 2 days: 4 lots, lot n at 2 - sqrt(4 - n) days; the fourth, at the very end, is none.
    const all = times(profile([{ lasts: 2 * d, from: 8, to: 0 }]), 10 * d)
    expect(all).toEqual([0, 1, 2, 3].map((n) => Math.round((2 - Math.sqrt(4 - n)) * d)))
  })
})

describe('a Poisson process with a changing rate', () => {
  it('has as many lots in every part as the rate says, within 4 standard deviations, and begins with a wait', () => {
    const parts = [flat(2000), flat(0), { lasts: WEEK, from: 0, to: 4000 }]
    const all = times(profile(parts, 'poisson'), 3 * WEEK - 1)
    const within = (from: number, to: number) => all.filter((at) => at >= from && at < to).length
    expect(all[0]).toBeGreaterThan(0)
    expect(within(WEEK, 2 * WEEK)).toBe(0)
    for (const [from, to, mean] of [
      [0, WEEK, 2000],
      [2 * WEEK, 2.5 * WEEK, 500],
      [2.5 * WEEK, 3 * WEEK, 1500],
    ] as const)
      expect(Math.abs(within(from, to) - mean)).toBeLessThan(4 * Math.sqrt(mean))
  })
})

describe('the count of releases up to a time', () => {
  it('is the inverse of the time of a count', () => {
    const rates = new RateProfile([flat(3), { lasts: 2 * d, from: 1, to: 5 }, flat(0), flat(2)])
    for (const count of [0, 0.5, 2.9, 3, 3.3, 5.9, 6.5, 8, 11]) expect(rates.countAt(rates.timeOf(count))).toBeCloseTo(count, 9)
  })
})
