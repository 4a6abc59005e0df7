/** Prices and what they are of, as text: `450k USD`, `7.5 INR/kWh`, `220 USD/kg`, `31 mg per unit`, `4 kW`, `7 y`. */
import { accept, type Parsed, refuse } from './parsed.ts'
import { commaHint, splitQuantity } from './quantity.ts'
import { TICKS } from './units.ts'

/** An amount of money, in whatever currency it was written. */
export interface Price {
  amount: number
  currency: string
  /** What it is for, as written behind the slash; '' for nothing. */
  per: string
}

const CURRENCY = /^[A-Z]{3}$/

export function parseCurrency(raw: unknown): Parsed<string> {
  return typeof raw === 'string' && CURRENCY.test(raw) ? accept(raw) : refuse('a currency of three capital letters, such as USD')
}

/** A price such as `0.09 USD/kWh`, not negative; `pers`: what may stand behind the slash, '' for a price without one. */
export function parsePrice(raw: unknown, pers: readonly string[], example: string): Parsed<Price> {
  const expected = `a price such as "${example}"`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const { value, unit } = quantity
  const [currency = '', ...rest] = unit.split('/')
  const per = rest.map((part) => part.trim()).join('/')
  if (!CURRENCY.test(currency.trim())) return refuse(expected, commaHint(raw) ?? 'write the currency in three capital letters')
  const named = pers.filter((each) => each !== '')
  if (!pers.includes(per))
    return refuse(expected, named.length === 0 ? 'it is not per anything' : `write what it is per: ${named.join(', ')}`)
  return value >= 0 && Number.isFinite(value)
    ? accept({ amount: value, currency: currency.trim(), per })
    : refuse(`${expected}, not negative`)
}

/** Ticks of a year: 365 days of 24 h. */
export const YEAR = 31_536_000_000_000

/** Ticks of the times that an overhead can be per. */
export const OVERHEAD_TIMES: ReadonlyMap<string, number> = new Map([
  ['h', TICKS.get('h') as number],
  ['d', TICKS.get('d') as number],
  ['wk', TICKS.get('wk') as number],
  ['y', YEAR],
])

export const parseYears = measured(new Map([['y', YEAR]]), 'a number of years such as "7 y"', 'above zero')
/** kW */
export const parsePower = measured(new Map([['kW', 1]]).set('W', 0.001), 'a power such as "4 kW" or "250 W"', 'zero')
/** m2 */
export const parseArea = measured(new Map([['m2', 1]]), 'an area such as "12 m2"', 'zero')
/** kg/kWh */
export const parseCarbon = measured(
  new Map([['kg/kWh', 1]]).set('g/kWh', 0.001),
  'carbon dioxide such as "0.71 kg/kWh" or "710 g/kWh"',
  'zero',
)

function measured(units: ReadonlyMap<string, number>, expected: string, least: 'zero' | 'above zero'): (raw: unknown) => Parsed<number> {
  return (raw) => {
    const quantity = splitQuantity(raw)
    const factor = units.get(quantity?.unit ?? '')
    if (quantity === null || factor === undefined) return refuse(expected, commaHint(raw))
    const value = quantity.value * factor
    if (!Number.isFinite(value) || value < 0) return refuse(`${expected}, not negative`)
    return value === 0 && least === 'above zero' ? refuse(`${expected}, above 0`) : accept(value)
  }
}

/** A number above 0 such as 84.4, and `1` at least where it is a factor. */
export function parseFactor(raw: unknown, least: number): Parsed<number> {
  const expected = least > 0 ? `a number of at least ${least}, such as 1.8` : 'a number above 0, such as 84.4'
  return typeof raw === 'number' && Number.isFinite(raw) && raw > 0 && raw >= least ? accept(raw) : refuse(expected)
}

/** What materials are measured in; of other units the amount of the base unit. */
export type Measure = 'kg' | 'm' | 'L' | 'piece'

const MEASURES: ReadonlyMap<string, { of: Measure; amount: number }> = new Map([
  ['kg', { of: 'kg', amount: 1 }],
  ['g', { of: 'kg', amount: 1e-3 }],
  ['mg', { of: 'kg', amount: 1e-6 }],
  ['m', { of: 'm', amount: 1 }],
  ['mm', { of: 'm', amount: 1e-3 }],
  ['L', { of: 'L', amount: 1 }],
  ['mL', { of: 'L', amount: 1e-3 }],
  ['m3', { of: 'L', amount: 1e3 }],
  ['piece', { of: 'piece', amount: 1 }],
  ['pieces', { of: 'piece', amount: 1 }],
  ['', { of: 'piece', amount: 1 }],
])

export interface MaterialPrice {
  price: Price
  /** The price is for so much of the base unit. */
  amount: number
  measure: Measure
}

/** `220 USD/kg`, `5.80 USD/piece`, or `5.80 USD` for a piece. */
export function parseMaterialPrice(raw: unknown): Parsed<MaterialPrice> {
  const price = parsePrice(
    raw,
    [...MEASURES.keys()].filter((unit) => unit !== 'pieces'),
    '220 USD/kg',
  )
  if (!price.ok) return price
  const { of, amount } = MEASURES.get(price.value.per)!
  return accept({ price: price.value, amount, measure: of })
}

/** `60k pieces`, `500 kg`; in base units of `measure`. */
export interface MaterialAmount {
  amount: number
  measure: Measure
}

/** An amount of a material, not negative; without a unit pieces. */
export function parseMaterialAmount(raw: unknown): Parsed<MaterialAmount> {
  const expected = 'an amount such as "500 kg" or "60k pieces"'
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const measure = MEASURES.get(quantity.unit)
  if (measure === undefined) return refuse(expected, commaHint(raw) ?? `materials are measured in ${UNITS}, or pieces`)
  if (!(quantity.value >= 0 && Number.isFinite(quantity.value))) return refuse(`${expected}, not negative`)
  return accept({ amount: quantity.value * measure.amount, measure: measure.of })
}

const UNITS = [...MEASURES.keys()].filter((unit) => unit !== '' && unit !== 'pieces').join(', ')

/** What a material is used for at a step; `carrier` is what moves there. */
export const MATERIAL_BASES = ['unit', 'strip', 'wafer', 'carrier', 'lot'] as const

export interface MaterialUse {
  /** In base units of `measure`. */
  amount: number
  measure: Measure
  per: (typeof MATERIAL_BASES)[number]
}

/** `31 mg per unit`, `1 per strip`. */
export function parseMaterialUse(raw: unknown): Parsed<MaterialUse> {
  const expected = 'an amount such as "31 mg per unit" or "1 per strip"'
  const match = typeof raw === 'string' ? /^(.*\S)\s+per\s+([a-z]+)\s*$/s.exec(raw) : null
  const quantity = match === null ? null : splitQuantity(match[1])
  if (match === null || quantity === null) return refuse(expected, 'say what it is per: unit, strip, wafer, carrier or lot')
  const per = MATERIAL_BASES.find((basis) => basis === match[2])
  if (per === undefined) return refuse(expected, `amounts are per ${MATERIAL_BASES.join(', ')}`)
  const measure = MEASURES.get(quantity.unit)
  if (measure === undefined) return refuse(expected, commaHint(raw) ?? `materials are measured in ${UNITS}`)
  if (!(quantity.value >= 0 && Number.isFinite(quantity.value))) return refuse(`${expected}, not negative`)
  return accept({ amount: quantity.value * measure.amount, measure: measure.of, per })
}
