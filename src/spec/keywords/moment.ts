/** A moment of the run: a date, or a time from the start. */
import { parseDateTime } from '../civil.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { parseDuration } from '../units.ts'
import { special } from './vocabulary.ts'

/** A date on the local clock, or a time from the start; ticks. */
export type Moment = { local: number } | { ticks: number }

function parseMoment(raw: unknown): Parsed<Moment> {
  const expected = 'a date such as 2026-02-10 14:00, or a time from the start such as "36 d"'
  if (typeof raw === 'string' && /^\s*\d+-/.test(raw)) {
    const date = parseDateTime(raw)
    return date.ok ? accept({ local: date.value }) : refuse(date.expected, date.hint)
  }
  const time = parseDuration(raw)
  return time.ok ? accept({ ticks: time.value }) : refuse(expected, time.hint)
}

export const moment = (description: string) =>
  special(description, 'date or duration', ['2026-02-10 14:00', '2026-02-10', '36 d'], parseMoment)
