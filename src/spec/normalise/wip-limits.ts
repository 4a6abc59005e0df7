/** WIP limits: their segment on the routes of the products that they count, and the pools of cards in it. */
import type { Amount } from '../amounts.ts'
import { carrierCapacity } from '../carrier-capacity.ts'
import type { Draft } from '../draft.ts'
import type { WipLimitText } from '../keywords/wip-limit.ts'
import type { LineSpec, ProductSpec, StationSpec, StepSpec, WipLimitSpec, WipPoolSpec } from '../line.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

/** So many limits of one product may begin at one step, and so many it may have in all. */
const MOST_AT_STEP = 4
const MOST_OF_PRODUCT = 30

/** What of the line is known already. */
type Known = Pick<LineSpec, 'products' | 'routes' | 'stations'>

export function buildWipLimits(draft: Draft, known: Known, report: Report): WipLimitSpec[] {
  const limits = [...draft.wipLimits].flatMap(([name, text]) =>
    text === undefined ? [] : (buildLimit(name, text, draft, known, report) ?? []),
  )
  for (const { name } of known.products) checkNumber(name, limits, report)
  return limits
}

function buildLimit(name: string, text: WipLimitText, draft: Draft, known: Known, report: Report): WipLimitSpec | null {
  const path = ['wipLimits', name]
  const { from, to, most, kanban } = text
  const isNamed = checkProducts(path, text, draft, report)
  if ((most === undefined) === (kanban === undefined)) {
    const received = most === undefined ? 'neither' : 'both'
    report({ code: 'rule', path, atKey: true, expected: 'most or kanban', received, hint: null })
    return null
  }
  const steps = new Map([...draft.routes.values()].flatMap((route) => [...route]))
  const isFrom = checkName(from, steps, { path: [...path, 'from'], what: 'step', plural: 'steps' }, report)
  const isTo = checkName(to, steps, { path: [...path, 'to'], what: 'step', plural: 'steps' }, report)
  if (!isFrom || !isTo || !isNamed) return null
  const products = productsOf(path, text, known, report)
  if (products.length === 0) return null
  const { of } = most ?? anyCard(kanban!)
  for (const product of products) checkStart(path, from, of as WipLimitSpec['of'], product, known, report)
  const pools = most === undefined ? cardsOf(kanban!, products) : [{ products: products.map((product) => product.name), most: most.amount }]
  return { name, from, to, of: of as WipLimitSpec['of'], ...(kanban !== undefined && { kanban: true as const }), pools }
}

function checkProducts(path: ProblemPath, { products = [], kanban }: WipLimitText, draft: Draft, report: Report): boolean {
  const cards = kanban instanceof Map ? [...kanban.keys()] : []
  const areThere = (names: readonly string[], keyword: string): boolean =>
    names.reduce((all, name) => {
      const reference = { path: [...path, keyword], what: 'product', plural: 'products' }
      return checkName(name, draft.products, reference, report) && all
    }, true)
  if (!areThere(products, 'products') || !areThere(cards, 'kanban')) return false
  if (products.length === 0 || cards.length === 0) return true
  report({
    code: 'rule',
    path: [...path, 'products'],
    atKey: true,
    expected: 'products or kanban by product',
    received: 'both',
    hint: null,
  })
  return false
}

/** Those named, each of which must go through the segment; or all that do. */
function productsOf(path: ProblemPath, { from, to, products, kanban }: WipLimitText, known: Known, report: Report): ProductSpec[] {
  const named = kanban instanceof Map ? [...kanban.keys()] : products
  const through = known.products.filter((product) => goesThrough(product, from, to, known))
  const missing = named?.find((name) => !through.some((product) => product.name === name))
  if (missing === undefined && through.length > 0) return named === undefined ? through : through.filter(({ name }) => named.includes(name))
  const received = missing === undefined ? 'no product with such a route' : `product ${show(missing)}, whose route has not`
  const expected = `steps ${show(from)} and, at it or below, ${show(to)} on one route`
  report({ code: 'rule', path: [...path, 'to'], expected, received, hint: null })
  return []
}

function goesThrough({ route }: ProductSpec, from: string, to: string, { routes }: Known): boolean {
  const steps = routes.find(({ name }) => name === route)?.steps.map(({ name }) => name) ?? []
  return steps.includes(from) && steps.indexOf(from) <= steps.indexOf(to)
}

/** The cards are given out where machines start; a load takes what is alike, so a lot can't be half in before an oven. */
function checkStart(path: ProblemPath, from: string, of: WipLimitSpec['of'], product: ProductSpec, known: Known, report: Report): void {
  const step = known.routes.find(({ name }) => name === product.route)?.steps.find(({ name }) => name === from)
  if (step === undefined) return
  const at = [...path, 'from']
  if (step.station === undefined) {
    report({ code: 'rule', path: at, expected: 'a step at a station', received: `${show(from)} without one`, hint: null })
    return
  }
  const oven = of === 'lot' && carrierCapacity(step, product.packing) < product.lotUnits ? batchStation(step, known.stations) : undefined
  if (oven === undefined) return
  const hint = 'count carriers or units, or begin a step earlier'
  const received = `lots, whose carriers come one by one to ${show(oven.name)}`
  report({ code: 'rule', path: at, expected: 'a step without batches where a limit counts lots', received, hint })
}

function batchStation({ station, alternatives = [] }: StepSpec, stations: readonly StationSpec[]): StationSpec | undefined {
  const names = [station, ...alternatives.map((other) => other.station)]
  return stations.find(({ name, batch }) => batch !== undefined && names.includes(name))
}

function anyCard(kanban: NonNullable<WipLimitText['kanban']>): Amount {
  return kanban instanceof Map ? ([...kanban.values()][0] as Amount) : (kanban as Amount)
}

function cardsOf(kanban: NonNullable<WipLimitText['kanban']>, products: readonly ProductSpec[]): WipPoolSpec[] {
  const cards = (name: string): Amount => (kanban instanceof Map ? (kanban.get(name) as Amount) : (kanban as Amount))
  return products.map(({ name }) => ({ products: [name], most: cards(name).amount }))
}

function checkNumber(product: string, limits: readonly WipLimitSpec[], report: Report): void {
  const own = limits.filter(({ pools }) => pools.some(({ products }) => products.includes(product)))
  const refuse = (name: string, expected: string): void =>
    report({ code: 'rule', path: ['wipLimits', name], atKey: true, expected, received: 'one more', hint: null })
  if (own.length > MOST_OF_PRODUCT) refuse(own[MOST_OF_PRODUCT]!.name, `at most ${MOST_OF_PRODUCT} WIP limits for product ${show(product)}`)
  for (const from of new Set(own.map((limit) => limit.from))) {
    const more = own.filter((limit) => limit.from === from)[MOST_AT_STEP]
    if (more !== undefined) refuse(more.name, `at most ${MOST_AT_STEP} WIP limits that begin at step ${show(from)}`)
  }
}
