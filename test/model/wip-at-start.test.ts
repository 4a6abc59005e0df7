/** Lots that are in the line when the run begins. */
import { describe, expect, it } from 'vitest'
import { Line, PerProduct } from '../../src/model/index.ts'
import type { LineSpec, ReleaseSpec, WipLotSpec } from '../../src/spec/line.ts'
import { faultsOf } from '../support/audit.ts'
import { h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const wipLot = (lot: string, at: string, units: number, over: Partial<WipLotSpec> = {}): WipLotSpec => ({
  lot,
  product: 'product',
  step: at,
  units,
  ...over,
})
const steps = [step('saw', min), step('die', 10 * min), step('test', 5 * min)]
const lineOf = (wip: WipLotSpec[], over: Partial<LineSpec> = {}) =>
  line({ steps, products: [product('product', { lotUnits: 4 })], release: [schedule([h])], wip, ...over })

describe('a lot that is in the line at the start', () => {
  it('goes on from its step at time 0, and leaves when a lot would that came there then', () => {
    const run = trace(lineOf([wipLot('L1', 'die', 3), wipLot('L2', 'test', 2), wipLot('L3', 'die', 1)]), 2 * h)
    expect(run.all.filter(({ what }) => what === 'lotThere').map(({ at, step: where, units }) => [at, where, units])).toEqual([
      [0, 'die', 3],
      [0, 'test', 2],
      [0, 'die', 1],
    ])
    expect(run.times('workStarted', 'test').map((at) => at / min)).toEqual([0, 10, 20, 71])
    expect(run.times('lotEnded').map((at) => at / min)).toEqual([5, 15, 25, 76])
    expect(faultsOf(run.floor)).toEqual([])
  })

  it('counts as stock and not as released: what was there and what came is what left and what is still there', () => {
    const run = trace(lineOf([wipLot('L1', 'die', 3), wipLot('L2', 'test', 2)]), 65 * min)
    const { scalars } = run.floor.cut()
    expect(
      [Line.lotsAtStart, Line.unitsAtStart, Line.lotsReleased, Line.unitsReleased, Line.unitsGood].map((column) => scalars[column]),
    ).toEqual([2, 5, 1, 4, 5])
    expect(run.floor.wip.units).toBe(4)
  })

  it('has a cycle time only if its age is known, counted from its release', () => {
    const booked = (over: Partial<WipLotSpec>) => {
      const { floor } = trace(lineOf([wipLot('L1', 'test', 2, over)]), h - 1)
      const { scalars } = floor.cut()
      const column = floor.books.layout.ofProduct(0)
      return [scalars[Line.unitsGood], scalars[Line.lotsFinished], scalars[column + PerProduct.cycleTimeSum]]
    }
    expect(booked({})).toEqual([2, 0, 0])
    expect(booked({ age: 3 * h })).toEqual([2, 1, 3 * h + 5 * min])
  })

  it('is due as its product says from its release if its age is known, when it says so itself, or never', () => {
    const products = [product('product', { lotUnits: 4, dueAfter: 5 * h })]
    const wip = [wipLot('L1', 'die', 1, { age: 6 * h }), wipLot('L2', 'die', 1, { due: 2 * h }), wipLot('L3', 'die', 1)]
    const { lots } = trace(lineOf(wip, { products }), 0).floor
    expect(Array.from(lots.due.slice(0, 3))).toEqual([-h, 2 * h, Number.POSITIVE_INFINITY])
  })

  it('has the priority of its product or its own, and goes by it', () => {
    const wip = [wipLot('L1', 'test', 1), wipLot('L2', 'test', 1), wipLot('L3', 'test', 1, { priority: 0 })]
    const run = trace(lineOf(wip, { products: [product('product', { lotUnits: 4, priority: 3 })] }), 20 * min)
    expect(run.all.filter(({ what }) => what === 'lotEnded').map(({ lot }) => lot)).toEqual([2, 0, 1])
  })

  it('stands in as many carriers as it takes, and one that is there at a division is a lot divided off already', () => {
    const packing = { unitsPerWafer: 4, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 }
    const divided = [
      step('saw', min, { carrier: 'wafer' }),
      step('die', 3 * min, { carrier: 'strip', newLotUnits: 4 }),
      step('test', min, { carrier: 'lot', wholeLot: true }),
    ]
    const spec = line({
      steps: divided,
      products: [product('product', { lotUnits: 8, packing })],
      release: [schedule([])],
      wip: [wipLot('L1', 'die', 4), wipLot('L2', 'saw', 6)],
    })
    const run = trace(spec, h)
    expect(run.all.filter(({ what }) => what === 'lotThere').map(({ units }) => units)).toEqual([4, 6])
    expect(run.times('workStarted', 'saw')).toHaveLength(2)
    expect(run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'die').map(({ units }) => units)).toEqual([
      2, 2, 2, 2, 2,
    ])
    // The six units of L2 become lots of 4 and 2.
    expect(
      run.all
        .filter(({ what }) => what === 'carrierLeft')
        .filter(({ step: at }) => at === 'test')
        .map(({ units }) => units),
    ).toEqual([4, 4, 2])
    expect(faultsOf(run.floor)).toEqual([])
  })

  it('stands before a full buffer too, which takes nobody else until there is room again', () => {
    const stations = [station('test', { buffer: { carriers: 1, whenFull: 'block' as const } })]
    const wip = ['a', 'b', 'c', 'd'].map((name) => wipLot(name, 'test', 1))
    const run = trace(lineOf([...wip, wipLot('e', 'die', 1)], { stations }), h)
    // The one at die is done at 10 min: one of the four is in the machine then, and one waits. There is room at 15 min.
    expect(run.times('carrierLeft', 'die').map((at) => at / min)).toEqual([15])
    expect(faultsOf(run.floor)).toEqual([])
  })

  it('counts among the lots that a source of its product keeps in the line', () => {
    const release: ReleaseSpec[] = [{ name: 'closed', product: 'product', policy: { kind: 'conwip', lots: 3 } }]
    const run = trace(lineOf([wipLot('L1', 'die', 1), wipLot('L2', 'test', 1)], { release }), 5 * min)
    expect(run.times('lotReleased').map((at) => at / min)).toEqual([0, 5])
    expect(Array.from(run.floor.lots.ofSource)).toEqual([3, 0])
  })

  it('draws by its name, so that another lot before it in the file changes nothing for it', () => {
    const lossy = [step('saw', min), step('test', 5 * min, { yield: 0.5 })]
    const good = (wip: WipLotSpec[]) =>
      trace(line({ steps: lossy, stations: [station('test', { machines: 9 })], release: [schedule([])], wip }), h)
        .all.filter(({ what }) => what === 'unitsScrapped')
        .map(({ units }) => units)
    const [alone] = good([wipLot('L7', 'test', 1000)])
    expect(good([wipLot('L1', 'test', 1000), wipLot('L7', 'test', 1000)])).toContain(alone)
  })
})
