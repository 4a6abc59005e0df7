/**
 * How the numbers of a result came about, where more than a number of replications was asked for: a chosen warm-up, a wanted precision, batches, control
 * variates.
 */

import type { Result } from '../spec/result.ts'
import { controlVariatesSentence } from './control-variates-text.ts'
import { formatNumber } from './format.ts'

/** What stands behind the first numbers: "95 %, 10 x 90 d". */
export function sampleText({ confidence, replications, horizon, intervals }: Result): string {
  const level = formatNumber(confidence, 'share')
  const length = formatNumber(horizon, 'ticks')
  return intervals === undefined
    ? `${level}, ${replications} x ${length}`
    : `${level}, one run of ${length} in ${intervals.batches} batches`
}

/** Sentences; none of an ordinary run. */
export function certaintySentences(result: Result): string[] {
  return [...warmUpSentence(result), ...precisionSentence(result), ...controlVariatesSentence(result)]
}

function warmUpSentence({ warmUp, warmUpChoice: choice }: Result): string[] {
  if (choice === undefined) return []
  const stands = choice.settled === true ? ', and what is counted stands still' : ''
  const length = warmUp === 0 ? 'none' : formatNumber(warmUp, 'ticks')
  return [`Warm-up: ${length} (at most ${formatNumber(choice.limit, 'ticks')}): ${choice.reason}${stands}.`]
}

function precisionSentence({ precision, replications }: Result): string[] {
  if (precision === undefined) return []
  const targets = precision.targets.map(
    ({ kpi, wanted, relativeHalfWidth }) => `${kpi} ± ${percent(relativeHalfWidth)} (wanted ${percent(wanted)})`,
  )
  return [`Precision after ${replications} replications: ${targets.join(', ')}.`]
}

/** Bad news: a precision that was not reached. */
export function missedPrecision({ precision, replications }: Result): string[] {
  if (precision === undefined || precision.reached) return []
  const missed = precision.targets.filter(({ reached }) => !reached).map(({ kpi }) => kpi)
  // Each may have been met for a moment, and not three times in a row.
  const what = missed.length === 0 ? 'not all targets were met at once' : `of ${missed.join(', ')}`
  return [`the precision wanted was not reached after ${replications} replications: ${what}`]
}

function percent(share: number | null): string {
  return share === null ? 'n/a' : formatNumber(Number(share.toPrecision(2)), 'share')
}
