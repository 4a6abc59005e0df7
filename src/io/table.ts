/** A table in a file of its own, as the list of maps that could stand in the line file instead: each cell knows its place. */
import { didYouMean } from '../spec/nearest.ts'
import { type Problem, show } from '../spec/problem.ts'
import { type Cell, readCsv } from './csv.ts'
import type { Entry, Position, Tree } from './tree.ts'
import { problem } from './yaml-text.ts'

export type Table = { ok: true; list: Extract<Tree, { kind: 'list' }> } | { ok: false; problems: Problem[] }

/** Rows of a table. */
const MOST_ROWS = 100_000

/** @param columns what its columns may be called; empty cells say nothing */
export function readTable(csv: string, file: string, columns: readonly string[]): Table {
  const table = readCsv(csv)
  if (!table.ok)
    return { ok: false, problems: [problem('syntax', { file, line: table.line, column: table.column }, table.expected, table.received)] }
  const [heading, ...rows] = table.rows
  const start = { file, line: 1, column: 1 }
  if (heading === undefined)
    return { ok: false, problems: [problem('missing', start, `a heading such as ${columns.join(',')}`, 'an empty file')] }
  if (rows.length > MOST_ROWS) return { ok: false, problems: [problem('size', start, `at most ${MOST_ROWS} rows`, String(rows.length))] }
  const problems = [...headingProblems(heading, file, columns), ...rows.flatMap((row) => rowProblems(row, heading, file))]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, list: { kind: 'list', at: start, items: rows.map((row) => rowOf(row, heading, file)) } }
}

function placeOf({ line, column }: Cell, file: string): Position {
  return { file, line, column }
}

function headingProblems(heading: readonly Cell[], file: string, columns: readonly string[]): Problem[] {
  return heading.flatMap((cell, index) => {
    const { text } = cell
    const at = placeOf(cell, file)
    if (!columns.includes(text)) {
      const expected = `a column, one of ${columns.join(', ')}`
      return [problem('unknown-keyword', at, expected, show(text), didYouMean(text, columns, 'columns'))]
    }
    const isAgain = heading.findIndex((other) => other.text === text) < index
    return isAgain ? [problem('duplicate', at, 'each column once', `${show(text)} again`)] : []
  })
}

function rowProblems(row: readonly Cell[], heading: readonly Cell[], file: string): Problem[] {
  const extra = row[heading.length]
  if (extra === undefined || row.slice(heading.length).every(({ text }) => text === '')) return []
  return [problem('value', placeOf(extra, file), `${heading.length} cells, as the heading has`, String(row.length))]
}

function rowOf(row: readonly Cell[], heading: readonly Cell[], file: string): Tree {
  const entries = heading.flatMap(({ text: column }, index): [string, Entry][] => {
    const cell = row[index]
    if (cell === undefined || cell.text === '') return []
    const at = placeOf(cell, file)
    return [[column, { keyAt: at, value: { kind: 'scalar', at, value: cell.text } }]]
  })
  return { kind: 'map', at: placeOf(row[0] ?? { text: '', line: 1, column: 1 }, file), entries: new Map(entries) }
}
