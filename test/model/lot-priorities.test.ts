/** Priorities that change, to the microsecond: at dates, of products and of sources, and of lots that are late. */
import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/index.ts'
import { compile, Floor, PerClass } from '../../src/model/index.ts'
import type { DatedChangeSpec, ExpediteSpec, LineSpec, ProductSpec, ReleaseSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, d, every, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const minutes = (times: readonly number[]) => times.map((time) => time / min)

/** Step `a-saw` of product `a` at station `saw`, and so on: 10 min each. */
const steps = (of: string, ...stations: string[]): StepSpec[] =>
  stations.map((at) => step(`${of}-${at}`, 10 * min, { station: at, carrier: 'strip' }))

const lots = (of: string, times: number[], over: Partial<ReleaseSpec> = {}) => schedule(times, { name: of, product: of, ...over })

/** Products a and b, of priorities 1 and 2 unless said otherwise. */
function plant(parts: Partial<LineSpec> & { a?: Partial<ProductSpec>; b?: Partial<ProductSpec> }): LineSpec {
  const { a, b, ...more } = parts
  return line({
    products: [product('a', { route: 'a', priority: 1, ...a }), product('b', { route: 'b', priority: 2, ...b })],
    routes: [
      { name: 'a', steps: steps('a', 'saw') },
      { name: 'b', steps: steps('b', 'saw') },
    ],
    ...more,
  })
}

/** A lot is on the saw until 10 min; two of b, then two of a wait for it. */
const release = [lots('a', [0, 2 * min, 2 * min]), lots('b', [min, min])]

const ofProduct = (minute: number, priority: number, name = 'b'): DatedChangeSpec => ({
  kind: 'priority',
  at: minute * min,
  of: 'product',
  name,
  priority,
})
const ofSource = (minute: number, priority: number | null): DatedChangeSpec => ({
  kind: 'priority',
  at: minute * min,
  of: 'release',
  name: 'b',
  priority,
})

const startsOf = (spec: LineSpec, name: string) => minutes(trace(spec, d).times('workStarted', name))

describe('another priority of a product', () => {
  it('holds at once for its lots that wait, in the order in which they came', () => {
    expect(startsOf(plant({ release }), 'b-saw')).toEqual([30, 40])
    expect(startsOf(plant({ release, changes: [ofProduct(15, 0)] }), 'b-saw')).toEqual([20, 30])
    expect(startsOf(plant({ release, changes: [ofProduct(15, 1)] }), 'b-saw')).toEqual([20, 30])
  })

  it('is told of each of its lots', () => {
    expect(minutes(trace(plant({ release, changes: [ofProduct(15, 0)] }), d).times('priorityChanged'))).toEqual([15, 15])
  })

  it('may end again', () => {
    expect(startsOf(plant({ release, changes: [ofProduct(15, 0), ofProduct(25, 2)] }), 'b-saw')).toEqual([20, 40])
  })

  it('does not stop what a machine has begun', () => {
    expect(startsOf(plant({ release, changes: [ofProduct(5, 3, 'a')] }), 'a-saw')).toEqual([0, 30, 40])
  })

  it('holds where priority is one rule among others, static or not', () => {
    const behind = [station('saw', { dispatch: [{ rule: 'priority' }, { rule: 'lifo' }] })]
    const searched = [station('saw', { dispatch: [{ rule: 'priority' }, { rule: 'critical-ratio' }] })]
    for (const stations of [behind, searched])
      expect(startsOf(plant({ release, stations, changes: [ofProduct(15, 0)] }), 'b-saw')).toEqual([20, 30])
  })

  it('changes nothing where the rules of a station do not look at it', () => {
    const stations = [station('saw', { dispatch: 'fifo' })]
    expect(startsOf(plant({ release, stations, changes: [ofProduct(5, 9)] }), 'b-saw')).toEqual([10, 20])
  })

  it('leaves lots alone that were given their own, by their source or at the start', () => {
    const given = [lots('a', [0, 2 * min, 2 * min]), lots('b', [min, min], { priority: 2 })]
    expect(startsOf(plant({ release: given, changes: [ofProduct(15, 0)] }), 'b-saw')).toEqual([30, 40])
    const wip = [
      { lot: 'one', product: 'b', step: 'b-saw', units: 1 },
      { lot: 'two', product: 'b', step: 'b-saw', units: 1, priority: 5 },
    ]
    const there = plant({ release: [lots('a', [0, 0])], wip, changes: [ofProduct(5, 0)] })
    expect(startsOf(there, 'b-saw')).toEqual([10, 30])
  })

  it('holds for the lots that are released afterwards', () => {
    const later = [lots('a', [0, 0, 0]), lots('b', [12 * min])]
    expect(startsOf(plant({ release: later, changes: [ofProduct(5, 0)] }), 'b-saw')).toEqual([20])
  })

  it('puts its carriers first who wait for a cart, too', () => {
    const routes = ['a', 'b'].map((name) => ({ name, steps: steps(name, 'saw', 'probe') }))
    const stations = [station('saw', { area: 'front', machines: 9 }), station('probe', { area: 'test', machines: 9 })]
    const transport = { times: [], default: constant(8 * min), carts: [{ name: 'agv', count: 1, carries: 1 }] }
    const spec = (changes: DatedChangeSpec[]) =>
      plant({ routes, stations, transport, release: [lots('a', [0, 0]), lots('b', [0])], changes })
    const brought = (changes: DatedChangeSpec[]) => minutes(trace(spec(changes), d).times('carrierArrived', 'b-probe'))
    expect(brought([])).toEqual([50])
    expect(brought([ofProduct(20, 0)])).toEqual([34])
  })

  it('has a lot count in the class that it has when it leaves', () => {
    const run = { warmUp: 0, horizon: d, replications: 1, seed: 1, byPriority: true }
    const { floor } = trace(plant({ release, run, changes: [ofProduct(25, 0)] }), d)
    const { scalars } = floor.cut()
    const goodIn = (index: number) => scalars[floor.books.layout.ofClass(index) + PerClass.unitsGood]
    expect(floor.line.priorities).toEqual([0, 1, 2])
    expect([goodIn(0), goodIn(1), goodIn(2)]).toEqual([2, 3, 0])
  })
})

describe('another priority of a source', () => {
  const twice = [lots('a', [0, 0, 0]), lots('b', [min, 16 * min])]

  it('holds for what it releases from then on', () => {
    const changes = [ofSource(15, 0)]
    expect(startsOf(plant({ release: twice, changes }), 'b-saw')).toEqual([20, 40])
  })

  it('may end again: its lots have those of their products', () => {
    const changes = [ofSource(5, 0), ofSource(10, null)]
    expect(startsOf(plant({ release: twice, changes }), 'b-saw')).toEqual([30, 40])
  })

  it('leaves lots alone that have one as orders', () => {
    const orders = [{ lots: 1, release: 16 * min, priority: 3 }]
    const source = lots('b', [], { policy: { kind: 'orders', orders } })
    expect(startsOf(plant({ release: [lots('a', [0, 0, 0]), source], changes: [ofSource(15, 0)] }), 'b-saw')).toEqual([30])
  })
})

describe('a lot that runs late', () => {
  /** A lot of a is 10 min on the saw and then comes to the probe, where lots of b take turns from 0 on. It is due after 30 min. */
  const late = (expedite: ExpediteSpec | undefined, a: Partial<ProductSpec> = {}) =>
    plant({
      a: { priority: 2, dueAfter: 30 * min, ...(expedite !== undefined && { expedite }), ...a },
      b: { priority: 1 },
      routes: [
        { name: 'a', steps: steps('a', 'saw', 'probe') },
        { name: 'b', steps: steps('b', 'probe') },
      ],
      release: [lots('a', [0]), lots('b', [0, 0, 0])],
    })
  const timeLeft = (minutesLeft: number, priority = 0): ExpediteSpec => ({ by: 'time-left', below: minutesLeft * min, priority })
  const slack = (minutesLeft: number): ExpediteSpec => ({ by: 'slack', below: minutesLeft * min, priority: 0 })
  const expedited = (spec: LineSpec) => minutes(trace(spec, d).times('priorityChanged'))

  it('goes first from the step on at which less than so much time is left', () => {
    expect(startsOf(late(undefined), 'a-probe')).toEqual([30])
    expect(startsOf(late(timeLeft(21)), 'a-probe')).toEqual([10])
    expect(expedited(late(timeLeft(21)))).toEqual([10])
  })

  it('is not late with just so much', () => {
    expect(expedited(late(timeLeft(20)))).toEqual([])
  })

  it('by its slack when it has too little beside the work that is left', () => {
    expect(expedited(late(slack(11)))).toEqual([0])
    expect(expedited(late(slack(10)))).toEqual([])
  })

  it('keeps a priority that is as good already', () => {
    expect(expedited(late(timeLeft(21, 2)))).toEqual([])
    expect(expedited(late(timeLeft(21, 3)))).toEqual([])
  })

  it('without a due date never is', () => {
    const { dueAfter: _, ...undated } = late(timeLeft(21)).products[0]!
    const spec = late(timeLeft(21))
    expect(expedited({ ...spec, products: [undated, spec.products[1]!] })).toEqual([])
  })

  it('keeps what it was given when the priority of its product changes', () => {
    const changes = [ofProduct(15, 5, 'a')]
    expect(expedited({ ...late(timeLeft(21)), changes })).toEqual([10])
    expect(expedited({ ...late(timeLeft(20)), changes })).toEqual([15])
  })

  it('takes its other carriers with it, wherever they wait', () => {
    const two = late(timeLeft(21), { lotUnits: 2 })
    const routes = [two.routes[0]!, { name: 'b', steps: steps('b', 'saw') }]
    const at = { ...two, routes, release: [lots('a', [0]), lots('b', [min, min, min])] }
    expect(startsOf(at, 'a-saw')).toEqual([0, 10])
    const { expedite: _, ...usual } = at.products[0]!
    expect(startsOf({ ...at, products: [usual, at.products[1]!] }, 'a-saw')).toEqual([0, 40])
  })
})

it('a run with changing priorities goes on from a snapshot as if it had not been stopped', () => {
  const spec = plant({
    a: { dueAfter: 2 * h, expedite: { by: 'slack', below: h, priority: 0 } },
    routes: ['a', 'b'].map((name) => ({ name, steps: steps(name, 'saw', 'probe') })),
    stations: [station('saw', { machines: 2 })],
    release: [every(exponential(15 * min), { name: 'a', product: 'a' }), every(exponential(20 * min), { name: 'b', product: 'b' })],
    changes: [ofProduct(120, 0), ofSource(240, 1), ofProduct(360, 3), ofSource(480, null)],
  })
  const floorOf = () => new Floor(compile(spec), { seed: 3, replication: 0, expectedEnd: d })
  const whole = floorOf()
  whole.run(d)
  for (const stop of [h, 3 * h, 5 * h, 7 * h, 9 * h]) {
    const first = floorOf()
    first.run(stop)
    const second = floorOf()
    restoreState(second, saveState(first))
    second.run(d)
    expect(second.cut()).toEqual(whole.cut())
  }
})
