/** When something happened, as the log writes it: date and time of the plant where the line has a start, else hours since the start of the run. */
import { DAY, dateOf, MINUTE } from '../spec/civil.ts'
import type { StartSpec } from '../spec/line.ts'
import type { LogRecord } from '../spec/log-record.ts'
import { localOf } from '../spec/time-zone.ts'

const SECOND = 1_000_000
const HOUR = 3_600_000_000

export type Moment = Pick<LogRecord, 'time' | 'hours'>

/** @returns a function of ticks since the start of the run */
export function clockOf(start: StartSpec | undefined): (ticks: number) => Moment {
  if (start === undefined) return (ticks) => ({ hours: ticks / HOUR })
  return (ticks) => ({ time: isoDate(start.timeZone, start.utc + ticks) })
}

/** `2026-03-02T06:00:00.000000+01:00`: microseconds always, so that texts sort as times do. */
function isoDate(timeZone: string, utc: number): string {
  const local = localOf(timeZone, utc)
  const dayNumber = Math.floor(local / DAY)
  const { year, month, day } = dateOf(dayNumber)
  const inDay = local - dayNumber * DAY
  const clock = [Math.floor(inDay / HOUR), Math.floor(inDay / MINUTE) % 60, Math.floor(inDay / SECOND) % 60].map(two).join(':')
  const fraction = String(inDay % SECOND).padStart(6, '0')
  return `${year}-${two(month)}-${two(day)}T${clock}.${fraction}${offset(local - utc)}`
}

function offset(ticks: number): string {
  const minutes = Math.round(Math.abs(ticks) / MINUTE)
  return `${ticks < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
