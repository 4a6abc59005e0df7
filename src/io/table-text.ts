/** Tables of text and numbers as comma-separated values (RFC 4180). */

import type { PlainTable, TableValue } from '../spec/table.ts'

/** Heading first; nothing where a value is null; numbers with all their digits. */
export function csvText({ columns, rows }: PlainTable): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

function cellText(value: TableValue): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
