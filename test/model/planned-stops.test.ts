/** Planned stops by use, early stops and windows: to the microsecond. */
import { describe, expect, it } from 'vitest'
import { Streams } from '../../src/engine/index.ts'
import type { StationSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

type Stop = StationSpec['plannedStops'][number]
const inMinutes = (run: Traced, what: Parameters<Traced['times']>[0]) => run.times(what).map((at) => at / min)
const idleLine = (stop: Stop) => line({ steps: [step('saw', min)], release: [], stations: [station('saw', { plannedStops: [stop] })] })
const busyLine = (stop: Stop, lots: number) =>
  line({
    steps: [step('saw', 30 * min)],
    release: [schedule(Array<number>(lots).fill(0))],
    stations: [station('saw', { plannedStops: [stop] })],
  })

/** The interval of a stop that is first due at `first`: that is drawn uniformly within the interval. */
function intervalFor(first: number): number {
  const streams = new Streams(1, 0)
  return first / streams.uniform(streams.claim('saw/1/stop/service'))
}

describe('stops by productive time', () => {
  const stop: Stop = { name: 'service', clock: 'productive', every: intervalFor(70 * min), lasts: constant(10 * min), when: 'betweenLoads' }

  it('begin when the load in which they fall due has left, and come again after their interval of work', () => {
    const run = trace(busyLine(stop, 20), 15 * h)
    const starts = inMinutes(run, 'workStarted')
    const dues = Array.from({ length: 9 }, (_, index) => 70 + (index * stop.every) / min)
    // A load begins every 30 minutes, and 10 minutes later for each stop that fell due in the loads before.
    expect(starts).toEqual(starts.map((_, load) => load * 30 + 10 * dues.filter((due) => due <= load * 30).length))
    expect(starts[3]).toBe(100)
  })

  it('are added to the load where it says inLoad', () => {
    const run = trace(busyLine({ ...stop, when: 'inLoad' }, 4), 15 * h)
    expect(inMinutes(run, 'workFinished')[2]).toBe(100)
  })
})

describe('a stop that may be done early', () => {
  it('by use: when a load that is near it leaves the machine idle, in place of the one that was to come', () => {
    const interval = intervalFor(70 * min)
    const stop: Stop = {
      name: 'service',
      clock: 'productive',
      every: interval,
      lasts: constant(10 * min),
      when: 'betweenLoads',
      opportunistic: 0.2,
    }
    const early = 0.2 * interval
    expect(early).toBeGreaterThan(10 * min)
    expect(early).toBeLessThan(40 * min)
    // One load of 30 minutes every 2 hours: at 60 minutes of work it is near 70, and there is nothing to do.
    const spec = line({ steps: [step('saw', 30 * min)], release: [every(2 * h)], stations: [station('saw', { plannedStops: [stop] })] })
    const run = trace(spec, 12 * h)
    expect(inMinutes(run, 'machineUp')[0]).toBe(160)
    expect(stateTimes(run.floor).usageStop! / (10 * min)).toBe(inMinutes(run, 'machineUp').length)
  })

  it('by the calendar: keeps its grid, so that there are as many', () => {
    const stop: Stop = { name: 'service', clock: 'calendar', every: 8 * h, first: 8 * h, lasts: constant(10 * min), opportunistic: 0.25 }
    expect(inMinutes(trace(idleLine(stop), 27 * h), 'machineUp').map((at) => at - 10)).toEqual([6 * 60, 14 * 60, 22 * 60])
    expect(inMinutes(trace(busyLine(stop, 60), 27 * h), 'machineUp').map((at) => at - 10)).toEqual([480, 970, 1460])
  })
})

describe('the window of a stop', () => {
  const night: NonNullable<Stop['window']> = { from: 22 * h, to: 6 * h, of: d }
  const stop: Stop = {
    name: 'service',
    clock: 'calendar',
    every: d,
    first: 10 * h,
    lasts: constant(10 * min),
    window: { from: 14 * h, to: 15 * h, of: d },
  }

  it('lets it begin when it opens', () => {
    expect(inMinutes(trace(idleLine(stop), 2 * d), 'machineUp')).toEqual([14 * 60 + 10, 38 * 60 + 10])
  })

  it('lets the machine work until then', () => {
    const run = trace(busyLine(stop, 100), 15 * h)
    expect(inMinutes(run, 'machineUp')).toEqual([14 * 60 + 10])
    expect(stateTimes(run.floor)).toEqual({ productive: 14 * h + 50 * min, plannedStop: 10 * min })
  })

  it('that closes before the load is done makes it wait for the next', () => {
    const spec = line({ steps: [step('saw', 20 * h)], release: [schedule([0, h])], stations: [station('saw', { plannedStops: [stop] })] })
    const run = trace(spec, 3 * d)
    // Loads 0 to 20 and 20 to 40 h: past the windows at 14 and 38 h; at 62 h, three are done one after the other.
    expect(inMinutes(run, 'workStarted')).toEqual([0, 1200])
    expect(inMinutes(run, 'machineUp')).toEqual([62 * 60 + 30])
  })

  it('may go over midnight', () => {
    expect(inMinutes(trace(idleLine({ ...stop, window: night }), d + h), 'machineUp')).toEqual([22 * 60 + 10])
    expect(inMinutes(trace(idleLine({ ...stop, first: 5 * h, window: night }), d), 'machineUp')).toEqual([5 * 60 + 10])
    expect(inMinutes(trace(idleLine({ ...stop, first: 6 * h, window: night }), d), 'machineUp')).toEqual([22 * 60 + 10])
  })

  it('holds for early stops, too', () => {
    const early: Stop = { ...stop, first: 16 * h, opportunistic: 0.5 }
    expect(inMinutes(trace(idleLine(early), d), 'machineUp')).toEqual([14 * 60 + 10])
  })
})
