import { describe, expect, it } from 'vitest'
import { type Job, Replication, runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import { dailyOutput } from '../../src/measures/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, h, line, min, product, schedule, step } from '../support/line.ts'

/** Makes so many lots of ten units on each day, from noon on. */
function days(lots: readonly number[], linearity?: number): LineSpec {
  const times = lots.flatMap((count, day) => Array.from({ length: count }, () => day * d + 12 * h))
  const run = { warmUp: 0, horizon: d, replications: 1, seed: 1, ...(linearity !== undefined && { linearity }) }
  return line({ steps: [step('pack', 10 * min)], products: [product('product', { lotUnits: 10 })], release: [schedule(times)], run })
}

const jobOf = (spec: LineSpec, warmUp: number, horizon: number): Job => ({
  line: spec,
  lineHash: '',
  seed: 1,
  replications: 1,
  warmUp,
  horizon,
})

async function kpis(spec: LineSpec, warmUp: number, horizon: number) {
  const { result } = await runExperiment(jobOf(spec, warmUp, horizon), new SerialExecutor())
  return Object.fromEntries(Object.entries(result!.kpis).map(([name, { mean }]) => [name, mean]))
}

describe('linearity', () => {
  it('is the share of days whose output is near the mean day, and the spread of the days', async () => {
    // The mean is 10 lots a day.
    const { evenDays, dailyOutputVariation } = await kpis(days([10, 11, 9, 10], 0.05), 0, 4 * d)
    expect(evenDays).toBe(0.5)
    expect(dailyOutputVariation).toBeCloseTo(Math.sqrt(2 / 3) / 10, 12)
  })

  it('counts a day on the edge as even', async () => {
    expect((await kpis(days([10, 11, 9, 10], 0.1), 0, 4 * d)).evenDays).toBe(1)
  })

  it('looks at the whole days of the window only', async () => {
    // From hour 6 of day 0 to hour 18 of day 4: days 1, 2 and 3.
    const { evenDays, dailyOutputVariation } = await kpis(days([40, 6, 5, 7, 40], 0.05), 6 * h, 4 * d + 12 * h)
    expect(evenDays).toBeCloseTo(1 / 3, 12)
    expect(dailyOutputVariation).toBeCloseTo(1 / 6, 12)
  })

  it('needs two days, and some output', async () => {
    expect(await kpis(days([10, 10], 0.05), 0, 1.5 * d)).toMatchObject({ evenDays: null, dailyOutputVariation: null })
    expect(await kpis(days([], 0.05), 0, 4 * d)).toMatchObject({ evenDays: null, dailyOutputVariation: null })
  })

  it('is left out where nobody asks', async () => {
    expect(await kpis(days([10, 10]), 0, 2 * d)).not.toHaveProperty('evenDays')
  })

  it('has days that add up to what left the line, whatever the length of the run', () => {
    for (const horizon of [3 * d, 100 * d, 1000 * d]) {
      const run = new Replication(jobOf(days([3, 0, 2], 0.05), 0, horizon), 0)
      run.runTo(horizon)
      const daily = dailyOutput(run.floor, 0, horizon)
      expect(daily?.slice(0, 3)).toEqual([30, 0, 20])
      expect(daily).toHaveLength(horizon / d)
    }
  })

  it('is not known where the books have no days: in runs of years', () => {
    const run = new Replication(jobOf(days([3], 0.05), 0, 4000 * d), 0)
    run.runTo(4000 * d)
    expect(dailyOutput(run.floor, 0, 4000 * d)).toBeNull()
  })
})
