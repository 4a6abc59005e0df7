/** Products: their route, and their lot in units. */
import type { Amount } from '../amounts.ts'
import type { Draft } from '../draft.ts'
import type { ProductText } from '../keywords/product.ts'
import type { ProductSpec, StartSpec, StockSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { expediteOf } from './expedite.ts'
import { purchaseOf } from './money.ts'
import { unitsOf } from './packing.ts'
import { checkName } from './reference.ts'
import { dieBankOf } from './stock.ts'

export function buildProducts(draft: Draft, start: StartSpec | undefined, report: Report): ProductSpec[] {
  return [...draft.products].flatMap(([name, product]) => {
    const route = product === undefined ? null : routeOf(name, product, draft, report)
    if (product === undefined || route === null) return []
    const { packing, family = name, lot, due, purchase: _price, dieBank: _bank, expedite, route: _, ...rest } = product
    const bought = purchaseOf(name, product, draft, report)
    const dieBank = bankOf(name, product, start, report)
    const late = expediteOf(name, expedite, draft, report)
    return [
      {
        name,
        ...rest,
        route,
        family,
        lotUnits: unitsOf(lot, packing),
        packing,
        ...(due !== undefined && { dueAfter: due }),
        ...(late !== null && { expedite: late }),
        ...bought,
        ...(dieBank !== null && { dieBank }),
      },
    ]
  })
}

function bankOf(name: string, { dieBank, lot, packing }: ProductText, start: StartSpec | undefined, report: Report): StockSpec | null {
  if (dieBank === undefined) return null
  const lotUnits = unitsOf(lot, packing)
  const inUnits = ({ amount, of }: Amount) => (of === 'lot' ? amount * lotUnits : unitsOf({ amount, of }, packing))
  return dieBankOf(name, dieBank, inUnits, start, report)
}

/** The route that is named, the one of the same name, or the only one. */
function routeOf(name: string, product: ProductText, draft: Draft, report: Report): string | null {
  const path = ['products', name, 'route']
  const routes = [...draft.routes.keys()]
  if (product.route !== undefined) {
    return checkName(product.route, draft.routes, { path, what: 'route', plural: 'routes' }, report) ? product.route : null
  }
  const route = draft.routes.has(name) ? name : routes.length === 1 ? routes[0] : undefined
  if (route === undefined && routes.length > 1) {
    report({ code: 'missing', path, expected: `a route, one of ${routes.join(', ')}`, received: 'nothing', hint: null })
  }
  return route ?? null
}
