import { describe, expect, it } from 'vitest'
import { type Job, runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, every, exponential, h, line, min, product, schedule, step } from '../support/line.ts'

const warningsOf = async (spec: LineSpec, over: Partial<Job> = {}) => {
  const job: Job = { line: spec, lineHash: '', seed: 3, replications: 3, warmUp: 2 * d, horizon: 58 * d, series: true, ...over }
  return (await runExperiment(job, new SerialExecutor())).result!.warnings
}

/** A lot is one and a half carriers: the half is kept for the next lot, which the full WIP limit does not let in. */
const remnantInLimit = line({
  products: [product('product', { lotUnits: 3, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 2 } })],
  steps: [
    step('saw', exponential(h)),
    step('tape', min, { carrier: 'reel', remnants: { kind: 'keep', joins: 'product', otherwise: 'ship' } }),
  ],
  release: [every(4 * h)],
  wipLimits: [{ name: 'one lot', from: 'saw', to: 'tape', of: 'lot', pools: [{ products: ['product'], most: 1 }] }],
})

describe('a line that stands', () => {
  it('says since when, and in how many replications', async () => {
    const [first] = await warningsOf(remnantInLimit)
    expect(first).toMatch(/^from day 0\.\d to the end no machine works although there is work in the line \(in 3 of 3 replications\): /)
  })

  it('is no line that is empty, or that works to the end', async () => {
    const ended = line({ steps: [step('saw', h)], release: [schedule([0, d])] })
    const busy = line({ steps: [step('saw', exponential(30 * min))], release: [every(exponential(h))] })
    for (const spec of [ended, busy]) expect((await warningsOf(spec)).join()).not.toContain('no machine works')
  })

  it('is no line at work on one load for longer than the run', async () => {
    const long = line({ steps: [step('oven', 90 * d)], release: [schedule([0])] })
    expect((await warningsOf(long)).join()).not.toContain('no machine works')
  })
})
