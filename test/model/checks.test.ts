/** Rework with a limit, and acceptance sampling. */
import { describe, expect, it } from 'vitest'
import { PerStep, SimulationError } from '../../src/model/index.ts'
import type { InspectSpec, LineSpec, StepSpec } from '../../src/spec/line.ts'
import { d, every, h, line, min, product, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const lots = (units: number) => [product('product', { lotUnits: units })]

/** One lot at a time: plating of 10 min, and a test of 5 min that may send it back. */
const plating = (test: Partial<StepSpec>, units = 10): LineSpec =>
  line({ products: lots(units), steps: [step('plate', 10 * min), step('test', 5 * min, test)] })

const counted = ({ floor }: Traced, name: string, column: keyof typeof PerStep): number =>
  floor.line.steps
    .filter((one) => one.name === name)
    .reduce((sum, { index }) => sum + floor.cut().scalars[floor.books.layout.ofStep(index) + PerStep[column]]!, 0)

describe('rework with a limit', () => {
  it('sends a carrier back so often at most, and then scraps it', () => {
    const run = trace(plating({ rework: { to: 'plate', share: 1, most: 2, beyond: 'scrap' } }), d)
    expect(run.times('workStarted', 'plate')).toEqual([0, 15 * min, 30 * min])
    expect(run.times('carrierSentBack', 'test')).toEqual([15 * min, 30 * min])
    expect(run.times('unitsScrapped', 'test')).toEqual([45 * min])
    expect(run.times('lotEnded')).toEqual([45 * min])
    expect(counted(run, 'test', 'carriersFailed')).toBe(3)
    expect(counted(run, 'test', 'unitsLost')).toBe(10)
  })

  it('lets it pass after that, where the file says so', () => {
    const run = trace(plating({ rework: { to: 'plate', share: 1, most: 1, beyond: 'pass' } }), d)
    expect(run.times('carrierLeft', 'test')).toEqual([15 * min, 30 * min])
    expect(run.times('unitsScrapped')).toEqual([])
  })

  it('counts for each step and carrier by itself', () => {
    const steps = [
      step('plate', 10 * min, { rework: { to: 'plate', share: 1, most: 1, beyond: 'pass' } }),
      step('test', 5 * min, { rework: { to: 'plate', share: 1, most: 1, beyond: 'pass' } }),
    ]
    const run = trace(line({ products: lots(10), steps, release: [every(2 * h)] }), 3 * h)
    // Plated twice, tested, plated once more (its one rework is used up), tested: 40 min a lot.
    expect(run.times('workStarted', 'plate')).toEqual([0, 10, 25, 120, 130, 145].map((at) => at * min))
    expect(run.times('lotEnded')).toEqual([40 * min, 160 * min])
  })

  it('draws anew each time: the passes are a truncated geometric number', () => {
    const spec = plating({ rework: { to: 'plate', share: 0.3, most: 2, beyond: 'scrap' } })
    const run = trace({ ...spec, release: [every(2 * h)] }, 4000 * 2 * h)
    const passes = run.times('workStarted', 'test').length / 4000
    expect(Math.abs(passes - (1 + 0.3 + 0.09))).toBeLessThan(0.035)
    expect(Math.abs(run.times('unitsScrapped').length / 4000 - 0.027)).toBeLessThan(0.01)
  })

  it('is refused to a step that works on other carriers', () => {
    const steps = [
      step('plate', 10 * min),
      step('test', 5 * min, { carrier: 'strip', rework: { to: 'plate', share: 1, most: 1, beyond: 'pass' } }),
    ]
    expect(() => trace(line({ products: lots(10), steps }), d)).toThrow(
      new SimulationError('route "route": step "test" can\'t send carriers to "plate", which works on other carriers or lots'),
    )
  })
})

const inspection = (over: Partial<InspectSpec>): Partial<StepSpec> => ({
  inspect: { sample: 5, accept: 0, defectShare: 0, reject: 'plate', ...over },
})

describe('an inspection', () => {
  it('that finds too many sends the carrier back, whose other defective units are found then, and it passes', () => {
    const run = trace(plating(inspection({ defectShare: 0.6 })), d)
    // 6 of 10 are defective: a sample of 5 finds one at least.
    expect(run.times('workStarted', 'plate')).toEqual([0, 15 * min])
    expect(run.all.filter(({ what }) => what === 'unitsScrapped').map(({ at, units }) => [at, units])).toEqual([[15 * min, 6]])
    expect(run.all.filter(({ what }) => what === 'lotEnded').map(({ at, units }) => [at, units])).toEqual([[30 * min, 4]])
    expect(counted(run, 'test', 'carriersFailed')).toBe(1)
    expect(counted(run, 'test', 'unitsEscaped')).toBe(0)
  })

  it('scraps the whole carrier, where it sends none back', () => {
    const run = trace(plating(inspection({ defectShare: 0.6, reject: null })), d)
    expect(run.all.filter(({ what }) => what === 'unitsScrapped').map(({ at, units }) => [at, units])).toEqual([[15 * min, 10]])
    expect(run.times('carrierSentBack')).toEqual([])
  })

  it('takes out what it finds of a carrier that it passes, and lets the others go on in it', () => {
    const run = trace(plating(inspection({ defectShare: 1, accept: 5 })), d)
    expect(run.all.filter(({ what }) => what === 'lotEnded').map(({ units }) => units)).toEqual([5])
    expect(counted(run, 'test', 'unitsEscaped')).toBe(5)
    expect(counted(run, 'test', 'unitsInspected')).toBe(5)
  })

  it('looks at all units of a carrier that has fewer than the sample', () => {
    const run = trace(plating(inspection({ sample: 200, defectShare: 0.1 })), d)
    expect(run.all.filter(({ what }) => what === 'unitsScrapped').map(({ units }) => units)).toEqual([1])
    expect(run.times('workStarted', 'plate')).toHaveLength(2)
  })

  it('passes a share of the lots that the hypergeometric distribution gives', () => {
    // 12 defective units of 1,200, a sample of 80, Ac 2.
    const spec = plating(inspection({ sample: 80, accept: 2, defectShare: 0.01, reject: null }), 1200)
    const run = trace({ ...spec, release: [every(h)] }, 6000 * h)
    const accepted = 1 - counted(run, 'test', 'carriersFailed') / counted(run, 'test', 'carriersChecked')
    // Standard error 0.0025.
    expect(Math.abs(accepted - 0.9594728681629134)).toBeLessThan(0.0085)
  })
})
