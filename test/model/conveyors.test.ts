/** In-line machines: several carriers on one belt, and what a stop does to what is inside. */
import { describe, expect, it } from 'vitest'
import { EquipmentState, PerStation } from '../../src/model/index.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

/** Magazines of 5 strips, 4 s a strip: 20 s to enter, then 7 min until they leave. */
function belt(lots: number[], over: Partial<StationSpec> = {}, parts: Partial<LineSpec> = {}): LineSpec {
  const products = [
    product('product', { lotUnits: 5, packing: { unitsPerStrip: 1, stripsPerMagazine: 5, unitsPerWafer: 1, unitsPerReel: 1 } }),
  ]
  const steps = [step('reflow', 0, { processTime: { time: constant(4 * s), per: 'strip' } })]
  const stations = [station('reflow', { conveyor: { residence: 7 * min }, ...over })]
  return line({ products, steps, stations, release: [schedule(lots)], ...parts })
}

const seconds = (run: Traced, what: Parameters<Traced['times']>[0], at?: string) => run.times(what, at).map((time) => time / s)
const stop = (first: number, lasts: number): StationSpec['plannedStops'] => [
  { name: 'check', clock: 'calendar', every: 1000 * d, first, lasts: constant(lasts) },
]
const failure = (clock: 'productive' | 'calendar', after: number): StationSpec['failures'] => [
  { name: 'drive', every: constant(after), clock, repair: constant(10 * min) },
]

describe('a belt', () => {
  it('takes the next carrier when the last piece of the one before has entered, and gives each back a residence time after its own', () => {
    const run = trace(belt([0, 0, 0, 100 * s]), h)
    expect(seconds(run, 'workStarted')).toEqual([0, 20, 40, 100])
    expect(seconds(run, 'workFinished')).toEqual([440, 460, 480, 540])
    expect(stateTimes(run.floor)).toEqual({ productive: 540 * s, standby: h - 540 * s })
  })

  it('makes one carrier every 20 s if it never starves, whatever the residence time', () => {
    const spec = belt([], {}, { release: [{ name: 'loop', product: 'product', policy: { kind: 'conwip', lots: 40 } }] })
    expect(trace(spec, 7 * min + 100 * 20 * s).times('workFinished')).toHaveLength(100)
  })

  it('that is slower takes longer for both', () => {
    const run = trace(belt([0, 0], { machineList: [{ name: 'old', speed: 0.5 }] }), h)
    expect(seconds(run, 'workFinished')).toEqual([880, 920])
  })

  it('loses speed at its entrance only to what is not modelled: the residence is physics', () => {
    expect(seconds(trace(belt([0, 0], { unmodelledLoss: 0.2 }), h), 'workFinished')).toEqual([445, 470])
  })

  it('works on several carriers in each of its machines', () => {
    const run = trace(belt([0, 0, 0, 0], { machines: 2 }), h)
    expect(run.all.filter(({ what }) => what === 'workStarted').map(({ at, machine }) => [at / s, machine])).toEqual([
      [0, 0],
      [0, 1],
      [20, 0],
      [20, 1],
    ])
  })

  it('is loaded by what enters it, though it never rests', () => {
    const run = trace(belt([], {}, { release: [every(100 * s)] }), d)
    const column = run.floor.books.layout.ofStation(0)
    const { scalars } = run.floor.cut()
    expect(scalars[column + PerStation.fullBatchWork]! / scalars[column + PerStation.loadWork]!).toBeCloseTo(0.2, 3)
    expect(scalars[run.floor.books.layout.ofMachine(0) + EquipmentState.productive]).toBe(d)
  })
})

describe('a belt that stands', () => {
  it('after a breakdown gives back all that is inside later by the repair, and takes nothing meanwhile', () => {
    const run = trace(belt([0, 0, 0, 500 * s], { failures: failure('productive', 450 * s) }), 2 * h)
    expect(seconds(run, 'machineFailed')).toEqual([450])
    expect(seconds(run, 'workStarted')).toEqual([0, 20, 40, 1050])
    expect(seconds(run, 'workFinished')).toEqual([440, 1060, 1080, 1490])
    expect(stateTimes(run.floor)).toEqual({ productive: 890 * s, failure: 600 * s, standby: 2 * h - 1490 * s })
  })

  it('while a carrier enters lets it go on entering where it stood, to the microsecond', () => {
    const run = trace(belt([0, 0], { failures: failure('calendar', 7 * s + 1) }), 1050 * s)
    expect(run.times('machineFailed')).toEqual([7 * s + 1, 614 * s + 2])
    expect(run.floor.machines.odometer[0]).toBe(14 * s + 2)
    expect(run.times('workStarted')).toEqual([0])
  })

  it('for a planned stop begins it when the entrance is free, with all that is inside', () => {
    const run = trace(belt([0, 0, 0], { plannedStops: stop(30 * s, 5 * min) }), h)
    expect(seconds(run, 'workStarted')).toEqual([0, 20, 340])
    expect(seconds(run, 'workFinished')).toEqual([740, 760, 780])
    expect(stateTimes(run.floor)).toEqual({ productive: 480 * s, plannedStop: 300 * s, standby: h - 780 * s })
  })

  it('from the end of a shift goes on where it stood at the start of the next', () => {
    const calendars = [{ name: 'day', cycle: d, on: [{ from: 0, to: 8 * h }] }]
    const run = trace(belt([8 * h - 30 * s, 8 * h - 30 * s, 8 * h - 30 * s], { calendar: 'day' }, { calendars }), 2 * d)
    expect(run.times('workStarted').map((at) => at - 8 * h)).toEqual([-30 * s, -10 * s, 16 * h + 10 * s])
    expect(run.times('workFinished').map((at) => at - d)).toEqual([410 * s, 430 * s, 450 * s])
  })

  it('runs empty first if it finishes at the end of a shift', () => {
    const calendars = [{ name: 'day', cycle: d, on: [{ from: 0, to: 8 * h }] }]
    const over = { calendar: 'day', atShiftEnd: 'finish' as const }
    const run = trace(belt([8 * h - 15 * s, 8 * h - 15 * s, 8 * h - 15 * s], over, { calendars }), 2 * d)
    expect(run.times('workStarted').map((at) => at - 8 * h)).toEqual([-15 * s, 16 * h, 16 * h + 20 * s])
    expect(run.times('workFinished').map((at) => at - 8 * h)).toEqual([425 * s, 16 * h + 440 * s, 16 * h + 460 * s])
    expect(stateTimes(run.floor).nonScheduled).toBe(2 * 16 * h - 425 * s)
  })

  it('takes nothing more at the end of a shift that it runs empty after, even with a free entrance', () => {
    const calendars = [{ name: 'day', cycle: d, on: [{ from: 0, to: 8 * h }] }]
    const run = trace(belt([8 * h - 60 * s, 8 * h + s], { calendar: 'day', atShiftEnd: 'finish' }, { calendars }), 2 * d)
    expect(run.times('workStarted').map((at) => at - 8 * h)).toEqual([-60 * s, 16 * h])
  })

  it('for an assist does so exactly where it falls, and gives back what is inside later by it', () => {
    const assists = [{ name: 'jam', mtba: 5 * min, time: constant(90 * s) }]
    const run = trace(belt([0, 0, 0, 0, 0], { assists }), h)
    const { assist, productive } = stateTimes(run.floor)
    const jams = assist! / (90 * s)
    expect(Number.isInteger(jams)).toBe(true)
    expect(jams).toBeGreaterThan(0)
    expect(productive).toBe(520 * s)
    expect(run.times('workFinished').at(-1)).toBe(520 * s + assist!)
    // Whatever is between two exits, they are 20 s of belt apart, and some assists.
    for (const [index, at] of run.times('workFinished').slice(1).entries())
      expect((at - run.times('workFinished')[index]! - 20 * s) % (90 * s)).toBe(0)
  })

  it('for a stop by count stands when the last piece that makes it due has entered', () => {
    const plannedStops: StationSpec['plannedStops'] = [{ name: 'paste', clock: 'units', every: 5, lasts: constant(min) }]
    const run = trace(belt([0, 0, 0], { plannedStops }), h)
    expect(seconds(run, 'workStarted')).toEqual([0, 80, 160])
    expect(seconds(run, 'workFinished')).toEqual([440 + 180, 460 + 180, 480 + 180])
    expect(stateTimes(run.floor)).toEqual({ productive: 480 * s, usageStop: 180 * s, standby: h - 660 * s })
  })
})

describe('a belt with a full buffer behind it', () => {
  const jammed = (over: Partial<StationSpec> = {}) => {
    const spec = belt([0, 0, 0, 0], over)
    const steps = [...spec.routes[0]!.steps, step('bond', 3 * min)]
    return {
      ...spec,
      routes: [{ name: 'route', steps }],
      stations: [...spec.stations, station('bond', { buffer: { carriers: 0, whenFull: 'block' } })],
    }
  }

  it('stands with all that is inside until there is room at its exit', () => {
    const run = trace(jammed(), 2 * h)
    // 440: to the bonder. 460: stuck until 620, with 20 s of belt to the next.
    expect(seconds(run, 'workFinished', 'reflow')).toEqual([440, 460, 640, 820])
    expect(seconds(run, 'workStarted', 'bond')).toEqual([440, 620, 800, 980])
    expect(stateTimes(run.floor)).toEqual({ productive: 500 * s, blocked: 480 * s, standby: 2 * h - 980 * s })
  })

  it('takes nothing in while it is stuck', () => {
    const spec = jammed()
    const run = trace({ ...spec, release: [schedule([0, 0, 0, 0, 500 * s])] }, 2 * h)
    expect(seconds(run, 'workStarted', 'reflow')).toEqual([0, 20, 40, 60, 620])
  })

  it('that breaks down while it is stuck lets its first carrier go and stands with the rest', () => {
    const run = trace(jammed({ failures: failure('calendar', 470 * s) }), 1200 * s)
    expect(seconds(run, 'workStarted', 'bond').slice(0, 2)).toEqual([440, 620])
    // Up again at 1070: 20 s of belt to the next exit.
    expect(seconds(run, 'workFinished', 'reflow')).toEqual([440, 460, 1090, 1110])
  })
})
