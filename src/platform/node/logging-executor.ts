/** Runs replications one after another in this thread and writes what happens in them to a log, in the order of the replications. */
import type { Executor, ExecutorEvents, Extension, Task } from '../../experiment/index.ts'
import { recorded } from '../../log/recorded.ts'
import type { LogFile } from './log-file.ts'

/** How often a replication lets the process breathe: progress, Ctrl-C. */
const BREATHS = 100

export class LoggingExecutor implements Executor {
  readonly threads = 1
  readonly #file: LogFile
  readonly #extension: Extension | null

  /** @param file closed with the executor. @param extension the one that the jobs name, if they name one */
  constructor(file: LogFile, extension: Extension | null = null) {
    this.#file = file
    this.#extension = extension
  }

  async run(tasks: readonly Task[], on: ExecutorEvents, signal?: AbortSignal): Promise<void> {
    for (const task of tasks) {
      const run = recorded(task.job, task.replication, (record) => this.#file.write(record), this.#extension)
      for (let breath = 1; breath <= BREATHS; breath++) {
        if (signal?.aborted === true) return
        run.runTo(Math.floor((run.end * breath) / BREATHS))
        on.progress?.(breath / BREATHS, task)
        await new Promise((resolve) => setImmediate(resolve))
      }
      on.outcome(run.outcome(), task)
    }
  }

  async close(): Promise<void> {
    this.#file.close()
  }
}
