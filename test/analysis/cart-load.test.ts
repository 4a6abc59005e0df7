/** What `check` says about carts. */
import { describe, expect, it } from 'vitest'
import { moves } from '../../src/analysis/moves.ts'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import type { CartSpec, LineSpec, StepSpec } from '../../src/spec/line.ts'
import { day, line, minute, station, step } from './small-line.ts'

const time = (minutes: number) => ({ kind: 'constant' as const, value: minutes * minute })
const carts = (over: Partial<CartSpec> = {}): CartSpec => ({ name: 'agv', count: 1, carries: 1, ...over })

/** 1000 units a day, 100 in a magazine, 10 on a strip; `saw` in area front, all others in area test. */
const plant = (kinds: CartSpec[], steps: StepSpec[] = [step('saw'), step('test')], over: Partial<LineSpec> = {}): LineSpec =>
  line(steps, {
    stations: ['saw', 'test', 'other'].map((name) => station(name, { area: name === 'saw' ? 'front' : 'test' })),
    transport: {
      times: [
        { from: 'front', to: 'test', time: time(8) },
        { from: 'test', to: 'front', time: time(6) },
      ],
      carts: kinds,
    },
    ...over,
  })

const loadOf = (...parts: Parameters<typeof plant>) => staticCapacity(plant(...parts)).carts.map(({ load }) => load)
const tenTrips = (10 * 14 * minute) / day

describe('carts are asked for', () => {
  it('each way there and back, with as many carriers as they take', () => {
    expect(loadOf([carts()])[0]).toBeCloseTo(tenTrips, 12)
    expect(loadOf([carts({ count: 2, carries: 5 })])[0]).toBeCloseTo(tenTrips / 10, 12)
  })

  it('the larger carriers where contents change carrier', () => {
    const strips = (first: StepSpec['carrier'], second: StepSpec['carrier']) => [
      step('saw', { carrier: first }),
      step('test', { carrier: second }),
    ]
    expect(loadOf([carts()], strips('strip', 'strip'))[0]).toBeCloseTo(10 * tenTrips, 12)
    expect(loadOf([carts()], strips('strip', 'magazine'))[0]).toBeCloseTo(tenTrips, 12)
    expect(loadOf([carts()], strips('magazine', 'strip'))[0]).toBeCloseTo(tenTrips, 12)
  })

  it('what yield and sampling leave to be brought, and back for rework', () => {
    expect(loadOf([carts()], [step('saw', { yield: 0.5 }), step('test')])[0]).toBeCloseTo(tenTrips / 2, 12)
    expect(loadOf([carts()], [step('saw'), step('test', { sample: 0.1 })])[0]).toBeCloseTo(tenTrips / 10, 12)
    const rework = { rework: { to: 'saw', share: 0.5, most: 50, beyond: 'scrap' as const } }
    // Half come back each time: twice there, once back.
    expect(loadOf([carts()], [step('saw'), step('test', rework)])[0]).toBeCloseTo(3 * tenTrips, 6)
  })

  it('ways of their own only', () => {
    const kinds = [carts({ name: 'there', ways: [{ from: 'front', to: 'test' }] }), carts({ name: 'rest' })]
    const steps = [step('saw'), step('test'), step('back', { station: 'saw' })]
    expect(loadOf(kinds, steps)).toEqual([expect.closeTo(tenTrips, 12), expect.closeTo(tenTrips, 12)])
  })
})

it('carts above 85 % are warned of, and above 100 % more so', () => {
  const warnings = (count: number, carries: number) =>
    staticCapacity(plant([carts({ count, carries })], [step('saw', { carrier: 'strip' }), step('test', { carrier: 'strip' })])).warnings
  expect(warnings(2, 1)).toEqual([])
  expect(warnings(1, 1)).toEqual(['cart "agv" is asked for 97.2 % of its time: carriers will wait long'])
})

it('units go on from where they were, past steps without a station and those that they pass by', () => {
  const steps = [step('saw'), step('dry'), step('look', { sample: 0.25 }), step('test')]
  const at = (name: string) => (name === 'dry' ? [] : [{ station: name, share: 1 }])
  expect(moves({ name: 'main', steps }, at)).toEqual([
    { from: 'saw', to: 'look', step: 2, units: 0.25 },
    { from: 'look', to: 'test', step: 3, units: 0.25 },
    { from: 'saw', to: 'test', step: 3, units: 0.75 },
  ])
})
