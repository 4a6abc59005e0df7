/** Lots that are in the line at the start: each before a step of its product's route that is in use. */
import type { Draft } from '../draft.ts'
import type { WipLotText } from '../keywords/wip.ts'
import type { ProductSpec, StartSpec, WipLotSpec } from '../line.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { ticksOf } from './moments.ts'
import { unitsOf } from './packing.ts'
import { checkName } from './reference.ts'

export function buildWip(draft: Draft, products: readonly ProductSpec[], start: StartSpec | undefined, report: Report): WipLotSpec[] {
  const names = new Set<string>()
  return draft.wip.flatMap((text, index) => {
    if (text === undefined) return []
    const path = ['wip', index]
    if (names.has(text.lot))
      report({ code: 'duplicate', path: [...path, 'lot'], expected: 'each lot once', received: `${show(text.lot)} again`, hint: null })
    names.add(text.lot)
    const product = productOf(path, text, draft, products, report)
    return product === undefined ? [] : [buildLot(path, text, product, draft, start, report)]
  })
}

function productOf(path: ProblemPath, { product }: WipLotText, draft: Draft, products: readonly ProductSpec[], report: Report) {
  const at = [...path, 'product']
  if (product !== undefined) checkName(product, draft.products, { path: at, what: 'product', plural: 'products' }, report)
  else if (draft.products.size > 1) {
    const names = [...draft.products.keys()].join(', ')
    report({ code: 'missing', path: at, expected: `a product, one of ${names}`, received: 'nothing', hint: null })
    return undefined
  }
  return products.find(({ name }) => name === (product ?? products[0]?.name))
}

function buildLot(
  path: ProblemPath,
  text: WipLotText,
  product: ProductSpec,
  draft: Draft,
  start: StartSpec | undefined,
  report: Report,
): WipLotSpec {
  const { lot, step, units, priority, age } = text
  checkStep(path, text, product, draft, report)
  const due = text.due === undefined ? null : ticksOf([...path, 'due'], text.due, start, report, true)
  return {
    lot,
    product: product.name,
    step,
    units,
    ...(priority !== undefined && { priority }),
    ...(due !== null && { due }),
    ...(age !== undefined && { age }),
  }
}

function checkStep(path: ProblemPath, { step: name, units }: WipLotText, product: ProductSpec, draft: Draft, report: Report): void {
  const steps = draft.routes.get(product.route)
  const at = [...path, 'step']
  if (steps === undefined || !checkName(name, steps, { path: at, what: 'step', plural: 'steps' }, report)) return
  const step = steps.get(name)
  if (step === undefined) return
  if (!step.enabled) report({ code: 'rule', path: at, expected: 'a step that is enabled', received: show(name), hint: null })
  const most = step.newLot === undefined ? Number.POSITIVE_INFINITY : unitsOf(step.newLot, product.packing)
  if (units > most) {
    const expected = `at most the ${most} units of a lot before step ${show(name)}, where lots are divided`
    report({ code: 'rule', path: [...path, 'units'], expected, received: String(units), hint: 'give each part as a lot of its own' })
  }
}
