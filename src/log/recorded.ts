/** A replication that writes down what happens in it. */
import { type Extension, type Job, Replication } from '../experiment/index.ts'
import { compile } from '../model/index.ts'
import type { LogRecord } from '../spec/log-record.ts'
import { Recorder } from './recorder.ts'

/** @param only numbers of the lots whose records are wanted, and no others; null: everything */
export function recorded(
  job: Job,
  replication: number,
  write: (record: LogRecord) => void,
  extension: Extension | null = null,
  only: ReadonlySet<number> | null = null,
): Replication {
  return new Replication(job, replication, new Recorder(compile(job.line), replication, write, only), extension)
}
