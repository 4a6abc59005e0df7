/** `--until` and `--budget`: how precise the answer of a run is to be, and what may be spent on it. */

import type { Job } from '../experiment/job.ts'
import { kpiAt } from '../experiment/kpis.ts'
import type { PrecisionPlan } from '../experiment/precision.ts'
import type { LineSpec } from '../spec/line.ts'
import { parseDuration, parseShare } from '../spec/units.ts'
import { expectedButReceived } from './input-error.ts'

export interface PrecisionFlags {
  replications?: number
  until?: string[]
  budget?: string
}

/** What a bare percentage is about. */
const USUAL_KPIS = ['goodPerDay', 'cycleTimeMean']
/** Fewer replications can look precise by chance; see `RelativePrecision`. */
const USUAL_LEAST = 10
const USUAL_BUDGET = 1000
const MOST_REPLICATIONS = 100_000
const TICKS_PER_MILLISECOND = 1000

export interface Precision {
  plan: PrecisionPlan
  /** Milliseconds by the clock on the wall; null: no limit. */
  timeLimit: number | null
}

/**
 * Null without `--until`.
 * @throws InputError for what can't be read, a number that the line doesn't have, and a budget below the least number of replications
 */
export function precisionOf(job: Job, { replications, until, budget }: PrecisionFlags): Precision | null {
  if (until === undefined) {
    if (budget !== undefined) throw expectedButReceived('--budget', 'it beside --until, which says what is to be reached', `"${budget}"`)
    return null
  }
  const least = replications ?? Math.max(USUAL_LEAST, job.replications)
  if (least < 2) throw expectedButReceived('--replications', 'at least 2 with --until, of which it is the least number', String(least))
  const { timeLimit, most } = readBudget(budget)
  if (most < least)
    throw expectedButReceived(
      '--budget',
      `at least the ${least} replications before which the rule says nothing (--replications)`,
      `"${budget}"`,
    )
  return { plan: { targets: until.flatMap((text) => targetsOf(text, job)), least, budget: most }, timeLimit }
}

function targetsOf(text: string, job: Pick<Job, 'line'>): PrecisionPlan['targets'] {
  const at = text.lastIndexOf('=')
  const parsed = parseShare(text.slice(at + 1).trim())
  if (!parsed.ok || parsed.value <= 0 || parsed.value >= 1)
    throw expectedButReceived('--until', 'a share above 0 % and below 100 %, such as "1 %" or "cycleTimeMean=2 %"', `"${text}"`)
  const kpis = at < 0 ? USUAL_KPIS : [checked(text.slice(0, at).trim(), job.line)]
  return kpis.map((kpi) => ({ kpi, relative: parsed.value }))
}

function checked(address: string, line: LineSpec): string {
  try {
    return kpiAt({ line }, address).address
  } catch (error) {
    if (error instanceof RangeError)
      throw expectedButReceived('--until', 'numbers of the result', error.message.replace(/^.*received /, ''))
    throw error
  }
}

function readBudget(text: string | undefined): { most: number; timeLimit: number | null } {
  if (text === undefined) return { most: USUAL_BUDGET, timeLimit: null }
  if (/^\d+$/.test(text) && Number(text) <= MOST_REPLICATIONS) return { most: Number(text), timeLimit: null }
  const time = parseDuration(text, 'above zero', '10 min')
  if (!time.ok || /^\d+$/.test(text))
    throw expectedButReceived(
      '--budget',
      `a number of replications up to ${MOST_REPLICATIONS}, or a duration such as "10 min"`,
      `"${text}"`,
    )
  return { most: MOST_REPLICATIONS, timeLimit: Math.ceil(time.value / TICKS_PER_MILLISECOND) }
}
