/** `tollway/log`: what happened in a run, record by record, and a run to be watched. */
export type { CycleTimePart, LogRecord, LotTrace } from '../spec/log-record.ts'
export type * from '../spec/replay.ts'
export { lotsInLine, machineStretches, stretchShares, waitingAt } from './look.ts'
export { logLine } from './ndjson.ts'
export { recorded } from './recorded.ts'
export { Recorder } from './recorder.ts'
export { Replay } from './replay.ts'
export { type NoSuchLot, traceLot } from './trace-lot.ts'
