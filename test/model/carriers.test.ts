import { describe, expect, it } from 'vitest'
import { Line } from '../../src/model/index.ts'
import type { ProductSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { total } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

/** 25 wafers of 610 die, strips of 96, magazines of 20 strips, reels of 3,000. */
const packing = { unitsPerWafer: 610, unitsPerStrip: 96, stripsPerMagazine: 20, unitsPerReel: 3000 }
const waferLot = (lotUnits = 25 * 610): ProductSpec => product('product', { lotUnits, packing })
const saw = step('saw', min, { carrier: 'wafer' })

/** carriers[i]: units in the i-th carrier that arrived at a step. */
const arrivals = (run: Traced, name: string): number[] =>
  run.all.filter(({ what, step: at }) => what === 'carrierArrived' && at === name).map(({ units }) => units)

/** Units of the carriers that arrived at a step, added up by lot, in the order in which the lots came. */
function lotsAt(run: Traced, name: string): { lot: number; carriers: number; units: number }[] {
  const lots: { lot: number; carriers: number; units: number }[] = []
  for (const { what, step: at, lot, units } of run.all) {
    if (what !== 'carrierArrived' || at !== name) continue
    let entry = lots.find((one) => one.lot === lot)
    if (entry === undefined) {
      entry = { lot, carriers: 0, units: 0 }
      lots.push(entry)
    }
    entry.carriers++
    entry.units += units
  }
  return lots
}

describe('a wafer lot of 25 x 610 die', () => {
  it('comes in 25 wafers, and becomes 158 full strips and one of 82 die, not 160', () => {
    const run = trace(line({ steps: [saw, step('die', min, { carrier: 'strip' })], products: [waferLot()] }), d)
    expect(arrivals(run, 'saw')).toEqual(Array<number>(25).fill(610))
    expect(arrivals(run, 'die')).toEqual([...Array<number>(158).fill(96), 82])
    expect(total(run.floor, Line.unitsGood)).toBe(15250)
  })

  it('goes on strip by strip, as soon as one is full, and the rest when the last wafer has come', () => {
    const stations = [station('die', { machines: 200 })]
    const run = trace(line({ steps: [saw, step('die', min, { carrier: 'strip' })], products: [waferLot()], stations }), d)
    const perWafer = Array.from(
      { length: 25 },
      (_, wafer) => run.times('carrierArrived', 'die').filter((at) => at === (wafer + 1) * min).length,
    )
    const full = (wafers: number) => Math.floor((wafers * 610) / 96)
    expect(perWafer).toEqual(Array.from({ length: 25 }, (_, wafer) => full(wafer + 1) - full(wafer) + (wafer === 24 ? 1 : 0)))
  })

  it('is divided into new lots of 80 strips: 80, then 78 and a strip of 82 die', () => {
    const run = trace(line({ steps: [saw, step('die', min, { carrier: 'strip', newLotUnits: 7680 })], products: [waferLot()] }), d)
    expect(lotsAt(run, 'die').map(({ carriers, units }) => [carriers, units])).toEqual([
      [80, 7680],
      [79, 7570],
    ])
    expect(run.times('lotEnded')).toHaveLength(3)
    expect([total(run.floor, Line.lotsReleased), total(run.floor, Line.lotsFinished), total(run.floor, Line.lotsEnded)]).toEqual([1, 2, 3])
  })

  it('with 15,197 die left is 80 strips, then 78 and a strip of 29 die', () => {
    const run = trace(line({ steps: [saw, step('die', min, { carrier: 'strip', newLotUnits: 7680 })], products: [waferLot(15197)] }), d)
    expect(lotsAt(run, 'die').map(({ units }) => units)).toEqual([7680, 7517])
    expect(arrivals(run, 'die').at(-1)).toBe(29)
  })

  it('goes from strips into magazines and then onto reels, with a short one at the end of each lot', () => {
    const steps = [
      saw,
      step('die', min, { carrier: 'strip', newLotUnits: 7680 }),
      step('mould', min, { carrier: 'magazine' }),
      step('reel', min, { carrier: 'reel' }),
    ]
    const run = trace(line({ steps, products: [waferLot()] }), d)
    expect(arrivals(run, 'mould')).toEqual([1920, 1920, 1920, 1920, 1920, 1920, 1920, 1810])
    expect(arrivals(run, 'reel')).toEqual([3000, 3000, 1680, 3000, 3000, 1570])
    expect(total(run.floor, Line.unitsGood)).toBe(15250)
  })

  it('keeps its cycle time through the division: new lots count from the release of the wafers', () => {
    const stations = [station('saw', { machines: 25 }), station('die', { machines: 200 })]
    const run = trace(
      line({ steps: [saw, step('die', 2 * min, { carrier: 'strip', newLotUnits: 7680 })], stations, products: [waferLot()] }),
      d,
    )
    const { scalars } = run.floor.cut()
    expect(scalars[run.floor.books.layout.ofProduct(0) + 3]).toBe(2 * 3 * min)
  })
})

describe('a step that needs the whole lot', () => {
  const packed = product('product', {
    lotUnits: 25,
    packing: { unitsPerWafer: 1, unitsPerStrip: 5, stripsPerMagazine: 2, unitsPerReel: 1 },
  })

  it('waits for the last carrier and has the lot in one', () => {
    const steps = [
      step('saw', 2 * min, { carrier: 'magazine' }),
      step('gate', min, { carrier: 'magazine', wholeLot: true }),
      step('die', min, { carrier: 'magazine' }),
    ]
    const run = trace(line({ steps, products: [packed], release: [schedule([0, 0])] }), h)
    expect(run.times('workStarted', 'gate')).toEqual([6 * min, 12 * min])
    expect(arrivals(run, 'gate')).toEqual([25, 25])
    expect(arrivals(run, 'die')).toEqual([10, 10, 5, 10, 10, 5])
    expect(run.times('lotEnded')).toEqual([10 * min, 16 * min])
  })

  it('takes what is left if carriers were lost on the way', () => {
    const steps = [
      step('saw', 2 * min, { carrier: 'magazine' }),
      step('etch', min, { carrier: 'magazine', yield: 0.5 }),
      step('gate', min, { wholeLot: true }),
    ]
    const run = trace(line({ steps, products: [packed] }), h)
    const [left] = arrivals(run, 'gate')
    expect(left).toBe(25 - total(run.floor, Line.unitsScrapped))
    expect(left).toBeLessThan(25)
    expect(run.times('workStarted', 'gate')).toEqual([7 * min])
  })

  it('gathers a new lot that is still being filled', () => {
    // Two wafers of 6 make new lots of 8: the first is complete when the second wafer has come.
    const one = product('product', { lotUnits: 12, packing: { unitsPerWafer: 6, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 } })
    const steps = [
      step('saw', 10 * min, { carrier: 'wafer' }),
      step('die', min, { carrier: 'strip', newLotUnits: 8 }),
      step('gate', min, { carrier: 'strip', wholeLot: true }),
    ]
    const run = trace(line({ steps, products: [one], stations: [station('die', { machines: 9 })] }), h)
    expect(run.times('carrierArrived', 'die')).toEqual([10, 10, 10, 20, 20, 20].map((at) => at * min))
    expect(arrivals(run, 'gate')).toEqual([8, 4])
    expect(run.times('carrierArrived', 'gate')).toEqual([21 * min, 21 * min])
  })
})

describe('a carrier of which nothing is left', () => {
  it('does not hold up the others of its lot', () => {
    const one = product('product', { lotUnits: 2, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 2 } })
    const steps = [step('saw', min, { carrier: 'strip', yield: 0.5 }), step('reel', min, { carrier: 'reel' })]
    const run = trace(line({ steps, products: [one], release: [schedule(Array<number>(400).fill(0))] }), d)
    expect(run.times('lotEnded')).toHaveLength(400)
    const reels = arrivals(run, 'reel')
    // Of 400 lots a quarter lose all, half keep one unit, a quarter two.
    expect(Math.abs(reels.filter((units) => units === 2).length - 100)).toBeLessThan(35)
    expect(Math.abs(reels.filter((units) => units === 1).length - 200)).toBeLessThan(40)
    expect(total(run.floor, Line.unitsGood) + total(run.floor, Line.unitsScrapped)).toBe(800)
    expect(run.floor.carriers.count).toBe(0)
  })

  it('leaves the line after its delay, and with it the lot', () => {
    const steps = [step('saw', min, { carrier: 'lot', delayAfter: constant(5 * min) })]
    const run = trace(line({ steps, products: [waferLot()] }), h)
    expect(run.times('lotEnded')).toEqual([6 * min])
  })
})
