/** A line made ready for its replications, and for reading their numbers. */
import { type CompiledLine, compile } from '../model/index.ts'
import { isPlain } from '../plain/index.ts'
import type { Job } from './job.ts'
import { rawProcessTime } from './raw-process-time.ts'
import { type Column, lineColumns, type ResultTable, resultTables } from './result-tables.ts'

export interface Prepared {
  compiled: CompiledLine
  /** It has nothing but what the fast floor knows. */
  isPlain: boolean
  /** Ticks, by product. */
  rawProcessTimes: number[]
  lineColumns: readonly Column[]
  tables: readonly ResultTable[]
}

const preparedLines = new WeakMap<object, Prepared>()

/** A line is made ready once per thread, not per replication. */
export function prepared({ line }: Pick<Job, 'line'>): Prepared {
  let ready = preparedLines.get(line)
  if (ready === undefined) {
    const compiled = compile(line)
    const rawProcessTimes = rawProcessTime(line).map(({ ticks }) => ticks)
    const tables = resultTables(compiled, rawProcessTimes)
    ready = { compiled, isPlain: isPlain(compiled), rawProcessTimes, lineColumns: lineColumns(compiled), tables }
    preparedLines.set(line, ready)
  }
  return ready
}
