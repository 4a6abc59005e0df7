/** Repair crews, warm-up, and what a breakdown does to the work in hand: to the microsecond. */
import { describe, expect, it } from 'vitest'
import { Streams } from '../../src/engine/index.ts'
import { Line, PerCrew } from '../../src/model/accumulators.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, exponential, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

type Failure = StationSpec['failures'][number]
const failure = (every: number, over: Partial<Failure> = {}): Failure => ({
  name: 'failure',
  clock: 'up',
  every: constant(every),
  repair: constant(10 * min),
  ...over,
})
const inMinutes = (run: Traced, what: Parameters<Traced['times']>[0]) => run.times(what).map((at) => at / min)
const ups = (run: Traced) => run.all.filter(({ what }) => what === 'machineUp').map(({ at, machine }) => [machine, at / min])
const ofCrew = (run: Traced, column: number, crew = 0) => total(run.floor, run.floor.books.layout.ofCrew(crew) + column)

describe('machines that share a crew', () => {
  /** Four machines without work, which break down after 20 minutes of up-time. */
  const idle = (size: number, over: Partial<StationSpec> = {}, crews = [{ name: 'technicians', size }]): LineSpec =>
    line({
      steps: [step('saw', min)],
      stations: [station('saw', { machines: 4, failures: [failure(20 * min, { crew: 'technicians' })], ...over })],
      release: [],
      crews,
    })

  it('are repaired one after another by a crew of one, and are down while they wait', () => {
    const run = trace(idle(1), 65 * min)
    // All fail at 20; repaired at 30, 40, 50, 60, each failing again 20 minutes later: the first at 50 and then last in line.
    expect(ups(run)).toEqual([
      [0, 30],
      [1, 40],
      [2, 50],
      [3, 60],
    ])
    expect(stateTimes(run.floor, 3)).toEqual({ standby: 25 * min, upFailure: 40 * min })
    expect(ofCrew(run, PerCrew.busyArea)).toBe(45 * min)
    // Waits of 0, 10, 20 and 30 minutes; the first machine's second repair begins at 60 after 10 minutes.
    expect(ofCrew(run, PerCrew.waitSum)).toBe(70 * min)
    expect(ofCrew(run, PerCrew.served)).toBe(5)
  })

  it('are repaired two at a time by a crew of two', () => {
    expect(ups(trace(idle(2), 45 * min))).toEqual([
      [0, 30],
      [1, 30],
      [2, 40],
      [3, 40],
    ])
  })

  it('are all repaired at once without a crew', () => {
    expect(inMinutes(trace(idle(1, { failures: [failure(20 * min)] }), 35 * min), 'machineUp')).toEqual([30, 30, 30, 30])
  })

  it('of the station with the lower repair priority go first', () => {
    const failures = [failure(20 * min, { crew: 'technicians' })]
    const stations = [
      station('saw', { machines: 2, failures, repairPriority: 2 }),
      station('die', { machines: 2, failures, repairPriority: 1 }),
    ]
    const run = trace(
      line({ steps: [step('saw', min), step('die', min)], stations, release: [], crews: [{ name: 'technicians', size: 1 }] }),
      65 * min,
    )
    expect(ups(run).map(([machine]) => machine)).toEqual([0, 2, 3, 1])
  })

  it('wait for it with their planned stops, too', () => {
    const plannedStops: StationSpec['plannedStops'] = [
      { name: 'service', clock: 'calendar', every: d, first: 5 * min, lasts: constant(10 * min), crew: 'technicians' },
    ]
    const run = trace(idle(1, { machines: 2, failures: [], plannedStops }), h)
    expect(ups(run)).toEqual([
      [0, 15],
      [1, 25],
    ])
    expect(stateTimes(run.floor, 1)).toEqual({ standby: 40 * min, plannedStop: 20 * min })
  })

  it('stay in line while their shift is off', () => {
    const calendars = [{ name: 'shift', cycle: 2 * h, on: [{ from: 0, to: 25 * min }] }]
    const run = trace({ ...idle(1, { calendar: 'shift' }), calendars }, 65 * min)
    expect(inMinutes(run, 'machineUp')).toEqual([30, 40, 50, 60])
    expect(stateTimes(run.floor, 3)).toEqual({ standby: 20 * min, upFailure: 5 * min, nonScheduled: 40 * min })
  })
})

describe('the warm-up after a repair', () => {
  it('is down time, and needs nobody of the crew', () => {
    const failures = [failure(20 * min, { crew: 'technicians', warmUp: constant(7 * min) })]
    const stations = [station('saw', { machines: 2, failures })]
    const run = trace(line({ steps: [step('saw', min)], stations, release: [], crews: [{ name: 'technicians', size: 1 }] }), 50 * min)
    expect(ups(run)).toEqual([
      [0, 37],
      [1, 47],
    ])
    expect(stateTimes(run.floor, 1)).toEqual({ standby: 23 * min, upFailure: 27 * min })
    expect(ofCrew(run, PerCrew.busyArea)).toBe(20 * min)
  })

  it('comes once, at the very end, where an early stop follows on the repair', () => {
    const stations = [
      station('saw', {
        failures: [failure(20 * min, { warmUp: constant(7 * min) })],
        plannedStops: [{ name: 'service', clock: 'calendar', every: 100 * min, first: h, opportunistic: 0.35, lasts: constant(5 * min) }],
      }),
    ]
    const run = trace(line({ steps: [step('saw', h)], stations }), 43 * min)
    // Repaired at 30, the stop (early from 25) until 35, warm at 42.
    expect(ups(run)).toEqual([[0, 42]])
    expect(stateTimes(run.floor)).toEqual({ productive: 21 * min, upFailure: 17 * min, plannedStop: 5 * min })
  })
})

describe('the load in hand at a breakdown', () => {
  const magazine = product('product', {
    lotUnits: 10,
    packing: { unitsPerWafer: 1, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 1 },
  })
  const saw = (failures: Failure[], over: Partial<StationSpec> = {}, lots = 2): LineSpec =>
    line({
      steps: [step('saw', 30 * min)],
      products: [magazine],
      stations: [station('saw', { failures, ...over })],
      release: [schedule(Array<number>(lots).fill(0))],
    })

  it('is worked on again from the start where it says rework', () => {
    const run = trace(saw([failure(25 * min, { clock: 'productive', work: 'rework' })], {}, 1), 3 * h)
    // Fails at 25, up at 35; again after 25 minutes of work at 60, 95 ... and never gets through.
    expect(inMinutes(run, 'machineFailed').slice(0, 3)).toEqual([25, 60, 95])
    expect(inMinutes(run, 'workFinished')).toEqual([])
    const once = trace(saw([failure(40 * min, { clock: 'productive', work: 'rework', repair: constant(5 * min) })]), 3 * h)
    // The first load 0 to 30; the second fails at 40 after 10 minutes, 45 to 75.
    expect(inMinutes(once, 'workFinished')).toEqual([30, 75])
    expect(stateTimes(once.floor)).toEqual({ productive: 70 * min, failure: 5 * min, standby: 105 * min })
  })

  it('is scrapped at once where it says lose', () => {
    const run = trace(saw([failure(40 * min, { clock: 'productive', work: 'lose' })], {}, 3), 3 * h)
    expect(inMinutes(run, 'machineFailed')).toEqual([40])
    expect(inMinutes(run, 'unitsScrapped')).toEqual([40])
    expect(inMinutes(run, 'workFinished')).toEqual([30, 80])
    expect(total(run.floor, Line.unitsScrapped)).toBe(10)
    expect(total(run.floor, Line.unitsGood)).toBe(20)
    expect(stateTimes(run.floor)).toEqual({ productive: 70 * min, failure: 10 * min, standby: 100 * min })
  })

  it('is lost whole in an oven, and its lots with it', () => {
    const oven = { batch: { per: 'carrier' as const, min: 3, max: 3 } }
    const run = trace(saw([failure(20 * min, { work: 'lose' })], oven, 6), 45 * min)
    expect(total(run.floor, Line.unitsScrapped)).toBe(30)
    expect(run.floor.wip.lots).toBe(3)
    // The second load begins when the oven is up.
    expect(inMinutes(run, 'workStarted')).toEqual([0, 0, 0, 30, 30, 30])
  })

  it('is not lost by a breakdown of a blocked machine, which has finished it', () => {
    const stations = [
      station('saw', { failures: [failure(30 * min, { work: 'lose' })] }),
      station('die', { buffer: { carriers: 0, whenFull: 'block' } }),
    ]
    const run = trace(line({ steps: [step('saw', 5 * min), step('die', h)], stations, release: [schedule([0, 0])] }), 3 * h)
    expect(total(run.floor, Line.unitsScrapped)).toBe(0)
    expect(total(run.floor, Line.unitsGood)).toBe(2)
  })

  it('that is lost leaves in the shift in which it would have been finished', () => {
    const calendars = [{ name: 'shift', cycle: 2 * h, on: [{ from: 0, to: 10 * min }] }]
    const failures = [failure(20 * min, { clock: 'productive', work: 'lose' })]
    const run = trace({ ...saw(failures, { calendar: 'shift', atShiftEnd: 'finish' }), calendars }, 90 * min)
    expect(stateTimes(run.floor)).toEqual({ productive: 20 * min, nonScheduled: 70 * min })
  })

  it('that is lost takes its other breakdowns with it, so that none strikes in the setup that follows', () => {
    const failures = [failure(20 * min, { name: 'crash', work: 'lose' }), failure(25 * min, { name: 'wear', clock: 'productive' })]
    const spec = line({
      steps: [step('saw', 30 * min)],
      products: [product('product'), product('other')],
      stations: [station('saw', { failures, setup: changeover('product', 7 * min) })],
      release: [schedule([0]), schedule([min], { name: 'others', product: 'other' })],
    })
    const run = trace(spec, 45 * min)
    // The load would have met the wear at 25; the crash takes it at 20. Up at 30, set up until 37, and worn after five more minutes of work.
    expect(inMinutes(run, 'machineFailed')).toEqual([20, 42])
  })

  it('counts on the clocks of use as far as it got', () => {
    const lost = failure(15 * min, { name: 'lost', clock: 'productive', work: 'lose' })
    const counted = failure(0, { name: 'worn', clock: 'units', every: constant(12), repair: constant(3 * min) })
    const run = trace(saw([lost, counted], {}, 4), 100 * min)
    // 0: 5 units until 15 (lost, up at 25); 5 more until 40 (lost, up at 50); 2 more units are 6 minutes: worn at 56; 3 more until 68 (lost).
    expect(inMinutes(run, 'machineFailed')).toEqual([15, 40, 56, 68, 93])
  })

  it('leaves the assists and stops that it was to have to the next', () => {
    const usage: Partial<StationSpec> = { plannedStops: [{ name: 'blade', clock: 'units', every: 10, lasts: constant(4 * min) }] }
    const run = trace(saw([failure(40 * min, { clock: 'productive', work: 'lose' })], usage, 3), 5 * h)
    // Loads of 30, 10 (lost) and 30 minutes are 23 1/3 units; the first stop falls within the first 10.
    const streams = new Streams(1, 0)
    const first = 10 * streams.uniform(streams.claim('saw/1/stop/blade'))
    const stops = [first, first + 10, first + 20].filter((due) => due <= 70 / 3).length
    expect(stateTimes(run.floor)).toMatchObject({ productive: 70 * min, usageStop: stops * 4 * min })
  })
})

describe('crews in the long run', () => {
  it('let the machines of M/M/1//6 be available as often as the machine-repairman model says', () => {
    const crews = [{ name: 'repairman', size: 1 }]
    const failures = [failure(0, { every: exponential(20 * h), repair: exponential(2 * h), crew: 'repairman' })]
    const spec = line({ steps: [step('saw', s)], stations: [station('saw', { machines: 6, failures })], release: [], crews })
    const end = 400_000 * h
    const run = trace(spec, end)
    const down = [0, 1, 2, 3, 4, 5].reduce((sum, machine) => sum + (stateTimes(run.floor, machine).upFailure ?? 0), 0)
    // 4 standard errors each. 0.845149 machines down, the repairman busy 51.55 %: birth and death equations.
    expect(Math.abs(down / end - 0.845149)).toBeLessThan(0.018)
    expect(Math.abs(ofCrew(run, PerCrew.busyArea) / end - 0.515485)).toBeLessThan(0.006)
  })
})
