/**
 * The warm-up chosen from one set of replications, without running them again: MSER-5 on the means over the replications of work in process, output and cycle
 * times, the longest of the three, at most half of the run. The numbers are then read from the books at the next time at which these were kept.
 */
import type { WarmUpChoice } from '../spec/result.ts'
import { chooseWarmUp } from '../statistics/index.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { type Drift, driftSentence, driftsOf, isSteady, outputSeries, seriesLabels } from './settling.ts'
import { runEnd, warmUpEnd } from './windows.ts'

const RULE = 'MSER-5'
const TICKS_PER_DAY = 86_400_000_000

export interface Chosen {
  report: WarmUpChoice
  /** The job with its warm-up and window. */
  job: Job
  /** With the numbers of that window. */
  outcomes: readonly ReplicationOutcome[]
  warnings: string[]
}

/**
 * @param job one that chooses its warm-up
 * @param outcomes at least one, in their order; the warm-up is the same for all
 * @param pilot how many of them it is chosen from; default: all
 */
export function chosenWarmUp(job: Job, outcomes: readonly ReplicationOutcome[], pilot: number = outcomes.length): Chosen {
  const { bucketTicks } = outcomes[0]!.series!
  const outputs = outputSeries(job.line, outcomes.slice(0, pilot), 0)
  const choice = chooseWarmUp(outputs)
  const isTooShort = choice.series.some(({ reason }) => reason === 'too-short')
  const limit = warmUpEnd(job)
  const warmUp = endFrom(outcomes[0]!, isTooShort ? limit : choice.truncate * bucketTicks, limit)
  const chosen: Job = { ...job, warmUp, horizon: runEnd(job) - warmUp }
  const canSettle = !isTooShort && isSteady(job.line)
  const drifts = !canSettle ? [] : driftsOf(job.line, outputSeries(job.line, outcomes, warmUp), bucketTicks)
  const atLimit = choice.series.find(({ reason, truncate }) => reason === 'at-limit' || (truncate > 0 && truncate * bucketTicks >= limit))
  const warnings = isTooShort
    ? [
        `the warm-up can't be chosen from ${outputs[0]!.replications[0]!.length} observations: half of the run was deleted, which may be too little`,
      ]
    : [
        ...drifts
          .filter(({ matters }) => matters)
          .slice(0, 1)
          .map(notSettled),
        ...(atLimit === undefined ? [] : [notOver(atLimit.name)]),
      ]
  return {
    report: {
      rule: RULE,
      limit,
      settled: canSettle ? warnings.length === 0 : null,
      reason: isTooShort ? 'the run is too short to choose: half of it is deleted' : reasonOf(choice, bucketTicks),
      series: choice.series.map(({ name, truncate }) => {
        const drift = drifts.find((each) => each.name === name)
        return { name, warmUp: truncate * bucketTicks, drift: drift?.mean ?? null, halfWidth: drift?.halfWidth ?? null }
      }),
    },
    job: chosen,
    outcomes: outcomes.map((outcome) => readFrom(outcome, warmUp)),
    warnings,
  }
}

/** The first time at or after `wanted` from which the numbers were measured. */
function endFrom({ views = [] }: ReplicationOutcome, wanted: number, limit: number): number {
  return views.find(({ from }) => from >= wanted)?.from ?? limit
}

/** A replication with the numbers from `warmUp` on, one of the times that it was measured from. */
export function readFrom(outcome: ReplicationOutcome, warmUp: number): ReplicationOutcome {
  const { views = [], ...others } = outcome
  const view = views.find(({ from }) => from === warmUp)
  if (view === undefined) return others
  return { ...others, values: view.values, ...(view.cycleTimes !== undefined && { cycleTimes: view.cycleTimes }) }
}

function reasonOf({ series, truncate }: ReturnType<typeof chooseWarmUp>, bucketTicks: number): string {
  const all = series.map(({ name }) => seriesLabels[name]).join(', ')
  if (truncate === 0) return `${RULE} deletes nothing (${all})`
  const longest = series.find((each) => each.truncate === truncate)!
  const others = series.filter((each) => each !== longest).map((each) => `${seriesLabels[each.name]} ${days(each.truncate * bucketTicks)}`)
  return `${RULE} asks for ${days(truncate * bucketTicks)} for the ${seriesLabels[longest.name]} (${others.join(', ')})`
}

function notSettled(drift: Drift): string {
  return `${driftSentence(drift)}: the line does not settle; it can't keep up, or the run is too short`
}

function notOver(name: string): string {
  return `the warm-up may not be over: ${RULE} would delete half of the run for the ${seriesLabels[name]}, as much as it may; take a longer horizon, unless the line can't keep up`
}

function days(ticks: number): string {
  return `${Number((ticks / TICKS_PER_DAY).toPrecision(3))} d`
}
