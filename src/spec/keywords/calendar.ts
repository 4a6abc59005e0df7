/** `calendars:` when stations are scheduled: intervals of a cycle, or shifts on the days of a week or pattern. */
import * as z from 'zod'
import { parseDate } from '../civil.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { parseBreak, parseDays, parseHoliday, parsePattern, parseShift } from '../shift-times.ts'
import { parseDuration } from '../units.ts'
import { duration, keywords, named, special, yesOrNo } from './vocabulary.ts'

export interface Interval {
  from: number
  to: number
}

function parseInterval(raw: unknown): Parsed<Interval> {
  const expected = 'a time from and to such as "0 h to 16 h"'
  const match = typeof raw === 'string' ? /^(.*?\S)\s+to\s+(.*)$/s.exec(raw) : null
  if (match === null) return refuse(expected)
  const from = parseDuration(match[1])
  const to = parseDuration(match[2])
  if (!from.ok) return refuse(expected, from.hint)
  if (!to.ok) return refuse(expected, to.hint)
  return from.value < to.value ? accept({ from: from.value, to: to.value }) : refuse(`${expected}, the later time second`)
}

export const calendarKeywords = keywords(
  {
    cycle: duration('The pattern repeats after this time; with `on`', 'above zero', '24 h').exactOptional(),
    on: z
      .array(special('Scheduled from and to', 'interval', ['0 h to 16 h'], parseInterval))
      .meta({ description: 'Scheduled times within a cycle, from the start of the run', kind: 'list of intervals' })
      .exactOptional(),
    shifts: named(
      special(
        'From and to by the clock on the wall, over midnight where `to` comes first; on the days of the calendar or on its own',
        'shift',
        ['06:00 to 14:00', '22:00 to 06:00', '06:00 to 12:00 on Sat'],
        parseShift,
      ),
      'Instead of `cycle` and `on`: shifts by name. A shift belongs to the day that it begins on; shifts that touch hand over without a stop',
    ).exactOptional(),
    days: special(
      'Days of the week with shifts; default: every day',
      'days of the week',
      ['Mon to Sat', 'Mon and Thu to Fri', 'every day'],
      parseDays,
      { type: ['string', 'array'] },
    ).exactOptional(),
    pattern: special(
      'Instead of `days`: days on and off in turn, whatever the weekday',
      'pattern of days',
      ['2-2-3', '4-4', '4-on-4-off'],
      parsePattern,
    ).exactOptional(),
    from: special('Date of the first day of `pattern`; default: the day of the start', 'date', ['2026-01-05'], parseDate).exactOptional(),
    breaks: z
      .array(special('From and to by the clock on the wall', 'break', ['10:00 to 10:30'], parseBreak))
      .meta({ description: 'Breaks within the shifts', kind: 'list of breaks' })
      .exactOptional(),
    relief: yesOrNo('`true`: others take over in the breaks, so that the machines go on; default: they stop').exactOptional(),
    holidays: z
      .array(special('A date, or dates from and to', 'date', ['2026-01-26', '2026-02-16 to 2026-02-22'], parseHoliday))
      .meta({ description: 'Dates on which no shift begins', kind: 'list of dates' })
      .exactOptional(),
  },
  'A calendar',
)

export type CalendarText = z.output<typeof calendarKeywords>
