/** The warm-up that an experiment deletes: MSER-5 on each series' mean over the replications, the longest of them, and whether the rest stands still. */

import { bonferroniLevel, type Interval } from './interval.ts'
import { mser } from './mser.ts'
import { trend } from './trend.ts'
import { acrossReplications } from './welch.ts'

const BATCH = 5
/** Below so many batches in the whole series no rule says anything. */
const LEAST_BATCHES = 10

/** One KPI over time, such as the WIP in each bucket: series of equal buckets, one per replication. */
export interface OutputSeries {
  name: string
  replications: readonly (readonly number[])[]
}

/**
 * `settled`: the rest stands still. `too-short`: fewer than 50 observations, nothing can be said. `at-limit`: the rule would delete half of the series, as much as it may.
 * `trend`: what remains still rises or falls.
 */
export type WarmUpReason = 'settled' | 'too-short' | 'at-limit' | 'trend'

export interface SeriesWarmUp {
  name: string
  /** Observations to delete. */
  truncate: number
  reason: WarmUpReason
  /** Drift of what remains after the warm-up of all series, see `trend`; null where the series is too short. */
  drift: Interval | null
}

export interface WarmUp {
  /** Observations to delete from every series: the most that one of them needs. */
  truncate: number
  /** All series settle. Otherwise the line may be overloaded, or the run too short. */
  settled: boolean
  /** The first series that doesn't settle, else the one that needs the longest warm-up; null without series. */
  decidedBy: string | null
  reason: WarmUpReason
  series: SeriesWarmUp[]
}

/**
 * Warm-up of an experiment from the series of its KPIs. Give it 200 observations or more: of stationary AR(1) series the limit is then reached in 0 to 2 % up to
 * a lag-1 correlation of 0.9 (5 % at 0.95), with 100 observations in 2 to 8 % (1,000 repetitions each).
 * @param level confidence that no series which stands still is called one with a trend (Bonferroni over the series).
 */
export function chooseWarmUp(outputs: readonly OutputSeries[], level = 0.99): WarmUp {
  const truncations = outputs.map(({ replications }) => mser(acrossReplications(replications), BATCH))
  const truncate = truncations.reduce((longest, each) => Math.max(longest, each.truncate), 0)
  const eachLevel = bonferroniLevel(level, outputs.length)
  const series = outputs.map(({ name, replications }, i): SeriesWarmUp => {
    const own = truncations[i]!
    if (acrossReplications(replications).length < BATCH * LEAST_BATCHES) {
      return { name, truncate: own.truncate, reason: 'too-short', drift: null }
    }
    const rest = replications.map((each) => each.slice(truncate))
    const { drift, isTrend } = trend(rest, eachLevel)
    return { name, truncate: own.truncate, reason: isTrend ? 'trend' : own.isAtLimit ? 'at-limit' : 'settled', drift }
  })
  const unsettled = series.find(({ reason }) => reason !== 'settled')
  const deciding = unsettled ?? series.find((each) => each.truncate === truncate)
  return {
    truncate,
    settled: unsettled === undefined,
    decidedBy: deciding?.name ?? null,
    reason: deciding?.reason ?? 'settled',
    series,
  }
}
