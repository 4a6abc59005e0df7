/** The date of tick 0, and the calendar of the whole line. */
import type { Draft } from '../draft.ts'
import type { StartSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { utcOf } from '../time-zone.ts'
import { checkName } from './reference.ts'

/** The calendar of what is always scheduled. */
export const ALWAYS = 'always'

export function buildStart({ dates: { start, timeZone }, calendar, calendars }: Draft, report: Report): StartSpec | undefined {
  if (calendar !== undefined && calendar !== ALWAYS)
    checkName(calendar, calendars, { path: ['calendar'], what: 'calendar', plural: 'calendars' }, report)
  if (timeZone !== undefined && start === undefined) {
    const expected = 'timeZone only with start'
    report({ code: 'rule', path: ['timeZone'], atKey: true, expected, received: 'no start', hint: null })
  }
  if (start === undefined) return undefined
  const zone = timeZone ?? 'UTC'
  return { utc: utcOf(zone, start), timeZone: zone }
}
