/** Output by shift, of lines that ask for it. */
import type { Result, ShiftResult } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a shift; null where the line does not ask for them. */
export function shiftTable({ shifts }: Result): Table | null {
  const columns: TableColumn<ShiftResult>[] = [
    { title: 'Shift', align: 'left', rank: 0, cell: (row) => row.name },
    { title: 'Good units', align: 'right', rank: 0, cell: (row) => formatOf(row.goodPerShift, '') },
    { title: 'Variation', align: 'right', rank: 0, cell: (row) => formatOf(row.variation, 'share') },
  ]
  return tableOf('Output by shift', shifts, columns)
}
