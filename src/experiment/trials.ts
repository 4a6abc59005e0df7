/**
 * Replications of several jobs, run when they are asked for and kept: what comparisons, sweeps and searches are made from. Jobs with the same seed share
 * their random numbers (replication r of one meets the same luck as replication r of another), so that differences are taken in pairs.
 */
import type { Executor, Task } from './executor.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { type Kpi, kpiAt } from './kpis.ts'

/** Outcomes that outlive the process. */
export interface TrialStore {
  /** What is kept of a job, in any order. */
  known(job: Job): readonly ReplicationOutcome[]
  keep(job: Job, outcome: ReplicationOutcome): void
}

export interface TrialsProgress {
  /** Replications of the batch under way that are finished, and wanted. */
  done: number
  total: number
  /** Share of the simulated time of the batch that is done, 0..1. */
  share: number
  /** Simulated time of the batch, ticks. */
  ticks: number
}

export interface TrialsOptions {
  /** A replication has ended. */
  onOutcome?(outcome: ReplicationOutcome, job: Job): void
  onProgress?(progress: TrialsProgress): void
  signal?: AbortSignal
  store?: TrialStore
}

export class Trials {
  private readonly executor: Executor
  private readonly options: TrialsOptions
  private readonly outcomes = new Map<Job, ReplicationOutcome[]>()
  /** Replications that were run here, those taken from the store left out. */
  run = 0

  constructor(executor: Executor, options: TrialsOptions = {}) {
    this.executor = executor
    this.options = options
  }

  get isAborted(): boolean {
    return this.options.signal?.aborted === true
  }

  /**
   * Runs what is missing of replications 0 to n - 1 of each job. After an abort some are missing still.
   * @throws SimulationError where a replication fails; what was finished before is kept
   */
  async ensure(wanted: readonly { job: Job; replications: number }[]): Promise<void> {
    const tasks = wanted.flatMap(({ job, replications }) => this.missing(job, replications))
    if (tasks.length === 0) return
    const shares = new Map<Task, number>()
    const length = ({ job }: Task): number => job.warmUp + job.horizon
    const all = tasks.reduce((sum, task) => sum + length(task), 0)
    let finished = 0
    let past = 0
    const advance = (share: number, task: Task): void => {
      past += (share - (shares.get(task) ?? 0)) * length(task)
      shares.set(task, share)
      this.options.onProgress?.({ done: finished, total: tasks.length, share: Math.min(1, past / all), ticks: all })
    }
    await this.executor.run(
      tasks,
      {
        outcome: (outcome, task) => {
          this.rowOf(task.job)[outcome.replication] = outcome
          this.options.store?.keep(task.job, outcome)
          this.run++
          this.options.onOutcome?.(outcome, task.job)
          finished++
          advance(1, task)
        },
        progress: advance,
      },
      this.options.signal,
    )
  }

  /** The unbroken row of what there is of a job, from replication 0 on. */
  of(job: Job): readonly ReplicationOutcome[] {
    const row = this.rowOf(job)
    const end = row.findIndex((outcome) => outcome === undefined)
    return end < 0 ? row : row.slice(0, end)
  }

  /** A number by replication. @throws RangeError where the line has no such number */
  values(job: Job, kpi: Kpi | string): number[] {
    const { of } = typeof kpi === 'string' ? kpiAt(job, kpi) : kpi
    return this.of(job).map(of)
  }

  private missing(job: Job, replications: number): Task[] {
    const row = this.rowOf(job)
    const tasks: Task[] = []
    for (let replication = 0; replication < replications; replication++) {
      if (row[replication] === undefined) tasks.push({ job, replication })
    }
    return tasks
  }

  private rowOf(job: Job): ReplicationOutcome[] {
    let row = this.outcomes.get(job)
    if (row === undefined) {
      row = []
      for (const outcome of this.options.store?.known(job) ?? []) row[outcome.replication] = outcome
      this.outcomes.set(job, row)
    }
    return row
  }
}
