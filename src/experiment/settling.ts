/** Does a line settle? Work in process, output and cycle times over time, made ready for the rules of `statistics/`, and what still rises or falls. */
import type { RunSeries } from '../measures/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { bonferroniLevel, type Interval, type OutputSeries, trend } from '../statistics/index.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { warmUpEnd } from './windows.ts'

/** Below so many observations nothing is said. */
const LEAST_OBSERVATIONS = 50
/** Confidence that nothing is called a trend in a line that stands still. */
const LEVEL = 0.99
/** A drift that is certain but below this share of the mean is of no use to a planner: every finite run has one. */
const RELEVANT = 0.05
/** From so many replications on each has its own drift, see `trend`; with fewer, neighbouring observations must be far more than a cycle of shifts. */
const REPLICATIONS = 5
const CYCLES = 20

/** In words. */
export const seriesLabels: Readonly<Record<string, string>> = {
  wipUnits: 'work in process',
  goodPerDay: 'output',
  cycleTimeMean: 'cycle time',
}

/**
 * Series of all replications from `from` on, one observation a time bucket. Where the line has shifts, an observation is the mean over a whole cycle of them
 * from its bucket on, so that nights and weekends are no trends. Cycle times are left out where most buckets see no lot leave.
 * @param from ticks from the start of the run
 */
export function outputSeries(line: LineSpec, outcomes: readonly ReplicationOutcome[], from: number): OutputSeries[] {
  const all = outcomes.map(({ series }) => series!)
  return [...named('wipUnits', all), ...named('goodPerDay', all), ...named('cycleTimeMean', all)]

  function named(name: Exclude<keyof RunSeries, 'bucketTicks' | 'working'>, of: readonly RunSeries[]): OutputSeries[] {
    const replications = of.map((series) => {
      const first = Math.ceil(from / series.bucketTicks)
      const observed = withoutGaps(series[name].subarray(first))
      return observed === null ? null : averaged(observed, cycleBuckets(line, series.bucketTicks))
    })
    return replications.some((each) => each === null) ? [] : [{ name, replications: replications as number[][] }]
  }
}

/** Gaps take the value before, at the beginning the first one there is; null where more than half are gaps. */
function withoutGaps(series: Float64Array): number[] | null {
  const known = series.reduce((count, each) => (Number.isFinite(each) ? count + 1 : count), 0)
  if (known * 2 < series.length) return null
  let last = series.find((each) => Number.isFinite(each)) ?? Number.NaN
  return Array.from(series, (each) => {
    if (Number.isFinite(each)) last = each
    return last
  })
}

/** Buckets in the longest cycle of shifts; 1 where there are none. */
function cycleBuckets({ calendars }: LineSpec, bucketTicks: number): number {
  return calendars.reduce((longest, { cycle }) => Math.max(longest, Math.round(cycle / bucketTicks)), 1)
}

/** Means of `width` observations, from each one on. */
function averaged(series: readonly number[], width: number): number[] {
  if (width === 1) return [...series]
  const means: number[] = []
  let sum = 0
  for (const [index, each] of series.entries()) {
    sum += each - (index < width ? 0 : series[index - width]!)
    if (index >= width - 1) means.push(sum / width)
  }
  return means
}

/** How far a series drifts from its first to its last observation, in shares of its mean. */
export interface Drift extends Interval {
  name: string
  /** Certain, and large enough to matter. */
  matters: boolean
}

/** Of series that are long enough; the others are left out. */
export function driftsOf(line: LineSpec, outputs: readonly OutputSeries[], bucketTicks: number): Drift[] {
  const cycle = cycleBuckets(line, bucketTicks)
  const level = bonferroniLevel(LEVEL, outputs.length)
  return outputs.flatMap(({ name, replications }): Drift[] => {
    const length = replications[0]!.length
    if (length < LEAST_OBSERVATIONS || (cycle > 1 && replications.length < REPLICATIONS && length < CYCLES * cycle)) return []
    const { drift, isTrend } = trend(replications, level)
    const mean = meanOf(replications)
    const share = drift.mean / mean
    const halfWidth = drift.halfWidth === null ? null : drift.halfWidth / mean
    return [{ name, mean: share, halfWidth, matters: isTrend && mean > 0 && Math.abs(share) > RELEVANT }]
  })
}

function meanOf(replications: readonly (readonly number[])[]): number {
  return replications.flat().reduce((sum, each) => sum + each, 0) / replications.flat().length
}

/** Of a given warm-up: a warning for what still rises or falls in the counted time. Nothing of a line that is meant to change. */
export function unsettled(job: Job, outcomes: readonly ReplicationOutcome[]): string[] {
  const series = outcomes[0]?.series
  if (series === undefined || !isSteady(job.line)) return []
  const outputs = outputSeries(job.line, outcomes, warmUpEnd(job))
  const [drift] = driftsOf(job.line, outputs, series.bucketTicks).filter(({ matters }) => matters)
  return drift === undefined ? [] : [`${driftSentence(drift)}: the warm-up is too short, or the line can't keep up`]
}

export function driftSentence({ name, mean, halfWidth }: Drift): string {
  const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`
  const size = halfWidth === null ? percent(Math.abs(mean)) : `${percent(Math.abs(mean))} ± ${percent(Math.abs(halfWidth))}`
  return `in the counted time the ${seriesLabels[name]} ${mean > 0 ? 'rises' : 'falls'} by ${size} of its mean`
}

/** What is released, and what works on it, is meant to be alike at all times but for the cycle of the shifts. */
export function isSteady({ release, changes = [], wip = [], calendars }: LineSpec): boolean {
  const changing = ['schedule', 'orders', 'profile']
  const hasHolidays = calendars.some(({ local }) => local !== undefined && local.off.length > 0)
  return changes.length === 0 && wip.length === 0 && !hasHolidays && release.every(({ policy }) => !changing.includes(policy.kind))
}
