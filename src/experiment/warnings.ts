/** What a planner should know before believing the numbers. */
import { staticCapacity } from '../analysis/index.ts'
import type { Estimate } from '../spec/result.ts'
import type { Job } from './job.ts'

export function warningsOf(job: Job, kpis: Record<string, Estimate>): string[] {
  const warnings = [...staticCapacity(job.line).warnings]
  if (kpis.cycleTimeMean?.mean == null) warnings.push('no lot left the line in the measured time: the run is too short for cycle times')
  if (job.replications === 1 && job.batches === undefined) warnings.push('one replication: intervals are not known')
  return warnings
}
