/** Money: all prices in the currency of the line, and nothing counted that has no price. */
import type { Draft } from '../draft.ts'
import type { CostText, MaterialText, MoneyText } from '../keywords/money.ts'
import type { ProductText } from '../keywords/product.ts'
import type { StepText } from '../keywords/route.ts'
import type { MachineCostSpec, MaterialSpec, MaterialUseSpec, MoneySpec, StartSpec } from '../line.ts'
import { type MaterialUse, type Measure, OVERHEAD_TIMES, type Price, parseCurrency } from '../money.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { TICKS } from '../units.ts'
import { unitsOf } from './packing.ts'
import { checkName } from './reference.ts'
import { MEASURE_WORDS, materialStockOf } from './stock.ts'

const DAY = TICKS.get('d') as number

export function buildMoney(text: MoneyText, draft: Draft, report: Report): MoneySpec {
  const { currency, exchange, interest, carbon, plantFactor = 1, energy, space, overhead } = text
  const path = ['money']
  for (const other of Object.keys(exchange)) {
    const said = parseCurrency(other)
    const expected = said.ok ? `other currencies than ${currency}, as all results are in it` : said.expected
    if (!said.ok || other === currency)
      report({ code: 'rule', path: [...path, 'exchange', other], atKey: true, expected, received: show(other), hint: null })
  }
  const amount = (price: Price | undefined, keyword: string) =>
    price === undefined ? 0 : amountOf(price, [...path, keyword], draft, report)
  const overheadTime = OVERHEAD_TIMES.get(overhead?.per ?? 'd') as number
  return {
    currency,
    interest,
    energyPrice: amount(energy, 'energy'),
    ...(carbon !== undefined && { carbon }),
    plantFactor,
    spacePrice: amount(space, 'space'),
    overhead: amount(overhead, 'overhead') * (DAY / overheadTime),
  }
}

/** A price in the currency of the line. */
export function amountOf({ amount, currency }: Price, path: ProblemPath, { money }: Draft, report: Report): number {
  if (money === null) return 0
  if (money === undefined) {
    report({ code: 'rule', path, expected: 'money: at the top of the line, as this is a price', received: 'none', hint: null })
    return 0
  }
  if (currency === money.currency) return amount
  const rate = money.exchange[currency]
  if (rate !== undefined) return amount / rate
  const hint = `say in money.exchange how much ${currency} is worth one ${money.currency}`
  report({
    code: 'rule',
    path,
    expected: `a price in ${[money.currency, ...Object.keys(money.exchange)].join(' or ')}`,
    received: currency,
    hint,
  })
  return 0
}

export function buildMaterials(draft: Draft, start: StartSpec | undefined, report: Report): MaterialSpec[] {
  return [...draft.materials].flatMap(([name, text]): MaterialSpec[] => {
    if (text === undefined) return []
    const path = ['materials', name]
    const measure = measureOf(text)
    if (measure === undefined) {
      report({ code: 'missing', path, expected: 'a price or a stock', received: 'neither', hint: null })
      return []
    }
    const price = text.price === undefined ? 0 : amountOf(text.price.price, [...path, 'price'], draft, report) / text.price.amount
    const stock = text.stock === undefined ? null : materialStockOf([...path, 'stock'], text.stock, measure, start, report)
    return [{ name, price, measure, ...(stock !== null && { stock }) }]
  })
}

/** That of the price, else of what is there at the start. */
function measureOf({ price, stock }: MaterialText): Measure | undefined {
  return price?.measure ?? stock?.initial.measure
}

/** What a machine costs; every part of it has a price in `money`. */
export function buildCost(path: ProblemPath, text: CostText, draft: Draft, report: Report): MachineCostSpec {
  const { money } = draft
  const needs = (keyword: 'price' | 'space' | 'power', is: unknown, expected: string) => {
    if (text[keyword] !== undefined && money !== null && is === undefined)
      report({ code: 'rule', path: [...path, keyword], atKey: true, expected, received: 'none', hint: null })
  }
  const life = text.life ?? money?.life
  needs('price', life, 'life here or in money:, in which it is paid for')
  needs('space', money?.space, 'money: with a price of space')
  needs('power', money?.energy, 'money: with a price of energy')
  const { productive = 0, standby = productive, setup = standby, down = standby, off = 0 } = text.power ?? {}
  return {
    ...(text.price !== undefined &&
      life !== undefined && { capital: { price: amountOf(text.price, [...path, 'price'], draft, report), life } }),
    space: text.space ?? 0,
    power: { productive, standby, setup, down, off },
  }
}

/** Of a unit. */
export function purchaseOf(name: string, { purchase, packing, lot }: ProductText, draft: Draft, report: Report): { purchase?: number } {
  if (purchase === undefined) return {}
  const units = { unit: 1, strip: packing.unitsPerStrip, wafer: packing.unitsPerWafer, lot: unitsOf(lot, packing) }
  return { purchase: amountOf(purchase, ['products', name, 'purchase'], draft, report) / units[purchase.per as keyof typeof units] }
}

export function materialsOf(path: ProblemPath, { materials }: StepText, draft: Draft, report: Report): { materials?: MaterialUseSpec[] } {
  if (materials === undefined) return {}
  return { materials: Object.entries(materials).map(([name, use]) => materialUse([...path, 'materials', name], name, use, draft, report)) }
}

function materialUse(path: ProblemPath, name: string, use: MaterialUse, draft: Draft, report: Report): MaterialUseSpec {
  const { amount, measure, per } = use
  checkName(name, draft.materials, { path, atKey: true, what: 'material', plural: 'materials' }, report)
  const material = draft.materials.get(name)
  const kept = material === undefined ? undefined : measureOf(material)
  if (kept !== undefined && kept !== measure)
    report({
      code: 'rule',
      path,
      expected: `an amount in ${MEASURE_WORDS[kept]}, as its ${material?.price === undefined ? 'stock' : 'price'} is`,
      received: `one in ${MEASURE_WORDS[measure]}`,
      hint: null,
    })
  return { material: name, amount, per }
}
