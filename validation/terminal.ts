/** What `npm run validate` prints: a line per case, a table of what failed. */
import { textTable } from '../src/report/text-table.ts'
import { verdictCells } from './report.ts'
import { type CaseResult, passes } from './run-case.ts'
import type { Verdict } from './verdict.ts'

export function progressLine(result: CaseResult, seconds: number): string {
  const worst = Math.max(...result.verdicts.map((verdict) => verdict.relativeHalfWidth))
  const used = Math.max(...result.verdicts.map((verdict) => verdict.useOfInterval))
  const cells = [
    result.id.padEnd(46),
    `${seconds.toFixed(1)} s`.padStart(8),
    `half-width ${(100 * worst).toFixed(2)} %`.padStart(19),
    `interval used ${Math.round(100 * used)} %`.padStart(19),
    passes(result) ? 'ok' : 'FAILED',
  ]
  return cells.join('  ')
}

interface Row {
  id: string
  verdict: Verdict
}

const titles = ['exact', 'simulated', 'half-width', 'deviation', 'interval used', '']

/** All metrics of cases, in columns. */
export function verdictTable(results: readonly CaseResult[]): string[] {
  const rows = results.flatMap(({ id, verdicts }) => verdicts.map((verdict): Row => ({ id, verdict })))
  const columns = [
    { title: 'case', align: 'left' as const, rank: 0, cell: (row: Row) => row.id },
    { title: 'metric', align: 'left' as const, rank: 0, cell: (row: Row) => row.verdict.metric },
    ...titles.map((title, index) => ({ title, align: 'right' as const, rank: 0, cell: (row: Row) => verdictCells(row.verdict)[index]! })),
  ]
  return textTable(rows, columns, Number.POSITIVE_INFINITY)
}
