/** Lines compared, as text for the terminal: what is and isn't different in a sentence for each pair, then a table for each number. */

import type { Comparison } from '../spec/comparison.ts'
import { comparisonSentences, familySentence } from './comparison-sentences.ts'
import { type ComparisonRow, comparisonColumns, comparisonRows } from './comparison-table.ts'
import { formatNumber } from './format.ts'
import type { Palette } from './palette.ts'
import { badNews } from './terminal.ts'
import { type Column, textTable, wrapped } from './text-table.ts'

export interface ComparisonView {
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

/** Ends with a line break. */
export function comparisonText(comparison: Comparison, { width: wanted, palette, notes, closing }: ComparisonView): string {
  const width = Math.min(wanted, 120)
  const notices = [...new Set(comparison.systems.map(({ line }) => line.notice ?? ''))]
  const sections = [
    badNews(notes, width).map(palette.warning),
    comparisonSentences(comparison).flatMap((text) => wrapped(text, width, '  ').map(palette.strong)),
    wrapped(caption(comparison), width),
    ...comparison.kpis.map((kpi) => kpiTable(comparison, kpi, width, palette)),
    notices.flatMap((notice) => wrapped(notice, width)).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function caption({ confidence, family, replications, horizon, seed }: Comparison): string {
  const runs = `${replications} x ${formatNumber(horizon, 'ticks')} each, seed ${seed}, shared random numbers.`
  return `${runs} ${familySentence({ confidence, family })} Gain: how many times the replications the same answer would take without sharing.`
}

function kpiTable(comparison: Comparison, kpi: Comparison['kpis'][number], width: number, palette: Palette): string[] {
  const indent = (index: number, text: string): string => (index === 0 ? `  ${text}` : text)
  const columns = comparisonColumns(comparison, kpi.kpi).map(
    (column, index): Column<ComparisonRow> => ({
      ...column,
      title: indent(index, column.title),
      cell: (row) => indent(index, column.cell(row)),
      ...(index === VERDICT && { paint: ({ verdict }) => (verdict.includes('not') ? palette.faint : undefined) }),
    }),
  )
  return textTable(comparisonRows(comparison, kpi), columns, width)
}

/** The column of the verdict. */
const VERDICT = 3
