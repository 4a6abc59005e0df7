/** Runs a job's replications on an executor and sums them up. */
import type { Estimate, Result } from '../spec/result.ts'
import type { RunPicture } from '../spec/series.ts'
import { Tally, tallyInterval } from '../statistics/index.ts'
import { CONFIDENCE } from './estimators.ts'
import { allOf, type Executor, type ExecutorEvents, type Task } from './executor.ts'
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
  const soFar = new GoodPerDaySoFar()
  const shares = new Float64Array(job.replications)
  let past = 0
  const advance = (share: number, { replication }: Pick<Task, 'replication'>): void => {
    past += share - shares[replication]!
    shares[replication] = share
    const { estimate } = soFar
    options.onProgress?.({ done: outcomes.length, total: job.replications, share: Math.min(1, past / job.replications), estimate })
  }
  const on: ExecutorEvents = {
    outcome(outcome) {
      outcomes.push(outcome)
      soFar.add(outcome)
      advance(1, outcome)
    },
    progress: advance,
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

/** Good units/day of the replications that have ended: kept up one by one, as a long run reports a hundred thousand times. */
export class GoodPerDaySoFar {
  readonly #tally = new Tally()

  add({ values }: ReplicationOutcome): void {
    // The first value is good units/day: see `lineMeasures`.
    const value = values[0]!
    if (Number.isFinite(value)) this.#tally.add(value)
  }

  /** null: there is none. */
  get estimate(): Estimate | null {
    if (this.#tally.count === 0) return null
    return { ...tallyInterval(this.#tally, CONFIDENCE), unit: 'units/day', replications: this.#tally.count }
  }
}
