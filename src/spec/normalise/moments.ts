/** Moments of the run in ticks from its start; null where one is wrong, which is reported. */
import type { Moment } from '../keywords/moment.ts'
import type { StartSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { utcOf } from '../time-zone.ts'

/** @param mayBeBefore it may lie before the start (below 0) */
export function ticksOf(
  path: ProblemPath,
  moment: Moment,
  start: StartSpec | undefined,
  report: Report,
  mayBeBefore = false,
): number | null {
  if ('ticks' in moment) return moment.ticks
  if (start === undefined) {
    const hint = 'write the date of the beginning, such as start: 2026-01-05, at the top of the line'
    report({ code: 'rule', path, expected: 'a date only in a line with a start', received: 'no start', hint })
    return null
  }
  const ticks = utcOf(start.timeZone, moment.local) - start.utc
  if (ticks >= 0 || mayBeBefore) return ticks
  report({ code: 'rule', path, expected: 'a date at or after the start of the line', received: 'an earlier one', hint: null })
  return null
}
