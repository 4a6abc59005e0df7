/** What `check` says about kits. */
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { compile, Floor, PerKit, PerStation } from '../../src/model/index.ts'
import type { KitSpec, LineSpec, ProcessTimeSpec, StationSpec } from '../../src/spec/line.ts'
import { daily, day, hour, line, product, second, station, step } from './small-line.ts'

const kit = (over: Partial<KitSpec> = {}): KitSpec => ({ name: 'board', type: 'board', count: 1, services: [], ...over })

/** 1000 units a day at a second each: 1000 s of work in 10 carriers of 100. */
const withKits = (kits: KitSpec[], parts: Partial<StationSpec> = {}, over: Partial<LineSpec> = {}): LineSpec =>
  line([step('saw')], { stations: [station('saw', { tooling: ['board'], ...parts })], kits, ...over })

const loadOf = (...parts: Parameters<typeof withKits>) => staticCapacity(withKits(...parts)).kits.map(({ load }) => load)

const work = 1000 * second

describe('a kit is asked for', () => {
  it('the work of the loads, all kits of a name together', () => {
    expect(loadOf([kit()])[0]).toBeCloseTo(work / day, 12)
    expect(loadOf([kit({ count: 4 })])[0]).toBeCloseTo(work / day / 4, 12)
  })

  it('the downtime of the machine in it, but not the time without a shift', () => {
    const failures: StationSpec['failures'] = [
      { name: 'jam', clock: 'productive', every: { kind: 'exponential', mean: hour }, repair: { kind: 'exponential', mean: hour } },
    ]
    const calendars: LineSpec['calendars'] = [{ name: 'day', cycle: day, on: [{ from: 6 * hour, to: 18 * hour }] }]
    expect(loadOf([kit()], { failures, calendar: 'day' }, { calendars })[0]).toBeCloseTo((2 * work) / day, 12)
  })

  it('its services, by units, shots and productive time', () => {
    const service = (clock: KitSpec['services'][number]['clock'], every: number) => [
      { name: 'cleaning', clock, every, lasts: { kind: 'constant' as const, value: hour } },
    ]
    const time: ProcessTimeSpec = { time: { kind: 'constant', value: 20 * second }, per: 'strip', atOnce: 2 }
    expect(loadOf([kit({ services: service('units', 500) })])[0]).toBeCloseTo((work + 2 * hour) / day, 12)
    expect(loadOf([kit({ services: service('productive', 500 * second) })])[0]).toBeCloseTo((work + 2 * hour) / day, 12)
    // Ten units on a strip, two strips a shot: 50 shots.
    expect(loadOf([kit({ services: service('shots', 10) })], { processTime: time })[0]).toBeCloseTo((work + 5 * hour) / day, 12)
    // A carrier is a shot where its time is not counted in pieces, a batch where there are batches.
    expect(loadOf([kit({ services: service('shots', 5) })], { processTime: { ...time, per: 'carrier', atOnce: 1 } })[0]).toBeCloseTo(
      (200 * second + 2 * hour) / day,
      12,
    )
    const batch = { per: 'carrier', min: 1, max: 5 } as const
    expect(loadOf([kit({ services: service('shots', 1) })], { batch, processTime: { ...time, per: 'batch', atOnce: 1 } })[0]).toBeCloseTo(
      (40 * second + 2 * hour) / day,
      12,
    )
  })

  it('the work that it fits, shared by count with others that do', () => {
    const kits = [kit({ name: 'special', count: 1, fits: [{ by: 'product', values: ['a'] }] }), kit({ name: 'universal', count: 3 })]
    const over = { products: [product('a'), product('b')], release: [daily('a'), daily('b')] }
    expect(loadOf(kits, {}, over)).toEqual([expect.closeTo((0.25 * work) / day, 12), expect.closeTo((1.75 * work) / day / 3, 12)])
  })
})

it('kits above 85 % are warned of, and above 100 % more so', () => {
  const warnings = (kits: KitSpec[], hours: number) => {
    const processTime: ProcessTimeSpec = { time: { kind: 'constant', value: hours * hour }, per: 'lot' }
    return staticCapacity(withKits(kits, { machines: 10, processTime })).warnings
  }
  expect(warnings([kit()], 20.4)).toEqual([])
  expect(warnings([kit()], 21)).toEqual(['kit "board" is asked for 87.5 % of its time: machines will wait long for it'])
  expect(warnings([kit({ count: 2 })], 60)).toEqual([
    'the 2 kits "board" are asked for 125 % of their time: work waits for them longer and longer',
  ])
})

it('kits that are asked for too much let through what their load says, and the machines stand for lack of them', () => {
  const processTime: ProcessTimeSpec = { time: { kind: 'exponential', mean: 2 * hour }, per: 'carrier' }
  const services = [{ name: 'cleaning', clock: 'shots' as const, every: 5, lasts: { kind: 'exponential' as const, mean: 3 * hour } }]
  // 10 carriers a day, each 2 h and a fifth of a service of 3 h: 26 h a day.
  const spec = withKits([kit({ services })], { machines: 3, processTime })
  const [load] = loadOf([kit({ services })], { machines: 3, processTime })
  expect(load).toBeCloseTo(26 / 24, 12)
  const days = 4000
  const floor = new Floor(compile(spec), { seed: 3, replication: 1, expectedEnd: days * day })
  floor.run(days * day)
  const { scalars } = floor.cut()
  const column = floor.books.layout.ofStation(0)
  const done = scalars[column + PerStation.unitsDone]! / (1000 * days)
  expect(done).toBeLessThanOrEqual(staticCapacity(spec).rows[0]!.capacity / 1000)
  // Some 37 000 loads, standard deviation as large as the mean: standard error 0.5 %.
  expect(Math.abs(done * load! - 1)).toBeLessThan(0.02)
  const kits = floor.books.layout.ofKit(0)
  const time = scalars[kits + PerKit.useArea]! + scalars[kits + PerKit.serviceArea]!
  expect(time / (days * day)).toBeGreaterThan(0.99)
  expect(scalars[column + PerStation.waitsForKitArea]! / (days * day)).toBeGreaterThan(1.9)
})
