import { describe, expect, it } from 'vitest'
import { across, at, ticksTo, ticksWithin, timeUnit } from '../../../src/report/html/scale.ts'

describe('round ticks', () => {
  it.each([
    [187_000, [0, 50_000, 100_000, 150_000, 200_000]],
    [200_000, [0, 50_000, 100_000, 150_000, 200_000]],
    [0.7, [0, 0.2, 0.4, 0.6, 0.8]],
    [1, [0, 0.5, 1]],
    [0, [0, 1]],
  ])('go from zero to at least %d', (most, ticks) => {
    expect(ticksTo(most, 4).map((tick) => Number(tick.toPrecision(12)))).toEqual(ticks)
  })

  it.each([
    [21.5, 57.3, 6, [30, 40, 50]],
    [0, 16.7, 6, [0, 5, 10, 15]],
    [3, 3, 4, [3]],
  ])('within %d and %d are not outside', (low, high, count, ticks) => {
    expect(ticksWithin(low, high, count)).toEqual(ticks)
  })
})

describe('a place', () => {
  it('is short', () => {
    expect([at(1 / 3), at(2), at(-0.001), across(2 / 3)]).toEqual(['0.33', '2', '0', '66.67%'])
  })

  it('never lies outside the picture', () => {
    expect([across(1.2), across(-0.1)]).toEqual(['100%', '0%'])
  })
})

it.each([
  [0.5, 'min', 1 / 60],
  [30, 'h', 1],
  [300, 'd', 24],
])('an axis up to %d h is in %s', (most, name, hours) => {
  expect(timeUnit(most)).toEqual({ name, hours })
})
