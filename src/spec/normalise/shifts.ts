/** A calendar of shifts as intervals of a cycle of days on the local clock, without breaks, and its holidays. */
import { DAY, weekdayOf } from '../civil.ts'
import type { CalendarText, Interval } from '../keywords/calendar.ts'
import type { CalendarSpec, StartSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import type { ShiftTime, TimeOfDay } from '../shift-times.ts'
import { localOf } from '../time-zone.ts'

type ShiftsText = CalendarText & { shifts: Record<string, ShiftTime> }

/** A line without dates begins on a Monday, at midnight. */
const NO_DATES: StartSpec = { utc: 4 * DAY, timeZone: 'UTC' }

const WEEK = [true, true, true, true, true, true, true]

/** The calendar; nothing where it has no shift at all (which is reported). */
export function buildShifts(name: string, text: ShiftsText, start: StartSpec | undefined, report: Report): CalendarSpec[] {
  const path = ['calendars', name]
  checkDays(path, text, report)
  checkDates(path, text, start, report)
  checkBreaks(path, text, report)
  const { utc, timeZone } = start ?? NO_DATES
  const today = Math.floor(localOf(timeZone, utc) / DAY)
  const firstDay = text.pattern === undefined ? today - weekdayOf(today) : (text.from ?? today)
  const days = workingDays(text)
  const on = scheduled(path, text, days, report)
  if (on.length === 0) {
    report({
      code: 'missing',
      path: [...path, 'shifts'],
      expected: 'a shift on some day, longer than its breaks',
      received: 'none',
      hint: null,
    })
    return []
  }
  const off = daysOff(text, days, firstDay)
  return [{ name, cycle: days.length * DAY, on, local: { timeZone, start: utc, origin: firstDay * DAY, off } }]
}

function checkDays(path: ProblemPath, { days, pattern, from, shifts }: ShiftsText, report: Report): void {
  const rule = (keyword: ProblemPath, expected: string, received: string) =>
    report({ code: 'rule', path: [...path, ...keyword], atKey: true, expected, received, hint: null })
  if (days !== undefined && pattern !== undefined) rule(['pattern'], 'days or pattern', 'both')
  if (from !== undefined && pattern === undefined) rule(['from'], 'from only with pattern', 'no pattern')
  if (pattern === undefined) return
  for (const [shift, time] of Object.entries(shifts)) {
    if (time.days !== null) rule(['shifts', shift], 'a shift without days of the week, as there is a pattern', 'days of the week')
  }
}

function checkDates(path: ProblemPath, { from, holidays = [] }: ShiftsText, start: StartSpec | undefined, report: Report): void {
  if (start !== undefined) return
  const given = [...(from === undefined ? [] : ['from']), ...(holidays.length === 0 ? [] : ['holidays'])]
  for (const keyword of given) {
    const hint = 'write the date of the beginning, such as start: 2026-01-05, at the top of the line'
    report({
      code: 'rule',
      path: [...path, keyword],
      atKey: true,
      expected: 'dates only in a line with a start',
      received: 'no start',
      hint,
    })
  }
}

/** A break outside all shifts is a slip of the pen. */
function checkBreaks(path: ProblemPath, { breaks = [], shifts }: ShiftsText, report: Report): void {
  const isWithin = (pause: TimeOfDay, shift: TimeOfDay) =>
    [0, DAY].some((later) => shift.from <= pause.from + later && pause.to + later <= shift.to)
  for (const [index, pause] of breaks.entries()) {
    if (Object.values(shifts).some((shift) => isWithin(pause, shift))) continue
    report({ code: 'rule', path: [...path, 'breaks', index], expected: 'a break within a shift', received: clock(pause), hint: null })
  }
}

/** One flag for each day of the cycle. */
function workingDays({ days, pattern }: ShiftsText): readonly boolean[] {
  return pattern ?? (days === undefined ? WEEK : WEEK.map((_, day) => days.includes(day)))
}

function takesPlace(shift: ShiftTime, days: readonly boolean[], day: number): boolean {
  return shift.days === null ? days[day] === true : shift.days.includes(day)
}

/** What comes after a break. */
const RESUMES = { resumes: true } as const

function scheduled(path: ProblemPath, text: ShiftsText, days: readonly boolean[], report: Report): CalendarSpec['on'] {
  const { shifts, breaks = [], relief = false } = text
  const all = Object.entries(shifts)
    .flatMap(([name, shift]) =>
      days.flatMap((_, day) => (takesPlace(shift, days, day) ? [{ name, from: day * DAY + shift.from, to: day * DAY + shift.to }] : [])),
    )
    .sort((a, b) => a.from - b.from)
  checkOverlaps(path, all, days.length * DAY, text, report)
  const whole = ({ name, from, to }: NamedInterval) => ({ from, to, shift: name })
  return relief
    ? all.map(whole)
    : all.flatMap((shift) => without(shift, breaks).map((part, index) => ({ ...whole({ ...shift, ...part }), ...(index > 0 && RESUMES) })))
}

interface NamedInterval extends Interval {
  name: string
}

/** Each pair of shifts that overlap is told once, at the later one; the last of the cycle may run into the first. */
function checkOverlaps(path: ProblemPath, all: readonly NamedInterval[], cycle: number, { shifts }: ShiftsText, report: Report): void {
  const told = new Set<string>()
  const first = all[0]
  const around = first === undefined ? all : [...all, { name: first.name, from: first.from + cycle, to: first.to + cycle }]
  for (const [index, shift] of around.entries()) {
    const before = around[index - 1]
    if (before === undefined || before.to <= shift.from || told.has(shift.name)) continue
    told.add(shift.name)
    const expected = `a shift that begins when "${before.name}" (${clock(shifts[before.name] ?? before)}) is over`
    report({ code: 'rule', path: [...path, 'shifts', shift.name], expected, received: clock(shifts[shift.name] ?? shift), hint: null })
  }
}

/** What breaks, which come every day at the same times, leave of an interval. */
function without({ from, to }: Interval, breaks: readonly TimeOfDay[]): Interval[] {
  const firstDay = Math.floor(from / DAY) - 1
  const days = Array.from({ length: Math.ceil(to / DAY) - firstDay }, (_, index) => (firstDay + index) * DAY)
  const pauses = days
    .flatMap((day) => breaks.map((pause) => ({ from: day + pause.from, to: day + pause.to })))
    .sort((a, b) => a.from - b.from)
  const left: Interval[] = []
  let begins = from
  for (const pause of pauses) {
    if (pause.to <= begins || pause.from >= to) continue
    if (pause.from > begins) left.push({ from: begins, to: pause.from })
    begins = pause.to
  }
  return begins < to ? [...left, { from: begins, to }] : left
}

/** The shifts that begin on a holiday, on the local clock. */
function daysOff({ shifts, holidays = [] }: ShiftsText, days: readonly boolean[], firstDay: number): Interval[] {
  const dates = new Set<number>()
  for (const { first, last } of holidays) for (let date = first; date <= last; date++) dates.add(date)
  const off = [...dates].flatMap((date) => {
    const day = (((date - firstDay) % days.length) + days.length) % days.length
    const taking = Object.values(shifts).filter((shift) => takesPlace(shift, days, day))
    return taking.map((shift) => ({ from: date * DAY + shift.from, to: date * DAY + shift.to }))
  })
  return off.sort((a, b) => a.from - b.from)
}

/** `06:00 to 14:00` */
function clock({ from, to }: TimeOfDay): string {
  return `${hourAndMinute(from)} to ${hourAndMinute(to)}`
}

function hourAndMinute(ticks: number): string {
  const minutes = Math.round((ticks % DAY) / 60_000_000)
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`
}
