/** Ways between areas, and carts: who is brought when, to the microsecond. */
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/model/index.ts'
import type { CartSpec, LineSpec, StationSpec, StepSpec, TransportSpec } from '../../src/spec/line.ts'
import { constant, d, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const way = (from: string, to: string, time: number) => ({ from, to, time: constant(time) })
const carts = (over: Partial<CartSpec> = {}): CartSpec => ({ name: 'agv', count: 1, carries: 1, ...over })
const transport = (over: Partial<TransportSpec> = {}): TransportSpec => ({ times: [way('front', 'test', 8 * min)], carts: [], ...over })

/** `saw` in area front, `probe` in area test, both with room and machines for all. */
const areas = (over: Partial<StationSpec> = {}): StationSpec[] => [
  station('saw', { area: 'front', machines: 9, ...over }),
  station('probe', { area: 'test', machines: 9 }),
]

const plant = (over: Partial<LineSpec> & { steps?: StepSpec[] } = {}): LineSpec =>
  line({ steps: [step('saw', 10 * min), step('probe', 5 * min)], stations: areas(), transport: transport(), ...over })

const minutes = (times: readonly number[]) => times.map((time) => time / min)

describe('a way between areas', () => {
  it('keeps a carrier under way for its time, and the machine is free meanwhile', () => {
    const { times } = trace(plant({ stations: areas({ machines: 1 }), release: [schedule([0, 0])] }), d)
    expect(minutes(times('workFinished', 'saw'))).toEqual([10, 20])
    expect(minutes(times('transportStarted'))).toEqual([10, 20])
    expect(minutes(times('carrierArrived', 'probe'))).toEqual([18, 28])
  })

  it('takes the default time where it has none of its own, and none within an area', () => {
    const stations = [...areas(), station('pack', { area: 'end' }), station('ship', { area: 'end' })]
    const steps = ['saw', 'probe', 'pack', 'ship'].map((name) => step(name, 0))
    const { times } = trace(plant({ steps, stations, transport: transport({ default: constant(3 * min) }) }), d)
    expect(minutes(times('carrierArrived'))).toEqual([0, 8, 11, 11])
  })

  it('within an area is what is said, but not back to the same station', () => {
    const stations = [station('saw', { area: 'front' }), station('wash', { area: 'front' })]
    const steps = [step('saw', 0), step('wash', 0), step('again', 0, { station: 'wash' })]
    const { times } = trace(plant({ steps, stations, transport: { times: [way('front', 'front', min)], carts: [] } }), d)
    expect(minutes(times('carrierArrived'))).toEqual([0, 1, 1])
  })

  it('begins after the delay of the step, and at the last station where that has been followed by steps without one', () => {
    const steps = [
      step('saw', 10 * min, { delayAfter: constant(2 * min) }),
      { ...step('dry', 30 * min), name: 'dry' },
      step('probe', 5 * min),
    ].map((one): StepSpec => {
      if (one.name !== 'dry') return one
      const { station: _nowhere, ...delay } = one
      return delay
    })
    const { times } = trace(plant({ steps }), d)
    expect(minutes(times('transportStarted'))).toEqual([42])
    expect(minutes(times('carrierArrived', 'probe'))).toEqual([50])
  })

  it('keeps a space at its end from the departure on', () => {
    const stations = [station('saw', { area: 'front' }), station('probe', { area: 'test', buffer: { carriers: 0, whenFull: 'block' } })]
    const { times } = trace(plant({ stations, release: [schedule([0, 0])] }), d)
    // The one machine there is the only space: the second lot stays on its machine until the first has been taken in, at 18 min, and is done, at 23 min.
    expect(minutes(times('transportStarted'))).toEqual([10, 23])
    expect(minutes(times('carrierArrived', 'probe'))).toEqual([18, 31])
  })

  it('speaks for a station that is nearer, as far as that is not busy for longer', () => {
    const stations = [...areas({ machines: 1 }), station('near', { area: 'front' })]
    const steps = [step('saw', 0), step('probe', 5 * min, { alternatives: [{ station: 'near' }] })]
    const lots = Array.from({ length: 4 }, () => 0)
    const { all } = trace(plant({ steps, stations, release: [schedule(lots)] }), d)
    // All leave the saw at once; the third would wait 10 min for the near machine, and is 8 min away from the others.
    expect(all.filter(({ what }) => what === 'transportStarted').map(({ lot }) => lot)).toEqual([2, 3])
  })

  it('is in what a gate sees ahead', () => {
    const limit = { name: 'limit', from: 'saw', to: 'probe', within: constant(h), action: { kind: 'warn' as const }, gate: true as const }
    const routes = [{ name: 'route', steps: [step('saw', 0), step('probe', 0)], limits: [limit] }]
    expect(compile(plant({ routes })).limits!.gates[0]!.between).toBe(8 * min)
  })

  it('is drawn by the lot: another lot changes nothing', () => {
    const random = transport({ times: [{ from: 'front', to: 'test', time: exponential(8 * min) }] })
    const arrivals = (releases: number[]) => {
      const { all } = trace(plant({ transport: random, release: [schedule(releases)] }), d)
      return all.filter(({ what, step: at }) => what === 'carrierArrived' && at === 'probe')
    }
    const alone = arrivals([0])[0]!
    const together = arrivals([0, h]).find(({ lot }) => lot === alone.lot)!
    expect(alone.at).toBeGreaterThan(10 * min)
    expect(together.at).toBe(alone.at)
  })
})

describe('where contents change carrier', () => {
  const packing = { unitsPerWafer: 4, unitsPerStrip: 2, stripsPerMagazine: 2, unitsPerReel: 1 }
  const products = [product('product', { lotUnits: 8, packing })]
  const steps = (before: StepSpec['carrier'], after: StepSpec['carrier']) => [
    step('saw', 10 * min, { carrier: before }),
    step('probe', 5 * min, { carrier: after }),
  ]

  it('the larger carriers are brought: wafers before they become strips', () => {
    const { all, times } = trace(plant({ products, steps: steps('wafer', 'strip') }), d)
    expect(times('transportStarted')).toHaveLength(2)
    expect(minutes(times('carrierEmptied'))).toEqual([18, 18])
    expect(minutes(times('carrierArrived', 'probe'))).toEqual([18, 18, 18, 18])
    expect(all.filter(({ what }) => what === 'transportStarted').map(({ step: at }) => at)).toEqual(['saw', 'saw'])
  })

  it('and magazines after strips have gone into them', () => {
    const { times } = trace(plant({ products, steps: steps('strip', 'magazine') }), d)
    expect(minutes(times('carrierEmptied'))).toEqual([10, 10, 10, 10])
    expect(minutes(times('transportStarted'))).toEqual([10, 10])
    expect(minutes(times('carrierArrived', 'probe'))).toEqual([18, 18])
  })
})

describe('carts', () => {
  it('come empty from where they are, in the time of that way', () => {
    const times = [way('front', 'test', 8 * min), way('test', 'front', 6 * min)]
    const run = trace(plant({ transport: { times, carts: [carts()] }, release: [schedule([0, 0])] }), d)
    // It stands in area front at the start, brings the first lot, comes back for the second.
    expect(minutes(run.times('cartAwaited'))).toEqual([10, 10])
    expect(minutes(run.times('transportStarted'))).toEqual([10, 24])
    expect(minutes(run.times('carrierArrived', 'probe'))).toEqual([18, 32])
  })

  it('take all that one machine unloads at once, as many as they carry', () => {
    const oven = station('saw', { area: 'front', batch: { per: 'carrier', min: 5, max: 5 } })
    const batch = transport({ default: constant(8 * min), carts: [carts({ carries: 3 })] })
    const spec = plant({
      stations: [oven, station('probe', { area: 'test', machines: 9 })],
      transport: batch,
      release: [schedule([0, 0, 0, 0, 0])],
    })
    expect(minutes(trace(spec, d).times('transportStarted'))).toEqual([10, 10, 10, 26, 26])
  })

  it('take what has come while they came, and each call has its cart: the nearest', () => {
    const times = [way('front', 'test', 8 * min), way('test', 'front', 6 * min)]
    const two = carts({ count: 2, carries: 2 })
    const run = trace(plant({ transport: { times, carts: [two] }, release: [schedule([0, min, 5 * min, 6 * min])] }), d)
    // One stands in area front and takes the first lot; the other comes from area test for the second, and the third has come meanwhile. For the fourth
    // it has no room: the first one is called, once it has brought its lot.
    expect(minutes(run.times('transportStarted'))).toEqual([10, 17, 17, 24])
  })

  it('wait for more until the first carrier has waited long enough', () => {
    const waiting = transport({ default: constant(8 * min), carts: [carts({ carries: 3, waits: 4 * min })] })
    const at = (release: number[]) =>
      minutes(trace(plant({ transport: waiting, release: [schedule(release)] }), d).times('transportStarted'))
    expect(at([0, 3 * min])).toEqual([14, 14])
    expect(at([0, 4 * min])).toEqual([14, 14])
    expect(at([0, min, 2 * min])).toEqual([12, 12, 12])
    // The one that came too late has waited for longer than that when the cart is back.
    expect(at([0, 5 * min])).toEqual([14, 30])
  })

  it('take the best priority class first', () => {
    const products = [product('product'), product('hot', { priority: -1 })]
    const release = [schedule([0, 0]), schedule([0], { name: 'hot', product: 'hot' })]
    const spec = plant({ products, release, transport: transport({ default: constant(8 * min), carts: [carts()] }) })
    const started = trace(spec, d).all.filter(({ what }) => what === 'transportStarted')
    // All three call at the same instant: the hot lot, released second, goes first.
    expect(started.map(({ lot, at }) => [lot, at / min])).toEqual([
      [1, 10],
      [0, 26],
      [2, 42],
    ])
  })

  it('go the ways that name them, others all other ways', () => {
    const stations = [...areas(), station('pack', { area: 'end' })]
    const steps = [step('saw', 0), step('probe', 0), step('pack', 0)]
    const kinds = [carts({ name: 'tow', count: 1 }), carts({ name: 'lift', ways: [{ from: 'test', to: 'end' }] })]
    const { floor } = trace(plant({ steps, stations, transport: { default: constant(min), times: [], carts: kinds } }), d)
    const { scalars } = floor.cut()
    const moves = kinds.map((_, kind) => scalars[floor.books.layout.ofCarts(kind) + 5])
    expect(moves).toEqual([1, 1])
  })

  it('fewer of them are in use from a date on, and those at work finish their way', () => {
    const kinds = [carts({ count: 2 })]
    const spec = plant({
      transport: transport({ times: [way('front', 'test', 8 * min)], carts: kinds }),
      release: [schedule([0, 0, h, h])],
      changes: [
        { kind: 'carts', at: 12 * min, carts: 'agv', count: 0 },
        { kind: 'carts', at: 2 * h, carts: 'agv', count: 1 },
      ],
    })
    // Back they come in no time, as that way has none.
    expect(minutes(trace(spec, d).times('transportStarted'))).toEqual([10, 10, 120, 128])
  })
})
