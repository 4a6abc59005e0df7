import { describe, expect, it } from 'vitest'
import { runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, h, line, product, schedule, step } from '../support/line.ts'

/** Two lots of 10 units come every day at once, one of them hot; a lot takes 3 h. */
const spec = (byPriority: boolean | undefined): LineSpec => {
  const times = Array.from({ length: 10 }, (_, day) => day * d)
  return line({
    run: { warmUp: 0, horizon: 10 * d, replications: 1, seed: 1, ...(byPriority !== undefined && { byPriority }) },
    products: [product('product', { lotUnits: 10 })],
    steps: [step('test', 3 * h)],
    release: [schedule(times, { name: 'usual', priority: 2 }), schedule(times, { name: 'hot', priority: 0 })],
  })
}

const resultOf = async (one: LineSpec) =>
  (await runExperiment({ line: one, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: 10 * d }, new SerialExecutor())).result!

describe('priority classes', () => {
  it('have their output and cycle time, best first, where the line asks for them', async () => {
    const { priorities } = await resultOf(spec(true))
    expect(
      priorities!.map(({ priority, goodPerDay, cycleTimeMean, cycleTimeP95 }) => [
        priority,
        goodPerDay.mean,
        cycleTimeMean.mean,
        Math.round(cycleTimeP95.mean!),
      ]),
    ).toEqual([
      [0, 10, 3, 3],
      [2, 10, 6, 6],
    ])
  })

  it('are left out, and change nothing else, where it does not', async () => {
    const { priorities: _, ...rest } = await resultOf(spec(true))
    expect(await resultOf(spec(undefined))).toEqual(rest)
    expect(await resultOf(spec(false))).toEqual(rest)
  })
})
