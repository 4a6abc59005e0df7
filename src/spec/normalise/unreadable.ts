/** Entries with a wrong value in them are left out of the other checks; the names that they refer to are checked all the same. */
import type { Draft, Entries } from '../draft.ts'
import { valueAt } from '../findings.ts'
import { END } from '../keywords/route.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { checkName } from './reference.ts'
import { ALWAYS } from './start.ts'

/** Checks the names in the entries of `draft` that couldn't be read; `raw` is the whole file. */
export function checkUnreadable(draft: Draft, raw: unknown, report: Report): void {
  const check = (at: ProblemPath, entries: Entries<unknown>, keyword: string, what: string, known: ReadonlyMap<string, unknown>): void => {
    for (const [name, entry] of entries) {
      const path = [...at, name, keyword]
      const given = entry === undefined ? valueAt(raw, path) : undefined
      if (typeof given === 'string' && !(keyword === 'next' && given === END))
        checkName(given, known, { path, what, plural: `${what}s` }, report)
    }
  }
  check(['products'], draft.products, 'route', 'route', draft.routes)
  check(['stations'], draft.stations, 'calendar', 'calendar', new Map([...draft.calendars, [ALWAYS, undefined]]))
  check(['release'], draft.release, 'product', 'product', draft.products)
  for (const [route, steps] of draft.routes) {
    check(['routes', route, 'steps'], steps, 'station', 'station', draft.stations)
    check(['routes', route, 'steps'], steps, 'next', 'step', steps)
  }
}
