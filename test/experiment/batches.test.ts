import { describe, expect, it } from 'vitest'
import { type Job, Replication, runExperiment, runReplication, SerialExecutor } from '../../src/experiment/index.ts'
import { joinedBatches } from '../../src/experiment/windows.ts'
import { correlationFactor, sectionInterval } from '../../src/statistics/index.ts'
import { d, every, exponential, h, line, min, step } from '../support/line.ts'

const jobOf = (over: Partial<Job> = {}): Job => ({
  line: line({ steps: [step('saw', exponential(30 * min))], release: [every(exponential(h))] }),
  lineHash: '',
  seed: 7,
  replications: 1,
  warmUp: 2 * d,
  horizon: 300 * d,
  batches: 30,
  ...over,
})

const resultOf = async (job: Job) => (await runExperiment(job, new SerialExecutor())).result!

describe('one long run in batches', () => {
  it('has the numbers of the whole run, and intervals from its batches', async () => {
    const job = jobOf()
    const { batches: _, ...plain } = job
    const whole = await resultOf(plain)
    const { kpis, intervals, warnings } = await resultOf(job)
    for (const name of Object.keys(kpis)) expect(kpis[name]!.mean, name).toBe(whole.kpis[name]!.mean)
    expect(intervals).toMatchObject({ method: 'batch means', batches: 30 })
    expect(warnings).toEqual([])
    // Releases at random: batches are independent and nearly normal, so none are joined.
    const outcome = runReplication(job, 0)!
    const starts = outcome.views!.slice(0, 30).map(({ values }) => values[1]!)
    const { halfWidth, ...others } = kpis['startsPerDay']!
    expect(others).toEqual({ mean: outcome.values[1], unit: 'units/day', replications: 30 })
    expect(halfWidth).toBe(sectionInterval(outcome.values[1]!, starts).halfWidth! * correlationFactor(starts))
  })

  it('has batches of one length that fill the window, and joins them from its end', () => {
    const { views = [] } = runReplication(jobOf({ horizon: 25 * d, batches: 25 }), 0)!
    const single = views.slice(0, 25)
    expect(single.map(({ from }) => from)).toEqual(single.map((_, batch) => (2 + batch) * d))
    expect(single.at(-1)!.to).toBe(27 * d)
    const pairs = views.slice(25)
    expect(pairs.map(({ from, to }) => [from, to])).toEqual(pairs.map((_, pair) => [(3 + 2 * pair) * d, (5 + 2 * pair) * d]))
    expect([views.length, joinedBatches(30).map((way) => way.length), joinedBatches(19).length]).toEqual([37, [30, 15, 10], 1])
  })

  it('joins batches that are alike, and says where even ten are', async () => {
    // More comes than it can do: what waits today waits tomorrow.
    const busy = line({ steps: [step('saw', exponential(80 * min))], release: [every(exponential(h))] })
    const { kpis, intervals, warnings } = await resultOf(jobOf({ line: busy, horizon: 30 * d }))
    expect(intervals?.alike).toContain('wipLots')
    expect(kpis['wipLots']?.replications).toBe(10)
    expect(intervals?.alike).not.toContain('startsPerDay')
    expect(warnings).toContainEqual(
      expect.stringMatching(/^the run is too short for independent batches: intervals of .*wipLots.* are too narrow$/),
    )
  })

  it('stopped, copied and continued ends as it would have', () => {
    const job = jobOf({ horizon: 30 * d })
    const stopped = new Replication(job, 0)
    stopped.runTo(17.5 * d)
    const continued = Replication.restore(job, structuredClone(stopped.snapshot()))
    continued.runTo(32 * d)
    expect(continued.outcome()).toEqual(runReplication(job, 0))
  })
})
