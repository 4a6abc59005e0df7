import { describe, expect, it } from 'vitest'
import { type Job, type ReplicationOutcome, SerialExecutor, Trials } from '../../../src/experiment/index.ts'
import { designPoints } from '../../../src/experiment/studies/design-points.ts'
import { type SweepPoint, sweepOf } from '../../../src/experiment/studies/sweep.ts'
import type { PlanSpec } from '../../../src/spec/plan.ts'
import { d, every, exponential, h, line, min, step } from '../../support/line.ts'

const factor = (name: string, ...levels: string[]): PlanSpec['factors'][number] => ({
  name,
  kind: 'levels',
  levels: levels.map((level) => ({ name: level, at: [], set: [] })),
})

const plan = (kind: 'full factorial' | 'one at a time'): PlanSpec => ({
  line: 'x',
  set: [],
  design: { kind },
  factors: [factor('machines', '1', '2'), factor('people', 'few', 'many')],
})

const theLine = line({ steps: [step('saw', exponential(30 * min))], release: [every(exponential(h))] })

/** Points whose replications say good units/day as given: values[point][replication]. */
function sweepWith(of: PlanSpec, values: readonly (readonly number[])[], wanted = values[0]!.length) {
  const points: SweepPoint[] = designPoints(of, 1).map((point, index) => ({
    ...point,
    job: { line: theLine, lineHash: String(index), seed: 1, replications: wanted, warmUp: 0, horizon: d },
  }))
  const known = ({ lineHash }: Job): ReplicationOutcome[] =>
    values[Number(lineHash)]!.map((value, replication) => ({ replication, values: Float64Array.of(value), events: 0 }))
  return sweepOf(of, 'hash', points, ['goodPerDay'], new Trials(new SerialExecutor(), { store: { known, keep: () => {} } }))
}

describe('a full factorial sweep', () => {
  const sweep = sweepWith(plan('full factorial'), [
    [10, 20],
    [14, 25],
    [12, 22],
    [20, 29],
  ])

  it('gives every number at every point', () => {
    expect(sweep.points.map(({ settings, estimates }) => [...settings, estimates[0]!.mean])).toEqual([
      ['1', 'few', 15],
      ['1', 'many', 19.5],
      ['2', 'few', 17],
      ['2', 'many', 24.5],
    ])
    expect(sweep.factors).toEqual([
      { name: 'machines', levels: ['1', '2'] },
      { name: 'people', levels: ['few', 'many'] },
    ])
  })

  it('tells what each factor does and what two do together, replication by replication', () => {
    const { main, interactions } = sweep.kpis[0]!.effects!
    // Machines: (12 + 20 - 10 - 14) / 2 = 4 and (22 + 29 - 20 - 25) / 2 = 3; people: 6 and 6; together: (8 - 4) / 2 = 2 and (7 - 5) / 2 = 1.
    expect(main.map(({ effect }) => effect.mean)).toEqual([3.5, 6])
    expect(main[1]).toMatchObject({ factor: 1, level: 1, effect: { halfWidth: 0 }, verdict: 'higher' })
    expect(interactions).toMatchObject([
      { first: { factor: 0, level: 1 }, second: { factor: 1, level: 1 }, effect: { mean: 1.5 }, verdict: 'not-told-apart' },
    ])
    expect(sweep.family).toEqual({ effects: 3, level: 1 - 0.05 / 3 })
  })
})

describe('a sweep of one factor at a time', () => {
  it('compares each value with the first point, and sees no interactions', () => {
    const { kpis, family } = sweepWith(plan('one at a time'), [
      [10, 20],
      [12, 22],
      [14, 25],
    ])
    expect(kpis[0]!.effects!.main.map(({ factor: number, effect }) => [number, effect.mean])).toEqual([
      [0, 2],
      [1, 4.5],
    ])
    expect(kpis[0]!.effects!.interactions).toEqual([])
    expect(family!.effects).toBe(2)
  })
})

describe('a sweep that was stopped', () => {
  it('gives what it has of each point, and no effects', () => {
    const sweep = sweepWith(plan('full factorial'), [[10, 20], [14], [], []], 2)
    expect(sweep.replications).toBe(0)
    expect(sweep.points.map(({ estimates }) => [estimates[0]!.mean, estimates[0]!.replications])).toEqual([
      [15, 2],
      [14, 1],
      [null, 0],
      [null, 0],
    ])
    expect([sweep.family, sweep.kpis[0]!.effects]).toEqual([undefined, undefined])
  })
})
