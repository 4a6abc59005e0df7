/** Tables and bars of plain characters for the terminal: columns aligned, the least important left out where the width doesn't suffice. */

import type { Table, TableColumn } from './table.ts'

/** Wraps a piece of text in colour, or leaves it alone where colour is off. */
export type Paint = (text: string) => string

export interface Column<Row> extends TableColumn<Row> {
  /** Colour of a cell, put on after it is padded. */
  paint?(row: Row): Paint | undefined
}

const gap = '  '
const plusMinus = ' ± '
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** Lines of the table, heading first, without trailing spaces; as many columns as fit into `width` characters. */
export function textTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string[] {
  const sized = columns.map((column) => {
    const cells = alignedAtSign(rows.map((row) => column.cell(row)))
    return { column, cells, width: Math.max(column.title.length, ...cells.map((cell) => cell.length)) }
  })
  const shown = fitting(sized, width)
  const heading = shown.map(({ column, width: columnWidth }) => padded(column.title, columnWidth, column.align)).join(gap)
  const lines = rows.map((row, index) =>
    shown
      .map(({ column, cells, width: columnWidth }) => {
        const text = padded(cells[index] ?? '', columnWidth, column.align)
        return column.paint?.(row)?.(text) ?? text
      })
      .join(gap)
      .trimEnd(),
  )
  return [heading.trimEnd(), ...lines]
}

/** Lines of a table and of what is said below it, indented by two; none where there is no table. */
export function printedTable(table: Table | null, width: number): string[] {
  if (table === null) return []
  const indent = (index: number, text: string): string => (index === 0 ? `  ${text}` : text)
  const columns = table.columns.map((column, index) => ({
    ...column,
    title: indent(index, column.title),
    cell: (row: readonly string[]) => indent(index, row[index] ?? ''),
  }))
  return [...textTable(table.rows, columns, width), ...indented(table.notes, width)]
}

/** Sentences, each on lines of its own, indented by two; later lines by `hanging` more. */
export function indented(sentences: readonly string[], width: number, hanging = ''): string[] {
  return sentences.flatMap((sentence) => wrapped(sentence, width - 2, hanging)).map((line) => `  ${line}`)
}

/** A bar from zero: `share` of `length` characters in eighths, at most full, at least a sliver where there is anything; the rest is dotted. */
export function loadBar(share: number, length: number): string {
  const filled = Math.min(Math.max(Number.isFinite(share) ? share : 0, 0), 1) * length * 8
  const steps = filled > 0 ? Math.max(1, Math.round(filled)) : 0
  const bar = '█'.repeat(Math.trunc(steps / 8)) + (eighths[steps % 8] ?? '')
  return bar + '·'.repeat(length - bar.length)
}

/** Text broken at spaces (not beside ± nor before %) into lines of at most `width` characters (a longer word keeps its line); later lines start with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<!±) (?![±%])/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Estimates of a column with their ± below each other; other cells stay as they are. */
function alignedAtSign(cells: readonly string[]): readonly string[] {
  const parts = cells.map((cell) => cell.split(plusMinus))
  const width = (side: number): number => Math.max(0, ...parts.map((sides) => (sides.length === 2 ? (sides[side]?.length ?? 0) : 0)))
  const [left, right] = [width(0), width(1)]
  return parts.map(([mean = '', halfWidth]) => (halfWidth === undefined ? mean : mean.padStart(left) + plusMinus + halfWidth.padEnd(right)))
}

function fitting<T extends { column: { rank: number }; width: number }>(columns: readonly T[], width: number): readonly T[] {
  const total = columns.reduce((sum, column) => sum + column.width + gap.length, -gap.length)
  const leastImportant = Math.max(...columns.map(({ column }) => column.rank))
  if (total <= width || leastImportant === 0) return columns
  const index = columns.map(({ column }) => column.rank).lastIndexOf(leastImportant)
  return fitting([...columns.slice(0, index), ...columns.slice(index + 1)], width)
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width)
}
