/** What happens first at one instant: the table in src/model/priorities.ts, row against row. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, Line, PerStation } from '../../src/model/index.ts'
import { FIRST_BUCKET } from '../../src/model/ledger.ts'
import { Priority } from '../../src/model/priorities.ts'
import type { CalendarSpec, StationSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const noRoom: StationSpec['buffer'] = { carriers: 0, whenFull: 'lose' }
const minutes = (run: Traced, what: Parameters<Traced['times']>[0]) => run.times(what).map((at) => at / min)
const calendar = (from: number, to: number): CalendarSpec[] => [{ name: 'shift', cycle: d, on: [{ from, to }] }]
const oneMachine = (saw: Partial<StationSpec>, times: number[], calendars: CalendarSpec[] = [], work = 10 * min) =>
  line({ steps: [step('saw', work)], stations: [station('saw', saw)], release: [schedule(times)], calendars })
const supply = (every: number): StationSpec['failures'] => [
  { name: 'supply', clock: 'up', every: constant(every), repair: constant(5 * min) },
]

it('The order at one instant is: what frees something, what comes in, what disturbs, what has waited long enough', () => {
  expect(Priority).toEqual({ completion: 0, arrival: 1, disturbance: 2, patience: 3 })
})

describe('a completion goes before an arrival', () => {
  it('so that a lot that comes when the machine is done finds room', () => {
    const run = trace(oneMachine({ buffer: noRoom }, [0, 10 * min]), h)
    expect(minutes(run, 'workStarted')).toEqual([0, 10])
    expect(total(run.floor, Line.lotsLost)).toBe(0)
  })

  it('also the end of a repair', () => {
    const run = trace(oneMachine({ buffer: noRoom, failures: supply(20 * min) }, [25 * min]), h)
    expect(minutes(run, 'workStarted')).toEqual([25])
  })

  it('also the end of a planned stop', () => {
    const plannedStops: StationSpec['plannedStops'] = [{ name: 'service', clock: 'calendar', every: d, first: 0, lasts: constant(5 * min) }]
    const run = trace(oneMachine({ buffer: noRoom, plannedStops }, [5 * min]), h)
    expect(minutes(run, 'workStarted')).toEqual([5])
  })

  it('also the begin of a shift', () => {
    const run = trace(oneMachine({ buffer: noRoom, calendar: 'shift' }, [8 * h], calendar(8 * h, 16 * h)), d)
    expect(minutes(run, 'workStarted')).toEqual([480])
  })
})

describe('a completion goes before a disturbance', () => {
  it('so that a load that is done at the end of the shift is done', () => {
    const run = trace(oneMachine({ calendar: 'shift' }, [0], calendar(0, 10 * min)), h)
    expect(minutes(run, 'workFinished')).toEqual([10])
  })

  it('so that a load that is done when the machine breaks down is done', () => {
    expect(minutes(trace(oneMachine({ failures: supply(10 * min) }, [0]), h), 'workFinished')).toEqual([10])
  })

  it('so that a breakdown on the productive clock that is due at the end of a load strikes at the beginning of the next', () => {
    const failures: StationSpec['failures'] = [
      { name: 'spindle', clock: 'productive', every: constant(10 * min), repair: constant(5 * min) },
    ]
    const run = trace(oneMachine({ failures }, [0, 30 * min]), 44 * min)
    expect(minutes(run, 'workFinished')).toEqual([10])
    expect(minutes(run, 'machineFailed')).toEqual([30])
  })
})

describe('an arrival goes before a disturbance', () => {
  it('so that a lot that comes when the idle machine breaks down is taken in, and waits', () => {
    const run = trace(oneMachine({ buffer: noRoom, failures: supply(20 * min) }, [20 * min]), h)
    expect(total(run.floor, Line.lotsLost)).toBe(0)
    expect(minutes(run, 'workStarted')).toEqual([25])
  })

  it('so that a lot that comes at the end of the shift is taken in, and waits', () => {
    const run = trace(oneMachine({ buffer: noRoom, calendar: 'shift' }, [8 * h], calendar(0, 8 * h)), 2 * d)
    expect(minutes(run, 'workStarted')).toEqual([24 * 60])
  })
})

describe('an arrival goes before an oven that has waited long enough', () => {
  it('so that it is in the load', () => {
    const stations = [station('saw', { batch: { per: 'carrier', min: 3, max: 3, maxWait: 30 * min } })]
    const run = trace(line({ steps: [step('saw', 10 * min)], stations, release: [schedule([0, 30 * min])] }), h)
    expect(minutes(run, 'workStarted')).toEqual([30, 30])
  })
})

describe('a disturbance goes before an oven that has waited long enough', () => {
  it('so that no load starts at the end of a shift', () => {
    const stations = [station('saw', { calendar: 'shift', batch: { per: 'carrier', min: 3, max: 3, maxWait: 30 * min } })]
    const run = trace(line({ steps: [step('saw', 10 * min)], stations, calendars: calendar(0, 30 * min) }), 2 * d)
    expect(minutes(run, 'workStarted')).toEqual([24 * 60])
  })
})

describe('work starts after everything else of the instant', () => {
  it('so that of two lots that come together the hot one goes first, though it was released last', () => {
    const products = [product('cold', { priority: 1 }), product('hot', { priority: 0 })]
    const release = products.map(({ name }) => schedule([0], { name, product: name }))
    const run = trace(line({ steps: [step('saw', 10 * min)], products, release }), h)
    expect(run.all.filter(({ what }) => what === 'workStarted').map(({ lot }) => lot)).toEqual([1, 0])
  })

  it('so that nothing starts at the end of the shift', () => {
    const run = trace(oneMachine({ calendar: 'shift' }, [8 * h], calendar(0, 8 * h)), d - 1)
    expect(minutes(run, 'workStarted')).toEqual([])
  })

  it('so that a breakdown of that instant is repaired first', () => {
    expect(minutes(trace(oneMachine({ failures: supply(20 * min) }, [20 * min]), h), 'workStarted')).toEqual([25])
  })

  it('but after a planned stop that falls due', () => {
    const plannedStops: StationSpec['plannedStops'] = [
      { name: 'service', clock: 'calendar', every: d, first: 20 * min, lasts: constant(5 * min) },
    ]
    expect(minutes(trace(oneMachine({ plannedStops }, [20 * min]), h), 'workStarted')).toEqual([25])
  })
})

describe('a breakdown and a planned stop that are due together', () => {
  it('are the repair, then the stop', () => {
    const plannedStops: StationSpec['plannedStops'] = [
      { name: 'service', clock: 'calendar', every: d, first: 20 * min, lasts: constant(7 * min) },
    ]
    const run = trace(oneMachine({ plannedStops, failures: supply(20 * min) }, [20 * min]), 32 * min)
    expect(minutes(run, 'workStarted')).toEqual([32])
    expect(stateTimes(run.floor)).toEqual({ standby: 20 * min, upFailure: 5 * min, plannedStop: 7 * min })
  })
})

describe('a shift that ends when the next begins', () => {
  it('changes nothing', () => {
    const calendars = [
      {
        name: 'shift',
        cycle: d,
        on: [
          { from: 0, to: 12 * h },
          { from: 12 * h, to: d },
        ],
      },
    ]
    for (const atShiftEnd of ['pause', 'finish'] as const) {
      const run = trace(oneMachine({ calendar: 'shift', atShiftEnd }, [0], calendars, 30 * h), 2 * d)
      expect(minutes(run, 'workFinished')).toEqual([30 * 60])
      expect(stateTimes(run.floor)).toEqual({ productive: 30 * h, standby: 18 * h })
    }
  })
})

describe('machines that finish together', () => {
  it('send on their loads in the order in which these were started', () => {
    const stations = [station('saw', { machines: 3 })]
    const run = trace(line({ steps: [step('saw', 10 * min), step('die', min)], stations, release: [schedule([0, 0, 0])] }), h)
    expect(run.all.filter(({ what, step: at }) => what === 'carrierArrived' && at === 'die').map(({ lot }) => lot)).toEqual([0, 1, 2])
  })
})

describe('the closing of the books', () => {
  it('comes after everything of its instant, what starts then included', () => {
    const spec = line({ steps: [step('saw', FIRST_BUCKET)], release: [every(FIRST_BUCKET)] })
    const floor = new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: FIRST_BUCKET })
    floor.run(5.5 * FIRST_BUCKET)
    const started = floor.books.layout.ofStation(0) + PerStation.carriersStarted
    const rows = floor.books.scalars.cuts.map((_, row) => floor.books.scalars.totalsAt(row))
    expect(rows.map((row) => [row[Line.lotsReleased], row[Line.lotsFinished], row[started]])).toEqual([
      [2, 1, 2],
      [3, 2, 3],
      [4, 3, 4],
      [5, 4, 5],
      [6, 5, 6],
    ])
  })
})
