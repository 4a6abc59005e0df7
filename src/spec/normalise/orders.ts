/** Orders: in the order of their release, with dates in ticks. */
import type { Draft } from '../draft.ts'
import type { OrderText } from '../keywords/order.ts'
import type { ReleaseText } from '../keywords/release.ts'
import type { OrderSpec, ReleaseSpec, StartSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { ticksOf } from './moments.ts'
import { checkName } from './reference.ts'

export function buildOrders(
  path: ProblemPath,
  { orders = [] }: ReleaseText,
  draft: Draft,
  start: StartSpec | undefined,
  report: Report,
): ReleaseSpec['policy'] {
  const built = orders.map((order, index) => buildOrder([...path, 'orders', index], order, draft, start, report))
  return { kind: 'orders', orders: built.sort((a, b) => a.release - b.release) }
}

function buildOrder(path: ProblemPath, text: OrderText, draft: Draft, start: StartSpec | undefined, report: Report): OrderSpec {
  const { product, lots, priority } = text
  if (product !== undefined) checkName(product, draft.products, { path: [...path, 'product'], what: 'product', plural: 'products' }, report)
  const release = text.release === undefined ? 0 : ticksOf([...path, 'release'], text.release, start, report)
  const due = text.due === undefined ? undefined : ticksOf([...path, 'due'], text.due, start, report)
  if (release !== null && due != null && due <= release)
    report({ code: 'rule', path: [...path, 'due'], expected: 'a date after the release', received: 'one that is not', hint: null })
  return {
    ...(product !== undefined && { product }),
    lots,
    release: release ?? 0,
    ...(due != null && { due }),
    ...(priority !== undefined && { priority }),
  }
}
