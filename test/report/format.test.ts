import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEstimate, formatNumber, wholePercent } from '../../src/report/format.ts'

const hour = 3600e6

describe('an estimate is shown to the place of its half-width', () => {
  it.each([
    [149_104, 383, 'good units/day', '149,100 ± 400 good units/day'],
    [149_104, 238, 'good units/day', '149,100 ± 240 good units/day'],
    [1_234_567.8, 12.4, 'units', '1,234,568 ± 12 units'],
    [6.1234, 0.4123, 'units', '6.1 ± 0.4 units'],
    [0.91234, 0.0026, 'share', '91.23 ± 0.26 %'],
    [5, 0.296, '', '5.0 ± 0.3'],
    [5, 0.96, '', '5.0 ± 1.0'],
    [5, 9.6, '', '5 ± 10'],
    [-6.1, 0.42, '', '-6.1 ± 0.4'],
    [-0.001, 0.5, '', '0.0 ± 0.5'],
    [49, 1200, '', '0 ± 1,200'],
    [87.654, 1e-12, 'units', '87.65 ± 0 units'],
    [87.654, 0, 'units', '87.65 ± 0 units'],
    [12_345_678, 0, 'units', '12,345,678 ± 0 units'],
  ])('%d ± %d %s reads %s', (mean, halfWidth, unit, text) => {
    expect(formatEstimate(mean, halfWidth, unit)).toBe(text)
  })

  it('says n/a where the half-width is not known, and never a bare number', () => {
    expect(formatEstimate(149_104.2, null, 'units/day')).toBe('149,100 ± n/a units/day')
    expect(formatEstimate(0.5, Number.NaN, 'share')).toBe('50.00 ± n/a %')
    expect(formatEstimate(Number.NaN, 1, 'units')).toBe('n/a')
    expect(formatEstimate(null, null, 'units')).toBe('n/a')
  })

  it('says durations in the unit a person would say', () => {
    expect(formatEstimate(45e6, 1.2e6, 'ticks')).toBe('45.0 ± 1.2 s')
    expect(formatEstimate(45 * 60e6, 72e6, 'ticks')).toBe('45.0 ± 1.2 min')
    expect(formatEstimate(17 * hour, 2 * hour, 'ticks')).toBe('17.0 ± 2.0 h')
    expect(formatEstimate(4.3 * 24 * hour, 2.4 * hour, 'ticks')).toBe('4.30 ± 0.10 d')
    expect(formatNumber(36 * hour, 'ticks')).toBe('36 h')
    expect(formatEstimate(103.2, 2.4, 'h')).toBe('4.30 ± 0.10 d')
    expect(formatEstimate(0.75, 0.02, 'h')).toBe('45.0 ± 1.2 min')
    expect(formatEstimate(2.31, 0.05, '1')).toBe('2.31 ± 0.05')
  })
})

describe('a number that is no estimate', () => {
  it.each([
    [0, '', '0'],
    [1234, 'units', '1,234 units'],
    [0.123456, 'share', '12.35 %'],
    [10, 'machines', '10 machines'],
    [0.00012346, '', '0.0001235'],
    [123_456.7, '', '123,457'],
  ])('%d %s reads %s', (value, unit, text) => {
    expect(formatNumber(value, unit)).toBe(text)
  })

  it('is a whole per cent in a column of per cents', () => {
    expect(wholePercent(0.914)).toBe('91')
    expect(wholePercent(null)).toBe('n/a')
  })
})

describe('for every mean and half-width', () => {
  const mean = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const halfWidth = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
  const parts = (text: string): [string, string] => {
    const [left = '', right = ''] = text.replaceAll(',', '').split(' ± ')
    return [left, right]
  }

  it('the half-width shown has two significant digits, or one from 3 on', () => {
    fc.assert(
      fc.property(mean, halfWidth, (m, h) => {
        const [, shown] = parts(formatEstimate(m, h, ''))
        const digits = shown.replace('.', '').replace(/^0+/, '')
        const significant = shown.includes('.') ? digits : digits.replace(/0+$/, '')
        const most = Number(digits[0]) < 3 ? 2 : 1
        expect(significant.length).toBeLessThanOrEqual(most)
        if (shown.includes('.')) expect(significant.length).toBe(most)
      }),
    )
  })

  it('rounding moves neither number by more than half of the last place shown', () => {
    fc.assert(
      fc.property(mean, halfWidth, (m, h) => {
        const [shownMean, shownHalfWidth] = parts(formatEstimate(m, h, ''))
        const [digits, exponent] = h.toExponential(1).split('e')
        const place = Number(digits) < 3 ? Number(exponent) - 1 : Number(h.toExponential().split('e')[1])
        const half = Number(`5e${place - 1}`) * (1 + 1e-6) + Math.abs(m) * 1e-15
        expect(Math.abs(Number(shownMean) - m)).toBeLessThanOrEqual(half)
        expect(Math.abs(Number(shownHalfWidth) - h)).toBeLessThanOrEqual(half)
      }),
    )
  })

  it('mean and half-width are shown to the same place', () => {
    fc.assert(
      fc.property(mean, halfWidth, (m, h) => {
        const [shownMean, shownHalfWidth] = parts(formatEstimate(m, h, ''))
        expect(shownMean.split('.')[1]?.length ?? 0).toBe(shownHalfWidth.split('.')[1]?.length ?? 0)
      }),
    )
  })
})
