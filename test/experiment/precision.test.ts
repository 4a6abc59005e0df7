import { describe, expect, it } from 'vitest'
import {
  type Executor,
  type ExecutorEvents,
  type Job,
  kpiAt,
  type PrecisionPlan,
  runReplication,
  runToPrecision,
  SerialExecutor,
  type Task,
} from '../../src/experiment/index.ts'
import { canonicalJson } from '../../src/io/canonical.ts'
import { confidenceInterval, RelativePrecision } from '../../src/statistics/index.ts'
import { d, every, exponential, h, line, min, step } from '../support/line.ts'

const job: Job = {
  line: line({ steps: [step('saw', exponential(30 * min))], release: [every(exponential(h))] }),
  lineHash: 'abc',
  seed: 7,
  replications: 10,
  warmUp: d,
  horizon: 6 * d,
}

const plan: PrecisionPlan = { targets: [{ kpi: 'cycleTimeMean', relative: 0.08 }], least: 10, budget: 500 }

/** Several threads, of which the last one is always done first. */
class BackwardsExecutor implements Executor {
  readonly threads = 7

  async run(tasks: readonly Task[], on: ExecutorEvents): Promise<void> {
    for (const task of [...tasks].reverse()) on.outcome(runReplication(task.job, task.replication)!, task)
  }

  async close(): Promise<void> {}
}

const resultOf = async (over: Partial<PrecisionPlan> = {}, executor: Executor = new SerialExecutor(), of: Job = job) =>
  (await runToPrecision(of, { ...plan, ...over }, executor)).result!

describe('a run to a wanted precision', () => {
  it('takes as many replications as the stopping rule, fed one after the other, asks for', async () => {
    const rule = new RelativePrecision({ relative: 0.08, least: 10 })
    const values: number[] = []
    while (!rule.isReached) {
      values.push(kpiAt(job, 'cycleTimeMean').of(runReplication(job, values.length)!))
      rule.add(values.at(-1)!)
    }
    const { replications, kpis, precision } = await resultOf()
    const { mean, halfWidth } = confidenceInterval(values)
    expect(values.length).toBeGreaterThan(10)
    expect([replications, kpis['cycleTimeMean']?.mean, kpis['cycleTimeMean']?.halfWidth]).toEqual([values.length, mean, halfWidth])
    expect(precision).toEqual({
      least: 10,
      budget: 500,
      reached: true,
      targets: [{ kpi: 'cycleTimeMean', wanted: 0.08, relativeHalfWidth: halfWidth! / mean, reached: true }],
    })
  })

  it('gives the same bytes with any number of threads, and drops what was run beyond', async () => {
    const serial = await resultOf()
    const backwards = await runToPrecision(job, plan, new BackwardsExecutor())
    expect(canonicalJson(backwards.result)).toBe(canonicalJson(serial))
    expect([backwards.finished, backwards.isComplete]).toEqual([serial.replications, true])
  })

  it('goes on until every target is met', async () => {
    const both = [...plan.targets, { kpi: 'goodPerDay', relative: 0.03 }]
    const { replications, precision } = await resultOf({ targets: both })
    const alone = await resultOf({ targets: both.slice(1) })
    expect(replications).toBeGreaterThanOrEqual(Math.max(alone.replications, (await resultOf()).replications))
    expect(precision?.targets.map(({ reached }) => reached)).toEqual([true, true])
  })

  it('ends with its budget, and says what was not reached', async () => {
    const { result, finished, isComplete } = await runToPrecision(job, { ...plan, budget: 12 }, new SerialExecutor())
    expect([finished, isComplete, result?.replications, result?.precision?.reached]).toEqual([12, true, 12, false])
    expect(result?.precision?.targets[0]).toMatchObject({ reached: false })
  })

  it('chooses the warm-up from the least number of replications, whatever comes after', async () => {
    const choosing: Job = { ...job, warmUp: 6 * d, choosesWarmUp: true }
    const short = await resultOf({ budget: 10 }, new SerialExecutor(), choosing)
    const long = await resultOf({ budget: 16 }, new BackwardsExecutor(), choosing)
    expect(long.replications).toBeGreaterThan(10)
    expect([long.warmUp, long.horizon]).toEqual([short.warmUp, short.horizon])
  })

  it('refuses a number that the line does not have, with the nearest one', async () => {
    await expect(resultOf({ targets: [{ kpi: 'cycleTimeMaen', relative: 0.1 }] })).rejects.toThrow('did you mean "cycleTimeMean"?')
  })
})
