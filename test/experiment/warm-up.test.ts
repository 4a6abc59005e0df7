import { describe, expect, it } from 'vitest'
import { type Job, runExperiment, runReplication, SerialExecutor } from '../../src/experiment/index.ts'
import { chosenWarmUp } from '../../src/experiment/warm-up.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, every, exponential, h, line, min, station, step } from '../support/line.ts'

/** Two machines in series, 80 % loaded, empty at the start. */
const queue = line({ steps: [step('saw', exponential(48 * min)), step('die', exponential(48 * min))], release: [every(exponential(h))] })

const jobOf = (spec: LineSpec, over: Partial<Job> = {}): Job => ({
  line: spec,
  lineHash: '',
  seed: 3,
  replications: 6,
  warmUp: 60 * d,
  horizon: 60 * d,
  choosesWarmUp: true,
  ...over,
})

const outcomesOf = (job: Job) => Array.from({ length: job.replications }, (_, replication) => runReplication(job, replication)!)
const resultOf = async (job: Job) => (await runExperiment(job, new SerialExecutor())).result!

describe('a warm-up that is chosen', () => {
  it('gives the numbers of a run that was given it from the beginning, without a second run', () => {
    const job = jobOf(queue)
    const outcomes = outcomesOf(job)
    const chosen = chosenWarmUp(job, outcomes)
    const { warmUp, horizon } = chosen.job
    expect(warmUp).toBeGreaterThan(0)
    expect([warmUp < 60 * d, warmUp + horizon]).toEqual([true, 120 * d])
    const { choosesWarmUp: _, ...given } = chosen.job
    expect(chosen.outcomes.map(({ values }) => values)).toEqual(outcomesOf(given).map(({ values }) => values))
  })

  it('is measured from every time at which the books were kept, up to half of the run', () => {
    const { views = [], values } = runReplication(jobOf(queue, { replications: 1 }), 0)!
    expect(views.length).toBeGreaterThan(100)
    expect(views.map(({ from }) => from)).toEqual(views.map(({ from }) => from).sort((a, b) => a - b))
    expect([views[0]!.from, views.at(-1)!.from < 60 * d, views.every(({ to }) => to === 120 * d)]).toEqual([0, true, true])
    const half = runReplication({ ...jobOf(queue), choosesWarmUp: undefined as never }, 0)!
    expect(values).toEqual(half.values)
  })

  it('is nothing for a line that is the same from the first lot on', async () => {
    const even = line({ steps: [step('saw', 30 * min)], release: [every(h)] })
    const { warmUp, horizon, warmUpChoice, warnings } = await resultOf(jobOf(even, { replications: 2 }))
    expect([warmUp, horizon, warmUpChoice?.settled, warnings]).toEqual([0, 120 * d, true, []])
    expect(warmUpChoice?.reason).toBe('MSER-5 deletes nothing (work in process, output, cycle time)')
  })

  it('says so where the line takes in more than it can do', async () => {
    const flood = line({ steps: [step('saw', exponential(75 * min))], release: [every(exponential(h))] })
    const { warmUpChoice, warnings } = await resultOf(jobOf(flood))
    expect(warmUpChoice?.settled).toBe(false)
    expect(warnings.join('\n')).toMatch(
      /in the counted time the work in process rises by \d+ % ± \d+ % of its mean: the line does not settle; it can't keep up, or the run is too short/,
    )
  })

  it('is half of the run where that is too short to choose, and says so', async () => {
    const { warmUp, warmUpChoice, warnings } = await resultOf(jobOf(queue, { warmUp: 0.5 * h, horizon: 0.5 * h }))
    expect([warmUp, warmUpChoice?.settled]).toEqual([0.5 * h, null])
    expect(warnings).toContainEqual(expect.stringMatching(/can't be chosen from \d+ observations: half of the run was deleted/))
  })
})

describe('a warm-up that is given', () => {
  const given = { choosesWarmUp: undefined as never, series: true as const, horizon: 90 * d }

  it('is told where the counted time still drifts', async () => {
    const flood = line({ steps: [step('saw', exponential(75 * min))], release: [every(exponential(h))] })
    const { warnings } = await resultOf(jobOf(flood, { ...given, warmUp: 0 }))
    expect(warnings).toContainEqual(
      expect.stringMatching(/work in process rises by .* the warm-up is too short, or the line can't keep up/),
    )
  })

  it('is not blamed for nights and weekends, nor for what is meant to change', async () => {
    const nights = { name: 'days', cycle: 7 * d, on: [0, 1, 2, 3, 4].map((day) => ({ from: day * d + 6 * h, to: day * d + 18 * h })) }
    const stations = [station('saw', { calendar: 'days' })]
    const shifts = line({ steps: [step('saw', exponential(15 * min))], stations, calendars: [nights], release: [every(exponential(h))] })
    expect((await resultOf(jobOf(shifts, { ...given, warmUp: 30 * d }))).warnings).toEqual([])
    const ramp = line({
      steps: [step('saw', 6 * min)],
      release: [
        {
          name: 'ramp',
          product: 'product',
          policy: {
            kind: 'profile',
            parts: [{ lasts: 90 * d, from: 90, to: 900 }],
            arrivals: 'constant',
            lots: { kind: 'constant', value: 1 },
          },
        },
      ],
    })
    const { warnings } = await resultOf(jobOf(ramp, { ...given, warmUp: 0 }))
    expect(warnings.filter((text) => text.includes('counted time'))).toEqual([])
  })
})
