import { describe, expect, it } from 'vitest'
import { Line } from '../../src/model/index.ts'
import { constant, d, every, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const minutes = (times: number[]) => times.map((at) => at / min)
const released = (release: Parameters<typeof line>[0]['release'], end = h) =>
  minutes(
    trace(line({ steps: [step('saw', min)], stations: [station('saw', { machines: 9 })], release: release ?? [] }), end).times(
      'lotReleased',
    ),
  )

describe('lots released at an interval', () => {
  it('begin at once if the interval is constant', () => {
    expect(released([every(20 * min)])).toEqual([0, 20, 40, 60])
  })

  it('begin where `first` says', () => {
    const policy = { kind: 'interval' as const, every: constant(20 * min), first: 5 * min, lots: constant(1) }
    expect(released([every(0, { policy })])).toEqual([5, 25, 45])
  })

  it('begin after one interval if it is random', () => {
    const times = trace(line({ steps: [step('saw', min)], release: [every(exponential(h))] }), 1000 * d).times('lotReleased')
    expect(times[0]).toBeGreaterThan(0)
    // Poisson: 24,000 +- 4 standard deviations.
    expect(Math.abs(times.length - 24_000)).toBeLessThan(4 * Math.sqrt(24_000))
  })

  it('can be several at once, also a random number of them', () => {
    const policy = {
      kind: 'interval' as const,
      every: constant(20 * min),
      lots: { kind: 'discrete' as const, values: [0, 3], weights: [1, 1] },
    }
    const times = released([every(0, { policy })], 100 * h)
    const sizes = [...new Set(times)].map((at) => times.filter((other) => other === at).length)
    expect(new Set(sizes)).toEqual(new Set([3]))
    expect(Math.abs(sizes.length - 150)).toBeLessThan(4 * Math.sqrt(300 / 4))
  })
})

describe('lots released by a schedule', () => {
  it('come at its times, several at one time too, and then no more', () => {
    expect(released([schedule([3 * min, 3 * min, 30 * min])])).toEqual([3, 3, 30])
  })
})

describe('lots released one for one (CONWIP)', () => {
  const conwip = (lots: number) => [{ name: 'closed', product: 'product', policy: { kind: 'conwip' as const, lots } }]

  it('keep their number in the line', () => {
    const run = trace(line({ steps: [step('saw', min), step('die', 3 * min)], release: conwip(2) }), 20 * min)
    expect(minutes(run.times('lotReleased'))).toEqual([0, 0, 4, 7, 10, 13, 16, 19])
    expect(minutes(run.times('lotEnded'))).toEqual([4, 7, 10, 13, 16, 19])
    expect(run.floor.wip.lots).toBe(2)
  })

  it('wait outside while the first buffer is full, and are not forgotten', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'block' as const } })]
    const run = trace(line({ steps: [step('saw', min), step('die', 3 * min)], stations, release: conwip(3) }), 20 * min)
    expect(minutes(run.times('lotReleased'))).toEqual([0, 1, 2, 4, 7, 10, 13, 16, 19])
    expect(run.floor.wip.lots).toBe(3)
  })

  it('wait outside for room that loses what others send, and lose nothing', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'lose' as const } })]
    const run = trace(line({ steps: [step('saw', min), step('die', 3 * min)], stations, release: conwip(3) }), 20 * min)
    expect(minutes(run.times('lotReleased'))).toEqual([0, 1, 2, 4, 7, 10, 13, 16, 19])
    expect(run.times('lotTurnedAway')).toEqual([])
    expect(run.floor.cut().scalars[Line.lotsLost]).toBe(0)
  })

  it('are replaced too if nothing of them was good', () => {
    const run = trace(line({ steps: [step('saw', min, { yield: 0 })], release: conwip(1) }), 5 * min)
    expect(minutes(run.times('lotReleased'))).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('count lots by source, each on its own', () => {
    const products = [product('product'), product('other')]
    const release = [...conwip(1), { name: 'other', product: 'other', policy: { kind: 'conwip' as const, lots: 2 } }]
    const run = trace(line({ steps: [step('saw', min)], products, release }), h)
    expect(Array.from(run.floor.lots.ofSource)).toEqual([1, 2])
  })

  it('count every lot that was divided off', () => {
    // One lot of 4 becomes two of 2 at 1 min; only when both have left comes the next.
    const packing = { unitsPerWafer: 4, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 }
    const steps = [step('saw', min, { carrier: 'wafer' }), step('die', 3 * min, { carrier: 'strip', newLotUnits: 2 })]
    const run = trace(line({ steps, products: [product('product', { lotUnits: 4, packing })], release: conwip(1) }), 10 * min)
    expect(minutes(run.times('lotReleased'))).toEqual([0, 7])
  })
})
