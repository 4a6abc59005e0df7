/**
 * The event log on disk. Records are written while the simulation waits: what the disk can't take yet is not made yet, so that memory stays the same
 * however long the run is.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { logLine } from '../../log/ndjson.ts'
import type { LogRecord } from '../../spec/log-record.ts'

export interface LogFile {
  write(record: LogRecord): void
  /** Writes what is still in memory, and closes the file. */
  close(): void
}

const BLOCK_CHARACTERS = 256 * 1024

/** Newline-delimited JSON. @throws the file system's error where the file can't be made or written */
export function ndjsonFile(path: string): LogFile {
  const file = openSync(path, 'w')
  let block = ''
  const flush = (): void => {
    const bytes = Buffer.from(block)
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from)
    block = ''
  }
  return {
    write(record) {
      block += logLine(record)
      if (block.length >= BLOCK_CHARACTERS) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}
