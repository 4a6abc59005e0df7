/** Stocks of materials: what loads withdraw, when it is ordered and comes, and what stands for it. Each case a trace in minutes. */
import { describe, expect, it } from 'vitest'
import { rawProcessTime } from '../../src/experiment/index.ts'
import { PerStation, PerStock } from '../../src/model/index.ts'
import type { DatedChangeSpec, LineSpec, MaterialSpec, MaterialUseSpec, StepSpec, StockSpec } from '../../src/spec/line.ts'
import { faultsOf } from '../support/audit.ts'
import { constant, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

type Supply = StockSpec['supply']

/** Ordered in fives, two hours before they come, when two are left. */
const ordered = (over: Partial<Extract<Supply, { kind: 'reorder' }>> = {}): Supply => ({
  kind: 'reorder',
  reorderAt: 2,
  order: { quantity: 5 },
  leadTime: constant(2 * h),
  ...over,
})

const frame = (initial: number, supply: Supply, over: Partial<MaterialSpec> = {}): MaterialSpec => ({
  name: 'frame',
  price: 0,
  measure: 'piece',
  stock: { initial, supply },
  ...over,
})

const uses = (amount = 1, per: MaterialUseSpec['per'] = 'carrier', material = 'frame'): Pick<StepSpec, 'materials'> => ({
  materials: [{ material, amount, per }],
})

/** A lot every 10 min, which the bonder works on for 10 min and puts on a frame. */
function lineOf(materials: MaterialSpec[], more: Partial<LineSpec> & { steps?: StepSpec[] } = {}): LineSpec {
  return line({ steps: [step('bonder', 10 * min, uses())], release: [every(10 * min)], materials, ...more })
}

const starts = ({ all }: Traced) => all.filter(({ what }) => what === 'workStarted').map(({ at }) => at / min)
const minutes = (traced: Traced, what: Parameters<Traced['times']>[0]) => traced.times(what).map((at) => at / min)

function ofStock({ floor }: Traced, column: number, stock = 0): number {
  return floor.cut().scalars[floor.books.layout.ofStock(stock) + column]!
}

function waited({ floor }: Traced, index = 0): number {
  return floor.cut().scalars[floor.books.layout.ofStation(index) + PerStation.waitsForMaterialArea]! / min
}

describe('a stock of material', () => {
  it('is withdrawn when a load starts, and ordered when stock and open orders are at the reorder point', () => {
    const traced = trace(lineOf([frame(4, ordered())]), 200 * min)
    // At 10 min two are left: five are ordered, for 130 min. At 30 min none is left; those there and ordered are five.
    expect(minutes(traced, 'stockOrdered')).toEqual([10, 150])
    expect(minutes(traced, 'stockDelivered')).toEqual([130])
    expect(starts(traced)).toEqual([0, 10, 20, 30, 130, 140, 150, 160, 170])
    // From the end of the fourth load until the delivery, and from that of the ninth.
    expect(waited(traced)).toBe(90 + 20)
    expect(ofStock(traced, PerStock.shortages)).toBe(2)
    expect(ofStock(traced, PerStock.shortTime)).toBe(110 * min)
    expect(ofStock(traced, PerStock.used)).toBe(9e6)
    expect(ofStock(traced, PerStock.delivered)).toBe(5e6)
    // 4, 3, 2, 1 of them for 10 min each, less what each start takes at once; 5 at the delivery.
    expect(ofStock(traced, PerStock.stockArea) / min).toBe((3 + 2 + 1 + 0) * 10 + (4 + 3 + 2 + 1) * 10)
    expect(ofStock(traced, PerStock.orderArea) / min).toBe(5 * 120 + 5 * 50)
    expect(faultsOf(traced.floor)).toEqual([])
  })

  it('has several orders open, and a later one may overtake', () => {
    const leadTime = { kind: 'discrete' as const, values: [h, 5 * h], weights: [1, 1] }
    const traced = trace(lineOf([frame(40, ordered({ reorderAt: 39, order: { quantity: 1 }, leadTime }))]), 10 * h)
    const first = minutes(traced, 'stockOrdered')
    expect(first.slice(0, 3)).toEqual([0, 10, 20])
    expect(traced.floor.stocks!.onOrder[0]! / 1e6).toBeGreaterThan(5)
    expect(faultsOf(traced.floor)).toEqual([])
  })

  it('is ordered as often as it takes to come above the reorder point, or as much as is missing to a level', () => {
    const big = trace(lineOf([frame(0, ordered({ reorderAt: 12 }))]), min)
    expect(big.floor.stocks!.onOrder[0]).toBe(15e6)
    const level = trace(lineOf([frame(3, ordered({ reorderAt: 2, order: { upTo: 20 } }))]), min)
    // One was taken at the start.
    expect(level.floor.stocks!.onOrder[0]).toBe(18e6)
  })

  it('is ordered at reviews only, the first at the start', () => {
    const traced = trace(lineOf([frame(4, ordered({ reorderAt: 2, review: 3 * h }))]), 6 * h)
    // At the start there are four. At 180 min none, and at 360 min, when 5 have come at 300 min and gone, none either.
    expect(minutes(traced, 'stockOrdered')).toEqual([180, 360])
    expect(minutes(traced, 'stockDelivered')).toEqual([300])
    expect(starts(traced)).toEqual([0, 10, 20, 30, 300, 310, 320, 330, 340])
  })

  it('is delivered at agreed times, late by chance, whatever is there', () => {
    const supply: Supply = { kind: 'deliveries', due: { times: [30 * min, 60 * min] }, amount: 2, delay: constant(5 * min) }
    const traced = trace(lineOf([frame(1, supply)]), 2 * h)
    expect(minutes(traced, 'stockDelivered')).toEqual([35, 65])
    expect(starts(traced)).toEqual([0, 35, 45, 65, 75])
    const steady: Supply = { kind: 'deliveries', due: { every: constant(45 * min) }, amount: 2 }
    expect(minutes(trace(lineOf([frame(1, steady)]), 2 * h), 'stockDelivered')).toEqual([45, 90])
  })

  it('waits at the door while deliveries are closed, and comes when they open', () => {
    const of = { of: 'material' as const, name: 'frame' }
    const changes: DatedChangeSpec[] = [
      { kind: 'deliveries', at: 100 * min, ...of, are: 'closed' },
      { kind: 'leadTime', at: 120 * min, ...of, leadTime: constant(10 * min) },
      { kind: 'deliveries', at: 170 * min, ...of, are: 'open' },
    ]
    const traced = trace(lineOf([frame(4, ordered())], { changes }), 4 * h)
    expect(minutes(traced, 'stockDelivered').slice(0, 2)).toEqual([170, 200])
    // The order of 190 min has the new lead time.
    expect(minutes(traced, 'stockOrdered').slice(0, 2)).toEqual([10, 190])
    expect(starts(traced).slice(4, 6)).toEqual([170, 180])
    expect(faultsOf(traced.floor)).toEqual([])
  })

  it('counts units, strips, wafers, carriers and lots as money does', () => {
    const one = product('product', {
      lotUnits: 25,
      packing: { unitsPerWafer: 10, unitsPerStrip: 4, stripsPerMagazine: 2, unitsPerReel: 1 },
    })
    const usedBy = (per: MaterialUseSpec['per']) => {
      const steps = [step('bonder', min, { carrier: 'magazine', ...uses(2, per) })]
      const parts = { steps, products: [one], release: [schedule([0])], materials: [frame(1000, ordered())] }
      return ofStock(trace(line(parts), h), PerStock.used) / 1e6
    }
    // Magazines of 8, 8, 8 and 1 units: 2 + 2 + 2 + 1 strips, a begun wafer each.
    expect(usedBy('unit')).toBe(50)
    expect(usedBy('strip')).toBe(14)
    expect(usedBy('wafer')).toBe(8)
    expect(usedBy('carrier')).toBe(8)
    expect(usedBy('lot')).toBe(2)
  })

  it('is used once by work that a breakdown undoes, and lost with work that it scraps', () => {
    const failures = (work: 'rework' | 'lose') => [
      { name: 'jam', clock: 'productive' as const, every: constant(15 * min), repair: constant(5 * min), work },
    ]
    const usedWith = (work: 'rework' | 'lose') => {
      const stations = [station('bonder', { failures: failures(work) })]
      const traced = trace(lineOf([frame(100, ordered())], { stations, release: [schedule([0, 0, 0])] }), 3 * h)
      return ofStock(traced, PerStock.used) / 1e6
    }
    expect(usedWith('rework')).toBe(3)
    expect(usedWith('lose')).toBe(3)
  })
})

describe('a machine', () => {
  it('starts nothing of a kind for whose first carrier there is too little, and keeps its order', () => {
    const products = [product('big', { lotUnits: 3 }), product('small')]
    const release = [schedule([0], { name: 'a', product: 'big' }), schedule([0], { name: 'b', product: 'small' })]
    const steps = [step('bonder', 10 * min, uses(1, 'unit'))]
    const supply: Supply = { kind: 'deliveries', due: { times: [h] }, amount: 5 }
    const traced = trace(line({ steps, products, release, materials: [frame(2, supply)] }), 2 * h)
    // Two would do for the small lot; but the big one is first, and nothing tells the two apart.
    expect(starts(traced)).toEqual([60, 70])
    expect(waited(traced)).toBe(60)
  })

  it('does other work meanwhile that needs other material', () => {
    const route = (name: string, material: string) => ({ name, steps: [step('bonder', 10 * min, uses(1, 'carrier', material))] })
    const products = [product('toll', { route: 'toll' }), product('dpak', { route: 'dpak' })]
    const release = [schedule([0], { name: 'a', product: 'toll' }), schedule([0], { name: 'b', product: 'dpak' })]
    const late: Supply = { kind: 'deliveries', due: { times: [h] }, amount: 5 }
    const materials = [frame(0, late), frame(9, late, { name: 'clip' })]
    const traced = trace(line({ routes: [route('toll', 'frame'), route('dpak', 'clip')], products, release, materials }), 2 * h)
    expect(starts(traced)).toEqual([0, 60])
    // Not while it works on the other product.
    expect(waited(traced)).toBe(50)
  })

  it('waits for all materials of a load, and is one of so many as there is work for', () => {
    const late = (minute: number): Supply => ({ kind: 'deliveries', due: { times: [minute * min] }, amount: 5 })
    const materials = [frame(0, late(20)), frame(0, late(50), { name: 'clip' })]
    const both = [...uses().materials!, ...uses(1, 'carrier', 'clip').materials!]
    const parts = { stations: [station('bonder', { machines: 3 })], release: [schedule([0, 0])], materials }
    const traced = trace(line({ steps: [step('bonder', 10 * min, { materials: both })], ...parts }), 2 * h)
    expect(starts(traced)).toEqual([50, 50])
    expect(waited(traced)).toBe(2 * 50)
    expect([ofStock(traced, PerStock.shortTime, 0), ofStock(traced, PerStock.shortTime, 1)]).toEqual([20 * min, 50 * min])
  })

  it('that is a belt stands only when nothing is on it', () => {
    const stations = [station('bonder', { conveyor: { residence: 30 * min } })]
    const supply: Supply = { kind: 'deliveries', due: { times: [2 * h] }, amount: 5 }
    const traced = trace(lineOf([frame(1, supply)], { stations, release: [schedule([0, 0])] }), 4 * h)
    expect(starts(traced)).toEqual([0, 120])
    // The first carrier is on it for 10 + 30 min.
    expect(waited(traced)).toBe(80)
  })

  it('of the next station starts too when a delivery is enough for both', () => {
    const steps = [step('bonder', 10 * min, uses()), step('press', 10 * min, uses())]
    const supply: Supply = { kind: 'deliveries', due: { times: [h] }, amount: 2 }
    const traced = trace(lineOf([frame(1, supply)], { steps, release: [schedule([0, 0])] }), 2 * h)
    expect(traced.times('workStarted', 'bonder').map((at) => at / min)).toEqual([0, 60])
    expect(traced.times('workStarted', 'press').map((at) => at / min)).toEqual([60])
    expect(ofStock(traced, PerStock.shortages)).toBe(2)
  })

  it('needs no material in the raw process time', () => {
    const never: Supply = { kind: 'deliveries', due: { times: [] }, amount: 5 }
    expect(rawProcessTime(lineOf([frame(0, never)]))).toEqual([{ product: 'product', ticks: 10 * min }])
  })
})
