/**
 * The closed vocabulary of durations and shares. A unit is always written; `m` is refused because it could be minutes or millions.
 * Durations become ticks (microseconds), shares 0..1.
 */
import { accept, type Parsed, refuse } from './parsed.ts'
import { commaHint, splitQuantity } from './quantity.ts'

/** Ticks of one unit of time. */
export const TICKS: ReadonlyMap<string, number> = new Map([
  ['us', 1],
  ['ms', 1_000],
  ['s', 1_000_000],
  ['min', 60_000_000],
  ['h', 3_600_000_000],
  ['d', 86_400_000_000],
  ['wk', 604_800_000_000],
])

/** Simulated time is exact up to here (285 years). */
const LONGEST = 9_007_199_254_740_992

const TIME_UNITS = [...TICKS.keys()].join(', ')
const TIME_SYNONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({ us: ['µs', 'μs', 'usec'], ms: ['msec'], s: ['sec', 'secs', 'second', 'seconds'], min: ['mins', 'minute', 'minutes'] })
    .concat(Object.entries({ h: ['hr', 'hrs', 'hour', 'hours'], d: ['day', 'days'], wk: ['w', 'week', 'weeks'] }))
    .flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
)

/** What to write instead of a wrong unit of time. */
export function timeUnitHint(value: number, unit: string): string {
  if (unit === '') return `write a unit: "${value} s", "${value} min" or "${value} h"`
  if (unit === 'm') return '"m" could be minutes or millions: write "min" or "M"'
  const meant = TIME_SYNONYMS.get(unit.toLowerCase()) ?? (TICKS.has(unit.toLowerCase()) ? unit.toLowerCase() : undefined)
  return meant === undefined ? `units of time are ${TIME_UNITS}` : `write "${value} ${meant}"`
}

/** How small a duration or number may be. */
export type Least = 'zero' | 'above zero'

/** A duration such as `1.2 s`, in ticks. */
export function parseDuration(raw: unknown, least: Least = 'zero', example = '1.2 s'): Parsed<number> {
  const expected = `a duration such as "${example}"`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const ticks = TICKS.get(quantity.unit)
  if (quantity.value < 0) return refuse(`${expected}, not negative`)
  if (ticks === undefined) return refuse(expected, commaHint(raw) ?? timeUnitHint(quantity.value, quantity.unit))
  const value = quantity.value * ticks
  if (least === 'above zero' && value < 1) return refuse(`${expected}, at least 1 us`)
  if (!(value <= LONGEST)) return refuse(`${expected}, at most 285 years`)
  return accept(value)
}

/** A share such as `99.7 %`, `300 ppm` or `0.997`, as 0..1. */
export function parseShare(raw: unknown): Parsed<number> {
  const expected = 'a share such as "99.7 %", "300 ppm" or 0.997, from 0 to 1'
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const exponent = SHARES.get(quantity.unit)
  if (exponent === undefined) return refuse(expected, commaHint(raw))
  const value = shifted(quantity.value, exponent)
  if (value >= 0 && value <= 1) return accept(value)
  return refuse(expected, quantity.unit === '' && value > 1 && value <= 100 ? `write "${quantity.value} %"` : null)
}

/** `value` times ten to the `exponent`, rounded once: 99.9 % is 0.999, where a division by 100 gives 0.9990000000000001. */
function shifted(value: number, exponent: number): number {
  const [digits, shift = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(shift) + exponent}`)
}

/** Powers of ten. */
const SHARES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['%', -2],
  ['ppm', -6],
])
