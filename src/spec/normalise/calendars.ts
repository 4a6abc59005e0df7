/** Calendars: intervals in order, apart, and within the cycle; or shifts (see `shifts.ts`). */
import type { Draft } from '../draft.ts'
import type { CalendarText, Interval } from '../keywords/calendar.ts'
import type { CalendarSpec, StartSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { buildShifts } from './shifts.ts'
import { ALWAYS } from './start.ts'

/** Keywords that only go with `shifts`. */
const OF_SHIFTS = ['days', 'pattern', 'from', 'breaks', 'relief', 'holidays'] as const

export function buildCalendars(draft: Draft, start: StartSpec | undefined, report: Report): CalendarSpec[] {
  return [...draft.calendars].flatMap(([name, text]) => {
    if (name === ALWAYS) {
      const expected = 'a name for it other than "always", which is no calendar'
      report({ code: 'name', path: ['calendars', name], atKey: true, expected, received: `"${name}"`, hint: null })
    }
    if (text === undefined || !hasOneForm(name, text, report)) return []
    const { cycle, on, shifts } = text
    if (shifts !== undefined) return buildShifts(name, { ...text, shifts }, start, report)
    return cycle === undefined || on === undefined ? [] : [buildCalendar(name, cycle, on, report)]
  })
}

/** Either `cycle` and `on`, or `shifts` and what goes with them. */
function hasOneForm(name: string, text: CalendarText, report: Report): boolean {
  const path = ['calendars', name]
  if (text.shifts === undefined) {
    const stray = OF_SHIFTS.find((keyword) => text[keyword] !== undefined)
    if (stray !== undefined) {
      report({
        code: 'rule',
        path: [...path, stray],
        atKey: true,
        expected: `${stray} only with shifts`,
        received: 'no shifts',
        hint: null,
      })
      return false
    }
    const missing = (['cycle', 'on'] as const).filter((keyword) => text[keyword] === undefined)
    if (missing.length === 0) return true
    const received = missing.length === 2 ? 'nothing' : `no ${missing[0]}`
    report({ code: 'missing', path, atKey: true, expected: 'cycle and on, or shifts', received, hint: null })
    return false
  }
  const stray = (['cycle', 'on'] as const).find((keyword) => text[keyword] !== undefined)
  if (stray === undefined) return true
  report({
    code: 'rule',
    path: [...path, stray],
    atKey: true,
    expected: 'cycle and on, or shifts',
    received: `${stray} and shifts`,
    hint: null,
  })
  return false
}

function buildCalendar(name: string, cycle: number, on: readonly Interval[], report: Report): CalendarSpec {
  const path = ['calendars', name, 'on']
  if (on.length === 0) report({ code: 'missing', path, expected: 'at least one interval', received: 'none', hint: null })
  const ascending = on
    .map((interval, index) => ({ interval, index }))
    .sort((a, b) => a.interval.from - b.interval.from || a.index - b.index)
  let before: Interval | null = null
  for (const { interval, index } of ascending) {
    if (interval.to > cycle) {
      report({
        code: 'rule',
        path: [...path, index],
        expected: `an end within the cycle of ${hours(cycle)}`,
        received: hours(interval.to),
        hint: null,
      })
    }
    if (before !== null && interval.from < before.to) {
      const expected = `a start at or after ${hours(before.to)}, where the interval before ends`
      report({ code: 'rule', path: [...path, index], expected, received: hours(interval.from), hint: null })
    }
    before = interval
  }
  return { name, cycle, on: ascending.map(({ interval }) => interval) }
}

const TICKS_PER_HOUR = 3_600_000_000

function hours(ticks: number): string {
  return `${Number((ticks / TICKS_PER_HOUR).toPrecision(9))} h`
}
