/** People who load, inspect, attend, unload, set up and clear assists: to the microsecond. */
import { describe, expect, it } from 'vitest'
import { PerCrew } from '../../src/model/accumulators.ts'
import type { LineSpec, OperatorsSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const hand = { crew: 'hands' }
const finished = (run: Traced) => run.all.filter(({ what }) => what === 'workFinished').map(({ machine, at }) => [machine, at / min])
const ofCrew = (run: Traced, column: number, crew = 0) => total(run.floor, run.floor.books.layout.ofCrew(crew) + column)

/** Machines that take 10 minutes for a lot, with people; all lots come at once. */
const manned = (operators: OperatorsSpec, over: Partial<StationSpec> = {}, parts: Partial<LineSpec> = {}, lots = 2): LineSpec =>
  line({
    steps: [step('saw', 10 * min)],
    stations: [station('saw', { machines: 2, operators, ...over })],
    crews: [{ name: 'hands', size: 1 }],
    release: [schedule(Array<number>(lots).fill(0))],
    ...parts,
  })

describe('a machine that somebody loads and unloads', () => {
  const handled = { load: constant(2 * min), unload: constant(3 * min) }

  it('waits for them before and after its work, and has them only for the time of that', () => {
    const run = trace(manned({ load: hand, unload: hand }, handled), h)
    // Loaded from 0 to 2 and from 2 to 4; unloaded from 12 to 15, and the second, done at 14, from 15 to 18.
    expect(finished(run)).toEqual([
      [0, 15],
      [1, 18],
    ])
    expect(stateTimes(run.floor, 1)).toEqual({ productive: 15 * min, waitingForPeople: 3 * min, standby: 42 * min })
    expect(ofCrew(run, PerCrew.busyArea)).toBe(10 * min)
    expect(ofCrew(run, PerCrew.waitSum)).toBe(3 * min)
  })

  it('needs nobody for what no crew is named for', () => {
    expect(finished(trace(manned({ load: hand }, handled), h))).toEqual([
      [0, 15],
      [1, 17],
    ])
    const alone = line({
      steps: [step('saw', 10 * min)],
      stations: [station('saw', { machines: 2, ...handled })],
      release: [schedule([0, 0])],
    })
    expect(finished(trace(alone, h))).toEqual([
      [0, 15],
      [1, 15],
    ])
  })

  it('waits until they have come, and as much longer as they are slower', () => {
    const crews = [{ name: 'hands', size: 1, response: constant(min), skills: [{ name: 'new', size: 1, speed: 0.5 }] }]
    const run = trace(manned({ load: hand }, { ...handled, machines: 1 }, { crews }, 1), h)
    expect(finished(run)).toEqual([[0, 1 + 4 + 10 + 3]])
    expect(stateTimes(run.floor)).toMatchObject({ waitingForPeople: min, productive: 17 * min })
    // The way counts as their time.
    expect(ofCrew(run, PerCrew.busyArea)).toBe(5 * min)
  })

  it('loses them when it breaks down, and calls them again for the rest', () => {
    const failures: StationSpec['failures'] = [
      { name: 'jam', clock: 'productive', every: constant(min), repair: constant(5 * min), work: 'resume' },
    ]
    const run = trace(manned({ load: hand }, { ...handled, failures }, {}, 2), 20 * min)
    // Both saws fail after each minute of work: the hands load the first from 0 to 1 and from 6 to 7, the second from 1 to 2 and from 7 to 8.
    expect(ofCrew(run, PerCrew.busyArea)).toBe(4 * min)
    expect(run.all.filter(({ what }) => what === 'machineFailed').map(({ machine, at }) => [machine, at / min])).toEqual([
      [0, 1],
      [1, 2],
      [0, 7],
      [1, 8],
      [0, 13],
      [1, 14],
      [0, 19],
      [1, 20],
    ])
  })

  it('begins anew with being loaded when a breakdown spoils the work', () => {
    const failures: StationSpec['failures'] = [
      { name: 'crash', clock: 'productive', every: constant(8 * min), repair: constant(5 * min), work: 'rework' },
    ]
    const spec = manned({ load: hand }, { ...handled, machines: 1, failures }, {}, 1)
    const run = trace(spec, 15 * min)
    // Loaded from 0 to 2, worked on until the crash at 8; from 13 on loaded again.
    expect(ofCrew(run, PerCrew.busyArea)).toBe(4 * min)
    expect(stateTimes(run.floor)).toEqual({ productive: 10 * min, failure: 5 * min })
  })

  it('waits through the night for the early shift, while what has begun goes on', () => {
    const calendars = [{ name: 'day', cycle: d, on: [{ from: 0, to: min }] }]
    const crews = [{ name: 'hands', size: 1, calendar: 'day' }]
    const run = trace(manned({ load: hand }, handled, { crews, calendars }), 2 * d)
    // The one who loads the first saw at the end of the shift stays for it.
    expect(finished(run)).toEqual([
      [0, 15],
      [1, 24 * 60 + 15],
    ])
    expect(ofCrew(run, PerCrew.presentArea)).toBe(2 * min)
    expect(ofCrew(run, PerCrew.busyArea)).toBe(4 * min)
  })

  it('is off while it waits out of its own shift', () => {
    const calendars = [
      { name: 'late', cycle: 3 * h, on: [{ from: 2 * h, to: 3 * h }] },
      { name: 'early', cycle: 3 * h, on: [{ from: 0, to: h }] },
    ]
    const crews = [{ name: 'hands', size: 1, calendar: 'late' }]
    const run = trace(manned({ load: hand }, { ...handled, calendar: 'early', machines: 1 }, { crews, calendars }), 3 * h)
    expect(stateTimes(run.floor)).toEqual({ waitingForPeople: h, nonScheduled: 2 * h })
  })
})

describe('the first piece', () => {
  it('is inspected once a lot, whatever else the machine needs', () => {
    const parts: Partial<LineSpec> = {
      routes: [{ name: 'route', steps: [step('saw', 10 * min, { carrier: 'strip' })] }],
      products: [product('product', { lotUnits: 2 })],
    }
    const run = trace(manned({ inspect: hand }, { firstPiece: constant(4 * min), machines: 1 }, parts), h)
    expect(finished(run).map(([, at]) => at)).toEqual([14, 24, 38, 48])
    expect(ofCrew(run, PerCrew.busyArea)).toBe(8 * min)
    expect(ofCrew(run, PerCrew.served)).toBe(2)
  })
})

describe('a machine that somebody attends', () => {
  it('works only while a part of somebody is free for it', () => {
    const run = trace(manned({ attend: { crew: 'hands', people: 0.5 } }, { machines: 3 }, {}, 3), h)
    expect(finished(run)).toEqual([
      [0, 10],
      [1, 10],
      [2, 20],
    ])
    expect(ofCrew(run, PerCrew.busyArea)).toBe(15 * min)
  })

  it('lets go of them while it is down, for others who wait', () => {
    const failures: StationSpec['failures'] = [{ name: 'crash', clock: 'productive', every: constant(6 * min), repair: constant(30 * min) }]
    const run = trace(manned({ attend: hand }, { machines: 2, failures }, {}, 2), 20 * min)
    // The second takes over at 6, when the first fails, and fails at 12.
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 6 * min, failure: 14 * min })
    expect(stateTimes(run.floor, 1)).toEqual({ waitingForPeople: 6 * min, productive: 6 * min, failure: 8 * min })
  })
})

describe('a setup', () => {
  it('waits for who does it, machine after machine', () => {
    const spec = manned(
      { setup: hand },
      { setup: { ...changeover('product', 7 * min), initial: 'other' } },
      {
        products: [product('product'), product('other', { route: 'route' })],
      },
    )
    const run = trace(spec, h)
    expect(finished(run)).toEqual([
      [0, 17],
      [1, 24],
    ])
    expect(stateTimes(run.floor, 1)).toEqual({ waitingForPeople: 7 * min, setup: 7 * min, productive: 10 * min, standby: 36 * min })
  })
})

describe('assists that somebody clears', () => {
  const assists: StationSpec['assists'] = [{ name: 'jam', mtba: h, time: exponential(6 * min) }]

  it('stop the machine until they have come, and are no breakdowns', () => {
    const spec = manned({ assist: hand }, { assists, machines: 1 }, { crews: [{ name: 'hands', size: 1, response: constant(min) }] }, 3000)
    const run = trace(spec, 20 * d)
    const { productive = 0, assist = 0, failure = 0, waitingForPeople = 0 } = stateTimes(run.floor)
    expect(failure + waitingForPeople).toBe(0)
    const jams = run.all.filter(({ what }) => what === 'machineFailed').length
    expect(jams / (productive / h)).toBeGreaterThan(0.85)
    expect(jams / (productive / h)).toBeLessThan(1.15)
    // Each takes a minute of coming and six of clearing.
    expect(assist / jams / min).toBeGreaterThan(6)
    expect(assist / jams / min).toBeLessThan(8)
    expect(productive + assist).toBe(20 * d)
  })

  it('let six machines wait for one operator as often as the machine-repairman model says', () => {
    const routes = { routes: [{ name: 'route', steps: [step('saw', 10_000 * d)] }] }
    const spec = manned({ assist: hand }, { assists: [{ name: 'jam', mtba: h, time: exponential(30 * min) }], machines: 6 }, routes, 6)
    const run = trace(spec, 1500 * d)
    const times = Array.from({ length: 6 }, (_, machine) => stateTimes(run.floor, machine))
    const share = (state: 'productive' | 'waitingForPeople' | 'assist') =>
      times.reduce((sum, one) => sum + (one[state] ?? 0), 0) / (6 * 1500 * d)
    // M/M/1//6 with failure rate 1 and repair rate 2 an hour: p(n) = p(0) 6! / (6 - n)! / 2^n (Gross and Harris, finite-source queues).
    const weights = Array.from({ length: 7 }, (_, down) => Array.from({ length: down }, (_, k) => (6 - k) / 2).reduce((a, b) => a * b, 1))
    const all = weights.reduce((a, b) => a + b)
    const meanDown = weights.reduce((sum, weight, down) => sum + down * weight, 0) / all
    const clearing = 1 - weights[0]! / all
    expect(Math.abs(share('productive') - (1 - meanDown / 6))).toBeLessThan(0.004)
    expect(Math.abs(share('assist') - clearing / 6)).toBeLessThan(0.004)
    expect(Math.abs(share('waitingForPeople') - (meanDown - clearing) / 6)).toBeLessThan(0.004)
  })
})

describe('the people of a crew', () => {
  const shifts = {
    name: 'shifts',
    cycle: d,
    on: [
      { from: 0, to: 12 * h, shift: 'day' },
      { from: 12 * h, to: 13 * h, shift: 'night' },
      { from: 14 * h, to: 24 * h, shift: 'night', resumes: true as const },
    ],
  }

  it('are as many as their shift has, and none in its break', () => {
    const crews = [{ name: 'hands', size: 3, sizeIn: { day: 3, night: 2 }, calendar: 'shifts' }]
    const run = trace(manned({ assist: hand }, {}, { crews, calendars: [shifts] }), d)
    expect(ofCrew(run, PerCrew.presentArea)).toBe(3 * 12 * h + 2 * 11 * h)
  })

  it('stay away by chance, drawn when a shift begins and not after its break', () => {
    const crews = [{ name: 'hands', size: 10, calendar: 'shifts', absence: 0.2 }]
    const run = trace(manned({ assist: hand }, {}, { crews, calendars: [shifts] }), 400 * d)
    const mean = ofCrew(run, PerCrew.presentArea) / (400 * 23 * h)
    // 8 of 10 in the mean; a shift's standard deviation is sqrt(1.6) = 1.26 people, and of 800 shifts 0.045.
    expect(Math.abs(mean - 8)).toBeLessThan(0.15)
    const night = trace(manned({ assist: hand }, {}, { crews, calendars: [shifts] }), d).floor
    const before = trace(manned({ assist: hand }, {}, { crews, calendars: [shifts] }), 13 * h).floor
    const present = (floor: typeof night) => floor.cut().scalars[floor.books.layout.ofCrew(0) + PerCrew.presentArea]!
    const day = present(trace(manned({ assist: hand }, {}, { crews, calendars: [shifts] }), 12 * h).floor)
    expect(present(night) - day).toBe(11 * (present(before) - day))
  })

  it('become more or fewer at a date', () => {
    const changes = [{ kind: 'crew' as const, at: 5 * min, crew: 'hands', size: 2 }]
    const run = trace(manned({ attend: hand }, { machines: 3 }, { changes }, 3), h)
    expect(finished(run)).toEqual([
      [0, 10],
      [1, 15],
      [2, 20],
    ])
    expect(ofCrew(run, PerCrew.presentArea)).toBe(5 * min + 2 * 55 * min)
  })
})
