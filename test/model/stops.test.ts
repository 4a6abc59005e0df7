import { describe, expect, it } from 'vitest'
import { Sampler, Streams } from '../../src/engine/index.ts'
import type { StationSpec } from '../../src/spec/line.ts'
import { constant, d, every, exponential, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const plannedStop = (every: number, lasts: number, first?: number): StationSpec['plannedStops'][number] => ({
  name: `every ${every / min}`,
  clock: 'calendar',
  every,
  lasts: constant(lasts),
  ...(first !== undefined && { first }),
})

const inMinutes = (run: Traced, what: 'machineUp' | 'workStarted' | 'workFinished') => run.times(what).map((at) => at / min)

/** Ticks from start to finish of each load of a one-machine line. */
function loadTicks(run: Traced): number[] {
  const starts = run.times('workStarted')
  return run.times('workFinished').map((end, index) => end - starts[index]!)
}

describe('stops planned by the calendar', () => {
  const idleLine = (stops: StationSpec['plannedStops'], machines = 1) =>
    line({ steps: [step('saw', min)], release: [], stations: [station('saw', { machines, plannedStops: stops })] })

  it('are spread over the machines and the stops of a station: ((j + 1/2) / n + i / 4k) of the interval', () => {
    const run = trace(idleLine([plannedStop(8 * h, 10 * min), plannedStop(16 * h, 10 * min)], 2), 12 * h - 1)
    const ups = run.all.filter(({ what }) => what === 'machineUp').map(({ at, machine }) => [machine, (at - 10 * min) / h])
    // Of 8 h, i = 0: 2 h and 6 h, and again; of 16 h, i = 1 of 2: (1/4 + 1/8) and (3/4 + 1/8) of 16 h = 6 h and 14 h.
    expect(ups).toEqual([
      [0, 2],
      [1, 6],
      [0, 6],
      [0, 10],
    ])
    expect(stateTimes(run.floor, 0)).toEqual({ plannedStop: 30 * min, standby: 12 * h - 1 - 30 * min })
  })

  it('come first when `first` says, on every machine at once', () => {
    const run = trace(idleLine([plannedStop(8 * h, 10 * min, h)], 2), 12 * h)
    expect(inMinutes(run, 'machineUp')).toEqual([70, 70, 550, 550])
  })

  it('wait for the load in work, and come before the next', () => {
    const stations = [station('saw', { plannedStops: [plannedStop(8 * h, 10 * min, 5 * min)] })]
    const run = trace(line({ steps: [step('saw', 30 * min)], stations, release: [schedule([0, 0])] }), 2 * h)
    expect(inMinutes(run, 'workStarted')).toEqual([0, 40])
  })

  it('that are due together are done one after the other, none is skipped', () => {
    const stops = [plannedStop(20 * min, min, 5 * min), plannedStop(8 * h, 10 * min, 5 * min)]
    const run = trace(
      line({ steps: [step('saw', h)], stations: [station('saw', { plannedStops: stops })], release: [schedule([0, 0])] }),
      74.5 * min,
    )
    // Due in the first hour: three of a minute and one of ten; while these are done, one more.
    expect(inMinutes(run, 'workStarted')).toEqual([0, 74])
    expect(stateTimes(run.floor)).toEqual({ productive: 60.5 * min, plannedStop: 14 * min })
  })

  it('keep to their grid, however late they were done', () => {
    const stations = [station('saw', { plannedStops: [plannedStop(20 * min, min, 0)] })]
    const run = trace(line({ steps: [step('saw', 15 * min)], stations, release: [schedule([10 * min])] }), h)
    // 0 to 1, then work 10 to 25; the stop of 20 comes at 25, those of 40 and 60 in time.
    expect(inMinutes(run, 'machineUp')).toEqual([1, 26, 41])
  })
})

describe('stops planned by count', () => {
  const magazines = product('product', {
    lotUnits: 10,
    packing: { unitsPerWafer: 1, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 1 },
  })
  const stops: StationSpec['plannedStops'] = [{ name: 'blade', clock: 'units', every: 100, lasts: constant(7 * min) }]

  it('lengthen one load in ten, if they come every ten loads', () => {
    const stations = [station('saw', { plannedStops: stops })]
    const run = trace(
      line({ steps: [step('saw', 5 * min)], products: [magazines], stations, release: [schedule(Array<number>(50).fill(0))] }),
      d,
    )
    const longer = loadTicks(run).flatMap((ticks, index) => (ticks === 12 * min ? [index] : []))
    expect(longer).toHaveLength(5)
    expect(longer.slice(1).map((index, position) => index - longer[position]!)).toEqual([10, 10, 10, 10])
    expect(stateTimes(run.floor)).toEqual({ productive: 250 * min, usageStop: 35 * min, standby: d - 285 * min })
  })

  it('come as often as their count goes into one load', () => {
    const stations = [station('saw', { plannedStops: [{ ...stops[0]!, every: 2 } as StationSpec['plannedStops'][number]] })]
    const run = trace(line({ steps: [step('saw', 5 * min)], products: [magazines], stations, release: [schedule([0, 0])] }), d)
    expect(loadTicks(run)).toEqual([40 * min, 40 * min])
  })
})

describe('assists', () => {
  const jam: StationSpec['assists'][number] = { name: 'jam', mtba: 10 * min, time: { kind: 'lognormal', mean: 90 * s, cv: 0.8 } }
  const work = 17 * min
  const stations = [
    station('saw', { assists: [jam], plannedStops: [{ name: 'blade', clock: 'units', every: 3, lasts: exponential(4 * min) }] }),
  ]
  const spec = line({ steps: [step('saw', work)], stations, release: [schedule(Array<number>(200).fill(0))] })
  const run = trace(spec, 30 * d, 11)

  it('lengthen each load by exactly the stops that fall into its productive time, as drawn from the stream of their place', () => {
    const streams = new Streams(11, 0)
    const jams = streams.claim('saw/1/assist/jam')
    const gap = new Sampler(exponential(jam.mtba))
    const lasts = new Sampler(jam.time)
    const blades = streams.claim('saw/1/stop/blade')
    const blade = new Sampler(exponential(4 * min))
    let jamDue = streams.draw(jams, gap)
    let bladeDue = 3 * streams.uniform(blades)
    const expected = Array.from({ length: 200 }, (_, load) => {
      let ticks = work
      for (; jamDue <= (load + 1) * work; jamDue += streams.draw(jams, gap)) ticks += Math.round(streams.draw(jams, lasts))
      for (; bladeDue <= load + 1; bladeDue += 3) ticks += Math.round(streams.draw(blades, blade))
      return ticks
    })
    expect(loadTicks(run)).toEqual(expected)
  })

  it('and the other stops within loads fill the time between start and finish exactly', () => {
    const { productive, assist, usageStop } = stateTimes(run.floor)
    expect(productive).toBe(200 * work)
    expect(loadTicks(run).reduce((sum, ticks) => sum + ticks)).toBe(productive! + assist! + usageStop!)
  })

  it('come as often as their mean says, whatever the length of a load', () => {
    const counted = (time: number) => {
      const short = { ...jam, time: constant(s) }
      const machine = station('saw', { assists: [short] })
      const floor = trace(line({ steps: [step('saw', time)], stations: [machine], release: [every(2 * time)] }), 400 * d).floor
      const { productive, assist } = stateTimes(floor)
      return assist! / s / (productive! / jam.mtba)
    }
    // About 28,800 jams: 4 standard deviations are 2.4 %.
    expect(Math.abs(counted(2 * min) - 1)).toBeLessThan(0.024)
    expect(Math.abs(counted(3 * h) - 1)).toBeLessThan(0.024)
  })
})
