/**
 * A result as text for the terminal: bad news first, then the answer in a sentence, the few numbers, the stations in route order with their loads,
 * where their time goes, the line's notice, and what to do next.
 */

import type { Result } from '../spec/result.ts'
import { costLines } from './cost-text.ts'
import { formatNumber, formatOf } from './format.ts'
import { limitTable } from './limit-table.ts'
import type { Palette } from './palette.ts'
import { holdTable, lossTable } from './quality-tables.ts'
import { crewTable, deliveryTable, isUsed, kitTable, productTable, stateTable, stationTable } from './terminal-tables.ts'
import { wrapped } from './text-table.ts'

export interface AnswerOptions {
  /** Characters in a line; 80 suffice, more than 120 are not used. */
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that the run was stopped early. */
  notes: readonly string[]
  /** The last lines: where the results are, what to do next. Commands to copy stay in one piece, however long. */
  closing: readonly string[]
}

/** KPIs of the whole line that are listed under the first sentences, in this order; one that the result lacks is left out. */
const headlines: readonly { name: string; label: string; unit?: string; isShown?: (mean: number | null) => boolean }[] = [
  { name: 'startsPerDay', label: 'starts' },
  { name: 'lostShare', label: 'lots turned away', unit: 'share', isShown: (mean) => mean !== null && mean > 0 },
  { name: 'wipUnits', label: 'work in process' },
  { name: 'wipLots', label: 'lots in process' },
  { name: 'cumulativeYield', label: 'cumulative yield', unit: 'share' },
  { name: 'xFactor', label: 'X-factor (cycle time / raw process time)' },
  { name: 'evenDays', label: 'days near the mean output', unit: 'share' },
  { name: 'dailyOutputVariation', label: 'variation of daily output', unit: 'share' },
]

/** The whole answer, ending with a line break. */
export function renderAnswer(result: Result, options: AnswerOptions): string {
  const width = Math.min(options.width, 120)
  const { palette } = options
  const sections = [
    badNews([...options.notes, ...result.warnings], width).map(palette.warning),
    [
      ...wrapped(answerSentence(result), width).map(palette.strong),
      ...bottleneckSentences(result).flatMap((sentence) => wrapped(sentence, width)),
    ],
    fewNumbers(result),
    productTable(result, width),
    [...stationTable(result, width, palette), ...unusedStations(result, width)],
    stateTable(result, width, palette),
    crewTable(result, width),
    kitTable(result, width),
    deliveryTable(result, width),
    lossTable(result, width),
    holdTable(result, width),
    limitTable(result, width),
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

function answerSentence(result: Result): string {
  const { goodPerDay, cycleTimeMean } = result.kpis
  const confidence = formatNumber(result.confidence, 'share')
  const sample = `(${confidence}, ${result.replications} x ${formatNumber(result.horizon, 'ticks')})`
  const output = goodPerDay === undefined ? 'an unknown number of good units/day' : formatOf(goodPerDay, 'good units/day')
  const cycleTime =
    cycleTimeMean === undefined || cycleTimeMean.mean === null ? 'no lot was finished' : `a lot takes ${formatOf(cycleTimeMean)}`
  return `${result.line.name} makes ${output} ${sample}; ${cycleTime}.`
}

/** What holds the line back, then why that one. */
function bottleneckSentences({ bottleneck, stations }: Result): string[] {
  const station = stations.find(({ name }) => name === bottleneck.station)
  const why = `${bottleneck.reason}.`
  if (station === undefined) return [why]
  const wait = station.waitMean.mean === null ? '' : `, carriers wait ${formatOf(station.waitMean)} for it`
  return [`${station.name} holds it back: loaded ${formatOf(station.load, 'share')}${wait}.`, why]
}

function extensionText({ extension }: Result): string {
  return extension === undefined ? '' : `Dispatch rules of ${extension.name}, sha-256 ${extension.hash}`
}

/** Stations that no step used have no row: they are named below. */
function unusedStations(result: Result, width: number): string[] {
  const names = result.stations.filter((station) => !isUsed(station)).map(({ name }) => name)
  return names.length === 0 ? [] : wrapped(`Not used: ${names.join(', ')}`, width - 2, '  ').map((line) => `  ${line}`)
}

function fewNumbers(result: Result): string[] {
  const known = headlines.flatMap(({ name, label, unit, isShown }) => {
    const estimate = result.kpis[name]
    if (estimate === undefined || isShown?.(estimate.mean) === false) return []
    return [{ label, text: formatOf(estimate, unit) }]
  })
  const labelWidth = Math.max(0, ...known.map(({ label }) => label.length))
  return known.map(({ label, text }) => `  ${label.padEnd(labelWidth)}  ${text}`)
}
