/** The table in the header of src/model/machine-control.ts, cell by cell: what a breakdown, a planned stop or the end of a shift does to a machine. */
import { describe, expect, it } from 'vitest'
import { Streams } from '../../src/engine/index.ts'
import type { CalendarSpec, LineSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const onProductiveClock = (every: number, repair = 10 * min): Partial<StationSpec> => ({
  failures: [{ name: 'spindle', clock: 'productive', every: constant(every), repair: constant(repair) }],
})
const onUpClock = (every: number, repair = 10 * min): Partial<StationSpec> => ({
  failures: [{ name: 'supply', clock: 'up', every: constant(every), repair: constant(repair) }],
})
const byCalendar = (first: number): Partial<StationSpec> => ({
  plannedStops: [{ name: 'service', clock: 'calendar', every: 100 * d, first, lasts: constant(10 * min) }],
})
/** A shift until `end`, then an hour off. */
const shiftUntil = (end: number): CalendarSpec[] => [{ name: 'shift', cycle: end + h, on: [{ from: 0, to: end }] }]
const inShift = (atShiftEnd: 'pause' | 'finish'): Partial<StationSpec> => ({ calendar: 'shift', atShiftEnd })

/** One machine without work. */
const idle = (saw: Partial<StationSpec>, calendars: CalendarSpec[] = []) =>
  line({ steps: [step('saw', min)], stations: [station('saw', saw)], release: [], calendars })

/** A load of 30 minutes from 0 on, and one more behind it. */
const processing = (saw: Partial<StationSpec>, calendars: CalendarSpec[] = []) =>
  line({ steps: [step('saw', 30 * min)], stations: [station('saw', saw)], release: [schedule([0, 0])], calendars })

/** A load of 5 minutes, a changeover from 5 to 25, a load of 5 minutes of the other family. */
const changingOver = (saw: Partial<StationSpec>, calendars: CalendarSpec[] = []): LineSpec =>
  line({
    steps: [step('saw', 5 * min)],
    stations: [station('saw', { setup: changeover('family', 20 * min), ...saw })],
    products: [product('a'), product('b')],
    release: [schedule([0], { name: 'a', product: 'a' }), schedule([min], { name: 'b', product: 'b' })],
    calendars,
  })

/** Two loads of 5 minutes; the second is blocked from 10 to 35 minutes by the die machine behind, which has no buffer. */
const blocked = (saw: Partial<StationSpec>, calendars: CalendarSpec[] = []): LineSpec =>
  line({
    steps: [step('saw', 5 * min), step('die', 30 * min)],
    stations: [station('saw', saw), station('die', { buffer: { carriers: 0, whenFull: 'block' } })],
    release: [schedule([0, 0, 0])],
    calendars,
  })

const minutes = (run: Traced, what: Parameters<Traced['times']>[0], at = 'saw') =>
  (what.startsWith('machine') || what === 'setupStarted' ? run.times(what) : run.times(what, at)).map((time) => time / min)

describe('a breakdown on the productive clock', () => {
  it('never strikes an idle machine', () => {
    expect(stateTimes(trace(idle(onProductiveClock(min)), 10 * d).floor)).toEqual({ standby: 10 * d })
  })

  it('never strikes in a changeover: its clock stands still', () => {
    const run = trace(changingOver(onProductiveClock(7 * min)), h)
    expect(minutes(run, 'workStarted')).toEqual([0, 25])
    expect(minutes(run, 'machineFailed')).toEqual([27])
    expect(minutes(run, 'workFinished')).toEqual([5, 40])
  })

  it('lets the work stand still, which resumes after the repair', () => {
    const run = trace(processing(onProductiveClock(25 * min)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([25, 60])
    expect(minutes(run, 'machineUp')).toEqual([35, 70])
    expect(minutes(run, 'workFinished')).toEqual([40, 80])
    expect(stateTimes(run.floor)).toEqual({ productive: 60 * min, failure: 20 * min, standby: 40 * min })
  })

  it('never strikes a blocked machine', () => {
    const run = trace(blocked(onProductiveClock(12 * min)), 36 * min)
    expect(minutes(run, 'machineFailed')).toEqual([])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 25 * min })
  })
})

describe('a breakdown on the up-time clock', () => {
  it('strikes an idle machine', () => {
    const run = trace(idle(onUpClock(20 * min)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([20, 50, 80, 110])
    expect(stateTimes(run.floor)).toEqual({ standby: 80 * min, upFailure: 40 * min })
  })

  it('waits in a changeover for its end', () => {
    const run = trace(changingOver(onUpClock(12 * min)), 38 * min)
    expect(minutes(run, 'setupStarted')).toEqual([5])
    expect(minutes(run, 'machineFailed')).toEqual([25])
    expect(minutes(run, 'workStarted')).toEqual([0, 25])
    expect(stateTimes(run.floor)).toEqual({ productive: 8 * min, setup: 20 * min, upFailure: 10 * min })
    expect(minutes(trace(changingOver(onUpClock(12 * min)), h), 'workFinished')).toEqual([5, 40])
  })

  it('lets the work stand still, which resumes after the repair', () => {
    const run = trace(processing(onUpClock(25 * min)), 75 * min)
    expect(minutes(run, 'machineFailed')).toEqual([25, 60])
    expect(minutes(run, 'workFinished')).toEqual([40])
    expect(stateTimes(run.floor)).toEqual({ productive: 55 * min, upFailure: 20 * min })
  })

  it('takes a blocked machine down; its load may leave meanwhile', () => {
    const run = trace(blocked(onUpClock(30 * min)), 50 * min)
    expect(minutes(run, 'machineFailed')).toEqual([30])
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 40])
    expect(stateTimes(run.floor)).toEqual({ productive: 15 * min, blocked: 25 * min, upFailure: 10 * min })
  })
})

describe('a stop planned by the calendar', () => {
  it('begins at once on an idle machine', () => {
    const run = trace(idle(byCalendar(20 * min)), h)
    expect(minutes(run, 'machineUp')).toEqual([30])
    expect(stateTimes(run.floor)).toEqual({ standby: 50 * min, plannedStop: 10 * min })
  })

  it('that falls due in a changeover begins after it and its load', () => {
    const run = trace(changingOver(byCalendar(10 * min)), h)
    expect(minutes(run, 'workFinished')).toEqual([5, 30])
    expect(minutes(run, 'machineUp')).toEqual([40])
  })

  it('begins after the load in work, before the next', () => {
    const run = trace(processing(byCalendar(10 * min)), 2 * h)
    expect(minutes(run, 'workStarted')).toEqual([0, 40])
    expect(minutes(run, 'machineUp')).toEqual([40])
  })

  it('begins on a blocked machine once its load has left', () => {
    const run = trace(blocked(byCalendar(20 * min)), 46 * min)
    expect(minutes(run, 'machineUp')).toEqual([45])
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 45])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 25 * min, plannedStop: 10 * min })
  })
})

describe('a stop planned by count', () => {
  const byCount: Partial<StationSpec> = { plannedStops: [{ name: 'blade', clock: 'units', every: 1, lasts: constant(10 * min) }] }

  it('never comes on an idle machine', () => {
    expect(stateTimes(trace(idle(byCount), d).floor)).toEqual({ standby: d })
  })

  it('never lengthens a changeover', () => {
    const run = trace(changingOver(byCount), h)
    expect(minutes(run, 'workFinished')).toEqual([15, 50])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, usageStop: 20 * min, setup: 20 * min, standby: 10 * min })
  })

  it('comes at the end of the work on a load, before the load leaves', () => {
    const run = trace(processing(byCount), 35 * min)
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, usageStop: 5 * min })
    expect(minutes(trace(processing(byCount), 2 * h), 'workFinished')).toEqual([40, 80])
  })

  it('never comes while a machine is blocked', () => {
    const run = trace(blocked(byCount), 44 * min)
    // 5 + 10, 5 + 10, then blocked until the die is free at 45 min.
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, usageStop: 20 * min, blocked: 14 * min })
  })
})

describe('a breakdown counted in units or loads', () => {
  const onUnits = (every: number): Partial<StationSpec> => ({
    failures: [{ name: 'pin', clock: 'units', every: constant(every), repair: constant(10 * min) }],
  })
  const onLoads = (every: number): Partial<StationSpec> => ({
    failures: [{ name: 'seal', clock: 'cycles', every: constant(every), repair: constant(10 * min) }],
  })

  it('never strikes an idle machine', () => {
    expect(stateTimes(trace(idle(onUnits(0.5)), 10 * d).floor)).toEqual({ standby: 10 * d })
    expect(stateTimes(trace(idle(onLoads(0.5)), 10 * d).floor)).toEqual({ standby: 10 * d })
  })

  it('never strikes in a changeover', () => {
    const run = trace(changingOver(onLoads(1.5)), h)
    expect(minutes(run, 'machineFailed')).toEqual([27.5])
    expect(minutes(run, 'workFinished')).toEqual([5, 40])
  })

  it('strikes at its share of the work on a load', () => {
    const run = trace(processing(onUnits(0.75)), 2 * h)
    // At 3/4 of the first load, then at half of the second.
    expect(minutes(run, 'machineFailed')).toEqual([22.5, 55])
    expect(minutes(run, 'workFinished')).toEqual([40, 80])
    expect(stateTimes(run.floor)).toEqual({ productive: 60 * min, failure: 20 * min, standby: 40 * min })
  })

  it('that falls on the end of a load belongs to it', () => {
    const run = trace(processing(onLoads(1)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([30, 70])
    expect(minutes(run, 'workFinished')).toEqual([40, 80])
  })

  it('never strikes a blocked machine', () => {
    const run = trace(blocked(onUnits(2.3)), 36 * min)
    expect(minutes(run, 'machineFailed')).toEqual([])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 25 * min })
  })
})

describe('a breakdown on the calendar', () => {
  const onCalendar = (every: number, repair = 10 * min): Partial<StationSpec> => ({
    failures: [{ name: 'power', clock: 'calendar', every: constant(every), repair: constant(repair) }],
  })

  it('strikes an idle machine', () => {
    const run = trace(idle(onCalendar(20 * min)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([20, 50, 80, 110])
    expect(stateTimes(run.floor)).toEqual({ standby: 80 * min, upFailure: 40 * min })
  })

  it('waits in a changeover for its end', () => {
    const run = trace(changingOver(onCalendar(12 * min)), 45 * min)
    expect(minutes(run, 'machineFailed')).toEqual([25])
    expect(minutes(run, 'workStarted')).toEqual([0, 25])
    expect(minutes(run, 'workFinished')).toEqual([5, 40])
  })

  it('lets the work stand still, which resumes after the repair', () => {
    const run = trace(processing(onCalendar(25 * min)), 75 * min)
    expect(minutes(run, 'machineFailed')).toEqual([25, 60])
    expect(minutes(run, 'workFinished')).toEqual([40])
  })

  it('takes a blocked machine down; its load may leave meanwhile', () => {
    const run = trace(blocked(onCalendar(30 * min)), 50 * min)
    expect(minutes(run, 'machineFailed')).toEqual([30])
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 40])
  })

  it('that comes while the machine is down strikes when it comes up', () => {
    const power = onCalendar(25 * min).failures!
    const failures = [...power, { name: 'spindle', clock: 'productive' as const, every: constant(20 * min), repair: constant(10 * min) }]
    const run = trace(processing({ failures }), 50 * min)
    expect(minutes(run, 'machineFailed')).toEqual([20, 30])
    expect(minutes(run, 'machineUp')).toEqual([30, 40])
    expect(minutes(run, 'workFinished')).toEqual([50])
  })

  it('strikes outside the shift, too, and its repair begins at once', () => {
    const run = trace(idle({ ...inShift('pause'), ...onCalendar(70 * min, 20 * min) }, shiftUntil(20 * min)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([70])
    expect(minutes(run, 'machineUp')).toEqual([90])
    expect(stateTimes(run.floor)).toEqual({ standby: 30 * min, nonScheduled: 80 * min, upFailure: 10 * min })
  })
})

describe('a stop planned by use, between loads', () => {
  /** First due at `first`, units or productive ticks: it is drawn within the interval, from which the interval follows. */
  const byUse = (clock: 'units' | 'productive', first: number): Partial<StationSpec> => {
    const streams = new Streams(1, 0)
    const every = first / streams.uniform(streams.claim('saw/1/stop/service'))
    return { plannedStops: [{ name: 'service', clock, every, when: 'betweenLoads', lasts: constant(10 * min) }] }
  }

  it('never comes on an idle machine', () => {
    expect(stateTimes(trace(idle(byUse('productive', min)), d).floor)).toEqual({ standby: d })
  })

  it('never comes in a changeover, but after its load', () => {
    const run = trace(changingOver(byUse('productive', 7 * min)), h)
    expect(minutes(run, 'workFinished')).toEqual([5, 30])
    expect(minutes(run, 'machineUp')).toEqual([40])
  })

  it('begins after the load in work, before the next', () => {
    for (const use of [byUse('productive', 20 * min), byUse('units', 0.6)]) {
      const run = trace(processing(use), 59 * min)
      expect(minutes(run, 'workStarted')).toEqual([0, 40])
      expect(stateTimes(run.floor)).toEqual({ productive: 49 * min, usageStop: 10 * min })
    }
  })

  it('begins on a blocked machine once its load has left', () => {
    const run = trace(blocked(byUse('productive', 9 * min)), 46 * min)
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 45])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 25 * min, usageStop: 10 * min })
  })
})

describe('a stop that may be done early', () => {
  /** Due at `first`, and may be done up to 50 minutes before. */
  const early = (first: number): Partial<StationSpec> => ({
    plannedStops: [{ name: 'service', clock: 'calendar', every: 100 * min, first, opportunistic: 0.5, lasts: constant(10 * min) }],
  })

  it('begins on an idle machine when its early part begins', () => {
    const run = trace(idle(early(80 * min)), 4 * h)
    // Due at 80, 180, 280; early from 30, 130, 230.
    expect(minutes(run, 'machineUp')).toEqual([40, 140, 240])
  })

  it('never begins between two loads that are there', () => {
    const run = trace(processing(early(55 * min)), 71 * min)
    expect(minutes(run, 'workStarted')).toEqual([0, 30])
    expect(minutes(run, 'machineUp')).toEqual([70])
  })

  it('never begins in a changeover', () => {
    const run = trace(changingOver(early(40 * min)), 41 * min)
    // May be done from 0 on, is due at 40.
    expect(minutes(run, 'workFinished')).toEqual([5, 30])
    expect(minutes(run, 'machineUp')).toEqual([40])
  })

  it('never begins on a blocked machine', () => {
    const run = trace(blocked(early(60 * min)), 46 * min)
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 35])
    expect(stateTimes(run.floor)).toEqual({ productive: 15 * min, blocked: 31 * min })
  })

  it('follows on a repair before the machine comes up, the load standing still', () => {
    const run = trace(processing({ ...early(60 * min), ...onProductiveClock(25 * min) }), 51 * min)
    // Early from 10 on; the repair ends at 35, the stop at 45.
    expect(minutes(run, 'machineFailed')).toEqual([25])
    expect(minutes(run, 'machineUp')).toEqual([45])
    expect(minutes(run, 'workFinished')).toEqual([50])
    expect(stateTimes(run.floor)).toEqual({ productive: 31 * min, failure: 10 * min, plannedStop: 10 * min })
  })
})

describe('the end of a shift, where work pauses', () => {
  const pause = inShift('pause')

  it('turns an idle machine off', () => {
    const run = trace(idle(pause, shiftUntil(20 * min)), 80 * min)
    expect(stateTimes(run.floor)).toEqual({ standby: 20 * min, nonScheduled: h })
  })

  it('lets a changeover finish; its load then waits for the next shift', () => {
    const run = trace(changingOver(pause, shiftUntil(10 * min)), 80 * min)
    expect(minutes(run, 'workFinished')).toEqual([5, 75])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, setup: 20 * min, nonScheduled: 45 * min, standby: 5 * min })
  })

  it('lets the work stand still until the next shift', () => {
    const run = trace(processing(pause, shiftUntil(20 * min)), 81 * min)
    expect(stateTimes(run.floor)).toEqual({ productive: 21 * min, nonScheduled: h })
    expect(minutes(trace(processing(pause, shiftUntil(20 * min)), 3 * h), 'workFinished')).toEqual([90, 180])
  })

  it('turns a blocked machine off; its load may leave meanwhile', () => {
    const run = trace(blocked(pause, shiftUntil(20 * min)), 81 * min)
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 80])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 10 * min, nonScheduled: h })
  })

  it('pauses in an assist or a stop within a load, too', () => {
    const stop: Partial<StationSpec> = { plannedStops: [{ name: 'blade', clock: 'units', every: 1, lasts: constant(10 * min) }] }
    const run = trace(processing({ ...pause, ...stop }, shiftUntil(35 * min)), 100 * min)
    expect(minutes(run, 'workFinished')).toEqual([100])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, usageStop: 10 * min, nonScheduled: h })
  })
})

describe('the end of a shift, where work is finished', () => {
  const finish = inShift('finish')

  it('turns an idle machine off', () => {
    const run = trace(idle(finish, shiftUntil(20 * min)), 80 * min)
    expect(stateTimes(run.floor)).toEqual({ standby: 20 * min, nonScheduled: h })
  })

  it('lets a changeover and its load finish', () => {
    const run = trace(changingOver(finish, shiftUntil(10 * min)), 70 * min)
    expect(minutes(run, 'workFinished')).toEqual([5, 30])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, setup: 20 * min, nonScheduled: 40 * min })
  })

  it('lets the load finish, and begins no other', () => {
    const run = trace(processing(finish, shiftUntil(20 * min)), 2 * h)
    expect(minutes(run, 'workStarted')).toEqual([0, 80])
    expect(stateTimes(trace(processing(finish, shiftUntil(20 * min)), 80 * min).floor)).toEqual({
      productive: 30 * min,
      nonScheduled: 50 * min,
    })
  })

  it('turns a blocked machine off; its load may leave meanwhile', () => {
    const run = trace(blocked(finish, shiftUntil(20 * min)), 81 * min)
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(stateTimes(run.floor)).toEqual({ productive: 11 * min, blocked: 10 * min, nonScheduled: h })
  })

  it('goes by unnoticed if the load takes until the next shift', () => {
    const calendars = [{ name: 'shift', cycle: 25 * min, on: [{ from: 0, to: 20 * min }] }]
    const run = trace(processing(finish, calendars), 2 * h)
    expect(minutes(run, 'workStarted')).toEqual([0, 30])
  })
})

describe('an oven', () => {
  it('never pauses at the end of a shift', () => {
    const oven = station('saw', { ...inShift('pause'), batch: { per: 'carrier', min: 1, max: 1 } })
    const run = trace(
      line({ steps: [step('saw', 30 * min)], stations: [oven], release: [schedule([0, 0])], calendars: shiftUntil(20 * min) }),
      2 * h,
    )
    expect(minutes(run, 'workFinished')).toEqual([30, 110])
    expect(stateTimes(run.floor)).toEqual({ productive: 60 * min, nonScheduled: 60 * min })
  })
})

describe('a shift that ends while a machine is down', () => {
  it('does not end its repair, which then counts as not scheduled', () => {
    const run = trace(processing({ ...inShift('pause'), ...onProductiveClock(15 * min, 30 * min) }, shiftUntil(20 * min)), 95 * min)
    expect(minutes(run, 'machineFailed')).toEqual([15, 95])
    expect(minutes(run, 'machineUp')).toEqual([45])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, failure: 5 * min, nonScheduled: h })
  })

  it('does not end a planned stop', () => {
    const run = trace(idle({ ...inShift('pause'), ...byCalendar(15 * min) }, shiftUntil(20 * min)), 80 * min)
    expect(minutes(run, 'machineUp')).toEqual([25])
    expect(stateTimes(run.floor)).toEqual({ standby: 15 * min, plannedStop: 5 * min, nonScheduled: h })
  })

  it('where work is finished: the load is, after the repair', () => {
    const run = trace(processing({ ...inShift('finish'), ...onProductiveClock(15 * min, 30 * min) }, shiftUntil(20 * min)), 70 * min)
    expect(minutes(run, 'workFinished')).toEqual([60])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, failure: 30 * min, nonScheduled: 10 * min })
  })
})

describe('a stop that falls due outside the shift', () => {
  it('begins with the next', () => {
    const run = trace(idle({ ...inShift('pause'), ...byCalendar(30 * min) }, shiftUntil(20 * min)), 2 * h)
    expect(minutes(run, 'machineUp')).toEqual([90])
  })

  it('does not let the up-time clock run', () => {
    const run = trace(idle({ ...inShift('pause'), ...onUpClock(30 * min) }, shiftUntil(20 * min)), 2 * h)
    expect(minutes(run, 'machineFailed')).toEqual([90])
  })
})

describe('several kinds of breakdowns of a machine', () => {
  const failures: StationSpec['failures'] = [
    { name: 'a', clock: 'productive', every: constant(20 * min), repair: constant(10 * min) },
    { name: 'b', clock: 'productive', every: constant(20 * min), repair: constant(5 * min) },
  ]

  it('that are due together strike one after the other', () => {
    const run = trace(line({ steps: [step('saw', 30 * min)], stations: [station('saw', { failures })] }), h)
    expect(minutes(run, 'machineFailed')).toEqual([20, 30])
    expect(minutes(run, 'workFinished')).toEqual([45])
  })

  it('stand still while the machine is being repaired from another', () => {
    const apart = [failures[0]!, { ...failures[1]!, every: constant(25 * min) }]
    const run = trace(line({ steps: [step('saw', 30 * min)], stations: [station('saw', { failures: apart })] }), h)
    expect(minutes(run, 'machineFailed')).toEqual([20, 35])
    expect(minutes(run, 'workFinished')).toEqual([45])
  })
})
