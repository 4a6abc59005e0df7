import { describe, expect, it } from 'vitest'
import { amountIn, amountText, rangeAround } from '../../studio/ui/change/amount.ts'

describe('the number that a slider moves', () => {
  it.each([
    ['154510 units/day', 120000, '120000 units/day'],
    ['3', 4, '4'],
    ['99.7 %', 99.5, '99.5 %'],
    ['1.2M/day', 1.3, '1.3M/day'],
    ['exponential(150 h)', 200, 'exponential(200 h)'],
    ['lognormal(mean 2 h, cv 1.25)', 1.5, 'lognormal(mean 1.5 h, cv 1.25)'],
    ['exponential(48 min) per lot', 54, 'exponential(54 min) per lot'],
    ['6.5 wafers/h', 7, '7 wafers/h'],
  ])('in %j, moved to %d, makes %j', (text, number, after) => {
    expect(amountText(amountIn(text)!, number)).toBe(after)
  })

  it.each([
    'triangular(20, 30, 60) min',
    'empirical(times.csv)',
    'turret(index 0.12 s, tests 0.16 s)',
    'uniform(5, 30) min per lot',
    'auto',
    '',
  ])('there is none in %j', (text) => {
    expect(amountIn(text)).toBeNull()
  })

  it('machines go from one to twice as many and at least four more', () => {
    expect(rangeAround(2, 'count', '')).toEqual({ least: 1, most: 6, step: 1 })
    expect(rangeAround(10, 'count', '')).toMatchObject({ least: 1, most: 20 })
  })

  it('a yield goes up to all, a rate from half to one and a half of what it was', () => {
    expect(rangeAround(99.7, 'share', ' %')).toMatchObject({ least: 90, most: 100 })
    expect(rangeAround(0.997, 'share', '')).toMatchObject({ least: 0.9, most: 1 })
    expect(rangeAround(154_510, 'text', ' units/day')).toEqual({ least: 78_000, most: 232_000, step: 2000 })
  })
})
