/** Answers as files to keep: the same bytes that the command line writes. */
import { canonicalJson, csvText } from 'tollway/io'
import { comparisonStudy, reportPage, studyPage } from 'tollway/report'
import type { PlainTable } from 'tollway/spec'
import type { ExportedFile, ExportKind, StudyFile } from '../messages.ts'
import { numbersOf } from './numbers.ts'
import type { Latest } from './runner.ts'
import type { Made } from './study.ts'

const JSON_TYPE = 'application/json'

export async function exported(kind: ExportKind, latest: Latest | null): Promise<ExportedFile | null> {
  if (latest === null) return null
  const { result, picture, comparison, notes } = latest
  const { name } = result.line
  if (kind === 'report') return page(`${name}-report`, reportPage(result, picture, notes))
  if (kind === 'result') return json(`${name}-result`, result)
  if (kind === 'series') return json(`${name}-series`, picture)
  if (kind === 'csv' || kind === 'xlsx') return table(kind, `${name}-numbers`, numbersOf(result))
  if (comparison === null) return null
  return kind === 'comparison'
    ? json(`${name}-comparison`, comparison)
    : page(`${name}-comparison-report`, studyPage(comparisonStudy(comparison)))
}

export async function studied(file: StudyFile, made: Made | null): Promise<ExportedFile | null> {
  if (made === null) return null
  const { name, study, data, table: numbers } = made
  if (file === 'report') return page(`${name}-report`, studyPage(study))
  return file === 'json' ? json(name, data) : table(file, name, numbers)
}

function page(name: string, content: string): ExportedFile {
  return { type: 'text/html', name: `${name}.html`, content }
}

function json(name: string, value: unknown): ExportedFile {
  return { type: JSON_TYPE, name: `${name}.json`, content: canonicalJson(value) }
}

/** The library for spreadsheets is loaded when it is wanted first. */
async function table(format: 'csv' | 'xlsx', name: string, numbers: PlainTable): Promise<ExportedFile> {
  if (format === 'csv') return { type: 'text/csv', name: `${name}.csv`, content: csvText(numbers) }
  const { spreadsheet } = await import('./spreadsheet.ts')
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${name}.xlsx`,
    content: spreadsheet(numbers),
  }
}
