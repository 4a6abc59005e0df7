/** Who runs replications: this thread, or the worker pools of `platform/`. */
import type { Extension } from './extension.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { runReplication } from './replication.ts'

export interface ExecutorEvents {
  outcome(outcome: ReplicationOutcome): void
  /** Share of the simulated time that a replication has done. */
  progress?(replication: number, share: number): void
}

export interface Executor {
  readonly threads: number
  /**
   * Runs replications of a job and calls back as they end, in any order. Resolves when all are done, or after `signal` is aborted, when those
   * under way have been given up. Rejects with the first failure.
   */
  run(job: Job, replications: readonly number[], on: ExecutorEvents, signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Everything in the caller's thread, one after another; lets the caller breathe between replications. */
export class SerialExecutor implements Executor {
  readonly threads = 1
  readonly #extension: Extension | null

  /** @param extension the one that the jobs name, if they name one */
  constructor(extension: Extension | null = null) {
    this.#extension = extension
  }

  async run(job: Job, replications: readonly number[], on: ExecutorEvents, signal?: AbortSignal): Promise<void> {
    for (const replication of replications) {
      if (signal?.aborted) return
      const onProgress = (share: number): boolean => {
        on.progress?.(replication, share)
        return !signal?.aborted
      }
      const outcome = runReplication(job, replication, onProgress, this.#extension)
      if (outcome !== null) on.outcome(outcome)
      await Promise.resolve()
    }
  }

  async close(): Promise<void> {}
}
