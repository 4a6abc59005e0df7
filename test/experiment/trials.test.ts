import { describe, expect, it } from 'vitest'
import {
  type Job,
  type ReplicationOutcome,
  runReplication,
  SerialExecutor,
  Trials,
  type TrialsProgress,
} from '../../src/experiment/index.ts'
import { d, every, exponential, h, line, min, step } from '../support/line.ts'

const jobWith = (service: number): Job => ({
  line: line({ steps: [step('saw', exponential(service))], release: [every(exponential(h))] }),
  lineHash: String(service),
  seed: 7,
  replications: 1,
  warmUp: 0,
  horizon: d,
})

const slow = jobWith(40 * min)
const fast = jobWith(30 * min)

describe('trials', () => {
  it('run each replication of each job once, however often it is asked for', async () => {
    const trials = new Trials(new SerialExecutor())
    await trials.ensure([{ job: slow, replications: 2 }])
    await trials.ensure([
      { job: slow, replications: 3 },
      { job: fast, replications: 2 },
    ])
    expect([trials.run, trials.of(slow).length, trials.of(fast).length]).toEqual([5, 3, 2])
    expect(trials.values(slow, 'wipLots')).toEqual([0, 1, 2].map((replication) => runReplication(slow, replication)!.values[4]))
  })

  it('give the same arrivals to both jobs in replications of the same number', async () => {
    const trials = new Trials(new SerialExecutor())
    await trials.ensure([slow, fast].map((job) => ({ job, replications: 5 })))
    expect(trials.values(slow, 'startsPerDay')).toEqual(trials.values(fast, 'startsPerDay'))
    expect(new Set(trials.values(slow, 'startsPerDay')).size).toBeGreaterThan(1)
  })

  it('take what the store knows, in any order, and give it what is new', async () => {
    const kept: ReplicationOutcome[] = []
    const known = [1, 0].map((replication) => runReplication(slow, replication)!)
    const store = { known: () => known, keep: (_: Job, outcome: ReplicationOutcome) => kept.push(outcome) }
    const trials = new Trials(new SerialExecutor(), { store })
    await trials.ensure([{ job: slow, replications: 3 }])
    expect(kept.map(({ replication }) => replication)).toEqual([2])
    expect(trials.of(slow).map(({ replication }) => replication)).toEqual([0, 1, 2])
  })

  it('tell how far the batch is, and give what is finished when they are aborted', async () => {
    const abort = new AbortController()
    const seen: TrialsProgress[] = []
    const onProgress = (now: TrialsProgress): void => {
      seen.push(now)
      if (now.share > 0.6) abort.abort()
    }
    const trials = new Trials(new SerialExecutor(), { onProgress, signal: abort.signal })
    await trials.ensure([slow, fast].map((job) => ({ job, replications: 1 })))
    expect([trials.isAborted, trials.of(slow).length, trials.of(fast).length]).toEqual([true, 1, 0])
    expect(seen.map(({ share }) => share)).toEqual([...seen.map(({ share }) => share)].sort((a, b) => a - b))
    expect(seen.at(-1)).toMatchObject({ done: 1, total: 2, ticks: 2 * d })
  })
})
