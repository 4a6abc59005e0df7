/** As many replications as a wanted precision takes: numbers are looked at in the order of the replications, and what was run beyond is dropped. */
import type { PrecisionReached } from '../spec/result.ts'
import { RelativePrecision, relativeHalfWidth, replicationsFor } from '../statistics/index.ts'
import { CONFIDENCE, estimateOf } from './estimators.ts'
import type { Executor } from './executor.ts'
import { type Experiment, type ExperimentOptions, GoodPerDaySoFar } from './experiment.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { type Kpi, kpiAt } from './kpis.ts'
import { pictureOf } from './picture.ts'
import { summarise } from './summary.ts'
import { Trials } from './trials.ts'
import { chosenWarmUp, readFrom } from './warm-up.ts'

export interface PrecisionPlan {
  /** Addresses of numbers, each with the largest error allowed in shares of its true mean. */
  targets: readonly { kpi: string; relative: number }[]
  /** Replications before it may be enough, at least 2; with a chosen warm-up those from which it is chosen. */
  least: number
  /** Replications at most. */
  budget: number
}

/**
 * Runs replications until every target is met at three looks in a row, the budget is used up, or `signal` is aborted. The answer is the same for any number
 * of threads.
 * @throws RangeError for an address that the line doesn't have; SimulationError as `runExperiment`
 */
export async function runToPrecision(
  job: Job,
  plan: PrecisionPlan,
  executor: Executor,
  options: ExperimentOptions = {},
): Promise<Experiment> {
  const looks = new Looks(job, plan)
  let before = 0
  let guess = plan.least
  const soFar = new GoodPerDaySoFar()
  const trials = new Trials(executor, {
    ...(options.signal !== undefined && { signal: options.signal }),
    onOutcome: (outcome) => soFar.add(outcome),
    onProgress: ({ done, total, share }) => {
      const { estimate } = soFar
      options.onProgress?.({ done: before + done, total: guess, share: Math.min(1, (before + share * total) / guess), estimate })
    },
  })
  let failure: { failure?: unknown } = {}
  for (let wanted = plan.least; ; wanted = looks.next(executor.threads)) {
    guess = Math.max(guess, wanted)
    try {
      await trials.ensure([{ job, replications: wanted }])
    } catch (error) {
      if (options.keepFinished !== true) throw error
      failure = { failure: error }
    }
    looks.take(trials.of(job))
    before = trials.of(job).length
    if (looks.isEnough || trials.isAborted || 'failure' in failure || before >= plan.budget) break
  }
  const counted = trials.of(job).slice(0, looks.count)
  const result = counted.length > 0 ? summarise(job, counted, { precision: looks.report(), pilot: plan.least }) : null
  return {
    result,
    ...(job.isPictured === true && result !== null && { picture: pictureOf(counted, result) }),
    events: trials.of(job).reduce((sum, outcome) => sum + outcome.events, 0),
    finished: counted.length,
    isComplete: looks.isEnough || counted.length >= plan.budget,
    ...failure,
  }
}

/** The numbers so far, and whether they are precise enough. */
class Looks {
  /** Replications looked at. */
  count = 0
  isEnough = false
  private readonly job: Job
  private readonly plan: PrecisionPlan
  private readonly targets: { kpi: Kpi; relative: number; rule: RelativePrecision; values: number[] }[]
  private warmUp: number | null = null

  constructor(job: Job, plan: PrecisionPlan) {
    this.job = job
    this.plan = plan
    this.targets = plan.targets.map(({ kpi, relative }) => ({
      kpi: kpiAt(job, kpi),
      relative,
      rule: new RelativePrecision({ relative, level: CONFIDENCE, least: plan.least }),
      values: [],
    }))
  }

  /** Looks at replications one after the other until they are enough. @param row from replication 0 on */
  take(row: readonly ReplicationOutcome[]): void {
    if (this.job.choosesWarmUp === true && this.warmUp === null) {
      if (row.length < this.plan.least) {
        this.count = row.length
        return
      }
      this.warmUp = chosenWarmUp(this.job, row.slice(0, this.plan.least)).job.warmUp
      this.count = 0
    }
    while (!this.isEnough && this.count < row.length) this.look(row[this.count]!)
  }

  /** How many replications to have next: what the spread so far asks for, at most twice as many as there are. */
  next(threads: number): number {
    const needs = this.targets.map(({ relative, values }) => {
      const { mean } = estimateOf(values, '')
      return mean === null || mean === 0
        ? Infinity
        : (replicationsFor(values, relativeHalfWidth(relative) * Math.abs(mean), CONFIDENCE) ?? Infinity)
    })
    const wanted = Math.max(this.count + threads, Math.min(2 * this.count, Math.max(...needs) + 2))
    return Math.min(this.plan.budget, wanted)
  }

  report(): PrecisionReached {
    const { least, budget } = this.plan
    const targets = this.targets.map(({ kpi: { address }, relative, rule, values }) => {
      const { mean, halfWidth } = estimateOf(values, '')
      const share = mean === null || mean === 0 || halfWidth === null ? null : halfWidth / Math.abs(mean)
      return { kpi: address, wanted: relative, relativeHalfWidth: share, reached: rule.isReached }
    })
    return { least, budget, reached: this.isEnough, targets }
  }

  private look(outcome: ReplicationOutcome): void {
    const read = this.warmUp === null ? outcome : readFrom(outcome, this.warmUp)
    for (const { kpi, rule, values } of this.targets) {
      const value = kpi.of(read)
      if (!Number.isFinite(value)) continue
      values.push(value)
      rule.add(value)
    }
    this.count++
    this.isEnough = this.count >= this.plan.least && this.targets.every(({ rule }) => rule.isReached)
  }
}
