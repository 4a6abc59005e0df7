/** What one more of each resource would bring, as bars for the terminal. */

import type { Gains } from '../spec/explanation.ts'
import { formatDifference } from './format.ts'
import { type GainRow, gainLabel, leftOutSentence, relative, relativeHalfWidth } from './gain-sentences.ts'
import { type Column, textTable, wrapped } from './text-table.ts'
import { tornado } from './tornado.ts'

/** Characters of a bar, and of the numbers beside it. */
const LEAST_BAR = 14
const MOST_BAR = 40
const NUMBERS = 44

/** The tornado chart, then what was left out. Empty: there was nothing to simulate. */
export function gainLines(gains: Gains, better: 1 | -1, width: number): string[] {
  const { rows } = gains
  if (rows.length === 0) return leftOut(gains, width)
  const labels = Math.max(...rows.map((row) => gainLabel(row).length))
  const bars = tornado(
    rows.map(({ difference: { mean, halfWidth } }) => ({ mean: better * (mean ?? Number.NaN), halfWidth })),
    Math.min(MOST_BAR, Math.max(LEAST_BAR, width - NUMBERS - labels)),
  )
  const barOf = new Map(rows.map((row, index) => [row, bars[index]!]))
  const columns: Column<GainRow>[] = [
    { title: '  One more', align: 'left', rank: 0, cell: (row) => `  ${gainLabel(row)}` },
    { title: '', align: 'left', rank: 1, cell: (row) => barOf.get(row)! },
    {
      title: 'Gain',
      align: 'right',
      rank: 0,
      cell: ({ difference: { mean, halfWidth, unit } }) =>
        formatDifference(mean === null ? null : better * mean, halfWidth, unit === 'units/day' ? '' : unit),
    },
    {
      title: '%',
      align: 'right',
      rank: 2,
      cell: (row) => formatDifference(relative(row, gains, better) * 100, percentHalfWidth(row, gains), ''),
    },
    { title: 'Runs', align: 'right', rank: 3, cell: ({ difference }) => String(difference.replications) },
  ]
  return [...textTable(rows, columns, width), ...leftOut(gains, width)]
}

function percentHalfWidth(row: GainRow, gains: Gains): number | null {
  const halfWidth = relativeHalfWidth(row, gains)
  return halfWidth === null ? null : halfWidth * 100
}

function leftOut(gains: Gains, width: number): string[] {
  const sentence = leftOutSentence(gains)
  return sentence === '' ? [] : wrapped(sentence, width)
}
