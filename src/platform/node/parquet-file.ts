/** The event log as Parquet: one column a field, written row group by row group, so that only one group is in memory. */
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import type { LogRecord } from '../../spec/log-record.ts'
import type { LogFile } from './log-file.ts'

const ROWS_IN_GROUP = 65_536

type ColumnType = 'INT64' | 'INT32' | 'DOUBLE' | 'STRING'

/** `ticks` counts microseconds beyond 32 bits; the numbers of lots and carriers may. */
const COLUMNS: readonly [field: keyof LogRecord, type: ColumnType][] = [
  ['replication', 'INT32'],
  ['ticks', 'INT64'],
  ['time', 'STRING'],
  ['hours', 'DOUBLE'],
  ['what', 'STRING'],
  ['product', 'STRING'],
  ['lot', 'INT64'],
  ['mother', 'INT64'],
  ['carrier', 'INT64'],
  ['holder', 'STRING'],
  ['step', 'STRING'],
  ['station', 'STRING'],
  ['machine', 'STRING'],
  ['units', 'DOUBLE'],
  ['cause', 'STRING'],
]
const REQUIRED: readonly (keyof LogRecord)[] = ['replication', 'ticks', 'what']

type Cell = number | bigint | string | null

/** @throws the file system's error where the file can't be made or written */
export function parquetFile(path: string): LogFile {
  const writer = new ParquetWriter({ writer: fileWriter(path), schema: schema(), createdBy: 'tollway' })
  const cells: Cell[][] = COLUMNS.map(() => [])
  const flush = (): void => {
    const columnData = COLUMNS.map(([name], column) => ({ name, data: cells[column]! }))
    writer.write({ columnData, rowGroupSize: ROWS_IN_GROUP })
    for (const column of cells) column.length = 0
  }
  return {
    write(record) {
      for (const [column, [field, type]] of COLUMNS.entries()) cells[column]!.push(cellOf(record[field], type))
      if (cells[0]!.length === ROWS_IN_GROUP) flush()
    },
    close() {
      if (cells[0]!.length > 0) flush()
      writer.finish()
    },
  }
}

function cellOf(value: string | number | undefined, type: ColumnType): Cell {
  if (value === undefined) return null
  return type === 'INT64' ? BigInt(value) : value
}

function schema(): ConstructorParameters<typeof ParquetWriter>[0]['schema'] {
  return [
    { name: 'root', num_children: COLUMNS.length },
    ...COLUMNS.map(([name, type]) => {
      const repetition_type = REQUIRED.includes(name) ? ('REQUIRED' as const) : ('OPTIONAL' as const)
      if (type === 'STRING') return { name, repetition_type, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const }
      return { name, repetition_type, type }
    }),
  ]
}
