/** Runs a job's replications on an executor and sums them up. */
import type { Estimate, Result } from '../spec/result.ts'
import type { RunPicture } from '../spec/series.ts'
import { estimateOf } from './estimators.ts'
import { allOf, type Executor, type ExecutorEvents } from './executor.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { pictureOf } from './picture.ts'
import { summarise } from './summary.ts'

export interface ExperimentProgress {
  /** Replications finished, and wanted as far as is known. */
  done: number
  total: number
  /** Share of all simulated time that is done, 0..1. */
  share: number
  /** Good units/day so far. */
  estimate: Estimate | null
}

export interface ExperimentOptions {
  onProgress?(progress: ExperimentProgress): void
  signal?: AbortSignal
  /** Where a replication fails, the row that was finished before is the answer. */
  keepFinished?: boolean
}

export interface Experiment {
  /** null: interrupted before the first replication was finished. */
  result: Result | null
  /** Only where the job asks for it, and there is a result. */
  picture?: RunPicture
  /** Timers fired in all replications. */
  events: number
  /** Replications that the result is from. */
  finished: number
  /** They are as many as were wanted; false after an abort or a failure. */
  isComplete: boolean
  /** What made a replication fail, where `keepFinished` asked for the rest; absent: none did. */
  failure?: unknown
}

/**
 * Resolves with the result of all replications, or of those finished when `signal` is aborted: then of the unbroken row from replication 0 on, so that
 * it doesn't depend on which thread was faster.
 * @throws SimulationError where a replication fails; with `keepFinished` that is `failure`, beside the result of the row that was finished before.
 */
export async function runExperiment(job: Job, executor: Executor, options: ExperimentOptions = {}): Promise<Experiment> {
  const outcomes: ReplicationOutcome[] = []
  const shares = new Float64Array(job.replications)
  const report = () => options.onProgress?.(progressOf(job, outcomes, shares))
  const on: ExecutorEvents = {
    outcome(outcome) {
      outcomes.push(outcome)
      shares[outcome.replication] = 1
      report()
    },
    progress(share, { replication }) {
      shares[replication] = share
      report()
    },
  }
  let failure: { failure?: unknown } = {}
  try {
    await executor.run(allOf(job), on, options.signal)
  } catch (error) {
    if (options.keepFinished !== true) throw error
    failure = { failure: error }
  }
  const finished = unbrokenRow(outcomes)
  const result = finished.length > 0 ? summarise(job, finished) : null
  return {
    result,
    ...(job.isPictured === true && result !== null && { picture: pictureOf(finished, result) }),
    events: outcomes.reduce((sum, outcome) => sum + outcome.events, 0),
    finished: finished.length,
    isComplete: finished.length === job.replications,
    ...failure,
  }
}

function unbrokenRow(outcomes: readonly ReplicationOutcome[]): ReplicationOutcome[] {
  const ordered = [...outcomes].sort((a, b) => a.replication - b.replication)
  return ordered.filter((outcome, index) => outcome.replication === index)
}

function progressOf(job: Job, outcomes: readonly ReplicationOutcome[], shares: Float64Array): ExperimentProgress {
  const share = shares.reduce((sum, value) => sum + value, 0) / job.replications
  return { done: outcomes.length, total: job.replications, share, estimate: goodPerDaySoFar(outcomes) }
}

/** Good units/day of the replications that are there; null: none is. */
export function goodPerDaySoFar(outcomes: readonly ReplicationOutcome[]): Estimate | null {
  if (outcomes.length === 0) return null
  // The first value is good units/day: see `lineMeasures`.
  const values = outcomes.map((outcome) => outcome.values[0]!)
  return estimateOf(values, 'units/day')
}
