import { describe, expect, it } from 'vitest'
import {
  type Executor,
  type ExecutorEvents,
  type ExperimentProgress,
  type Job,
  Replication,
  runExperiment,
  runReplication,
  SerialExecutor,
  type Task,
} from '../../src/experiment/index.ts'
import { canonicalJson } from '../../src/io/canonical.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, every, exponential, h, line, min, schedule, station, step } from '../support/line.ts'

const queue: LineSpec = line({ steps: [step('saw', exponential(40 * min))], release: [every(exponential(h))] })

const job = (over: Partial<Job> = {}): Job => ({
  line: queue,
  lineHash: 'abc',
  seed: 7,
  replications: 5,
  warmUp: d,
  horizon: 3 * d,
  ...over,
})

/** Hands in the outcomes in the given order, of replications that may never be done. */
class ShuffledExecutor implements Executor {
  readonly threads = 1
  private readonly order: readonly number[]

  constructor(order: readonly number[]) {
    this.order = order
  }

  async run(tasks: readonly Task[], on: ExecutorEvents): Promise<void> {
    for (const place of this.order) {
      const task = tasks[place]!
      const outcome = runReplication(task.job, task.replication, (share) => {
        on.progress?.(share, task)
        return true
      })
      if (outcome !== null) on.outcome(structuredClone(outcome), task)
    }
  }

  async close(): Promise<void> {}
}

const resultOf = async (order: readonly number[]) => (await runExperiment(job(), new ShuffledExecutor(order))).result

describe('an experiment', () => {
  it('gives the same bytes in whatever order its replications end', async () => {
    const inOrder = canonicalJson(await resultOf([0, 1, 2, 3, 4]))
    expect(canonicalJson(await resultOf([4, 2, 0, 3, 1]))).toBe(inOrder)
    expect(canonicalJson((await runExperiment(job(), new SerialExecutor())).result)).toBe(inOrder)
  })

  it('gives the same bytes again in the same process', async () => {
    const again = async () => canonicalJson((await runExperiment(job({ replications: 2 }), new SerialExecutor())).result)
    expect(await again()).toBe(await again())
  })

  it('that is broken off counts the unbroken row from the first replication on', async () => {
    const { result, finished, events } = await runExperiment(job(), new ShuffledExecutor([4, 1, 0]))
    expect([result?.replications, finished]).toEqual([2, 2])
    expect(canonicalJson(result?.kpis)).toBe(
      canonicalJson((await runExperiment(job({ replications: 2 }), new SerialExecutor())).result?.kpis),
    )
    expect(events).toBeGreaterThan(0)
  })

  it('that is broken off before the first replication is finished has no result', async () => {
    const { result, finished } = await runExperiment(job(), new ShuffledExecutor([3, 1]))
    expect([result, finished]).toEqual([null, 0])
  })

  it('stops between two reports when it is told to', async () => {
    const abort = new AbortController()
    const progress: ExperimentProgress[] = []
    const { finished } = await runExperiment(job(), new SerialExecutor(), {
      signal: abort.signal,
      onProgress(now) {
        progress.push(now)
        if (now.share > 0.5) abort.abort()
      },
    })
    expect(finished).toBe(2)
    expect(progress.at(-1)?.share).toBeLessThan(0.52)
  })

  it('tells how far it is: shares that never fall, and good units so far', async () => {
    const progress: ExperimentProgress[] = []
    await runExperiment(job({ replications: 2 }), new SerialExecutor(), { onProgress: (now) => progress.push(now) })
    const shares = progress.map(({ share }) => share)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(progress.at(-1)).toMatchObject({ done: 2, total: 2, share: 1, estimate: { unit: 'units/day', replications: 2 } })
  })

  it('of one replication knows no intervals and says so', async () => {
    const { result } = await runExperiment(job({ replications: 1 }), new SerialExecutor())
    expect(result?.kpis['goodPerDay']?.halfWidth).toBeNull()
    expect(result?.warnings).toContain('one replication: intervals are not known')
  })

  it('names stations and products in the order of the line, and leaves out stations that no step needs', async () => {
    const spec = line({
      steps: [step('saw', min), step('die', 2 * min)],
      stations: [station('spare'), station('die'), station('saw')],
      release: [every(h)],
    })
    const { result } = await runExperiment(job({ line: spec, replications: 1 }), new SerialExecutor())
    expect(result?.stations.map(({ name }) => name)).toEqual(['die', 'saw'])
    expect(result?.stations.map(({ load }) => load.mean)).toEqual([2 / 60, 1 / 60])
    expect(result?.bottleneck.station).toBe('die')
  })

  it('names as the bottleneck the highest load, not an oven that is always running half empty', async () => {
    const spec = line({
      steps: [step('oven', 55 * min), step('saw', 54 * min)],
      stations: [station('oven', { batch: { per: 'carrier', min: 1, max: 4 } })],
      release: [every(h)],
    })
    const { result } = await runExperiment(job({ line: spec, replications: 1, warmUp: d, horizon: 10 * d }), new SerialExecutor())
    expect(result?.bottleneck).toEqual({
      station: 'saw',
      reason:
        'saw has the highest load, 90.0 % of its capacity; next is oven with 22.9 %' +
        '; oven is busy 91.7 % of the time, but with part-filled loads: its load is 22.9 %',
    })
  })
})

describe('a replication', () => {
  it('depends on seed and number, and on nothing else', () => {
    const of = (over: Partial<Job>, replication: number) => Array.from(runReplication(job(over), replication)!.values)
    expect(of({}, 0)).toEqual(of({ replications: 99 }, 0))
    expect(of({}, 1)).not.toEqual(of({}, 0))
    expect(of({ seed: 8 }, 0)).not.toEqual(of({}, 0))
  })

  it('stopped before or after its warm-up, copied and continued, ends as it would have', () => {
    const whole = runReplication(job(), 2)!
    for (const time of [0, 0.5 * d, d, 2.5 * d, 4 * d]) {
      const stopped = new Replication(job(), 2)
      stopped.runTo(time)
      const copy = structuredClone(stopped.snapshot())
      stopped.runTo(4 * d)
      const continued = Replication.restore(job(), copy)
      continued.runTo(4 * d)
      expect(continued.outcome()).toEqual(whole)
      expect(stopped.outcome()).toEqual(whole)
    }
  })

  it('is not continued as something else: another version, line or seed', () => {
    const { line: spec } = job()
    const named = (over: Partial<Job>) => job({ lineHash: 'abc', ...over })
    const snapshot = new Replication(named({}), 2).snapshot()
    const restore = (over: Partial<Job>) => () => Replication.restore(named(over), snapshot)
    expect(restore({})).not.toThrow()
    expect(restore({ line: { ...spec, name: 'other' } })).toThrow(`expected a snapshot of line other, received one of ${spec.name}`)
    expect(restore({ lineHash: 'def' })).toThrow(`expected a snapshot of line ${spec.name} with hash def, received one of abc`)
    expect(restore({ seed: 99 })).toThrow('expected a snapshot of seed 99, received one of')
    const older = { ...snapshot, of: { ...snapshot.of, version: '0.0.9' } }
    expect(() => Replication.restore(named({}), older)).toThrow('received one of 0.0.9')
  })

  it('can have a length that is no whole number of ticks', () => {
    expect(runReplication(job({ warmUp: 0.1, horizon: 1.1 * h }), 0)?.values[0]).toBeDefined()
  })

  it('whose run fails says in which line, with which seed, in which replication and when', async () => {
    // Times that don't ascend, which no line file can give.
    const release = [schedule([36 * h, 12 * h])]
    const broken = { ...line({ steps: [step('saw', min)], release }), name: 'broken' }
    expect(() => runReplication(job({ line: broken, seed: 42 }), 3)).toThrow(
      'line "broken", seed 42, replication 3, after 1.500000 d: expected a timer at or after now (129600000000), received 43200000000',
    )
  })
})
