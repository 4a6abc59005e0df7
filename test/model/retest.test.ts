/** Units that fail are tested again. */
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { PerStep } from '../../src/model/index.ts'
import type { ProcessTimeSpec, RetestSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, every, h, line, min, product, s, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const UNITS = 3000
const time: ProcessTimeSpec = { time: constant(12 * s), per: 'unit', atOnce: 4 }
const retest = (over: Partial<RetestSpec> = {}): RetestSpec => ({ share: 1, recovers: 0.4, when: 'at-end', ...over })

const testing = (over: Partial<StepSpec>) =>
  line({
    products: [product('product', { lotUnits: UNITS })],
    steps: [step('test', 0, { processTime: time, ...over })],
    release: [every(8 * h)],
  })

const counted = ({ floor }: Traced, column: keyof typeof PerStep) => floor.cut().scalars[floor.books.layout.ofStep(0) + PerStep[column]]!

/** Machine time of the only lot that is done by then. */
function work(over: Partial<StepSpec>): { ticks: number; failed: number; retested: number; lost: number } {
  const run = trace(testing({ yield: 0.9, ...over }), 8 * h - 1)
  const [end] = run.times('workFinished')
  return { ticks: end!, failed: counted(run, 'unitsFailed'), retested: counted(run, 'unitsRetested'), lost: counted(run, 'unitsLost') }
}

const FIRST_PASS = (UNITS / 4) * 12 * s

describe('a retest', () => {
  it('at the end takes as many at once as the first pass did, after they were fed again', () => {
    const { ticks, failed, retested } = work({ retest: retest({ reload: constant(5 * min) }) })
    expect(failed).toBeGreaterThan(200)
    expect(retested).toBe(failed)
    expect(ticks).toBe(FIRST_PASS + 5 * min + Math.ceil(failed / 4) * 12 * s)
  })

  it('at once has each unit alone in the machine', () => {
    const { ticks, failed } = work({ retest: retest({ when: 'at-once' }) })
    expect(ticks).toBe(FIRST_PASS + failed * 12 * s)
  })

  it('may have a time of its own: 3,000 units at 1,000 UPH, and those that fail at 300 UPH', () => {
    const processTime: ProcessTimeSpec = { time: constant(3.6 * s), per: 'unit' }
    const { ticks, failed } = work({ processTime, retest: retest({ time: { time: constant(12 * s), per: 'unit' } }) })
    expect(ticks).toBe(3 * h + failed * 12 * s)
  })

  it('is done to its share of what fails, and wins its share of these: what is lost is counted once', () => {
    const { failed, retested, lost } = work({ retest: retest({ share: 0.5 }) })
    const [plain] = trace(testing({ yield: 0.9 }), 8 * h - 1).all.filter(({ what }) => what === 'unitsScrapped')
    expect(failed).toBe(plain!.units)
    expect(Math.abs(retested / failed - 0.5)).toBeLessThan(0.12)
    expect(Math.abs((failed - lost) / retested - 0.4)).toBeLessThan(0.17)
    expect(work({ retest: retest({ recovers: 1 }) }).lost).toBe(0)
    expect(work({ retest: retest({ recovers: 0 }) }).lost).toBe(failed)
  })

  it('takes no time where nothing fails', () => {
    expect(work({ yield: 1, retest: retest({ reload: constant(5 * min) }) }).ticks).toBe(FIRST_PASS)
  })

  it('is in the static load: units, machine time and yield', () => {
    const spec = testing({ yield: 0.9, retest: retest({ share: 0.5, reload: constant(5 * min) }) })
    const { rows, cumulativeYield } = staticCapacity(spec)
    expect(cumulativeYield).toBeCloseTo(0.9 + 0.1 * 0.5 * 0.4, 12)
    // 3 s a unit, 5 % of them again, and 5 min a lot, of 8 h between lots.
    expect(rows[0]!.load).toBeCloseTo((UNITS * 3 * s * 1.05 + 5 * min) / (8 * h), 12)
  })
})
