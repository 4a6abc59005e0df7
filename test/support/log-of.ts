/** The event log of replication 0 of a job, in memory. */
import type { Job } from '../../src/experiment/index.ts'
import { type LogRecord, recorded } from '../../src/log/index.ts'
import { SimulationError } from '../../src/model/index.ts'

/** All records; null: the line blocks itself for good. */
export function logOf(job: Job): LogRecord[] | null {
  const records: LogRecord[] = []
  try {
    const run = recorded(job, 0, (record) => records.push(record))
    run.runTo(run.end)
    return records
  } catch (error) {
    if (error instanceof SimulationError && error.message.includes('deadlock')) return null
    throw error
  }
}
