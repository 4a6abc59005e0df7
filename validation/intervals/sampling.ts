/** Many replications of one job, block by block, kept only as what is read from a block. */
import type { Executor, Job, ReplicationOutcome, Task } from '../../src/experiment/index.ts'
import { kpiAt } from '../../src/experiment/index.ts'
import { Tally } from '../../src/statistics/index.ts'

/** Replications under way at a time: enough for every thread, few enough for the memory. */
const AT_ONCE = 64

/** `count` blocks of `size` replications each, in their order: block b has replications b x size to (b + 1) x size - 1. */
export async function inBlocks<Answer>(
  job: Job,
  count: number,
  size: number,
  executor: Executor,
  read: (block: readonly ReplicationOutcome[]) => Answer,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const blocks = Math.max(1, Math.floor(AT_ONCE / size))
  for (let first = 0; first < count; first += blocks) {
    const last = Math.min(count, first + blocks)
    const outcomes: ReplicationOutcome[] = []
    const tasks = Array.from({ length: (last - first) * size }, (_, index): Task => ({ job, replication: first * size + index }))
    await executor.run(tasks, { outcome: (outcome) => outcomes.push(outcome) })
    outcomes.sort((a, b) => a.replication - b.replication)
    for (let block = 0; block < last - first; block++) answers.push(read(outcomes.slice(block * size, (block + 1) * size)))
  }
  return answers
}

export interface Truth {
  mean: number
  standardDeviation: number
  standardError: number
}

/** What a replication of a job gives on average, number by number, as far as `count` replications know it. */
export async function truthOf(job: Job, addresses: readonly string[], count: number, executor: Executor): Promise<Map<string, Truth>> {
  const kpis = addresses.map((address) => kpiAt(job, address))
  const rows = await inBlocks(job, count, 1, executor, ([outcome]) => kpis.map(({ of }) => of(outcome!)))
  return new Map(addresses.map((address, index) => [address, known(Tally.of(rows.map((row) => row[index]!)))]))
}

function known({ mean, standardDeviation, count }: Tally): Truth {
  return { mean, standardDeviation, standardError: standardDeviation / Math.sqrt(count) }
}
