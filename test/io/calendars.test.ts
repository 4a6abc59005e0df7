/** Calendars of shifts and dated changes as a planner writes them, and what they are told when they slip. */
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/spec/problem.ts'
import { changed, lineOf, ONE_MACHINE, read } from './files.ts'

const calendar = (text: string, header = 'start: 2026-01-05'): string => `${ONE_MACHINE}${header}\ncalendars:\n  plan: ${text}\n`
const change = (text: string, header = 'start: 2026-01-05'): string => `${ONE_MACHINE}${header}\nchanges:\n  - ${text}\n`

const DAY = 86_400e6

/** The first message, without the place. */
async function told(text: string): Promise<string> {
  const reading = await read(text)
  return reading.ok ? 'nothing is wrong' : reading.problems.map((each) => formatProblem(each).replace(/^line\.yaml:/, '')).join('\n')
}

describe('a calendar of shifts', () => {
  test.each([
    [
      'with shifts that overlap',
      calendar('{ shifts: { early: 06:00 to 14:00, late: 13:30 to 22:00 } }'),
      '14:50  calendars.plan.shifts.late\n  expected a shift that begins when "early" (06:00 to 14:00) is over, received 13:30 to 22:00',
    ],
    [
      'whose night runs into the morning',
      calendar('{ shifts: { early: 05:00 to 13:00, night: 22:00 to 06:00 } }'),
      '14:28  calendars.plan.shifts.early\n  expected a shift that begins when "night" (22:00 to 06:00) is over, received 05:00 to 13:00',
    ],
    [
      'with a holiday that does not exist',
      calendar('{ shifts: { early: 06:00 to 14:00 }, holidays: [2026-02-29] }'),
      '14:57  calendars.plan.holidays[0]\n  expected a date such as 2026-02-10, or "2026-02-16 to 2026-02-22", received "2026-02-29"; February 2026 has 28 days',
    ],
    [
      'with holidays in a line without dates',
      calendar('{ shifts: { early: 06:00 to 14:00 }, holidays: [2026-01-26] }', ''),
      '14:46  calendars.plan.holidays\n  expected dates only in a line with a start, received no start; write the date of the beginning, such as start: 2026-01-05, at the top of the line',
    ],
    [
      'with a break outside its shifts',
      calendar('{ shifts: { early: 06:00 to 14:00 }, breaks: [14:00 to 14:30] }'),
      '14:55  calendars.plan.breaks[0]\n  expected a break within a shift, received 14:00 to 14:30',
    ],
    [
      'with a time that no clock shows',
      calendar('{ shifts: { early: 06:00 to 14:75 } }'),
      '14:28  calendars.plan.shifts.early\n  expected a shift such as "06:00 to 14:00" or "06:00 to 12:00 on Sat", received "06:00 to 14:75"; times are 00:00 to 24:00',
    ],
    [
      'with a day that is none',
      calendar('{ shifts: { early: 06:00 to 14:00 }, days: Mon to Saturday }'),
      '14:52  calendars.plan.days\n  expected days such as "Mon to Fri", "Mon and Thu" or "every day", received "Mon to Saturday"; the days are Mon, Tue, Wed, Thu, Fri, Sat, Sun',
    ],
    [
      'with days and a pattern',
      calendar('{ shifts: { early: 06:00 to 14:00 }, days: Mon to Fri, pattern: 4-4 }'),
      '14:64  calendars.plan.pattern\n  expected days or pattern, received both',
    ],
    [
      'with a pattern that is none',
      calendar('{ shifts: { early: 06:00 to 14:00 }, pattern: 4 on 4 off }'),
      '14:55  calendars.plan.pattern\n  expected days on and off in turn such as 2-2-3, 4-4 or 4-on-4-off, received "4 on 4 off"',
    ],
    [
      'that is an interval too',
      calendar('{ shifts: { early: 06:00 to 14:00 }, cycle: 24 h }'),
      '14:46  calendars.plan.cycle\n  expected cycle and on, or shifts, received cycle and shifts',
    ],
    ['that is half an interval', calendar('{ cycle: 24 h }'), '14:3  calendars.plan\n  expected cycle and on, or shifts, received no on'],
    [
      'with breaks and no shifts',
      calendar('{ cycle: 24 h, on: [0 h to 8 h], breaks: [02:00 to 03:00] }'),
      '14:42  calendars.plan.breaks\n  expected breaks only with shifts, received no shifts',
    ],
    [
      'that is all break',
      calendar('{ shifts: { early: 06:00 to 14:00 }, breaks: [06:00 to 14:00] }'),
      '14:19  calendars.plan.shifts\n  expected a shift on some day, longer than its breaks, received none',
    ],
  ])('%s', async (_, text, message) => {
    expect(await told(text)).toBe(message)
  })

  test('in a time zone that is not known gives the nearest', async () => {
    expect(await told(`${ONE_MACHINE}start: 2026-01-05\ntimeZone: Asia/Calcuta\n`)).toContain(
      '13:11  timeZone\n  expected a time zone such as Asia/Kolkata or Europe/Berlin, received "Asia/Calcuta"; ',
    )
    expect(await told(`${ONE_MACHINE}start: 2026-01-05\ntimeZone: Europe/Berlin2\n`)).toContain('did you mean "Europe/Berlin"?')
  })

  test('a start that does not exist, and a time zone without one', async () => {
    expect(await told(`${ONE_MACHINE}start: 2026-02-30\n`)).toBe(
      '12:8  start\n  expected a date such as 2026-02-10 or 2026-02-10 14:00, received "2026-02-30"; February 2026 has 28 days',
    )
    expect(await told(`${ONE_MACHINE}timeZone: Asia/Tokyo\n`)).toBe(
      '12:1  timeZone\n  expected timeZone only with start, received no start',
    )
  })

  test('the calendar of the line is there', async () => {
    expect(await told(`${calendar('{ cycle: 24 h, on: [0 h to 8 h] }')}calendar: plam\n`)).toBe(
      '15:11  calendar\n  no calendar "plam"; did you mean "plan"?',
    )
  })
})

describe('a dated change', () => {
  test('is read in ticks from the start, by the clock on the wall', async () => {
    const line = await lineOf(
      change('{ at: 2026-07-01 14:00, lasts: 8 h, outage: bench }', 'start: 2026-01-05 06:00\ntimeZone: Europe/Berlin'),
    )
    // 1 July is in summer time, 5 January isn't.
    const from = 177 * DAY + 7 * 3600e6
    expect(line.changes).toEqual([{ kind: 'outage', from, to: from + 8 * 3600e6, station: 'bench', state: 'unscheduled' }])
  })

  test('with an end gives back what was before, and what came last counts', async () => {
    const line = await lineOf(
      `${changed('50 s per lot }', '50 s per lot, machines: 5 }')}changes:
  - { at: 10 d, until: 30 d, set: { stations.bench.machines: 3 } }
  - { at: 20 d, until: 40 d, set: { stations.bench.machines: 2, release.orders.every: 2 min } }
  - { at: 25 d, set: { routes.part.steps.work.yield: 97 % } }
`,
    )
    expect(line.changes).toEqual([
      { kind: 'machines', at: 10 * DAY, station: 'bench', machines: 3 },
      { kind: 'machines', at: 20 * DAY, station: 'bench', machines: 2 },
      { kind: 'interval', at: 20 * DAY, release: 'orders', every: { kind: 'constant', value: 120e6 } },
      { kind: 'yield', at: 25 * DAY, route: 'part', step: 'work', yield: 0.97 },
      { kind: 'machines', at: 40 * DAY, station: 'bench', machines: 5 },
      { kind: 'interval', at: 40 * DAY, release: 'orders', every: { kind: 'exponential', mean: 60e6 } },
    ])
  })

  test('of a rate keeps the way lots arrive', async () => {
    const poisson = changed('every: exponential(1 min)', 'rate: 24 lots/day, arrivals: poisson')
    const line = await lineOf(`${poisson}changes:\n  - { at: 1 d, set: { release.orders.rate: 48 lots/day } }\n`)
    expect(line.changes).toEqual([{ kind: 'interval', at: DAY, release: 'orders', every: { kind: 'exponential', mean: 1800e6 } }])
  })

  test.each([
    [
      'by date in a line without dates',
      change('{ at: 2026-02-10, lasts: 8 h, outage: bench }', ''),
      '14:11  changes[0].at\n  expected a date only in a line with a start, received no start; write the date of the beginning, such as start: 2026-01-05, at the top of the line',
    ],
    [
      'before the start',
      change('{ at: 2025-12-31, lasts: 8 h, outage: bench }'),
      '14:11  changes[0].at\n  expected a date at or after the start of the line, received an earlier one',
    ],
    [
      'on a date that does not exist',
      change('{ at: 2026-06-31, lasts: 8 h, outage: bench }'),
      '14:11  changes[0].at\n  expected a date such as 2026-02-10 or 2026-02-10 14:00, received "2026-06-31"; June 2026 has 30 days',
    ],
    [
      'of an unknown station',
      change('{ at: 5 d, lasts: 8 h, outage: brench }'),
      '14:36  changes[0].outage\n  no station "brench"; did you mean "bench"?',
    ],
    [
      'that never ends',
      change('{ at: 5 d, outage: bench }'),
      '14:16  changes[0].outage\n  expected until or lasts with an outage, received neither',
    ],
    [
      'that ends before it begins',
      change('{ at: 5 d, until: 2026-01-07, outage: bench }'),
      '14:23  changes[0].until\n  expected an end after its beginning, received one that is not',
    ],
    ['of nothing', change('{ at: 5 d }'), '14:5  changes[0]\n  expected outage or set, received neither'],
    [
      'of more machines than there are',
      change('{ at: 5 d, lasts: 1 h, outage: bench, machines: 2 }'),
      '14:53  changes[0].machines\n  expected at most the 1 machines of station "bench", received 2',
    ],
    [
      'of something that cannot change',
      change('{ at: 5 d, set: { stations.bench.processTime: 40 s per lot } }'),
      '14:23  changes[0].set.stations.bench.processTime\n  expected stations.<name>.machines, crews.<name>.size, transport.carts.<name>.count, routes.<name>.steps.<name>.yield, rate, every, conwip or priority of release.<name>, products.<name>.priority, most or kanban of wipLimits.<name>, or leadTime, delay or deliveries of materials.<name>.stock or products.<name>.dieBank, as nothing else can change while the line runs, received "stations.bench.processTime"',
    ],
    [
      'of a yield above one',
      change('{ at: 5 d, set: { routes.part.steps.work.yield: 97 } }'),
      '14:53  changes[0].set.routes.part.steps.work.yield\n  expected a share such as "99.7 %", "300 ppm" or 0.997, from 0 to 1, received 97; write "97 %"',
    ],
    [
      'of an unknown step',
      change('{ at: 5 d, set: { routes.part.steps.wrok.yield: 97 % } }'),
      '14:23  changes[0].set.routes.part.steps.wrok.yield\n  no step "wrok"; did you mean "work"?',
    ],
    [
      'of a rate where there is none',
      change('{ at: 5 d, set: { release.orders.rate: 5 lots/h } }'),
      '14:23  changes[0].set.release.orders.rate\n  expected a keyword that release "orders" has, received rate',
    ],
    [
      'to more machines than the file has',
      change('{ at: 5 d, set: { stations.bench.machines: 4 } }'),
      '14:48  changes[0].set.stations.bench.machines\n  expected at most the 1 machines of station "bench", received 4; give the station the largest number, and a smaller one by a change at 0 d',
    ],
  ])('%s', async (_, text, message) => {
    expect(await told(text)).toBe(message)
  })
})
