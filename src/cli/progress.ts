/** Progress on one line of stderr: how far, how fast, how long still, and what the answer looks like so far. Only on a terminal. */

import { formatNumber, formatOf } from '../report/format.ts'
import { loadBar } from '../report/text-table.ts'
import type { Estimate } from '../spec/result.ts'

const barLength = 12
/** Milliseconds between two drawings. */
const redrawInterval = 100
const microsecondsPerDay = 86_400e6

export interface ProgressState {
  /** Replications finished and asked for. */
  done: number
  total: number
  /** Of all simulated time, 0..1. */
  share: number
  /** Good units a day, or what else there is to say so far. */
  estimate: Estimate | string | null
  /** Simulated time of all, where it isn't known from the beginning, ticks. */
  ticks?: number
}

/** The line's text: pieces that don't fit into `width` are left out from the end. @param simulatedDays of the whole run */
export function progressText(state: ProgressState, elapsedSeconds: number, simulatedDays: number, width: number): string {
  const pieces = [
    `${loadBar(state.share, barLength)} ${String(Math.floor(state.share * 100)).padStart(3)} %`,
    `${state.done} of ${state.total} done`,
    ...speed(state.share, elapsedSeconds, simulatedDays),
    ...soFar(state.estimate),
  ]
  return pieces.reduce((text, piece) => (text.length + 2 + piece.length < width ? `${text}  ${piece}` : text))
}

function soFar(estimate: ProgressState['estimate']): string[] {
  if (estimate === null) return []
  return [typeof estimate === 'string' ? estimate : formatOf(estimate, 'good units/day')]
}

function speed(share: number, elapsedSeconds: number, simulatedDays: number): string[] {
  if (share <= 0 || elapsedSeconds <= 0) return []
  const rate = (share * simulatedDays) / elapsedSeconds
  const remaining = (elapsedSeconds * (1 - share)) / share
  return [`${formatNumber(Math.round(rate), '')} days/s`, `${remainingText(remaining)} left`]
}

/** Whole seconds, or whole minutes from 100 s on. */
function remainingText(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}

/** Draws on stderr, at most ten times a second; `clear` takes the line away. */
export class ProgressLine {
  readonly #simulatedDays: number
  readonly #started = performance.now()
  #lastDrawn = Number.NEGATIVE_INFINITY

  /** @param simulatedTicks of the whole run, all replications */
  constructor(simulatedTicks: number) {
    this.#simulatedDays = simulatedTicks / microsecondsPerDay
  }

  show(state: ProgressState): void {
    const now = performance.now()
    if (now - this.#lastDrawn < redrawInterval) return
    this.#lastDrawn = now
    const days = state.ticks === undefined ? this.#simulatedDays : state.ticks / microsecondsPerDay
    const text = progressText(state, (now - this.#started) / 1000, days, process.stderr.columns ?? 80)
    process.stderr.write(`\r${text}\u001b[K`)
  }

  clear(): void {
    process.stderr.write('\r\u001b[K')
  }
}
