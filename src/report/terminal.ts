/**
 * A result as text for the terminal: bad news first, then the answer in a sentence, the few numbers, the stations in route order with their loads,
 * where their time goes, the line's notice, and what to do next.
 */

import type { Result } from '../spec/result.ts'
import { answerSentence, bottleneckSentences, extensionText, unusedStations } from './answer-sentences.ts'
import { certaintySentences, missedPrecision } from './certainty-text.ts'
import { costLines } from './cost-text.ts'
import { headlines } from './headlines.ts'
import { lotMachineSentences, priorityTable } from './lot-tables.ts'
import type { Palette } from './palette.ts'
import { deliveryTable, productTable } from './product-tables.ts'
import { lossTable } from './quality-tables.ts'
import { resourceTables, restraintTables, unitTables } from './result-tables.ts'
import { shiftTable } from './shift-table.ts'
import { stateTable, stationTable } from './terminal-tables.ts'
import { indented, printedTable, wrapped } from './text-table.ts'

export interface AnswerOptions {
  /** Characters in a line; 80 suffice, more than 120 are not used. */
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that the run was stopped early. */
  notes: readonly string[]
  /** The last lines: where the results are, what to do next. Commands to copy stay in one piece, however long. */
  closing: readonly string[]
}

/** The whole answer, ending with a line break. */
export function renderAnswer(result: Result, options: AnswerOptions): string {
  const width = Math.min(options.width, 120)
  const { palette } = options
  const sections = [
    badNews([...options.notes, ...missedPrecision(result), ...result.warnings], width).map(palette.warning),
    [
      ...wrapped(answerSentence(result), width).map(palette.strong),
      ...[...bottleneckSentences(result), ...certaintySentences(result)].flatMap((sentence) => wrapped(sentence, width)),
    ],
    fewNumbers(result),
    printedTable(productTable(result), width),
    printedTable(priorityTable(result), width),
    printedTable(shiftTable(result), width),
    [...stationTable(result, width, palette), ...indented(unusedStations(result), width, '  ')],
    stateTable(result, width, palette),
    ...resourceTables(result).map((table) => printedTable(table, width)),
    printedTable(deliveryTable(result), width),
    indented(lotMachineSentences(result), width),
    ...[...unitTables(result), lossTable(result), ...restraintTables(result)].map((table) => printedTable(table, width)),
    costLines(result.cost, width, palette),
    wrapped(extensionText(result), width).map(palette.faint),
    wrapped(result.line.notice ?? '', width).map(palette.faint),
    options.closing,
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** Warnings as lines that start with an exclamation mark. */
export function badNews(warnings: readonly string[], width: number): string[] {
  return warnings.flatMap((warning) => wrapped(`! ${warning}`, width, '  '))
}

function fewNumbers(result: Result): string[] {
  const known = headlines(result)
  const labelWidth = Math.max(0, ...known.map(({ label }) => label.length))
  return known.map(({ label, text }) => `  ${label.padEnd(labelWidth)}  ${text}`)
}
