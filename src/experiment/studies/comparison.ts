/**
 * Lines compared in pairs of replications that share their random numbers: what differs, what doesn't, and what the sharing was worth. All differences
 * of a number hold together (Bonferroni).
 */
import type { Comparison, SystemDifference } from '../../spec/comparison.ts'
import { againstControl, allPairs, bonferroniLevel, type Interval, Tally } from '../../statistics/index.ts'
import type { Job } from '../job.ts'
import { kpiAt, kpisOf } from '../kpis.ts'
import { estimateOf } from '../summary.ts'
import type { Trials } from '../trials.ts'
import { VERSION } from '../version.ts'
import { verdictOf } from './verdict.ts'

const CONFIDENCE = 0.95

/** One of the lines that are compared. All jobs have the same seed, warm-up and horizon. */
export interface System {
  name: string
  /** Changes to the line, as the user wrote them. */
  set: readonly string[]
  job: Job
}

/** What is compared where nobody asks for anything else; of these, what all lines have. */
const USUAL_KPIS = ['goodPerDay', 'cycleTimeMean', 'cycleTimeP95', 'wipLots', 'cost.perGoodUnit']

export function usualKpis(jobs: readonly Pick<Job, 'line'>[]): string[] {
  const currencies = new Set(jobs.map(({ line }) => line.money?.currency))
  return USUAL_KPIS.filter((kpi) => jobs.every((job) => kpisOf(job).has(kpi)) && (!kpi.startsWith('cost.') || currencies.size === 1))
}

/**
 * What the replications say that all systems have.
 * @param systems at least two; the first is what the others are compared with
 * @param isAllPairs each with each other
 * @throws RangeError for a number that a line doesn't have
 */
export function comparisonOf(systems: readonly System[], kpis: readonly string[], trials: Trials, isAllPairs: boolean): Comparison {
  const replications = Math.min(...systems.map(({ job }) => trials.of(job).length))
  const comparisons = isAllPairs ? (systems.length * (systems.length - 1)) / 2 : systems.length - 1
  const { seed, warmUp, horizon } = systems[0]!.job
  return {
    format: 'tollway-comparison/1',
    version: VERSION,
    seed,
    replications,
    warmUp,
    horizon,
    confidence: CONFIDENCE,
    family: { of: isAllPairs ? 'all-pairs' : 'against-first', comparisons, level: bonferroniLevel(CONFIDENCE, comparisons) },
    systems: systems.map(({ name, set, job: { line, lineHash } }) => ({
      name,
      set: [...set],
      line: { name: line.name, title: line.title, hash: lineHash, notice: line.notice ?? null },
    })),
    kpis: kpis.map((address) => {
      const { unit } = kpiAt(systems[0]!.job, address)
      const values = systems.map(({ job }) => trials.values(job, address).slice(0, replications))
      return {
        kpi: address,
        unit,
        estimates: values.map((own) => estimateOf(own, unit)),
        differences: differencesOf(values, unit, isAllPairs),
      }
    }),
  }
}

/** @param values values[system][replication]; those of a replication count where all systems have observed something */
function differencesOf(values: readonly (readonly number[])[], unit: string, isAllPairs: boolean): SystemDifference[] {
  const observed = values.map((own) => own.filter((_, replication) => values.every((each) => Number.isFinite(each[replication]))))
  const options = { level: CONFIDENCE, commonRandomNumbers: true }
  const replications = observed[0]!.length
  const pairs = isAllPairs
    ? allPairs(observed, options).map(({ first, second, difference }) => ({
        first: second,
        second: first,
        difference: opposite(difference),
      }))
    : againstControl(observed, 0, options)
  return pairs.map(({ first, second, difference: { mean, halfWidth } }) => ({
    first,
    second,
    difference: { mean: Number.isFinite(mean) ? mean : null, halfWidth, unit, replications },
    verdict: verdictOf({ mean, halfWidth }),
    gain: gainOfSharing(observed[first]!, observed[second]!),
  }))
}

function opposite({ mean, halfWidth }: Interval): Interval {
  return { mean: -mean, halfWidth }
}

/**
 * Variance of the difference of two systems with random numbers of their own, over that of their paired differences: so many times the replications would be
 * needed. Law, Simulation Modeling and Analysis, section 11.2. Null where it can't be known: one replication, or differences that are all the same.
 */
export function gainOfSharing(first: readonly number[], second: readonly number[]): number | null {
  const own = Tally.of(first).variance + Tally.of(second).variance
  const paired = Tally.of(first.map((value, replication) => value - second[replication]!)).variance
  return paired > own * 1e-24 ? own / paired : null
}
