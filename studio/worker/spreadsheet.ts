/** A table as an Excel file with one sheet; numbers stay numbers. */
import { utils, write } from '@e965/xlsx'
import type { PlainTable } from 'tollway/spec'

export function spreadsheet({ columns, rows }: PlainTable): ArrayBuffer {
  const sheet = utils.aoa_to_sheet([columns.map(({ name }) => name), ...rows.map((row) => [...row])])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Numbers')
  return write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer
}
