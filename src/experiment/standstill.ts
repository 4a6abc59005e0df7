/** Says when a line has come to stand: work is in it, and no machine does anything for a long time to the end. A deadlock of machines fails instead. */
import type { RunSeries } from '../measures/index.ts'
import type { ReplicationOutcome } from './job.ts'

/** It has stood for this share of the run: nights, weekends and late deliveries are shorter. */
const LONG = 0.25
const TICKS_PER_DAY = 86_400e6

export function standstill(outcomes: readonly ReplicationOutcome[]): string[] {
  const stood = outcomes.flatMap(({ series }) => (series === undefined ? [] : (standsFrom(series) ?? [])))
  if (stood.length === 0) return []
  const day = (Math.min(...stood) / TICKS_PER_DAY).toFixed(1)
  const of = outcomes.length === 1 ? '' : ` (in ${stood.length} of ${outcomes.length} replications)`
  return [`from day ${day} to the end no machine works although there is work in the line${of}: what it waits for does not come`]
}

/** Ticks from the start of the run; null: the line doesn't stand at the end, or not for long. */
function standsFrom({ bucketTicks, wipUnits, working }: RunSeries): number | null {
  let from = working.length
  while (from > 0 && working[from - 1] === 0 && wipUnits[from - 1]! > 0) from--
  return working.length - from >= Math.max(2, LONG * working.length) ? from * bucketTicks : null
}
