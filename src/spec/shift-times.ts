/** What the `shifts:` of a calendar say: times of the day, days of the week, patterns of days on and off, holidays. */
import { DAY, parseDate, parseTimeOfDay } from './civil.ts'
import { didYouMean } from './nearest.ts'
import { accept, type Parsed, refuse } from './parsed.ts'

/** Ticks since the midnight of the day that it begins on; `to` may be on the day after. */
export interface TimeOfDay {
  from: number
  to: number
}

export interface ShiftTime extends TimeOfDay {
  /** Weekdays of this shift (0 Monday); null: those of the calendar. */
  days: number[] | null
}

/** `06:00 to 14:00`, `22:00 to 06:00`; with the shift's own days: `06:00 to 12:00 on Sat`. */
export function parseShift(raw: unknown): Parsed<ShiftTime> {
  const expected = 'a shift such as "06:00 to 14:00" or "06:00 to 12:00 on Sat"'
  const match = typeof raw === 'string' ? /^(\S+)\s+to\s+(\S+)(?:\s+on\s+(\S.*))?$/.exec(raw.trim()) : null
  if (match === null) return refuse(expected)
  const time = timeOf(match[1] ?? '', match[2] ?? '')
  if (time === null) return refuse(expected, 'times are 00:00 to 24:00')
  if (match[3] === undefined) return accept({ ...time, days: null })
  const days = parseDays(match[3])
  return days.ok ? accept({ ...time, days: days.value }) : refuse(expected, days.hint)
}

/** `10:00 to 10:30`. */
export function parseBreak(raw: unknown): Parsed<TimeOfDay> {
  const expected = 'a break such as "10:00 to 10:30"'
  const match = typeof raw === 'string' ? /^(\S+)\s+to\s+(\S+)$/.exec(raw.trim()) : null
  const time = match === null ? null : timeOf(match[1] ?? '', match[2] ?? '')
  return time === null ? refuse(expected, match === null ? null : 'times are 00:00 to 24:00') : accept(time)
}

/** A `to` that isn't after `from` is on the next day. */
function timeOf(first: string, second: string): TimeOfDay | null {
  const from = parseTimeOfDay(first)
  const to = parseTimeOfDay(second)
  if (from === null || to === null || from === DAY) return null
  return { from, to: to > from ? to : to + DAY }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon to Sat`, `Mon and Fri to Sat`, `[Mon, Wed, Fri]`, `every day`; ascending, 0 Monday. */
export function parseDays(raw: unknown): Parsed<number[]> {
  const expected = 'days such as "Mon to Fri", "Mon and Thu" or "every day"'
  const text = Array.isArray(raw) ? raw.join(' and ') : raw
  if (typeof text !== 'string') return refuse(expected)
  if (text.trim() === 'every day') return accept([0, 1, 2, 3, 4, 5, 6])
  const days = new Set<number>()
  for (const part of text.split(/,|\sand\s/)) {
    const ends = part.trim().split(/\s+to\s+/)
    const [first, last = first] = ends.map((name) => WEEKDAYS.indexOf(name))
    if (ends.length > 2 || first === undefined || last === undefined || first < 0 || last < 0) {
      const wrong = ends.find((name) => !WEEKDAYS.includes(name))
      return refuse(expected, wrong === undefined ? null : didYouMean(wrong, WEEKDAYS, 'days'))
    }
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day)
      if (day === last) break
    }
  }
  return accept([...days].sort((a, b) => a - b))
}

const MOST_DAYS = 366

/** `2-2-3` or `4-4` (also `4-on-4-off`): days on and off in turn, going on until the pattern closes. One flag for each day of the cycle. */
export function parsePattern(raw: unknown): Parsed<boolean[]> {
  const expected = 'days on and off in turn such as 2-2-3, 4-4 or 4-on-4-off'
  const plain = typeof raw === 'string' ? raw.trim().replace(/^(\d+)-on-(\d+)-off$/, '$1-$2') : ''
  if (!/^\d+(-\d+)+$/.test(plain)) return refuse(expected)
  const once = plain.split('-').map(Number)
  // With an odd number of parts the second round is the mirror image of the first: 2-2-3 is 2 on 2 off 3 on 2 off 2 on 3 off.
  const parts = once.length % 2 === 0 ? once : [...once, ...once]
  if (parts.some((days) => days < 1)) return refuse(`${expected}, at least 1 day each`)
  if (parts.reduce((sum, days) => sum + days, 0) > MOST_DAYS) return refuse(`${expected}, at most ${MOST_DAYS} days in all`)
  return accept(parts.flatMap((days, index) => Array<boolean>(days).fill(index % 2 === 0)))
}

/** A day off, or several: `2026-01-26`, `2026-02-16 to 2026-02-22`. Day numbers, the last one included. */
export interface DaysOff {
  first: number
  last: number
}

export function parseHoliday(raw: unknown): Parsed<DaysOff> {
  const expected = 'a date such as 2026-02-10, or "2026-02-16 to 2026-02-22"'
  const [one, other] = typeof raw === 'string' ? raw.split(/\s+to\s+/) : []
  const first = parseDate(one)
  const last = other === undefined ? first : parseDate(other)
  if (!first.ok) return refuse(first.expected.replace('a date such as 2026-02-10', expected), first.hint)
  if (!last.ok) return refuse(last.expected.replace('a date such as 2026-02-10', expected), last.hint)
  return first.value <= last.value ? accept({ first: first.value, last: last.value }) : refuse(`${expected}, the later date second`)
}
