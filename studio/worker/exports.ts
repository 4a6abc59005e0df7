/** The answer as files to keep: the same bytes that the command line writes. */
import { canonicalJson, csvText } from 'tollway/io'
import { reportPage } from 'tollway/report'
import type { ExportedFile, ExportKind } from '../messages.ts'
import { numbersOf } from './numbers.ts'
import type { Latest } from './runner.ts'

const JSON_TYPE = 'application/json'

export function exported(kind: ExportKind, latest: Latest | null): ExportedFile | null {
  if (latest === null) return null
  const { result, picture, comparison, notes } = latest
  const { name } = result.line
  if (kind === 'report') return { type: 'text/html', name: `${name}-report.html`, text: reportPage(result, picture, notes) }
  if (kind === 'result') return { type: JSON_TYPE, name: `${name}-result.json`, text: canonicalJson(result) }
  if (kind === 'series') return { type: JSON_TYPE, name: `${name}-series.json`, text: canonicalJson(picture) }
  if (kind === 'csv') return { type: 'text/csv', name: `${name}-numbers.csv`, text: csvText(numbersOf(result)) }
  return comparison === null ? null : { type: JSON_TYPE, name: `${name}-comparison.json`, text: canonicalJson(comparison) }
}
