/** Runs a job's replications on an executor and sums them up. */
import type { Estimate, Result } from '../spec/result.ts'
import { allOf, type Executor, type ExecutorEvents } from './executor.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { estimateOf, summarise } from './summary.ts'

export interface ExperimentProgress {
  /** Replications finished, and wanted. */
  done: number
  total: number
  /** Share of all simulated time that is done, 0..1. */
  share: number
  /** Good units/day so far. */
  estimate: Estimate | null
}

export interface Experiment {
  /** null: interrupted before the first replication was finished. */
  result: Result | null
  /** Timers fired in all replications. */
  events: number
  /** Replications finished: fewer than wanted after an abort or a failure. */
  finished: number
  /** What made a replication fail, where `keepFinished` asked for the rest; absent: none did. */
  failure?: unknown
}

/**
 * Resolves with the result of all replications, or of those finished when `signal` is aborted: then of the unbroken row from replication 0 on, so that
 * it doesn't depend on which thread was faster.
 * @throws SimulationError where a replication fails; with `keepFinished` that is `failure`, beside the result of the row that was finished before.
 */
export async function runExperiment(
  job: Job,
  executor: Executor,
  options: { onProgress?(progress: ExperimentProgress): void; signal?: AbortSignal; keepFinished?: boolean } = {},
): Promise<Experiment> {
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
  return {
    result: finished.length > 0 ? summarise(job, finished) : null,
    events: outcomes.reduce((sum, outcome) => sum + outcome.events, 0),
    finished: finished.length,
    ...failure,
  }
}

function unbrokenRow(outcomes: readonly ReplicationOutcome[]): ReplicationOutcome[] {
  const ordered = [...outcomes].sort((a, b) => a.replication - b.replication)
  return ordered.filter((outcome, index) => outcome.replication === index)
}

function progressOf(job: Job, outcomes: readonly ReplicationOutcome[], shares: Float64Array): ExperimentProgress {
  const share = shares.reduce((sum, value) => sum + value, 0) / job.replications
  // The first value is good units/day: see `lineMeasures`.
  const estimate =
    outcomes.length > 0
      ? estimateOf(
          outcomes.map(({ values }) => values[0]!),
          'units/day',
        )
      : null
  return { done: outcomes.length, total: job.replications, share, estimate }
}
