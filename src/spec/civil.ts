/**
 * Dates of the proleptic Gregorian calendar as day numbers, counted from 1970-01-01. Algorithms `days_from_civil` and `civil_from_days` of Howard
 * Hinnant, "chrono-compatible low-level date algorithms" (2013): years begin in March, so that the leap day comes last.
 */
import { accept, type Parsed, refuse } from './parsed.ts'

export interface CivilDate {
  year: number
  /** 1 to 12 */
  month: number
  /** 1 to 31 */
  day: number
}

const DAYS_PER_ERA = 146_097
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** Days from 1970-01-01 to a date. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const fromMarch = month > 2 ? year : year - 1
  const era = Math.floor(fromMarch / 400)
  const yearOfEra = fromMarch - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - 719_468
}

/** The date of a day number. */
export function dateOf(dayNumberOf: number): CivilDate {
  const shifted = dayNumberOf + 719_468
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 }
}

/** Day of the week of a day number: 0 Monday to 6 Sunday. */
export function weekdayOf(dayNumberOf: number): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumberOf + 3) % 7) + 7) % 7
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  return dayNumber(next) - dayNumber({ year, month, day: 1 })
}

/** Dates that are taken, so that a run of decades stays exact in microseconds. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2199

/** `2026-02-10` as a day number. */
export function parseDate(raw: unknown): Parsed<number> {
  const expected = 'a date such as 2026-02-10'
  const match = typeof raw === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw.trim()) : null
  if (match === null) return refuse(expected)
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse(`${expected}, from ${FIRST_YEAR} to ${LAST_YEAR}`)
  if (month < 1 || month > 12) return refuse(expected, 'months are 01 to 12, dates year-month-day')
  const last = daysInMonth(year, month)
  if (day < 1 || day > last) return refuse(expected, `${MONTHS[month - 1]} ${year} has ${last} days`)
  return accept(dayNumber({ year, month, day }))
}

export const MINUTE = 60_000_000
export const DAY = 86_400_000_000

/** `06:00` to `24:00`, ticks since midnight. */
export function parseTimeOfDay(raw: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(raw.trim())
  if (match === null) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  const ticks = (hours * 60 + minutes) * MINUTE
  return minutes < 60 && ticks <= DAY ? ticks : null
}

/** `2026-02-10 14:00` or `2026-02-10` (its beginning), ticks of the local clock since 1970-01-01 00:00. */
export function parseDateTime(raw: unknown): Parsed<number> {
  const expected = 'a date such as 2026-02-10 or 2026-02-10 14:00'
  const match = typeof raw === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})(?:(?:\s+|T)(\S+))?\s*$/.exec(raw) : null
  if (match === null) return refuse(expected)
  const date = parseDate(match[1])
  if (!date.ok) return refuse(date.expected.replace('a date such as 2026-02-10', expected), date.hint)
  const time = match[2] === undefined ? 0 : parseTimeOfDay(match[2])
  return time === null ? refuse(expected, 'times are 00:00 to 24:00') : accept(date.value * DAY + time)
}
