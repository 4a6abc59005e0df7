/** Every KPI against small cases that can be worked out by hand. */
import { describe, expect, it } from 'vitest'
import { Draws, Sampler } from '../../src/engine/index.ts'
import { rawProcessTime } from '../../src/experiment/raw-process-time.ts'
import { equipmentStates, lineMeasures, productMeasures, stationMeasures, Window } from '../../src/measures/index.ts'
import { bucketOf } from '../../src/model/histogram.ts'
import { BUCKETS, bucketEdges, compile, Floor } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { bucketQuantile } from '../../src/statistics/index.ts'
import { changeover, constant, d, every, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'

/** KPIs of a window by name: of the line, of its first product, of its stations. */
function kpis(spec: LineSpec, from: number, to: number) {
  const compiled = compile(spec)
  const floor = new Floor(compiled, { seed: 1, replication: 0, expectedEnd: to })
  floor.run(from)
  const start = floor.cut()
  floor.run(to)
  const raw = rawProcessTime(spec).map(({ ticks }) => ticks)
  const window = new Window(compiled, raw, start, floor.cut())
  const stationOf = (name: string) => compiled.stations.find((one) => one.name === name)!
  return {
    line: Object.fromEntries(lineMeasures.map(({ name, of }) => [name, of(window)])) as Record<string, number>,
    product: Object.fromEntries(productMeasures.map(({ name, of }) => [name, of(window, compiled.products[0]!)])) as Record<string, number>,
    of: (name: string) =>
      Object.fromEntries([...stationMeasures, ...equipmentStates].map((kpi) => [kpi.name, kpi.of(window, stationOf(name))])) as Record<
        string,
        number
      >,
  }
}

/** What a histogram makes of a duration: the same within a sixteenth. */
const about = (hours: number) => ({ low: hours * (1 - 1 / 16), high: hours * (1 + 1 / 16) })

describe('a line of two machines, a lot of 10 units an hour, of which each machine takes 12 and 48 minutes', () => {
  const spec = line({
    steps: [step('saw', 12 * min), step('die', 48 * min)],
    products: [product('product', { lotUnits: 10 })],
    release: [every(h)],
  })
  const { line: all, product: one, of } = kpis(spec, 2 * d, 4 * d)

  it('makes 240 units a day and starts as many', () => {
    expect([all['goodPerDay'], all['startsPerDay'], one['goodPerDay']]).toEqual([240, 240, 240])
    expect([all['cumulativeYield'], all['lostShare']]).toEqual([1, 0])
  })

  it('holds one lot on average, for an hour, and none waits', () => {
    expect([all['wipLots'], all['wipUnits'], all['cycleTimeMean'], one['cycleTimeMean']]).toEqual([1, 10, 1, 1])
    expect([all['rawProcessTime'], all['xFactor'], one['xFactor']]).toEqual([1, 1, 1])
    const { low, high } = about(1)
    for (const name of ['cycleTimeP50', 'cycleTimeP90', 'cycleTimeP95', 'cycleTimeP99']) {
      expect(all[name]).toBeGreaterThan(low)
      expect(all[name]).toBeLessThan(high)
      expect(one[name]).toBe(all[name])
    }
  })

  it('is loaded 20 and 80 %, starved for the rest', () => {
    for (const [name, share] of [
      ['saw', 0.2],
      ['die', 0.8],
    ] as const) {
      const station = of(name)
      expect(station).toMatchObject({
        blocked: 0,
        setup: 0,
        scheduledDown: 0,
        unscheduledDown: 0,
        nonScheduled: 0,
        queueLength: 0,
        waitMean: 0,
        unitsPerDay: 240,
      })
      for (const kpi of ['load', 'busy', 'productive']) expect(station[kpi]).toBeCloseTo(share, 12)
      for (const kpi of ['standby', 'starved']) expect(station[kpi]).toBeCloseTo(1 - share, 12)
      expect(station['waitP95']).toBeLessThan(1024 / h)
    }
  })
})

describe('a queue', () => {
  it('of lots that come three at a time has waits of 0, 10 and 20 minutes', () => {
    const spec = line({
      steps: [step('saw', 10 * min)],
      release: [every(h, { policy: { kind: 'interval', every: constant(h), lots: constant(3) } })],
    })
    const { of, line: all } = kpis(spec, d, 2 * d)
    expect(of('saw')['waitMean']).toBeCloseTo(10 / 60, 12)
    // 10 + 20 waiting minutes an hour.
    expect(of('saw')['queueLength']).toBeCloseTo(0.5, 12)
    expect(of('saw')['waitP95']).toBeGreaterThan(about(20 / 60).low)
    expect(of('saw')['waitP95']).toBeLessThan(about(20 / 60).high)
    expect(all['cycleTimeMean']).toBeCloseTo(20 / 60, 12)
    expect(all['xFactor']).toBeCloseTo(2, 12)
  })
})

describe('load', () => {
  it('is need over capacity: failures, assists and stops by count are need, planned stops and shifts take capacity', () => {
    const stations = [
      station('saw', {
        failures: [{ name: 'spindle', clock: 'productive', every: constant(50 * min), repair: constant(10 * min) }],
        plannedStops: [
          { name: 'service', clock: 'calendar', every: d, first: 23 * h, lasts: constant(h) },
          { name: 'blade', clock: 'units', every: 1, lasts: constant(5 * min) },
        ],
        calendar: 'days',
      }),
    ]
    const calendars = [{ name: 'days', cycle: d, on: [{ from: 6 * h, to: d }] }]
    const release = [schedule(Array.from({ length: 40 }, (_, index) => Math.floor(index / 10) * d + 8 * h))]
    const { of, line: all } = kpis(line({ steps: [step('saw', 25 * min)], stations, calendars, release }), d, 4 * d)
    // Ten lots a day: 250 min of work, 5 repairs of 10 min (the tenth lot ends with the fifth due, which strikes at the next day's first), 10 blades of 5 min.
    const need = 250 + 50 + 50
    const left = 18 * 60 - 60
    expect(of('saw')['load']).toBeCloseTo(need / left, 12)
    expect(of('saw')['busy']).toBeCloseTo(need / left, 12)
    expect(of('saw')['productive']).toBeCloseTo(250 / 1440, 12)
    expect(of('saw')['unscheduledDown']).toBeCloseTo(50 / 1440, 12)
    expect(of('saw')['scheduledDown']).toBeCloseTo((50 + 60) / 1440, 12)
    expect(of('saw')['nonScheduled']).toBeCloseTo(6 / 24, 12)
    expect(all['goodPerDay']).toBe(10)
  })

  it('counts batches as full: an oven that always runs half empty is busy all the time and loaded one half', () => {
    const stations = [station('oven', { batch: { per: 'carrier', min: 2, max: 4 } })]
    const release = [every(h, { policy: { kind: 'interval', every: constant(h), lots: constant(2) } })]
    const { of } = kpis(line({ steps: [step('oven', h)], stations, release }), d, 2 * d)
    expect([of('oven')['load'], of('oven')['busy'], of('oven')['productive']]).toEqual([0.5, 1, 1])
  })

  it('counts changeovers', () => {
    const stations = [station('saw', { setup: changeover('family', 10 * min) })]
    const products = [product('product'), product('other')]
    const policy = { kind: 'interval' as const, every: constant(2 * h), first: h, lots: constant(1) }
    const release = [every(2 * h), every(0, { name: 'others', product: 'other', policy })]
    const { of } = kpis(line({ steps: [step('saw', 20 * min)], stations, products, release }), d, 2 * d)
    expect(of('saw')['setup']).toBeCloseTo(10 / 60, 12)
    expect(of('saw')['load']).toBeCloseTo(0.5, 12)
  })

  it('is not known of a station that was never scheduled', () => {
    const calendars = [{ name: 'late', cycle: 10 * d, on: [{ from: 9 * d, to: 10 * d }] }]
    const { of } = kpis(line({ steps: [step('saw', min)], stations: [station('saw', { calendar: 'late' })], calendars }), d, 2 * d)
    expect(of('saw')['load']).toBeNaN()
    expect(of('saw')['nonScheduled']).toBe(1)
  })
})

describe('a machine that waits', () => {
  it('for room is blocked, for work starved', () => {
    const stations = [station('saw'), station('die', { buffer: { carriers: 0, whenFull: 'block' } })]
    const release = [{ name: 'closed', product: 'product', policy: { kind: 'conwip' as const, lots: 3 } }]
    const { of, line: all } = kpis(line({ steps: [step('saw', 15 * min), step('die', h)], stations, release }), d, 2 * d)
    expect([of('saw')['productive'], of('saw')['blocked'], of('saw')['starved']]).toEqual([0.25, 0.75, 0])
    expect(of('die')['starved']).toBe(0)
    expect([all['wipLots'], all['goodPerDay'], all['cycleTimeMean']]).toEqual([3, 24, 3])
  })

  it('for a batch to fill is in standby, but not starved', () => {
    const stations = [station('oven', { batch: { per: 'carrier', min: 3, max: 3 } })]
    const { of } = kpis(line({ steps: [step('oven', 30 * min)], stations, release: [every(h)] }), 3 * d, 6 * d)
    // A cycle of 3 h: work for half an hour from the third arrival on, starved until the first of the next three, then two hours of waiting.
    expect(of('oven')['productive']).toBeCloseTo(1 / 6, 12)
    expect(of('oven')['standby']).toBeCloseTo(5 / 6, 12)
    expect(of('oven')['starved']).toBeCloseTo(1 / 6, 12)
  })
})

describe('losses', () => {
  it('count in the yield when they happen; of a line that makes nothing yet nothing is known', () => {
    const steps = [step('saw', min, { yield: 0 }), step('die', min)]
    const { line: all } = kpis(line({ steps, release: [every(h)] }), d, 2 * d)
    expect([all['cumulativeYield'], all['goodPerDay']]).toEqual([0, 0])
    for (const name of ['cycleTimeMean', 'cycleTimeP50', 'xFactor']) expect(all[name]).toBeNaN()
  })

  it('before the first station are a share of the lots that came', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'lose' } })]
    const { line: all } = kpis(line({ steps: [step('saw', 90 * min)], stations, release: [every(h)] }), 2 * d, 4 * d)
    expect(all['lostShare']).toBe(0.5)
  })
})

describe('raw process time', () => {
  const hours = (spec: LineSpec) => rawProcessTime(spec).map(({ ticks }) => ticks / h)

  it('leaves out failures, assists, stops, changeovers, shifts, losses of speed and yield, buffers and waits for a batch', () => {
    const saw = station('saw', {
      unmodelledLoss: 0.5,
      failures: [{ name: 'supply', clock: 'up', every: constant(min), repair: constant(h) }],
      assists: [{ name: 'jam', mtba: min, time: constant(min) }],
      plannedStops: [{ name: 'blade', clock: 'units', every: 1, lasts: constant(h) }],
      setup: changeover('family', h),
      calendar: 'never',
    })
    const oven = station('oven', { batch: { per: 'carrier', min: 5, max: 5, maxWait: 9 * h }, buffer: { carriers: 1, whenFull: 'lose' } })
    const calendars = [{ name: 'never', cycle: d, on: [{ from: 23 * h, to: d }] }]
    const one = product('product', { lotUnits: 30, packing: { unitsPerWafer: 1, unitsPerStrip: 5, stripsPerMagazine: 2, unitsPerReel: 1 } })
    const steps = [
      step('saw', exponential(h), { carrier: 'magazine', yield: 0.1, delayAfter: exponential(0.5 * h) }),
      step('oven', 2 * h, { carrier: 'magazine' }),
    ]
    // Three magazines one after the other through the saw, half an hour of delay, each at once into an oven.
    expect(hours(line({ steps, stations: [saw, oven], calendars, products: [one] }))).toEqual([3 + 0.5 + 2])
  })

  it('is by product, each alone', () => {
    const products = [product('small', { lotUnits: 10 }), product('large', { lotUnits: 20 })]
    const steps = [step('saw', 0, { processTime: { time: constant(6 * min), per: 'unit' } })]
    expect(hours(line({ steps, products, release: [] }))).toEqual([1, 2])
  })

  it('is the mean over new lots where lots are divided', () => {
    const one = product('product', {
      lotUnits: 20,
      packing: { unitsPerWafer: 20, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 1 },
    })
    const steps = [step('saw', h, { carrier: 'wafer' }), step('die', h, { carrier: 'strip', newLotUnits: 10 })]
    expect(hours(line({ steps, products: [one] }))).toEqual([2.5])
  })

  it('weighs ways by their chance', () => {
    const steps = [
      step('saw', h, {
        next: [
          { to: 'saw', probability: 0.25 },
          { to: 'die', probability: 0.75 },
        ],
      }),
      step('die', h),
    ]
    // Geometric: 4/3 visits on average.
    expect(Math.abs(hours(line({ steps }))[0]! - (1 + 4 / 3))).toBeLessThan(0.03)
  })
})

describe('a quantile read from a histogram', () => {
  it('is within 1 % of that of an exponential sample', () => {
    const sampler = new Sampler({ kind: 'exponential', mean: 3 * h })
    const draws = new Draws().at(1, 2, 0, 0)
    const sample = Float64Array.from({ length: 200_000 }, () => sampler.draw(draws)).sort()
    const counts = new Float64Array(BUCKETS)
    for (const ticks of sample) counts[bucketOf(ticks)]!++
    for (const p of [0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]) {
      const exact = sample[Math.ceil(p * sample.length) - 1]!
      expect(Math.abs(bucketQuantile(counts, bucketEdges, p)! / exact - 1)).toBeLessThan(0.01)
    }
  })
})

describe('raw process time of a batch station', () => {
  it('lets every carrier of a lot into an oven of its own, also where the ovens have names', () => {
    const ovens = station('oven', {
      machines: 2,
      machineList: [
        { name: 'old', speed: 1 },
        { name: 'new', speed: 1 },
      ],
      batch: { per: 'carrier', min: 4, max: 4 },
    })
    const cure = step('oven', h, { carrier: 'strip', processTime: { time: { kind: 'constant', value: h }, per: 'batch' } })
    expect(rawProcessTime(line({ products: [product('product', { lotUnits: 8 })], steps: [cure], stations: [ovens] }))).toEqual([
      { product: 'product', ticks: h },
    ])
  })
})
