/** Trials that may cost only so many replications. */
import type { Job } from '../job.ts'
import type { Trials } from '../trials.ts'

/** Why there are no more replications. */
export type Shortage = 'budget' | 'stopped'

export class Budget {
  readonly trials: Trials
  readonly limit: number
  /** Replications that were asked for; those that were kept from before count too, so that a study that goes on ends as one that was never stopped. */
  spent = 0
  private readonly asked = new Map<Job, number>()

  constructor(trials: Trials, limit: number) {
    this.trials = trials
    this.limit = limit
  }

  /** Replications 0 to n - 1 of each job, or none of them where they don't all fit in. */
  async ensure(wanted: readonly { job: Job; replications: number }[]): Promise<Shortage | null> {
    const price = wanted.reduce((sum, { job, replications }) => sum + Math.max(0, replications - this.of(job)), 0)
    if (this.spent + price > this.limit) return 'budget'
    await this.trials.ensure(wanted)
    if (wanted.some(({ job, replications }) => this.trials.of(job).length < replications)) return 'stopped'
    this.spent += price
    for (const { job, replications } of wanted) this.asked.set(job, Math.max(replications, this.of(job)))
    return null
  }

  /** How many of a job were asked for. */
  of(job: Job): number {
    return this.asked.get(job) ?? 0
  }
}
