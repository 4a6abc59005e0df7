import { describe, expect, it } from 'vitest'
import type { BatchSpec } from '../../src/spec/line.ts'
import { constant, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

/** Start of each load in minutes, and how many carriers it has. */
function loads(run: Traced, name = 'oven'): [minute: number, carriers: number][] {
  const counts = new Map<string, [number, number]>()
  for (const { what, step: at, machine, at: time } of run.all) {
    if (what !== 'workStarted' || at !== name) continue
    const load = counts.get(`${machine} ${time}`) ?? [time / min, 0]
    load[1]++
    counts.set(`${machine} ${time}`, load)
  }
  return [...counts.values()]
}

const oven = (batch: BatchSpec, machines = 1) => station('oven', { machines, batch })
const bake = (time: number, per: 'carrier' | 'batch' = 'batch') => step('oven', 0, { processTime: { time: constant(time), per } })
const magazines = (count: number) =>
  product('product', { lotUnits: 100 * count, packing: { unitsPerWafer: 1, unitsPerStrip: 5, stripsPerMagazine: 20, unitsPerReel: 1 } })

describe('an oven', () => {
  it('that wants full loads waits for them', () => {
    const spec = line({ steps: [bake(5 * min)], stations: [oven({ per: 'carrier', min: 2, max: 2 })], release: [every(10 * min)] })
    expect(loads(trace(spec, 59 * min))).toEqual([
      [10, 2],
      [30, 2],
      [50, 2],
    ])
  })

  it('starts a smaller load when its oldest carrier has waited long enough', () => {
    const stations = [oven({ per: 'carrier', min: 3, max: 4, maxWait: 30 * min })]
    const spec = line({
      steps: [bake(60 * min)],
      stations,
      release: [schedule([0, 10 * min, 40 * min, 41 * min, 42 * min, 43 * min, 44 * min])],
    })
    // At 90 five wait, four fit; the fifth has waited 46 minutes, so the timer is long past: it starts alone as soon as the oven is free.
    expect(loads(trace(spec, 8 * h))).toEqual([
      [30, 2],
      [90, 4],
      [150, 1],
    ])
  })

  it('takes what arrives in the very instant in which the wait is over (1 carrier an hour, "6 or 2 h")', () => {
    const stations = [oven({ per: 'carrier', min: 6, max: 6, maxWait: 2 * h })]
    const run = trace(line({ steps: [bake(30 * min)], stations, release: [every(h)] }), 9 * h)
    expect(loads(run)).toEqual([
      [120, 3],
      [300, 3],
      [480, 3],
    ])
  })

  it('that is busy when the wait is over starts as soon as it is free', () => {
    const stations = [oven({ per: 'carrier', min: 2, max: 2, maxWait: 10 * min })]
    const run = trace(line({ steps: [bake(60 * min)], stations, release: [schedule([0, 0, 20 * min])] }), 3 * h)
    expect(loads(run)).toEqual([
      [0, 2],
      [60, 1],
    ])
  })

  it('never starts a load that is too small if it may wait for ever', () => {
    const run = trace(line({ steps: [bake(min)], stations: [oven({ per: 'carrier', min: 2, max: 2 })] }), 1000 * h)
    expect(loads(run)).toEqual([])
  })

  it('takes whole carriers in the order of the queue as long as they fit: one magazine of 20 strips into 30 places', () => {
    const stations = [oven({ per: 'strip', min: 30, max: 30 })]
    const steps = [{ ...bake(5 * min), carrier: 'magazine' as const }]
    const run = trace(line({ steps, stations, products: [magazines(3)] }), h)
    // 60 strips wait, then 40: enough for a start; the last 20 are not.
    expect(loads(run)).toEqual([
      [0, 1],
      [5, 1],
    ])
  })

  it('takes a carrier bigger than itself in several cycles, alone: 100 strips in 30 places are four', () => {
    const stations = [oven({ per: 'strip', min: 30, max: 30 })]
    const run = trace(line({ steps: [bake(5 * min)], stations, products: [magazines(5)], release: [schedule([0, 0])] }), h)
    expect(loads(run)).toEqual([
      [0, 1],
      [20, 1],
    ])
    expect(run.times('lotEnded')).toEqual([20 * min, 40 * min])
  })

  it('counts units where its size is given in units', () => {
    const stations = [oven({ per: 'unit', min: 250, max: 350 })]
    const steps = [{ ...bake(5 * min), carrier: 'magazine' as const }]
    const run = trace(line({ steps, stations, products: [magazines(7)] }), h)
    expect(loads(run)).toEqual([
      [0, 3],
      [5, 3],
    ])
  })

  it.each([1, 3, 6, 7, 10, 49, 98])('takes a whole lot in %i equal carriers for one lot', (count) => {
    const stations = [oven({ per: 'lot', min: 1, max: 1 })]
    const steps = [{ ...bake(5 * min), carrier: 'magazine' as const }]
    const run = trace(line({ steps, stations, products: [magazines(count)], release: [schedule([0, 0])] }), h)
    expect(loads(run)).toEqual([
      [0, count],
      [5, count],
    ])
  })

  it('shares the waiting carriers with the other ovens of its station', () => {
    const stations = [oven({ per: 'carrier', min: 2, max: 2 }, 2)]
    const run = trace(line({ steps: [bake(30 * min)], stations, release: [schedule([0, 0, 0, 0, min, 2 * min])] }), 2 * h)
    expect(loads(run)).toEqual([
      [0, 2],
      [0, 2],
      [30, 2],
    ])
  })

  it('takes hot lots first, and the rest of the load in the order of arrival', () => {
    const stations = [oven({ per: 'carrier', min: 3, max: 3 })]
    const products = [product('product', { priority: 1 }), product('hot', { priority: 0 })]
    const release = [schedule([0, min, 2 * min, 20 * min]), schedule([19 * min], { name: 'hot', product: 'hot' })]
    const run = trace(line({ steps: [bake(30 * min)], stations, products, release }), 2 * h)
    // The hot one of 19 min and the cold one of 20 min stay: two are no load.
    expect(loads(run)).toEqual([[2, 3]])
  })

  it('leaves the oldest carrier behind if hot lots fill the load, and takes it next', () => {
    const stations = [oven({ per: 'carrier', min: 2, max: 2, maxWait: 10 * min })]
    const products = [product('product', { priority: 1 }), product('hot', { priority: 0 })]
    const release = [schedule([0]), schedule([5 * min, 5 * min], { name: 'hot', product: 'hot' })]
    const run = trace(line({ steps: [bake(30 * min)], stations, products, release }), 2 * h)
    // At 5 min three wait: two hot ones go. The cold one has waited 10 min at 10 min, but the oven is busy until 35 min.
    expect(loads(run)).toEqual([
      [5, 2],
      [35, 1],
    ])
  })
})
