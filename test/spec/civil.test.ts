/** Dates and clocks against those of the machine that runs the tests. */
import { describe, expect, it } from 'vitest'
import { DAY, dateOf, dayNumber, parseDate, parseDateTime, weekdayOf } from '../../src/spec/civil.ts'
import { localOf, parseTimeZone, utcOf, ZONE_NAMES } from '../../src/spec/time-zone.ts'

const HOUR = DAY / 24

describe('a date', () => {
  it('has the day number, and the day the date and weekday, of the Gregorian calendar, in every month of 800 years', () => {
    for (let month = 0; month < 12 * 800; month++) {
      const [year, of, day] = [1700 + Math.floor(month / 12), 1 + (month % 12), 1 + (month % 28)]
      const number = Date.UTC(year, of - 1, day) / 86_400_000
      expect(dayNumber({ year, month: of, day })).toBe(number)
      expect(dateOf(number)).toEqual({ year, month: of, day })
      expect(weekdayOf(number)).toBe((new Date(number * 86_400_000).getUTCDay() + 6) % 7)
    }
  })

  it('goes on to the next on every day of 40 years', () => {
    for (let day = dayNumber({ year: 2000, month: 1, day: 1 }); day < 25_567; day++) expect(dayNumber(dateOf(day))).toBe(day)
  })

  it.each([
    ['2026-02-29', 'February 2026 has 28 days'],
    ['2100-02-29', 'February 2100 has 28 days'],
    ['2026-04-31', 'April 2026 has 30 days'],
    ['2026-13-01', 'months are 01 to 12, dates year-month-day'],
  ])('%s that does not exist is refused', (text, hint) => {
    expect(parseDate(text)).toMatchObject({ ok: false, hint })
  })

  it('may have a time of the day', () => {
    const day = dayNumber({ year: 2028, month: 2, day: 29 })
    expect(parseDateTime('2028-02-29 14:30')).toEqual({ ok: true, value: day * DAY + 14.5 * HOUR })
    expect(parseDateTime('2028-02-29 24:30').ok).toBe(false)
  })
})

describe('the clock in', () => {
  /** Ticks that the clock in `timeZone` shows, as the machine has it. */
  const shown = (timeZone: string): ((utc: number) => number) => {
    const options = {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const
    const format = new Intl.DateTimeFormat('en-US', options)
    return (utc) => {
      const parts = format.formatToParts(new Date(utc / 1000))
      const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
      const [year, month, day, hour, minute] = [part('year'), part('month'), part('day'), part('hour'), part('minute')]
      return dayNumber({ year, month, day }) * DAY + hour * HOUR + minute * (HOUR / 60)
    }
  }

  it.each(ZONE_NAMES)('%s shows what the time zone database says, and is read back', (zone) => {
    const expected = shown(zone)
    const first = dayNumber({ year: 2023, month: 1, day: 1 }) * DAY
    // Every 37 hours of three years: each hour of the day, and both sides of each change.
    const times = Array.from({ length: 710 }, (_, index) => first + index * 37 * HOUR)
    expect(times.filter((utc) => localOf(zone, utc) !== expected(utc))).toEqual([])
    expect(times.filter((utc) => ![utc, utc - HOUR].includes(utcOf(zone, localOf(zone, utc))))).toEqual([])
  })

  const at = (text: string): number => {
    const read = parseDateTime(text)
    return read.ok ? read.value : Number.NaN
  }

  it.each([
    ['Europe/Berlin', '2026-03-29 02:00', '2026-03-29 01:00'],
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29 01:00'],
    ['Europe/Berlin', '2026-03-29 03:00', '2026-03-29 01:00'],
    ['Europe/Berlin', '2026-03-29 01:59', '2026-03-29 00:59'],
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25 00:30'],
    ['Europe/Berlin', '2026-10-25 03:00', '2026-10-25 02:00'],
    ['America/Phoenix', '2026-07-01 00:00', '2026-07-01 07:00'],
    ['America/New_York', '2026-03-08 02:30', '2026-03-08 07:00'],
    ['America/New_York', '2026-11-01 01:30', '2026-11-01 05:30'],
    ['Asia/Kolkata', '2026-07-01 05:30', '2026-07-01 00:00'],
  ])('%s shows %s first at %s UTC', (zone, local, utc) => {
    expect(utcOf(zone, at(local))).toBe(at(utc))
  })

  it('a city that is not in the table is not known: the nearest name is given', () => {
    expect(parseTimeZone('Europe/Belin')).toMatchObject({ ok: false, hint: 'did you mean "Europe/Berlin"?' })
  })
})
