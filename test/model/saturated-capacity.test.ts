import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { Line } from '../../src/model/accumulators.ts'
import { compile } from '../../src/model/compile.ts'
import { Floor } from '../../src/model/floor.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'
import { day, hour, line, minute, second, station, step } from '../analysis/small-line.ts'

const exponential = (mean: number) => ({ kind: 'exponential', mean }) as const
const lognormal = (mean: number, cv: number) => ({ kind: 'lognormal', mean, cv }) as const

/** Units a day that two machines turn out when the queue never runs empty, over the capacity that `check` prints. */
function outputOverCapacity(parts: Partial<StationSpec>): number {
  const spec = line([step('tester')], {
    stations: [station('tester', { machines: 2, processTime: { time: { kind: 'constant', value: 9 * second }, per: 'unit' }, ...parts })],
    calendars: [{ name: 'two-shifts', cycle: day, on: [{ from: 6 * hour, to: 22 * hour }] }],
    release: [{ name: 'closed', product: 'device', policy: { kind: 'conwip', lots: 3 } }],
  })
  const days = 2000
  const floor = new Floor(compile(spec), { seed: 7, replication: 1, expectedEnd: days * day })
  floor.run(days * day)
  const units = floor.machines.unitsThrough.reduce((sum, each) => sum + each, 0)
  return units / days / (staticCapacity(spec).rows[0]?.capacity as number)
}

/** Some 30 000 failures in 96 000 machine hours leave a standard error of 0.06 %. */
const TOLERANCE = 0.002

const failures: StationSpec['failures'] = [
  { name: 'failure', every: exponential(4 * hour), clock: 'productive', repair: { kind: 'constant', value: 24 * minute } },
  { name: 'supply', every: exponential(3 * hour), clock: 'up', repair: { kind: 'constant', value: 12 * minute } },
]
const assists: StationSpec['assists'] = [{ name: 'jam', mtba: hour / 2, time: lognormal(3 * minute, 0.8) }]
const plannedStops: StationSpec['plannedStops'] = [
  { name: 'contactor', clock: 'units', every: 1500, lasts: { kind: 'constant', value: 30 * minute } },
  { name: 'golden units', clock: 'calendar', every: 12 * hour, lasts: { kind: 'constant', value: 20 * minute } },
]

describe('a station that always has work', () => {
  it('makes what its static capacity says, with all losses at once', () => {
    expect(Math.abs(outputOverCapacity({ failures, assists, plannedStops, unmodelledLoss: 0.2 }) - 1)).toBeLessThan(TOLERANCE)
  })

  it('makes what its static capacity says in shifts, with stops that come due at night', () => {
    expect(Math.abs(outputOverCapacity({ assists, plannedStops, unmodelledLoss: 0.2, calendar: 'two-shifts' }) - 1)).toBeLessThan(TOLERANCE)
  })
})

describe('a line whose steps can be done at several stations', () => {
  /** Good units a day with more work in the line than it can do, over the limit that `check` prints. */
  const output = (spec: LineSpec) => {
    const days = 300
    const floor = new Floor(compile(spec), { seed: 7, replication: 1, expectedEnd: days * day })
    floor.run(days * day)
    return floor.cut().scalars[Line.unitsGood]! / days / staticCapacity(spec).limitGoodPerDay
  }
  const perUnit = (seconds: number) => ({ time: { kind: 'exponential' as const, mean: seconds * second }, per: 'unit' as const })
  const closed = { kind: 'conwip' as const, lots: 12 }

  it('makes what its static limit says where the choice is between a fast and a slow tester', () => {
    const spec = line([step('hot', { alternatives: [{ station: 'old', processTime: perUnit(3) }] })], {
      stations: [station('hot', { processTime: perUnit(1), failures }), station('old', { machines: 2 })],
      release: [{ name: 'closed', product: 'device', policy: closed }],
    })
    expect(Math.abs(output(spec) - 1)).toBeLessThan(0.01)
  })

  it('never makes more, where the steps that share the stations suit different ones', () => {
    const spec = line(
      [
        step('first', { station: 'a', processTime: perUnit(1), alternatives: [{ station: 'b', processTime: perUnit(2) }] }),
        step('second', { station: 'a', processTime: perUnit(4), alternatives: [{ station: 'b', processTime: perUnit(2) }] }),
      ],
      { stations: [station('a'), station('b')], release: [{ name: 'closed', product: 'device', policy: closed }] },
    )
    // The best there is: a does all first steps and a sixth of the second, 1 + 4 / 6 = 2 - 2 / 6 seconds a unit.
    const { rows, limitGoodPerDay } = staticCapacity(spec)
    expect(rows.map(({ need }) => Number(need.toFixed(6)))).toEqual([1.166667, 0.833333])
    expect(Math.round(limitGoodPerDay)).toBe(51_840)
    expect(output(spec)).toBeLessThan(1)
    expect(output(spec)).toBeGreaterThan(0.8)
  })
})
