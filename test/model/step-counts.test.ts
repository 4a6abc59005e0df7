/** What lines with money count at their steps, by which materials are paid. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, PerStep } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stepFaults } from '../support/step-audit.ts'

const money = { currency: 'USD', interest: 0, energyPrice: 0, plantFactor: 1, spacePrice: 0, overhead: 0 }
const packing = { unitsPerWafer: 8, unitsPerStrip: 4, stripsPerMagazine: 2, unitsPerReel: 5 }

/** [units, carriers, strips, wafers, units lost] of every step until `end`. */
function countsOf(spec: LineSpec, end: number): number[][] {
  const floor = new Floor(compile({ ...spec, money }), { seed: 1, replication: 0, expectedEnd: d })
  floor.run(end)
  expect(stepFaults(floor)).toEqual([])
  const { scalars } = floor.cut()
  return floor.line.steps.map(({ index }) =>
    Object.values(PerStep)
      .slice(0, 5)
      .map((column) => scalars[floor.books.layout.ofStep(index) + column]!),
  )
}

describe('a step', () => {
  it('counts a carrier when its work begins, with the strips and wafers that are begun in it', () => {
    const spec = line({
      products: [product('product', { lotUnits: 10, packing })],
      steps: [step('bond', h, { carrier: 'magazine' }), step('test', 10 * min, { carrier: 'magazine' })],
    })
    // Ten units are a magazine of 8 and one of 2: two strips and one, a wafer and one.
    expect(countsOf(spec, h - 1)[0]).toEqual([8, 1, 2, 1, 0])
    expect(countsOf(spec, h)).toEqual([
      [10, 2, 3, 2, 0],
      [8, 1, 2, 1, 0],
    ])
  })

  it('without a station counts when its delay begins', () => {
    const { station: _station, ...rest } = step('cool', h)
    const spec = line({ products: [product('product', { lotUnits: 10, packing })], steps: [rest], release: [schedule([0, h])] })
    expect(countsOf(spec, h - 1)).toEqual([[10, 1, 3, 2, 0]])
    expect(countsOf(spec, h)).toEqual([[20, 2, 6, 4, 0]])
  })

  it('has lost what does not survive it', () => {
    const spec = line({
      products: [product('product', { lotUnits: 10, packing })],
      steps: [step('bond', h, { yield: 0 }), step('test', h)],
    })
    expect(countsOf(spec, d)).toEqual([
      [10, 1, 3, 2, 10],
      [0, 0, 0, 0, 0],
    ])
  })

  it('has lost what finds no room behind it', () => {
    const spec = line({
      products: [product('product', { lotUnits: 10, packing })],
      steps: [step('bond', h), step('test', 10 * h)],
      stations: [station('test', { buffer: { carriers: 0, whenFull: 'lose' } })],
      release: [schedule([0, 0])],
    })
    expect(countsOf(spec, 3 * h)).toEqual([
      [20, 2, 6, 4, 10],
      [10, 1, 3, 2, 0],
    ])
  })

  it.each([
    ['lose', 10],
    ['rework', 0],
  ] as const)('counts a load once that a breakdown takes: %s', (work, lost) => {
    const failures = [{ name: 'crash', every: constant(30 * min), clock: 'calendar', repair: constant(10 * h), work } as const]
    const spec = line({
      products: [product('product', { lotUnits: 10, packing })],
      steps: [step('bond', h)],
      stations: [station('bond', { failures })],
    })
    expect(countsOf(spec, 2 * h)).toEqual([[10, 1, 3, 2, lost]])
  })

  it('counts apart what is done at another station', () => {
    const steps = [step('bond', h, { alternatives: [{ station: 'spare' }] })]
    const spec = line({
      products: [product('product', { lotUnits: 10, packing })],
      steps,
      stations: [station('bond'), station('spare')],
      release: [schedule([0, 0, 0])],
    })
    const [main, spare] = countsOf(spec, d) as [number[], number[]]
    expect([main[0]! + spare[0]!, main[1]! + spare[1]!]).toEqual([30, 3])
    expect(Math.min(main[1]!, spare[1]!)).toBe(1)
  })

  it('counts nothing, and has no columns, where the line says nothing of money', () => {
    const floor = new Floor(compile(line({ steps: [step('bond', h)] })), { seed: 1, replication: 0, expectedEnd: d })
    expect(floor.books.layout.scalars).toBe(floor.books.layout.ofStep(0))
  })
})
