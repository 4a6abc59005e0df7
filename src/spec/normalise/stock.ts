/** Stocks: amounts in one measure, ordered or delivered on agreed dates; what is withdrawn at a start has a queue in which its load can wait. */
import type { Amount } from '../amounts.ts'
import type { Draft } from '../draft.ts'
import type { AmountKeyword, DieBankText, MaterialStockText, StockText } from '../keywords/stock.ts'
import type { MaterialSpec, RouteSpec, StartSpec, StationSpec, StepSpec, StockSpec } from '../line.ts'
import type { MaterialAmount, Measure } from '../money.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { ticksOf } from './moments.ts'

/** Which keywords go with which way of supply; those marked must be there. */
const ORDERED = { reorderAt: 'needed', order: 'either', upTo: 'either', leadTime: 'needed', review: 'may' } as const
const AGREED = { every: 'either', at: 'either', delivery: 'needed', delay: 'may' } as const

/** An amount of the file in the measure of the stock. */
type ToAmount = (value: MaterialAmount | Amount, path: ProblemPath) => number

interface Context {
  path: ProblemPath
  start: StartSpec | undefined
  toAmount: ToAmount
  report: Report
}

/** The stock of a material, all in one measure. */
export function materialStockOf(
  path: ProblemPath,
  text: MaterialStockText,
  measure: Measure,
  start: StartSpec | undefined,
  report: Report,
): StockSpec | null {
  const toAmount: ToAmount = (value, at) => {
    if ('measure' in value && value.measure !== measure)
      report({
        code: 'rule',
        path: at,
        expected: `an amount in ${MEASURE_WORDS[measure]}`,
        received: `one in ${value.measure}`,
        hint: null,
      })
    return value.amount
  }
  return stockOf(text, { path, start, toAmount, report })
}

export const MEASURE_WORDS = { kg: 'kg, g or mg', m: 'm or mm', L: 'L, mL or m3', piece: 'pieces' } as const

/** @param unitsOf an amount of wafers, lots or units in units */
export function dieBankOf(
  product: string,
  text: DieBankText,
  unitsOf: (amount: Amount) => number,
  start: StartSpec | undefined,
  report: Report,
): StockSpec | null {
  return stockOf(text, { path: ['products', product, 'dieBank'], start, toAmount: (value) => unitsOf(value as Amount), report })
}

function stockOf(text: StockText, context: Context): StockSpec | null {
  const isAgreed = Object.keys(AGREED).some((keyword) => text[keyword as keyof typeof AGREED] !== undefined)
  const initial = amountOf('initial', text, context)
  if (!saysOneWay(text, isAgreed, context)) return null
  const supply = isAgreed ? agreed(text, context) : ordered(text, context)
  return supply === null ? null : { initial, supply }
}

/** All that one way needs, and nothing of the other. */
function saysOneWay(text: StockText, isAgreed: boolean, { path, report }: Context): boolean {
  const [own, other] = isAgreed ? [AGREED, ORDERED] : [ORDERED, AGREED]
  const rule = (at: ProblemPath, expected: string, received: string) =>
    report({ code: 'rule', path: at, atKey: true, expected, received, hint: null })
  const given = (keyword: string) => text[keyword as keyof StockText] !== undefined
  const foreign = Object.keys(other).find(given)
  if (foreign !== undefined) rule([...path, foreign], 'orders (reorderAt) or agreed deliveries (every, at)', 'both')
  const missing = Object.entries(own).find(([keyword, need]) => need === 'needed' && !given(keyword))
  const choice = Object.keys(own).filter((keyword) => own[keyword as keyof typeof own] === 'either')
  const chosen = choice.filter(given)
  if (missing !== undefined) rule(path, `a stock with ${missing[0]}`, 'none')
  else if (chosen.length !== 1) rule(path, choice.join(' or '), chosen.length === 0 ? 'neither' : 'both')
  return foreign === undefined && missing === undefined && chosen.length === 1
}

function ordered(text: StockText, context: Context): StockSpec['supply'] | null {
  const { path, report } = context
  const reorderAt = amountOf('reorderAt', text, context)
  const upTo = text.upTo === undefined ? null : amountOf('upTo', text, context)
  const quantity = text.order === undefined ? null : amountOf('order', text, context)
  if (upTo !== null && upTo <= reorderAt)
    report({ code: 'rule', path: [...path, 'upTo'], expected: 'an amount above reorderAt', received: 'one that is not', hint: null })
  if (quantity === 0) report({ code: 'rule', path: [...path, 'order'], expected: 'an amount above 0', received: '0', hint: null })
  const { leadTime, review } = text
  if (leadTime === undefined) return null
  const order = upTo === null ? { quantity: quantity ?? 0 } : { upTo }
  return { kind: 'reorder', reorderAt, order, leadTime, ...(review != null && { review }) }
}

function agreed(text: StockText, context: Context): StockSpec['supply'] {
  const { path, start, report } = context
  const { every, at = [], delay } = text
  const amount = amountOf('delivery', text, context)
  if (amount === 0) report({ code: 'rule', path: [...path, 'delivery'], expected: 'an amount above 0', received: '0', hint: null })
  const times = at.flatMap((moment, index) => ticksOf([...path, 'at', index], moment, start, report) ?? []).sort((a, b) => a - b)
  return { kind: 'deliveries', due: every === undefined ? { times } : { every }, amount, ...(delay !== undefined && { delay }) }
}

function amountOf(keyword: AmountKeyword, text: StockText, { path, toAmount }: Context): number {
  const value = text[keyword]
  return value === undefined ? 0 : toAmount(value, [...path, keyword])
}

/** What loads wait for has a queue to wait in, carrier by carrier. */
export function checkStocked(
  draft: Draft,
  built: { materials: readonly MaterialSpec[]; routes: readonly RouteSpec[]; stations: readonly StationSpec[] },
  report: Report,
): void {
  const stocked = new Set(built.materials.flatMap(({ name, stock }) => (stock === undefined ? [] : [name])))
  const batches = new Set(built.stations.flatMap(({ name, batch }) => (batch === undefined ? [] : [name])))
  for (const route of built.routes) {
    for (const step of route.steps) {
      const use = step.materials?.find(({ material }) => stocked.has(material))
      if (use === undefined || draft.routes.get(route.name)?.get(step.name) === undefined) continue
      const path = ['routes', route.name, 'steps', step.name, 'materials', use.material]
      const expected = (what: string, received: string) =>
        report({
          code: 'rule',
          path,
          atKey: true,
          expected: `${what}, as material ${show(use.material)} has a stock`,
          received,
          hint: null,
        })
      if (step.station === undefined) expected('a step with a station, where work can wait', 'a step without one')
      const batch = placesOf(step).find((station) => batches.has(station))
      if (batch !== undefined) expected('a station without batch', show(batch))
    }
  }
}

function placesOf({ station, alternatives = [] }: StepSpec): string[] {
  return [...(station === undefined ? [] : [station]), ...alternatives.map((other) => other.station)]
}
