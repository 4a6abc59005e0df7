/** A table of text and numbers as a Parquet file. */
import { fileWriter, parquetWrite } from 'hyparquet-writer'
import type { PlainTable } from '../../spec/table.ts'

/** @throws the file system's error where the file can't be made or written */
export function writeParquetTable(path: string, { columns, rows }: PlainTable): void {
  const columnData = columns.map(({ name, type }, column) => ({
    name,
    data: rows.map((row) => row[column] ?? null),
    type: type === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
    nullable: true,
  }))
  parquetWrite({ writer: fileWriter(path), columnData })
}
