/** Bad-marked positions: what is lost leaves its place in the carrier, and some steps work on that too. */
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { PerStep } from '../../src/model/index.ts'
import type { ProcessTimeSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, product, s, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

/** Magazines of 10 strips of 100 units, each one a lot. */
const packing = { unitsPerWafer: 1, unitsPerStrip: 100, stripsPerMagazine: 10, unitsPerReel: 50 }
const products = [product('product', { lotUnits: 1000, packing })]
const time = (per: ProcessTimeSpec['per'], ticks: number): ProcessTimeSpec => ({ time: constant(ticks), per })

/** A first step of no time that loses a fifth, exactly: its excursion scraps none or all of the last units would not, so an inspection of all units does. */
const fifth: Partial<StepSpec> = { inspect: { sample: 1000, accept: 1000, defectShare: 0.2, reject: null } }

const marking = (mould: Partial<StepSpec>, over = {}) =>
  line({
    products,
    steps: [step('bond', 0, { carrier: 'magazine', ...fifth }), step('mould', 0, { carrier: 'magazine', ...mould })],
    release: [every(d)],
    ...over,
  })

const workOf = (run: Traced, name: string) => run.times('workFinished', name)[0]! - run.times('workStarted', name)[0]!

describe('a step that counts positions', () => {
  it('takes its time for bad-marked ones too', () => {
    for (const [processTime, good, positions] of [
      [time('strip', min), 8 * min, 10 * min],
      [time('unit', s), 800 * s, 1000 * s],
      [time('lot', h), 0.8 * h, h],
    ] as const) {
      expect(workOf(trace(marking({ processTime }), h), 'mould')).toBe(good)
      expect(workOf(trace(marking({ processTime, counts: 'positions' }), h), 'mould')).toBe(positions)
    }
  })

  it('fills a batch with them', () => {
    const stations = [station('mould', { batch: { per: 'strip', min: 10, max: 10 } })]
    expect(trace(marking({ processTime: time('batch', min) }, { stations }), h).times('workStarted', 'mould')).toEqual([])
    expect(trace(marking({ processTime: time('batch', min), counts: 'positions' }, { stations }), h).times('workStarted', 'mould')).toEqual(
      [0],
    )
  })

  it('uses its materials for them', () => {
    const used = (counts: Partial<StepSpec>) => {
      const { floor } = trace(marking({ processTime: time('strip', min), ...counts }), h)
      const column = floor.books.layout.ofStep(1)
      const { scalars } = floor.cut()
      return [PerStep.units, PerStep.unitsServed, PerStep.strips].map((each) => scalars[column + each])
    }
    expect(used({})).toEqual([800, 800, 8])
    expect(used({ counts: 'positions' })).toEqual([800, 1000, 10])
  })

  it('forgets them where the contents change carrier', () => {
    const steps = [
      step('bond', 0, { carrier: 'magazine', ...fifth }),
      step('pack', 0, { carrier: 'reel', processTime: time('unit', s), counts: 'positions' }),
    ]
    const run = trace(line({ products, steps, release: [every(d)] }), h)
    expect(run.times('workStarted', 'pack')).toHaveLength(16)
    expect(workOf(run, 'pack')).toBe(50 * s)
  })

  it('is loaded by them', () => {
    const load = (over: Partial<StepSpec>) => {
      const steps = [
        step('bond', s, { carrier: 'magazine', yield: 0.8 }),
        step('mould', 0, { carrier: 'magazine', processTime: time('strip', min), ...over }),
      ]
      return staticCapacity(line({ products, steps, release: [every(h)] })).rows.find((row) => row.station === 'mould')!.load
    }
    expect(load({})).toBeCloseTo(8 / 60, 12)
    expect(load({ counts: 'positions' })).toBeCloseTo(10 / 60, 12)
  })
})
