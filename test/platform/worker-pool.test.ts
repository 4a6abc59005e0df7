import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { allOf, SerialExecutor } from '../../src/experiment/executor.ts'
import { runExperiment } from '../../src/experiment/experiment.ts'
import type { ReplicationOutcome } from '../../src/experiment/job.ts'
import { runReplication } from '../../src/experiment/replication.ts'
import { canonicalJson } from '../../src/io/canonical.ts'
import { importBuilt } from '../built.ts'
import { brokenJob, messageOf, smallJob } from './two-station-line.ts'

type Pools = typeof import('../../src/platform/node/worker-pool.ts')
let nodeWorkerPool: Pools['nodeWorkerPool']
let pool: ReturnType<Pools['nodeWorkerPool']> | null = null

beforeAll(async () => {
  ;({ nodeWorkerPool } = await importBuilt<Pools>('platform/node/worker-pool.js'))
})

afterEach(async () => {
  await pool?.close()
})

const tooLongToFinish = smallJob({ horizon: 1e15, replications: 2 })

describe('worker threads', () => {
  it('give the same bytes as one thread, however many there are', async () => {
    const job = smallJob()
    const alone = canonicalJson((await runExperiment(job, new SerialExecutor())).result)
    for (const threads of [1, 2, 3]) {
      pool = nodeWorkerPool(threads)
      expect(canonicalJson((await runExperiment(job, pool)).result)).toBe(alone)
      await pool.close()
    }
  })

  it('are kept for a second run', async () => {
    pool = nodeWorkerPool(2)
    const first = await runExperiment(smallJob(), pool)
    const second = await runExperiment(smallJob(), pool)
    expect(canonicalJson(second.result)).toBe(canonicalJson(first.result))
  })

  it('stop in the middle of a replication when the run is aborted, and keep what is finished', async () => {
    pool = nodeWorkerPool(2)
    const abort = new AbortController()
    const outcomes: ReplicationOutcome[] = []
    const running = pool.run(
      allOf(tooLongToFinish),
      { outcome: (outcome) => outcomes.push(outcome), progress: () => abort.abort() },
      abort.signal,
    )
    await expect(running).resolves.toBeUndefined()
    expect(outcomes).toEqual([])
    await pool.run([{ job: smallJob(), replication: 0 }], { outcome: (outcome) => outcomes.push(outcome) })
    expect(outcomes).toHaveLength(1)
  })

  it('start nothing where the run is aborted before it begins', async () => {
    pool = nodeWorkerPool(2)
    await pool.run(allOf(tooLongToFinish), { outcome: () => {} }, AbortSignal.abort())
  })

  it('report how far each replication is', async () => {
    pool = nodeWorkerPool(1)
    const abort = new AbortController()
    const shares: number[] = []
    const progress = (share: number): void => {
      shares.push(share)
      if (shares.length === 3) abort.abort()
    }
    await pool.run([{ job: tooLongToFinish, replication: 0 }], { outcome: () => {}, progress }, abort.signal)
    expect(shares.every((share, index) => share > (shares[index - 1] ?? 0) && share < 1)).toBe(true)
  })

  it('carry the message of what went wrong, and the pool works again afterwards', async () => {
    pool = nodeWorkerPool(2)
    const job = smallJob()
    await expect(pool.run(allOf(brokenJob()), { outcome: () => {} })).rejects.toThrow(messageOf(() => runReplication(brokenJob(), 0)))
    const outcomes: number[] = []
    await pool.run(allOf(job).slice(0, 2), { outcome: ({ replication }) => outcomes.push(replication) })
    expect(outcomes.sort()).toEqual([0, 1])
  })

  it('refuse a second run while one is under way', async () => {
    pool = nodeWorkerPool(1)
    const first = pool.run([{ job: smallJob(), replication: 0 }], { outcome: () => {} })
    await expect(pool.run([{ job: smallJob(), replication: 1 }], { outcome: () => {} })).rejects.toThrow('expected one run at a time')
    await first
  })
})
