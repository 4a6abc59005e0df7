/** CPU of a replication when there are many of them, one after another in one process. */
import { runReplication } from '../../src/experiment/index.ts'
import { jobOf } from '../support/lines.ts'
import { cpuSeconds, sized } from '../support/measure.ts'
import type { Table } from '../support/publish.ts'

const COUNTS = sized([1, 10, 100], [1, 10])

export async function replications(): Promise<{ table: Table; numbers: object }> {
  const job = await jobOf('lines/toll-reference.yaml', 30)
  const milliseconds: number[] = []
  const megabytes: number[] = []
  let done = 0
  for (const count of COUNTS) {
    const seconds = cpuSeconds(() => {
      while (done < count) runReplication({ ...job, replications: count }, done++)
    })
    milliseconds.push((1000 * seconds) / (count - (COUNTS[milliseconds.length - 1] ?? 0)))
    megabytes.push(process.memoryUsage().rss / 2 ** 20)
  }
  const columns = ['', ...COUNTS.map((count, index) => (index === 0 ? 'the first' : `up to the ${count}th`))]
  const rows = [
    ['ms of CPU for one', ...milliseconds.map((each) => each.toFixed(0))],
    ['memory after them, MB', ...megabytes.map((each) => each.toFixed(0))],
  ]
  return {
    table: { title: 'Replications of 30 d of toll-reference, one after another (the first has the code compiled)', columns, rows },
    numbers: { milliseconds, megabytes },
  }
}
