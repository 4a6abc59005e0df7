/** Replications of the lines that were run last: what has been simulated once isn't simulated again. */
import type { Job, ReplicationOutcome, TrialStore } from 'tollway/experiment'
import { keyOf } from './jobs.ts'

/** Some MB each at most. */
const MOST_LINES = 24

export class KeptOutcomes implements TrialStore {
  /** The line that was asked for last stands at the end. */
  readonly #lines = new Map<string, ReplicationOutcome[]>()

  known(job: Job): readonly ReplicationOutcome[] {
    return this.#rowOf(job)
  }

  keep(job: Job, outcome: ReplicationOutcome): void {
    this.#rowOf(job).push(outcome)
  }

  #rowOf(job: Job): ReplicationOutcome[] {
    const key = keyOf(job)
    const row = this.#lines.get(key) ?? []
    this.#lines.delete(key)
    this.#lines.set(key, row)
    if (this.#lines.size > MOST_LINES) this.#lines.delete(this.#lines.keys().next().value!)
    return row
  }
}
