/** The products of a source of lots, with their shares of its lots. */
import type { Draft } from '../draft.ts'
import type { ReleasedThing, ReleaseText } from '../keywords/release.ts'
import type { ProductSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { unitsOf } from './packing.ts'
import { checkName } from './reference.ts'

interface Part {
  product: ProductSpec
  share: number
}

/** At least one. */
export type Blend = readonly [Part, ...Part[]]

/** Shares sum to 1 within this. */
const TOLERANCE = 1e-9

/** Null where the products can't be told, which is reported. A source of orders has the product of those that name none, or of the first. */
export function blendOf(
  path: readonly (string | number)[],
  text: ReleaseText,
  draft: Draft,
  products: readonly ProductSpec[],
  report: Report,
): Blend | null {
  const found = (name: string) => products.find((candidate) => candidate.name === name)
  if (text.mix === undefined) {
    const name = productOf(path, text, draft, report)
    const product = name === null ? undefined : found(name)
    return product === undefined ? null : [{ product, share: 1 }]
  }
  if (text.product !== undefined)
    report({ code: 'rule', path: [...path, 'product'], atKey: true, expected: 'product or mix', received: 'both', hint: null })
  const shares = Object.entries(text.mix)
  for (const [name] of shares)
    checkName(name, draft.products, { path: [...path, 'mix', name], atKey: true, what: 'product', plural: 'products' }, report)
  const sum = shares.reduce((total, [, share]) => total + share, 0)
  if (Math.abs(sum - 1) > TOLERANCE) {
    const received = `a sum of ${Number((sum * 100).toPrecision(9))} %`
    report({ code: 'rule', path: [...path, 'mix'], expected: 'shares that sum to 100 %', received, hint: null })
  }
  const [first, ...others] = shares.flatMap(([name, share]): Part[] => {
    const product = found(name)
    return product === undefined ? [] : [{ product, share }]
  })
  return first === undefined ? null : [first, ...others]
}

/** Mean amount of a thing that one lot of a source holds: units, strips ..., or 1 where lots are counted. */
export function unitsOfLot(of: ReleasedThing, blend: Blend): number {
  return blend.reduce((sum, { product: { lotUnits, packing }, share }) => {
    return sum + share * (of === 'lot' ? 1 : lotUnits / unitsOf({ amount: 1, of }, packing))
  }, 0)
}

/** The product that a source names, or the only one; of orders that all name theirs, that of the first. */
function productNameOf({ product, orders = [] }: ReleaseText, draft: Draft): string | null {
  const [only, ...others] = draft.products.keys()
  if (product !== undefined) return product
  if (only !== undefined && others.length === 0) return only
  return orders.every((order) => order.product !== undefined) ? (orders[0]?.product ?? null) : null
}

function productOf(path: readonly (string | number)[], text: ReleaseText, draft: Draft, report: Report): string | null {
  const at = [...path, 'product']
  const name = productNameOf(text, draft)
  // Of a file that couldn't be read nothing is known.
  if (name === null && draft.products.size > 1 && text.file === undefined) {
    const names = [...draft.products.keys()].join(', ')
    report({ code: 'missing', path: at, expected: `a product, one of ${names}`, received: 'nothing', hint: null })
  }
  if (name === null || text.product === undefined) return name
  return checkName(name, draft.products, { path: at, what: 'product', plural: 'products' }, report) ? name : null
}
