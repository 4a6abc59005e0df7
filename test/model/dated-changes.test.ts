/** Dated changes to the microsecond: outages over whatever a machine does, fewer machines, other yields and releases. */
import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/index.ts'
import { compile, Floor, Line } from '../../src/model/index.ts'
import type { DatedChangeSpec, LineSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, every, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

type Outage = Extract<DatedChangeSpec, { kind: 'outage' }>

const outage = (from: number, to: number, over: Partial<Outage> = {}): Outage => ({
  kind: 'outage',
  from,
  to,
  station: 'saw',
  state: 'unscheduled',
  ...over,
})
const planned = (from: number, to: number): Outage => outage(from, to, { state: 'scheduled' })

/** One machine without work. */
const idle = (changes: DatedChangeSpec[], saw: Partial<StationSpec> = {}, more: Partial<LineSpec> = {}) =>
  line({ steps: [step('saw', min)], stations: [station('saw', saw)], release: [], changes, ...more })

/** A load of 30 minutes from 0 on, and one more behind it. */
const processing = (changes: DatedChangeSpec[], saw: Partial<StationSpec> = {}, more: Partial<LineSpec> = {}) =>
  line({ steps: [step('saw', 30 * min)], stations: [station('saw', saw)], release: [schedule([0, 0])], changes, ...more })

/** A load of 5 minutes, a changeover from 5 to 25, a load of 5 minutes of the other family. */
const changingOver = (changes: DatedChangeSpec[]) =>
  line({
    steps: [step('saw', 5 * min)],
    stations: [station('saw', { setup: changeover('family', 20 * min) })],
    products: [product('a'), product('b')],
    release: [schedule([0], { name: 'a', product: 'a' }), schedule([min], { name: 'b', product: 'b' })],
    changes,
  })

/** Two loads of 5 minutes; the second is blocked from 10 to 35 minutes by the die machine behind, which has no buffer. */
const blocked = (changes: DatedChangeSpec[]) =>
  line({
    steps: [step('saw', 5 * min), step('die', 30 * min)],
    stations: [station('saw'), station('die', { buffer: { carriers: 0, whenFull: 'block' } })],
    release: [schedule([0, 0, 0])],
    changes,
  })

const minutes = (run: Traced, what: Parameters<Traced['times']>[0], at = 'saw') => run.times(what, at).map((time) => time / min)

describe('an unscheduled outage', () => {
  it('takes an idle machine out', () => {
    expect(stateTimes(trace(idle([outage(20 * min, 50 * min)]), h).floor)).toEqual({ standby: 30 * min, upFailure: 30 * min })
  })

  it('lets a changeover finish; its load then waits for the end', () => {
    const run = trace(changingOver([outage(10 * min, 60 * min)]), 65 * min)
    expect(minutes(run, 'workFinished')).toEqual([5, 65])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, setup: 20 * min, upFailure: 35 * min })
  })

  it('lets the work stand still, which goes on afterwards to the microsecond', () => {
    const run = trace(processing([outage(20 * min + 1, 50 * min + 3)]), 2 * h)
    expect(run.times('workFinished', 'saw')).toEqual([60 * min + 2, 90 * min + 2])
  })

  it('takes a blocked machine out; its load may leave meanwhile', () => {
    const run = trace(blocked([outage(20 * min, 50 * min)]), 55 * min)
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(minutes(run, 'workStarted')).toEqual([0, 5, 50])
    expect(stateTimes(run.floor)).toEqual({ productive: 15 * min, blocked: 10 * min, upFailure: 30 * min })
  })

  it('stops an oven in its load, which a shift end does not', () => {
    const run = trace(processing([outage(10 * min, 40 * min)], { batch: { per: 'carrier', min: 1, max: 1 } }), 2 * h)
    expect(minutes(run, 'workFinished')).toEqual([60, 90])
  })

  it('does not end a repair, which is booked as such; the clocks of breakdowns stand still', () => {
    const failures: StationSpec['failures'] = [
      { name: 'spindle', clock: 'productive', every: constant(20 * min), repair: constant(20 * min) },
    ]
    const run = trace(processing([outage(30 * min, 60 * min)], { failures }), 75 * min)
    expect(run.times('machineFailed').map((at) => at / min)).toEqual([20])
    expect(minutes(run, 'workFinished')).toEqual([70])
    expect(stateTimes(run.floor)).toEqual({ productive: 35 * min, failure: 20 * min, upFailure: 20 * min })
  })

  it('that ends in a repair leaves the machine to it', () => {
    const failures: StationSpec['failures'] = [
      { name: 'spindle', clock: 'productive', every: constant(20 * min), repair: constant(40 * min) },
    ]
    const run = trace(processing([outage(25 * min, 30 * min)], { failures }), 70 * min)
    expect(minutes(run, 'workFinished')).toEqual([70])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, failure: 40 * min })
  })

  it('holds back a planned stop that falls due in it', () => {
    const plannedStops: StationSpec['plannedStops'] = [
      { name: 'service', clock: 'calendar', every: 100 * d, first: 30 * min, lasts: constant(10 * min) },
    ]
    expect(stateTimes(trace(idle([outage(20 * min, 50 * min)], { plannedStops }), h).floor)).toEqual({
      standby: 20 * min,
      upFailure: 30 * min,
      plannedStop: 10 * min,
    })
  })

  it('outside the shift counts as not scheduled, and outlasts the beginning of the next', () => {
    const calendars = [{ name: 'shift', cycle: h, on: [{ from: 0, to: 20 * min }] }]
    const run = trace(processing([outage(10 * min, 70 * min)], { calendar: 'shift' }, { calendars }), 80 * min)
    expect(stateTimes(run.floor)).toEqual({ productive: 20 * min, upFailure: 20 * min, nonScheduled: 40 * min })
  })

  it('merges with others: the machine comes back after the last', () => {
    const run = trace(processing([outage(10 * min, 30 * min), outage(20 * min, 50 * min), outage(25 * min, 27 * min)]), 70 * min)
    expect(minutes(run, 'workFinished')).toEqual([70])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, upFailure: 40 * min })
  })

  it('that begins when another ends leaves no gap', () => {
    const run = trace(processing([outage(10 * min, 20 * min), outage(20 * min, 30 * min)]), 50 * min)
    expect(minutes(run, 'workFinished')).toEqual([50])
  })

  it('strikes only the first so many machines, or those that are named', () => {
    const three = { machines: 3, machineList: ['a', 'b', 'c'].map((name) => ({ name, speed: 1 })) }
    const { floor } = trace(idle([outage(10 * min, 40 * min, { machines: 2 }), outage(50 * min, h, { machines: ['c'] })], three), h)
    expect([0, 1, 2].map((machine) => stateTimes(floor, machine).upFailure)).toEqual([30 * min, 30 * min, 10 * min])
  })

  it('of everything stops all stations', () => {
    const { station: _, ...everything } = outage(20 * min, 30 * min)
    const run = trace(blocked([everything]), h)
    expect(minutes(run, 'workFinished', 'die')).toEqual([45])
    expect([0, 1].map((machine) => stateTimes(run.floor, machine).upFailure)).toEqual([10 * min, 10 * min])
  })
})

describe('a scheduled outage', () => {
  it('takes an idle machine out', () => {
    expect(stateTimes(trace(idle([planned(20 * min, 50 * min)]), h).floor)).toEqual({ standby: 30 * min, plannedStop: 30 * min })
  })

  it('lets a changeover and its load finish', () => {
    const run = trace(changingOver([planned(10 * min, 60 * min)]), h)
    expect(minutes(run, 'workFinished')).toEqual([5, 30])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, setup: 20 * min, plannedStop: 30 * min })
  })

  it('lets the load finish, begins no other, and ends when it was to end', () => {
    const run = trace(processing([planned(10 * min, 50 * min)]), 2 * h)
    expect(minutes(run, 'workStarted')).toEqual([0, 50])
    expect(stateTimes(run.floor)).toEqual({ productive: h, plannedStop: 20 * min, standby: 40 * min })
  })

  it('takes a blocked machine out; its load may leave meanwhile', () => {
    const run = trace(blocked([planned(20 * min, 50 * min)]), 55 * min)
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(stateTimes(run.floor)).toEqual({ productive: 15 * min, blocked: 10 * min, plannedStop: 30 * min })
  })

  it('goes by unnoticed if the load takes longer than it', () => {
    expect(minutes(trace(processing([planned(10 * min, 20 * min)]), 2 * h), 'workFinished')).toEqual([30, 60])
  })

  it('together with one that is not, counts as unscheduled while both last', () => {
    expect(stateTimes(trace(idle([planned(10 * min, 40 * min), outage(20 * min, 30 * min)]), h).floor)).toEqual({
      standby: 30 * min,
      plannedStop: 20 * min,
      upFailure: 10 * min,
    })
  })
})

describe('a number of machines', () => {
  const use = (at: number, machines: number): DatedChangeSpec => ({ kind: 'machines', at, station: 'saw', machines })

  it('that goes down takes the last ones out of use when their loads are done; their time is not scheduled', () => {
    const two = line({
      steps: [step('saw', 30 * min)],
      stations: [station('saw', { machines: 2 })],
      release: [schedule([0, 0, 0, 0])],
      changes: [use(10 * min, 1), use(80 * min, 2)],
    })
    const run = trace(two, 2 * h)
    expect(minutes(run, 'workStarted')).toEqual([0, 0, 30, 60])
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 90 * min, standby: 30 * min })
    expect(stateTimes(run.floor, 1)).toEqual({ productive: 30 * min, nonScheduled: 50 * min, standby: 40 * min })
  })

  it('lets a changeover and its load finish', () => {
    const run = trace(changingOver([use(10 * min, 0)]), h)
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, setup: 20 * min, nonScheduled: 30 * min })
  })

  it('takes a blocked machine out of use; its load may leave meanwhile', () => {
    const run = trace(blocked([use(20 * min, 0)]), h)
    expect(minutes(run, 'carrierLeft')).toEqual([5, 35])
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, blocked: 10 * min, nonScheduled: 40 * min })
  })

  it('may hold from the start, and grow later', () => {
    const { floor } = trace(idle([use(0, 1), use(40 * min, 2)], { machines: 2 }), h)
    expect(stateTimes(floor, 1)).toEqual({ nonScheduled: 40 * min, standby: 20 * min })
  })

  it('outlasts an outage and a shift', () => {
    const calendars = [{ name: 'shift', cycle: 30 * min, on: [{ from: 0, to: 20 * min }] }]
    const { floor } = trace(idle([use(10 * min, 0), outage(15 * min, 35 * min)], { calendar: 'shift' }, { calendars }), h)
    expect(stateTimes(floor)).toEqual({ standby: 10 * min, nonScheduled: 50 * min })
  })
})

describe('a new value', () => {
  it('of a yield holds for the loads that end after it', () => {
    const lossless = step('saw', 10 * min)
    const changes: DatedChangeSpec[] = [
      { kind: 'yield', at: 15 * min, route: 'route', step: 'saw', yield: 0 },
      { kind: 'yield', at: 35 * min, route: 'route', step: 'saw', yield: 1 },
    ]
    const { floor } = trace(
      line({ steps: [lossless], products: [product('product', { lotUnits: 7 })], release: [schedule([0, 0, 0, 0, 0])], changes }),
      h,
    )
    expect(total(floor, Line.unitsScrapped)).toBe(14)
    expect(total(floor, Line.unitsGood)).toBe(21)
  })

  it('of an interval stretches what is left of the one under way', () => {
    const changes: DatedChangeSpec[] = [{ kind: 'interval', at: 25 * min, release: 'arrivals', every: constant(40 * min) }]
    const run = trace(line({ steps: [step('saw', min)], release: [every(20 * min)], changes }), 2 * h)
    expect(run.times('lotReleased').map((at) => at / min)).toEqual([0, 20, 55, 95])
  })

  it('of a Poisson rate gives a Poisson process of that rate', () => {
    const changes: DatedChangeSpec[] = [{ kind: 'interval', at: 1000 * h, release: 'arrivals', every: exponential(h / 4) }]
    const times = trace(line({ steps: [step('saw', 0)], release: [every(exponential(h))], changes }), 3000 * h).times('lotReleased')
    const before = times.filter((at) => at <= 1000 * h).length
    expect(Math.abs(before - 1000)).toBeLessThan(4 * Math.sqrt(1000))
    expect(Math.abs(times.length - before - 8000)).toBeLessThan(4 * Math.sqrt(8000))
  })

  it('of the lots kept in the line lets in more at once, and fewer as lots leave', () => {
    const changes: DatedChangeSpec[] = [
      { kind: 'conwip', at: 15 * min, release: 'loop', lots: 3 },
      { kind: 'conwip', at: 35 * min, release: 'loop', lots: 1 },
    ]
    const policy = { kind: 'conwip' as const, lots: 1 }
    const run = trace(line({ steps: [step('saw', 10 * min)], release: [{ name: 'loop', product: 'product', policy }], changes }), 70 * min)
    expect(run.times('lotReleased').map((at) => at / min)).toEqual([0, 10, 15, 15, 20, 30, 60, 70])
  })
})

it('a run with dated changes goes on from a snapshot as if it had not been stopped', () => {
  const changes: DatedChangeSpec[] = [
    outage(2 * h, 5 * h, { machines: 1 }),
    planned(4 * h, 6 * h),
    { kind: 'machines', at: 8 * h, station: 'saw', machines: 1 },
    { kind: 'interval', at: 9 * h, release: 'arrivals', every: exponential(5 * min) },
    { kind: 'yield', at: 10 * h, route: 'route', step: 'saw', yield: 0.5 },
  ]
  const spec = line({
    steps: [step('saw', exponential(15 * min), { yield: 0.9 })],
    stations: [station('saw', { machines: 2 })],
    products: [product('product', { lotUnits: 50 })],
    release: [every(exponential(10 * min))],
    changes,
  })
  const floorOf = () => new Floor(compile(spec), { seed: 3, replication: 0, expectedEnd: d })
  const whole = floorOf()
  whole.run(d)
  for (const stop of [3 * h, 4.5 * h, 7 * h, 9.5 * h, 11 * h]) {
    const first = floorOf()
    first.run(stop)
    const second = floorOf()
    restoreState(second, saveState(first))
    second.run(d)
    expect(second.cut()).toEqual(whole.cut())
  }
})
