/** Counts of product and rates: `25 wafers`, `1.2M units`, `4500 UPH`, `154510 units/day`. */
import { nearestName } from './nearest.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { commaHint, splitQuantity } from './quantity.ts'
import { TICKS } from './units.ts'

/** What product is counted in. */
export type Thing = 'unit' | 'wafer' | 'strip' | 'magazine' | 'reel' | 'carrier' | 'lot' | 'batch'

/** The word of a thing, singular or plural; `null` for any other word. */
export function thingOf(word: string): Thing | null {
  return THINGS.get(word) ?? null
}

const THINGS: ReadonlyMap<string, Thing> = new Map(
  (['unit', 'wafer', 'strip', 'magazine', 'reel', 'carrier', 'lot'] as const)
    .flatMap((thing): [string, Thing][] => [
      [thing, thing],
      [`${thing}s`, thing],
    ])
    .concat([
      ['batch', 'batch'],
      ['batches', 'batch'],
    ]),
)

/** The plural that is written in files. */
export function plural(thing: Thing): string {
  return thing === 'batch' ? 'batches' : `${thing}s`
}

export interface Amount {
  amount: number
  of: Thing
}

/** A whole number of things such as `25 wafers`, at least one. */
export function parseAmount(raw: unknown, allowed: readonly Thing[], example: string): Parsed<Amount> {
  const expected = `a whole number of ${allowed.map(plural).join(', ')}, such as "${example}"`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const { value, unit } = quantity
  const of = thingOf(unit)
  if (of === null || !allowed.includes(of)) return refuse(expected, commaHint(raw) ?? thingHint(value, unit, allowed))
  return Number.isSafeInteger(value) && value >= 1 ? accept({ amount: value, of }) : refuse(`${expected}, at least 1`)
}

function thingHint(value: number, unit: string, allowed: readonly Thing[]): string | null {
  if (unit === '') return `write "${value} ${plural(allowed[0] ?? 'unit')}"`
  const nearest = nearestName(unit, allowed.map(plural))
  return nearest === null ? null : `did you mean "${nearest}"?`
}

/** A whole number such as `3` or `200k`; with `of`, the word may follow (`8 lots`). */
export function parseWhole(raw: unknown, least: number, of?: Thing): Parsed<number> {
  const expected = `a whole number${of === undefined ? '' : ` of ${plural(of)}`}, at least ${least}`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const wordFits = quantity.unit === '' || (of !== undefined && thingOf(quantity.unit) === of)
  if (!wordFits) return refuse(expected, commaHint(raw))
  return Number.isSafeInteger(quantity.value) && quantity.value >= least ? accept(quantity.value) : refuse(expected)
}

const HOUR = 3_600_000_000

/** `count` of a thing in `ticks`. */
export interface Rate {
  count: number
  of: Thing
  ticks: number
}

/** A rate such as `4500 UPH`, `6.5 wafers/h`, `1.2M/day` (without a word: units). */
export function parseRate(raw: unknown, allowed: readonly Thing[], example: string): Parsed<Rate> {
  const expected = `a rate of ${allowed.map(plural).join(', ')}, such as "${example}"`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const { value, unit } = quantity
  if (!(value > 0 && value <= Number.MAX_SAFE_INTEGER)) return refuse(`${expected}, above 0`)
  if (unit === 'UPH') return accept({ count: value, of: 'unit', ticks: HOUR })
  if (unit.toUpperCase() === 'UPH') return refuse(expected, `write "${value} UPH"`)
  const match = /^([A-Za-z]*)\s*\/\s*([A-Za-z]+)$/.exec(unit)
  if (match === null) return refuse(expected, commaHint(raw) ?? `write "${value} ${plural(thingOf(unit) ?? allowed[0] ?? 'unit')}/h"`)
  const of = match[1] === '' ? 'unit' : thingOf(match[1] ?? '')
  const ticks = match[2] === 'day' ? TICKS.get('d') : TICKS.get(match[2] ?? '')
  if (of === null || !allowed.includes(of)) return refuse(expected, thingHint(value, match[1] ?? '', allowed))
  if (ticks === undefined) return refuse(expected, 'rates are per s, min, h, day or wk')
  return accept({ count: value, of, ticks })
}
