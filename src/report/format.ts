/**
 * Numbers as a planner reads them: an estimate with its half-width, rounded so that no digit is shown that isn't known, thousands apart,
 * durations in the unit a person would say.
 */

import type { Estimate } from '../spec/result.ts'

/** Decimals after the point; negative: rounded to tens (-1), hundreds (-2) ... */
type Decimals = number

/** Digits shown of a mean whose half-width is unknown or zero. */
const plainDigits = 4

/** A half-width below this share of its mean is rounding of the arithmetic, not spread. */
const floatNoise = 1e-10

/** Units that a duration may come in, in ticks. */
const ticksOf = new Map([
  ['ticks', 1],
  ['s', 1e6],
  ['min', 60e6],
  ['h', 3600e6],
  ['d', 86_400e6],
])

/** Units in which a duration is said. */
const durationUnits = [
  { name: 's', ticks: 1e6, below: 100 },
  { name: 'min', ticks: 60e6, below: 100 },
  { name: 'h', ticks: 3600e6, below: 48 },
  { name: 'd', ticks: 86_400e6, below: Number.POSITIVE_INFINITY },
]

/**
 * "149,100 ± 500 units/day". The half-width has two significant digits, or one if it starts with 3 or more; the mean is rounded to the same place.
 * @param mean null or not finite: nothing was observed, `n/a`
 * @param halfWidth null: not known, printed as `n/a`
 * @param unit a duration (`ticks`, `s`, `min`, `h`, `d`) is said in the unit that suits it, a `share` (0..1) in per cent, `1` or nothing is a plain number
 */
export function formatEstimate(mean: number | null, halfWidth: number | null, unit: string): string {
  if (mean === null || !Number.isFinite(mean)) return 'n/a'
  const scale = displayScale(mean, unit)
  return withUnit(plusMinus(mean * scale.factor, halfWidth === null ? null : halfWidth * scale.factor), scale.unit)
}

/** `formatEstimate` of an Estimate; `unit` in place of its own, e.g. `share` for a ratio that is one, or nothing where a heading says it. */
export function formatOf(estimate: Estimate, unit: string = estimate.unit): string {
  return formatEstimate(estimate.mean, estimate.halfWidth, unit)
}

/** `formatEstimate` of a difference: with its sign. */
export function formatDifference(mean: number | null, halfWidth: number | null, unit: string): string {
  return `${mean !== null && mean > 0 ? '+' : ''}${formatEstimate(mean, halfWidth, unit)}`
}

/** A number that is no estimate (an input, a count): up to four significant digits, whole thousands kept. Units as in `formatEstimate`. */
export function formatNumber(value: number, unit: string): string {
  if (!Number.isFinite(value)) return withUnit(String(value), '')
  const scale = displayScale(value, unit)
  const scaled = value * scale.factor
  return withUnit(withoutTrailingZeros(rounded(scaled, Math.max(0, plainDigits - 1 - exponentOf(scaled)))), scale.unit)
}

/** A share as a whole per cent without its sign, for columns whose heading says %. */
export function wholePercent(share: number | null): string {
  return share === null ? 'n/a' : rounded(share * 100, 0)
}

/** What to multiply by, and the unit to say, for a value of this size. */
function displayScale(value: number, unit: string): { factor: number; unit: string } {
  if (unit === 'share') return { factor: 100, unit: '%' }
  const ticks = ticksOf.get(unit)
  if (ticks === undefined) return { factor: 1, unit: unit === '1' ? '' : unit }
  const said = durationUnits.find((candidate) => (Math.abs(value) * ticks) / candidate.ticks < candidate.below)
  return said === undefined ? { factor: 1, unit } : { factor: ticks / said.ticks, unit: said.name }
}

function plusMinus(mean: number, halfWidth: number | null): string {
  if (halfWidth === null || !Number.isFinite(halfWidth)) return `${rounded(mean, plainDigits - 1 - exponentOf(mean))} ± n/a`
  if (halfWidth <= Math.abs(mean) * floatNoise)
    return `${withoutTrailingZeros(rounded(mean, Math.max(0, plainDigits - 1 - exponentOf(mean))))} ± 0`
  const decimals = decimalsFor(halfWidth)
  return `${rounded(mean, decimals)} ± ${rounded(halfWidth, decimals)}`
}

function withUnit(number: string, unit: string): string {
  return unit === '' ? number : `${number} ${unit}`
}

/** The place to which this half-width is rounded. What is shown decides: 0.296 is 0.3, not 0.30. */
function decimalsFor(halfWidth: number): Decimals {
  const [digits = '0', exponent = '0'] = halfWidth.toExponential(1).split('e')
  return Number(digits) < 3 ? 1 - Number(exponent) : -exponentOf(halfWidth)
}

/** Power of ten of the leading digit: 2 for 380, -1 for 0.38; 0 for 0. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1])
}

function rounded(value: number, decimals: Decimals): string {
  const text = decimals >= 0 ? value.toFixed(Math.min(decimals, 100)) : roundedToTens(value, -decimals)
  const unsigned = text.startsWith('-') ? text.slice(1) : text
  const isZero = Number(unsigned) === 0
  const [whole = '0', fraction] = unsigned.split('.')
  const sign = text.startsWith('-') && !isZero ? '-' : ''
  return `${sign}${thousandsApart(whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

function roundedToTens(value: number, zeros: number): string {
  const quantum = Number(`1e${zeros}`)
  return (Math.round(value / quantum) * quantum).toFixed(0)
}

function thousandsApart(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
