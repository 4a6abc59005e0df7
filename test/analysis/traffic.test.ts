import { describe, expect, it } from 'vitest'
import { traffic } from '../../src/analysis/traffic.ts'
import type { StepSpec } from '../../src/spec/line.ts'
import { step } from './small-line.ts'

const visitsOf = (steps: StepSpec[]) => traffic({ name: 'main', steps })

describe('traffic', () => {
  it('gets less from step to step by the yields', () => {
    const { visits, cumulativeYield } = visitsOf([step('saw', { yield: 0.9 }), step('bond', { yield: 0.8 }), step('test')])
    expect(visits).toEqual([1, 0.9, 0.9 * 0.8])
    expect(cumulativeYield).toBeCloseTo(0.72, 14)
  })

  it('passes by steps that are switched off', () => {
    const { steps, visits } = visitsOf([step('saw'), step('burn-in', { enabled: false, yield: 0.5 }), step('test')])
    expect(steps.map(({ name }) => name)).toEqual(['saw', 'test'])
    expect(visits).toEqual([1, 1])
  })

  it('counts units that come back for a second test, and all who come a third time', () => {
    const again = {
      next: [
        { to: 'test', probability: 0.2 },
        { to: 'pack', probability: 0.8 },
      ],
    }
    const { visits, cumulativeYield } = visitsOf([step('test', { yield: 0.95, ...again }), step('pack')])
    expect(visits[0]).toBeCloseTo(1 / (1 - 0.2 * 0.95), 12)
    expect(visits[1]).toBeCloseTo((0.8 * 0.95) / (1 - 0.2 * 0.95), 12)
    expect(cumulativeYield).toBeCloseTo(visits[1] as number, 12)
  })

  it('parts at a branch and comes together again', () => {
    const { visits, cumulativeYield } = visitsOf([
      step('sort', {
        next: [
          { to: 'hot', probability: 0.25 },
          { to: 'cold', probability: 0.65 },
          { to: null, probability: 0.1 },
        ],
      }),
      step('hot', { yield: 0.9, next: [{ to: 'pack', probability: 1 }] }),
      step('cold'),
      step('pack', { yield: 0.5 }),
    ])
    expect(visits).toEqual([1, 0.25, 0.65, 0.25 * 0.9 + 0.65])
    expect(cumulativeYield).toBeCloseTo(0.1 + (0.225 + 0.65) / 2, 14)
  })

  it('that never leaves a loop is refused', () => {
    expect(() => visitsOf([step('test', { next: [{ to: 'test', probability: 1 }] })])).toThrow(
      'route "main": units go round in its "next" branches and hardly ever leave',
    )
  })

  it('to a step that is switched off is refused, with both names', () => {
    const off = [step('test', { next: [{ to: 'bake', probability: 1 }] }), step('bake', { enabled: false })]
    expect(() => visitsOf(off)).toThrow('route "main": step "test" goes on to "bake", which is not there or switched off')
  })
})
