/** Who runs replications: this thread, or the worker pools of `platform/`. */
import type { Extension } from './extension.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { runReplication } from './replication.ts'

/** One replication of a job. */
export interface Task {
  job: Job
  replication: number
}

/** All replications of a job. */
export function allOf(job: Job): Task[] {
  return Array.from({ length: job.replications }, (_, replication) => ({ job, replication }))
}

export interface ExecutorEvents {
  outcome(outcome: ReplicationOutcome, task: Task): void
  /** Share of its simulated time that a task has done. */
  progress?(share: number, task: Task): void
}

export interface Executor {
  readonly threads: number
  /**
   * Runs tasks, of one job or several, and calls back as they end, in any order; those of one job are best side by side: then a thread gets its line
   * once. Resolves when all are done, or after `signal` is aborted, when those under way have been given up. Rejects with the first failure.
   */
  run(tasks: readonly Task[], on: ExecutorEvents, signal?: AbortSignal): Promise<void>
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

  async run(tasks: readonly Task[], on: ExecutorEvents, signal?: AbortSignal): Promise<void> {
    for (const task of tasks) {
      if (signal?.aborted) return
      const onProgress = (share: number): boolean => {
        on.progress?.(share, task)
        return !signal?.aborted
      }
      const outcome = runReplication(task.job, task.replication, onProgress, this.#extension)
      if (outcome !== null) on.outcome(outcome, task)
      await Promise.resolve()
    }
  }

  async close(): Promise<void> {}
}
