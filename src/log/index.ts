/** `tollway/log`: what happened in a run, record by record. */
export type { CycleTimePart, LogRecord, LotTrace } from '../spec/log-record.ts'
export { logLine } from './ndjson.ts'
export { recorded } from './recorded.ts'
export { Recorder } from './recorder.ts'
export { type NoSuchLot, traceLot } from './trace-lot.ts'
