/** Calendars of shifts, as a planner writes them: when machines work, to the microsecond. */
import { describe, expect, it } from 'vitest'
import { scheduledAfter, scheduledShare } from '../../src/model/calendar-times.ts'
import type { CalendarSpec } from '../../src/spec/line.ts'
import { lineOf } from '../io/files.ts'
import { h } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { trace } from '../support/trace.ts'

/** A saw that always has work, of `hours` a lot. */
const plant = (header: string, calendar: string, saw = '', hours = 1) =>
  lineOf(`format: tollway/1
${header}
products: { part: {} }
routes: { part: { steps: { saw: { station: saw } } } }
stations: { saw: { processTime: ${hours} h per lot, calendar: plan${saw} } }
release: { orders: { conwip: 2 lots } }
calendars: { plan: ${calendar} }
`)

const calendarOf = async (header: string, calendar: string): Promise<CalendarSpec> => (await plant(header, calendar)).calendars[0]!

/** The scheduled intervals up to `end` hours, in hours from the start. */
async function hoursOf(header: string, calendar: string, end: number): Promise<[number, number][]> {
  const spec = await calendarOf(header, calendar)
  const found: [number, number][] = []
  for (let time = 0; time < end * h; ) {
    const { from, to } = scheduledAfter(spec, time)
    if (from < end * h) found.push([from / h, to / h])
    time = to
  }
  return found
}

const BERLIN_SPRING = 'start: 2026-03-27\ntimeZone: Europe/Berlin'
const BERLIN_AUTUMN = 'start: 2026-10-23\ntimeZone: Europe/Berlin'
const KOLKATA = 'start: 2026-01-24\ntimeZone: Asia/Kolkata'

describe('a calendar of shifts', () => {
  it('begins, in a line without dates, on a Monday at midnight; shifts that touch are one', async () => {
    const two = '{ shifts: { early: 06:00 to 14:00, late: 14:00 to 22:00 }, days: Mon to Fri }'
    expect(await hoursOf('', two, 200)).toEqual([
      [6, 22],
      [30, 46],
      [54, 70],
      [78, 94],
      [102, 118],
      [174, 190],
      [198, 214],
    ])
  })

  it('knows the weekday of its start', async () => {
    const saturdays = '{ shifts: { weekday: 06:00 to 22:00 on Mon to Fri, short: 06:00 to 12:00 on Sat } }'
    expect(await hoursOf('start: 2026-01-09 08:00', saturdays, 72)).toEqual([
      [-2, 14],
      [22, 28],
      [70, 86],
    ])
  })

  it('lets a night shift belong to the day that it begins on', async () => {
    expect(await hoursOf('', '{ shifts: { night: 22:00 to 06:00 }, days: Fri and Sun }', 170)).toEqual([
      [-2, 6],
      [118, 126],
      [166, 174],
    ])
    expect(await hoursOf('', '{ shifts: { night: 22:00 to 06:00 on Fri and Sun } }', 170)).toEqual([
      [-2, 6],
      [118, 126],
      [166, 174],
    ])
    expect(await hoursOf('', '{ shifts: { night: 22:00 to 06:00 }, days: [Fri, Sun] }', 170)).toEqual([
      [-2, 6],
      [118, 126],
      [166, 174],
    ])
  })

  it('that runs round the clock never stops', async () => {
    const three = '{ shifts: { early: 06:00 to 14:00, late: 14:00 to 22:00, night: 22:00 to 06:00 } }'
    const spec = await calendarOf('', three)
    expect(scheduledAfter(spec, 0)).toEqual({ from: expect.any(Number), to: Number.POSITIVE_INFINITY })
    expect(stateTimes(trace(await plant('', three), 100 * h).floor)).toEqual({ productive: 100 * h })
  })

  it('has an hour less in the night in which clocks go forward', async () => {
    const night = '{ shifts: { night: 22:00 to 06:00 } }'
    expect(await hoursOf(BERLIN_SPRING, night, 80)).toEqual([
      [-2, 6],
      [22, 30],
      [46, 53],
      [69, 77],
    ])
    const run = trace(await plant(BERLIN_SPRING, night), 60 * h)
    expect(stateTimes(run.floor)).toEqual({ productive: 21 * h, nonScheduled: 39 * h })
    // Eight lots until Saturday 06:00 and the night before, then seven in the short night, the last at 06:00 summer time.
    expect(
      run
        .times('workFinished')
        .slice(-7)
        .map((at) => at / h),
    ).toEqual([47, 48, 49, 50, 51, 52, 53])
  })

  it('has an hour more in the night in which clocks go back', async () => {
    const night = '{ shifts: { night: 22:00 to 06:00 } }'
    expect(await hoursOf(BERLIN_AUTUMN, night, 80)).toEqual([
      [-2, 6],
      [22, 30],
      [46, 55],
      [71, 79],
    ])
    expect(stateTimes(trace(await plant(BERLIN_AUTUMN, night), 60 * h).floor)).toEqual({ productive: 23 * h, nonScheduled: 37 * h })
  })

  it('has days of 23 and of 25 hours', async () => {
    const sunday = '{ shifts: { all: 00:00 to 24:00 }, days: Sun }'
    expect(await hoursOf(BERLIN_SPRING, sunday, 72)).toEqual([[48, 71]])
    expect(await hoursOf(BERLIN_AUTUMN, sunday, 72)).toEqual([[48, 73]])
    expect(await hoursOf('start: 2026-03-06\ntimeZone: America/New_York', sunday, 72)).toEqual([[48, 71]])
  })

  it('leaves out a break in the hour that the clock skips', async () => {
    const paused = '{ shifts: { night: 22:00 to 06:00 }, breaks: [02:00 to 02:30] }'
    expect(await hoursOf(BERLIN_SPRING, paused, 60)).toEqual([
      [-2, 2],
      [2.5, 6],
      [22, 26],
      [26.5, 30],
      [46, 53],
    ])
  })

  it('has no shift on holidays: the night before runs out, that of the holiday does not begin', async () => {
    const days = '{ shifts: { early: 06:00 to 14:00, late: 14:00 to 22:00 }, days: Mon to Sat, holidays: [2026-01-26] }'
    expect(await hoursOf(KOLKATA, days, 96)).toEqual([
      [6, 22],
      [78, 94],
    ])
    const nights = '{ shifts: { night: 22:00 to 06:00 }, holidays: [2026-01-25 to 2026-01-26] }'
    expect(await hoursOf(KOLKATA, nights, 96)).toEqual([
      [-2, 6],
      [22, 30],
      [94, 102],
    ])
  })

  it('follows a pattern of days on and off, whatever the weekday', async () => {
    const daysOn = async (pattern: string, from = '') =>
      (await hoursOf('start: 2026-01-08', `{ shifts: { day: 06:00 to 18:00 }, pattern: ${pattern}${from} }`, 28 * 24)).map(
        ([hour]) => (hour - 6) / 24,
      )
    expect(await daysOn('2-2-3')).toEqual([0, 1, 4, 5, 6, 9, 10, 14, 15, 18, 19, 20, 23, 24])
    expect(await daysOn('4-on-4-off')).toEqual([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27])
    expect(await daysOn('4-4', ', from: 2026-01-10')).toEqual([2, 3, 4, 5, 10, 11, 12, 13, 18, 19, 20, 21, 26, 27])
  })

  it('of a pattern covers the plant with the crews of the other half', async () => {
    const crew = (from: string) =>
      hoursOf('start: 2026-01-05', `{ shifts: { day: 00:00 to 24:00 }, pattern: 2-2-3, from: ${from} }`, 28 * 24)
    const hours = [...(await crew('2026-01-05')), ...(await crew('2026-01-12'))].flatMap(([from, to]) =>
      Array.from({ length: to - from }, (_, i) => from + i),
    )
    expect([...new Set(hours)].length).toBe(hours.length)
  })
})

describe('a break', () => {
  const shift = (more: string) => `{ shifts: { early: 06:00 to 14:00 }, breaks: [10:00 to 10:30]${more} }`

  it('without relief stops the work, which goes on afterwards', async () => {
    const run = trace(await plant('', shift(''), '', 5), 14 * h)
    expect(run.times('workFinished').map((at) => at / h)).toEqual([11.5])
    expect(stateTimes(run.floor)).toEqual({ nonScheduled: 6.5 * h, productive: 7.5 * h })
  })

  it('lets the load be finished first where the station says so', async () => {
    const run = trace(await plant('', shift(''), ', atShiftEnd: finish', 4.1), 14 * h)
    expect(run.times('workFinished')).toEqual([10.1 * h])
    expect(run.times('workStarted')).toEqual([6 * h, 10.5 * h])
    expect(stateTimes(run.floor)).toEqual({ nonScheduled: 6.4 * h, productive: 7.6 * h })
  })

  it('goes by unnoticed if the load takes longer than it', async () => {
    const run = trace(await plant('', shift(''), ', atShiftEnd: finish', 5), 14 * h)
    expect(run.times('workFinished')).toEqual([11 * h])
  })

  it('with relief stops nothing', async () => {
    expect(stateTimes(trace(await plant('', shift(', relief: true')), 14 * h).floor)).toEqual({ nonScheduled: 6 * h, productive: 8 * h })
  })
})

describe('the share of time that is scheduled', () => {
  it('is that of the pattern, or with holidays of 52 weeks', async () => {
    const week = (more: string) => `{ shifts: { early: 06:00 to 14:00 }, days: Mon to Fri${more} }`
    expect(scheduledShare(await calendarOf(BERLIN_SPRING, week('')))).toBe(40 / 168)
    // Of 260 shifts one falls on the Thursday, one on the Friday; the Sunday has none.
    const share = scheduledShare(await calendarOf('start: 2026-01-05', week(', holidays: [2026-01-15, 2026-05-01 to 2026-05-03]')))
    expect(share).toBeCloseTo((258 * 8) / (364 * 24), 12)
  })

  it('is what a machine with work spends in it', async () => {
    const spec = await plant(
      'start: 2026-01-05',
      '{ shifts: { early: 06:00 to 14:00 }, pattern: 2-2-3, breaks: [10:00 to 10:30], holidays: [2026-07-01] }',
      '',
      0.1,
    )
    const { productive = 0 } = stateTimes(trace(spec, 364 * 24 * h).floor)
    expect(productive / (364 * 24 * h)).toBeCloseTo(scheduledShare(spec.calendars[0]!), 12)
  })
})

describe('the calendar of the line', () => {
  it('is that of every station that gives none; `always` takes a station out', async () => {
    const spec = await lineOf(`format: tollway/1
calendar: day
products: { part: {} }
routes: { part: { steps: { a: { station: saw }, b: { station: oven }, c: { station: test } } } }
stations:
  saw: { processTime: 1 min per lot }
  oven: { processTime: 1 min per lot, calendar: always }
  test: { processTime: 1 min per lot, calendar: night }
release: { orders: { conwip: 2 lots } }
calendars: { day: { cycle: 24 h, on: [6 h to 14 h] }, night: { cycle: 24 h, on: [0 h to 6 h] } }
`)
    expect(spec.stations.map(({ calendar }) => calendar)).toEqual(['day', undefined, 'night'])
  })
})
