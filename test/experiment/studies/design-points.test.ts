import { describe, expect, it } from 'vitest'
import { designPoints } from '../../../src/experiment/studies/design-points.ts'
import type { FactorSpec, PlanSpec } from '../../../src/spec/plan.ts'

const machines: FactorSpec = {
  name: 'testers',
  kind: 'range',
  path: 'a.machines',
  range: { from: 2, to: 5, unit: '', isWhole: true },
  steps: 4,
}
const time: FactorSpec = { name: 'time', kind: 'range', path: 'b.time', range: { from: 10, to: 20, unit: 'min', isWhole: false }, steps: 3 }
const crew: FactorSpec = {
  name: 'crew',
  kind: 'levels',
  levels: [
    { name: 'small', at: [], set: ['crews.a.size=1'] },
    { name: 'large', at: [], set: ['crews.a.size=2', 'crews.b.size=3'] },
  ],
}

function plan(design: PlanSpec['design'], ...factors: FactorSpec[]): PlanSpec {
  return { line: 'x', set: [], design, factors }
}

const names = (points: ReturnType<typeof designPoints>) => points.map(({ levels }) => levels.map(({ name }) => name))

describe('the points of a plan', () => {
  it('are all combinations of values, ranges cut in steps', () => {
    const points = designPoints(plan({ kind: 'full factorial' }, time, crew), 1)
    expect(names(points)).toEqual([
      ['10 min', 'small'],
      ['10 min', 'large'],
      ['15 min', 'small'],
      ['15 min', 'large'],
      ['20 min', 'small'],
      ['20 min', 'large'],
    ])
    expect(points[3]).toMatchObject({
      numbers: [1, 1],
      levels: [{ set: ['b.time=15 min'] }, { set: ['crews.a.size=2', 'crews.b.size=3'] }],
    })
  })

  it('are each factor alone, after all at their first values', () => {
    expect(names(designPoints(plan({ kind: 'one at a time' }, machines, crew), 1))).toEqual([
      ['2', 'small'],
      ['3', 'small'],
      ['4', 'small'],
      ['5', 'small'],
      ['2', 'large'],
    ])
  })

  it('take no whole number twice where a range has fewer of them than steps', () => {
    const few = { ...machines, steps: 9 } satisfies FactorSpec
    expect(names(designPoints(plan({ kind: 'full factorial' }, few), 1)).flat()).toEqual(['2', '3', '4', '5'])
  })

  it.each(['latin hypercube', 'sobol'] as const)('fill the ranges evenly: %s takes each quarter of each factor equally often', (kind) => {
    const points = designPoints(plan({ kind, points: 16 }, machines, time, crew), 1)
    const count = (factor: number, name: (value: string) => string): Record<string, number> => {
      const counts: Record<string, number> = {}
      for (const { levels } of points) counts[name(levels[factor]!.name)] = (counts[name(levels[factor]!.name)] ?? 0) + 1
      return counts
    }
    expect(count(0, (value) => value)).toEqual({ 2: 4, 3: 4, 4: 4, 5: 4 })
    expect(count(1, (value) => String(Math.floor(Number.parseFloat(value) / 2.5)))).toEqual({ 4: 4, 5: 4, 6: 4, 7: 4 })
    expect(count(2, (value) => value)).toEqual({ small: 8, large: 8 })
    expect(points.every(({ numbers }) => numbers === null)).toBe(true)
  })

  it('of a design that fills a space follow from the seed', () => {
    const of = (seed: number) => names(designPoints(plan({ kind: 'latin hypercube', points: 8 }, machines, time), seed))
    expect(of(3)).toEqual(of(3))
    expect(of(3)).not.toEqual(of(4))
  })
})
