/** A record as a line of newline-delimited JSON: the fields of `LogRecord` that apply, in its order. */
import type { LogRecord } from '../spec/log-record.ts'

export function logLine(record: LogRecord): string {
  return `${JSON.stringify(record)}\n`
}
