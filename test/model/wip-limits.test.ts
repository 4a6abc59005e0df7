import { describe, expect, it } from 'vitest'
import { PerPool } from '../../src/model/index.ts'
import type { LineSpec, ReleaseSpec, WipLimitSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const limit = (from: string, to: string, most: number, over: Partial<WipLimitSpec> = {}): WipLimitSpec => ({
  name: 'limit',
  from,
  to,
  of: 'lot',
  pools: [{ products: ['product'], most }],
  ...over,
})

/** Bond 1 h, mould 3 h. */
const bondAndMould = (most: number, over: Partial<LineSpec> = {}) =>
  line({
    steps: [step('bond', h), step('mould', 3 * h)],
    release: [schedule([0, 0, 0, 0])],
    wipLimits: [limit('bond', 'mould', most)],
    ...over,
  })

const ofPool = ({ floor }: Traced, column: number, pool = 0) => floor.cut().scalars[floor.books.layout.ofPool(pool) + column]!

const conwip = (lots: number, name = 'product'): ReleaseSpec => ({
  name: `source-${name}`,
  product: name,
  policy: { kind: 'conwip', lots },
})

describe('a WIP limit', () => {
  it('lets the first step begin only while the segment holds less', () => {
    const run = trace(bondAndMould(2), d)
    // Two may be in it: the third begins when the first has left the mould.
    expect(run.times('workStarted', 'bond')).toEqual([0, 1, 4, 7].map((at) => at * h))
    expect(run.times('workStarted', 'mould')).toEqual([1, 4, 7, 10].map((at) => at * h))
  })

  it('books what the segment holds, and for how long it is full while work waits', () => {
    const run = trace(bondAndMould(2), d)
    // In it: 0-4 h, 1-7 h, 4-10 h, 7-13 h.
    expect(ofPool(run, PerPool.area)).toBe((4 + 6 + 6 + 6) * h)
    expect(ofPool(run, PerPool.heldBack)).toBe((7 - 1) * h)
  })

  it('counts carriers or units where it says so, and the last one in may go over it', () => {
    const strips = (over: Partial<WipLimitSpec>) =>
      trace(
        line({
          products: [
            product('product', { lotUnits: 40, packing: { unitsPerWafer: 1, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 1 } }),
          ],
          steps: [step('bond', h, { carrier: 'strip' }), step('mould', 3 * h, { carrier: 'strip' })],
          wipLimits: [limit('bond', 'mould', 0, over)],
        }),
        d,
      ).times('workStarted', 'bond')
    expect(strips({ of: 'carrier', pools: [{ products: ['product'], most: 2 }] })).toEqual([0, 1, 4, 7].map((at) => at * h))
    expect(strips({ of: 'unit', pools: [{ products: ['product'], most: 20 }] })).toEqual([0, 1, 4, 7].map((at) => at * h))
    // 10 units leave room for 5 more, and a strip of 10 comes.
    expect(strips({ of: 'unit', pools: [{ products: ['product'], most: 15 }] })).toEqual([0, 1, 4, 7].map((at) => at * h))
  })

  it('that counts lots lets in all carriers of a lot that is in it', () => {
    const run = trace(
      line({
        products: [product('product', { lotUnits: 2 })],
        steps: [step('bond', h, { carrier: 'strip' }), step('mould', 3 * h, { wholeLot: true })],
        release: [schedule([0, 0])],
        wipLimits: [limit('bond', 'mould', 1)],
      }),
      d,
    )
    // The second lot begins when the mould is done with both strips of the first.
    expect(run.times('workStarted', 'bond')).toEqual([0, 1, 5, 6].map((at) => at * h))
  })

  it('lets other work pass that waits at the same station', () => {
    const routes = [
      { name: 'route', steps: [step('bond', h), step('mould', 3 * h)] },
      { name: 'short', steps: [step('bond', h)] },
    ]
    const run = trace(
      bondAndMould(1, {
        products: [product('product'), product('other', { route: 'short' })],
        routes,
        release: [schedule([0, h / 2]), schedule([0], { name: 'late', product: 'other' })],
      }),
      d,
    )
    expect(run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'bond').map(({ lot, at }) => [lot, at / h])).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ])
  })

  it('with kanban gives each product cards of its own', () => {
    const kanban = limit('bond', 'mould', 0, {
      kanban: true,
      pools: [
        { products: ['product'], most: 1 },
        { products: ['other'], most: 1 },
      ],
    })
    const run = trace(
      line({
        products: [product('product'), product('other')],
        steps: [step('bond', h), step('mould', 3 * h)],
        release: [schedule([0, 0]), schedule([0, 0], { name: 'more', product: 'other' })],
        wipLimits: [kanban],
      }),
      d,
    )
    const begun = run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'bond').map(({ lot, at }) => [lot, at / h])
    // Lots 0 and 2 are of the one, 1 and 3 of the other.
    expect(begun).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
      [3, 7],
    ])
  })

  it('is not asked by what comes back from within its segment', () => {
    const run = trace(
      line({
        steps: [step('bond', h), step('check', h, { rework: { to: 'bond', share: 1, most: 1, beyond: 'pass' } }), step('mould', h)],
        release: [schedule([0, 0])],
        wipLimits: [limit('bond', 'mould', 1)],
      }),
      d,
    )
    expect(run.times('workStarted', 'bond')).toEqual([0, 2, 5, 7].map((at) => at * h))
  })

  it('counts what is in its segment at the start', () => {
    const run = trace(bondAndMould(1, { release: [schedule([0])], wip: [{ lot: 'old', product: 'product', step: 'mould', units: 1 }] }), d)
    expect(run.times('workStarted', 'bond')).toEqual([3 * h])
  })

  it('may change at a date', () => {
    const changes: LineSpec['changes'] = [
      { kind: 'wipLimit', at: 2 * h, limit: 'limit', most: 3 },
      { kind: 'wipLimit', at: 3.5 * h, limit: 'limit', most: 1 },
    ]
    expect(trace(bondAndMould(1, { changes }), d).times('workStarted', 'bond')).toEqual([0, 2, 3, 10].map((at) => at * h))
  })

  it('and another one that begins at the same step are asked each for itself', () => {
    // The line may hold two lots, the bonder with the plasma one carrier: a second carrier of a lot needs a card of the second limit only.
    const run = trace(
      line({
        products: [product('product', { lotUnits: 2 })],
        steps: [step('bond', h, { carrier: 'strip' }), step('clean', 2 * h, { carrier: 'strip' }), step('mould', h, { carrier: 'strip' })],
        release: [schedule([0, 0, 0])],
        wipLimits: [limit('bond', 'mould', 2), limit('bond', 'clean', 1, { name: 'front', of: 'carrier' })],
      }),
      2 * d,
    )
    expect(run.times('workStarted', 'bond')).toEqual([0, 3, 6, 9, 12, 15].map((at) => at * h))
  })

  it('tells a lot that waits for it', () => {
    const late = trace(bondAndMould(1, { release: [schedule([0, h / 2])] }), d)
    expect(late.times('carrierHeldBack', 'bond')).toEqual([h / 2])
  })

  it('before an oven is asked by loads', () => {
    const run = trace(
      line({
        stations: [station('oven', { batch: { per: 'carrier', min: 1, max: 2 } })],
        steps: [step('oven', h), step('mould', 2 * h)],
        release: [schedule([0, 0, 0, 0])],
        wipLimits: [limit('oven', 'mould', 3)],
      }),
      d,
    )
    // 2, then 2 more while it holds fewer than 3.
    expect(run.times('workStarted', 'oven')).toEqual([0, 0, 1, 1].map((at) => at * h))
  })

  it('lets a belt take in the next carrier only when it may', () => {
    const run = trace(
      bondAndMould(2, {
        stations: [station('bond', { conveyor: { residence: 10 * min } })],
        routes: [{ name: 'route', steps: [step('bond', 20 * min), step('mould', 3 * h)] }],
      }),
      d,
    )
    expect(run.times('workStarted', 'bond')).toEqual([0, 20 * min, 3.5 * h, 6.5 * h])
  })
})

describe('CONWIP of several sources', () => {
  it('keeps the lots of each source at its own level', () => {
    const spec = line({
      products: [product('product'), product('other')],
      steps: [step('bond', h, { processTime: { time: constant(h), per: 'carrier' } }), step('mould', 2 * h)],
      release: [conwip(3), conwip(2, 'other')],
    })
    const { floor } = trace(spec, 10 * d)
    expect([...floor.lots.ofSource]).toEqual([3, 2])
  })

  it('gives work that is pushed the rest of the machines', () => {
    const spec = line({
      products: [product('product'), product('other')],
      steps: [step('bond', h)],
      release: [conwip(1), every(4 * h, { product: 'other' })],
    })
    expect(trace(spec, d).floor.lots.ofSource[0]).toBe(1)
  })
})
