/** What `check` says about repair crews. */
import { expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'
import { daily, day, hour, line, station, step } from './small-line.ts'

type Failure = StationSpec['failures'][number]

const failure = (clock: Failure['clock'], every: number, repair: number): Failure => ({
  name: clock,
  clock,
  every: { kind: 'exponential', mean: every },
  repair: { kind: 'exponential', mean: repair },
  crew: 'technicians',
})

/** 1000 units a day at a second each: 1000 s of work in 10 carriers of 100. */
const withCrew = (parts: Partial<StationSpec>, over: Partial<LineSpec> = {}): LineSpec =>
  line([step('saw')], { stations: [station('saw', parts)], crews: [{ name: 'technicians', size: 1 }], ...over })

const loadOf = (parts: Partial<StationSpec>, over: Partial<LineSpec> = {}) => staticCapacity(withCrew(parts, over)).crews[0]!.load

it('a crew is asked for the repairs that each clock brings', () => {
  const work = 1000e6
  expect(loadOf({ failures: [failure('productive', 0.1 * hour, 2 * hour)] })).toBeCloseTo((work / (0.1 * hour)) * (2 / 24), 12)
  expect(loadOf({ failures: [failure('units', 500, 2 * hour)] })).toBeCloseTo(2 * (2 / 24), 12)
  expect(loadOf({ failures: [failure('cycles', 5, 2 * hour)] })).toBeCloseTo(2 * (2 / 24), 12)
  expect(loadOf({ failures: [failure('calendar', 10 * hour, 2 * hour)] })).toBeCloseTo(2 / 12, 12)
  expect(loadOf({ failures: [failure('up', 10 * hour, 2 * hour)] })).toBeCloseTo(2 / 12, 12)
  expect(loadOf({ failures: [failure('up', 10 * hour, 2 * hour)], machines: 3 })).toBeCloseTo(6 / 12, 12)
})

it('a crew is asked for the planned stops that it does', () => {
  const common = { name: 'service', lasts: { kind: 'constant', value: 2 * hour }, crew: 'technicians' } as const
  const stop = (over: Partial<StationSpec['plannedStops'][number]>) => ({
    plannedStops: [{ ...common, ...over } as StationSpec['plannedStops'][number]],
  })
  expect(loadOf(stop({ clock: 'calendar', every: 12 * hour }))).toBeCloseTo(4 / 24, 12)
  expect(loadOf(stop({ clock: 'units', every: 500, when: 'betweenLoads' }))).toBeCloseTo(4 / 24, 12)
  expect(loadOf(stop({ clock: 'productive', every: 500e6, when: 'betweenLoads' }))).toBeCloseTo(4 / 24, 12)
})

it('a station that is asked for more than it can do makes only the repairs of what it does', () => {
  // 100,000 units a day at 1 s and 10 s of repair for each of its units: it makes 7,854 a day, and is repaired all the time that it doesn't work.
  const release = [
    {
      ...daily('device'),
      policy: { kind: 'interval', every: { kind: 'constant', value: day / 100 }, lots: { kind: 'constant', value: 1 } },
    },
  ]
  const load = loadOf({ failures: [failure('units', 1, 10e6)] }, { release: release as LineSpec['release'] })
  expect(load).toBeCloseTo(10 / 11, 12)
})

it('a line without a release rate is taken at what it can make', () => {
  const release: LineSpec['release'] = [{ name: 'closed', product: 'device', policy: { kind: 'conwip', lots: 3 } }]
  expect(loadOf({ failures: [failure('productive', hour, hour)] }, { release })).toBeCloseTo(0.5, 12)
})

it('a crew above 85 % is warned of, and one above 100 % more so', () => {
  const warnings = (repair: number) => staticCapacity(withCrew({ machines: 10, failures: [failure('up', 100 * hour, repair)] })).warnings
  expect(warnings(9 * hour)).toEqual([])
  expect(warnings(9.9 * hour)).toEqual(['crew "technicians" of 1 is asked for 90.1 % of its time: machines will wait long for it'])
  expect(warnings(12 * hour)).toEqual(['crew "technicians" of 1 is asked for 107.1 % of its time: machines wait for it longer and longer'])
})
