/** Lots that run late: what is left of their time, by one of two measures, in a line in which lots have due dates. */
import type { Draft } from '../draft.ts'
import type { ExpediteText } from '../keywords/expedite.ts'
import type { ExpediteSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'

/** What a product says itself, else what the line says. */
export function expediteOf(product: string, own: ExpediteText | undefined, draft: Draft, report: Report): ExpediteSpec | null {
  if (own !== undefined) return buildExpedite(['products', product, 'expedite'], own, draft, report)
  // What is wrong with that of the line is said once.
  return draft.expedite === undefined ? null : specOf(draft.expedite)
}

/** Checks what the line says of all products. */
export function checkExpedite(draft: Draft, report: Report): void {
  if (draft.expedite !== undefined) buildExpedite(['expedite'], draft.expedite, draft, report)
}

function buildExpedite(path: ProblemPath, text: ExpediteText, draft: Draft, report: Report): ExpediteSpec {
  const { dueWithin, slackBelow } = text
  if ((dueWithin === undefined) === (slackBelow === undefined)) {
    const received = dueWithin === undefined ? 'neither' : 'both'
    report({ code: 'rule', path, atKey: true, expected: 'dueWithin or slackBelow', received, hint: null })
  }
  if (!hasDueDates(draft)) {
    const hint = 'give products or orders a `due`'
    report({ code: 'rule', path, atKey: true, expected: 'lots with due dates', received: 'none', hint })
  }
  return specOf(text)
}

function specOf({ dueWithin, slackBelow, priority }: ExpediteText): ExpediteSpec {
  return slackBelow === undefined ? { by: 'time-left', below: dueWithin ?? 0, priority } : { by: 'slack', below: slackBelow, priority }
}

/** What can't be read may have some, and so may lots that come from a table. */
function hasDueDates({ products, release, wip }: Draft): boolean {
  if ([...products.values()].some((product) => product === undefined || product.due !== undefined)) return true
  if (wip.some((lot) => lot === undefined || lot.due !== undefined)) return true
  return [...release.values()].some((source) => source === undefined || source.orders?.some(({ due }) => due !== undefined) === true)
}
