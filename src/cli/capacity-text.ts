/** The static capacity of a line as text: what it can make at most, what limits it, and every station's need against its capacity. */

import type { CartLoad } from '../analysis/cart-load.ts'
import type { CrewLoad } from '../analysis/crew-load.ts'
import type { CapacityReport, CapacityRow } from '../analysis/static-capacity.ts'
import { staticCostLines } from '../report/cost-text.ts'
import { formatNumber } from '../report/format.ts'
import type { Palette } from '../report/palette.ts'
import { badNews } from '../report/terminal.ts'
import { bottleneckMark } from '../report/terminal-tables.ts'
import { type Column, loadBar, textTable, wrapped } from '../report/text-table.ts'
import type { LineSpec } from '../spec/line.ts'

const barLength = 8

export interface CapacityView {
  line: LineSpec
  report: CapacityReport
  /** Time of one lot through the empty line, by product. */
  rawProcessTimes: readonly { product: string; ticks: number }[]
  /** The last line: what to do next. */
  next: string
}

/** Ends with a line break. Nothing in it is an estimate: it is arithmetic on the line file's numbers. */
export function capacityText(view: CapacityView, terminalWidth: number, palette: Palette): string {
  const width = Math.min(terminalWidth, 120)
  const { line, report, next } = view
  const sections = [
    badNews(report.warnings, width).map(palette.warning),
    [...wrapped(limitSentence(line, report), width).map(palette.strong), ...wrapped(bottleneckSentence(report), width)],
    fewNumbers(view),
    capacityTable(report, width, palette),
    staticCostLines(report.cost, width, palette),
    crewTable(report, width),
    cartTable(report, width),
    wrapped(line.notice ?? '', width).map(palette.faint),
    [next],
  ]
  return sections
    .filter((lines) => lines.some((text) => text !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function limitSentence(line: LineSpec, report: CapacityReport): string {
  const limit = `${line.name} is valid; it can make at most ${formatNumber(Math.round(report.limitGoodPerDay), 'good units/day')}`
  if (report.goodPerDay === null) return `${limit} (arithmetic, without queues or chance).`
  return `${limit} and is asked for ${formatNumber(Math.round(report.goodPerDay), '')} (arithmetic, without queues or chance).`
}

function bottleneckSentence({ bottleneck }: CapacityReport): string {
  if (bottleneck.load === null) return `${bottleneck.station} limits it: it is the expected bottleneck.`
  return `${bottleneck.station} limits it: loaded ${formatNumber(bottleneck.load, 'share')}, it is the expected bottleneck.`
}

function fewNumbers({ report, rawProcessTimes }: CapacityView): string[] {
  const numbers: (readonly [label: string, text: string])[] = [
    ...(report.startsPerDay === null ? [] : [['starts', formatNumber(Math.round(report.startsPerDay), 'units/day')] as const]),
    ['cumulative yield', formatNumber(report.cumulativeYield, 'share')],
    ...rawProcessTimes.map(({ product, ticks }) => [`raw process time of ${product}`, formatNumber(ticks, 'ticks')] as const),
  ]
  const labelWidth = Math.max(...numbers.map(([label]) => label.length))
  return numbers.map(([label, text]) => `  ${label.padEnd(labelWidth)}  ${text}`)
}

function capacityTable(report: CapacityReport, width: number, palette: Palette): string[] {
  const isBottleneck = (row: CapacityRow): boolean => row.station === report.bottleneck.station
  const paint = (row: CapacityRow) => (isBottleneck(row) ? palette.bottleneck : undefined)
  const hasRate = report.startsPerDay !== null
  const units = (value: number): string => formatNumber(Math.round(value), '')
  const percent = (share: number): string => (share * 100).toFixed(1)
  const loads: Column<CapacityRow>[] = [
    { title: 'Load', align: 'left', rank: 1, cell: (row) => loadBar(row.load ?? 0, barLength), paint },
    { title: '%', align: 'right', rank: 0, cell: (row) => percent(row.load ?? 0), paint },
  ]
  const columns: Column<CapacityRow>[] = [
    { title: '  Station', align: 'left', rank: 0, cell: (row) => `${isBottleneck(row) ? bottleneckMark : ' '} ${row.station}`, paint },
    { title: 'Machines', align: 'right', rank: 2, cell: (row) => String(row.machines) },
    { title: 'Each UPH', align: 'right', rank: 4, cell: (row) => units(row.nameplateUnitsPerHour) },
    {
      title: hasRate ? 'Need/d' : 'Need/start',
      align: 'right',
      rank: 0,
      cell: (row) => (hasRate ? units(row.need) : formatNumber(row.need, '')),
    },
    { title: 'Capacity/d', align: 'right', rank: 0, cell: (row) => units(row.capacity) },
    ...(hasRate ? loads : []),
    { title: 'Stops', align: 'right', rank: 0, cell: (row) => percent(1 - row.explicitAvailability) },
    { title: 'Unmodelled', align: 'right', rank: 0, cell: (row) => percent(row.unmodelledLoss) },
    { title: 'Efficiency', align: 'right', rank: 3, cell: (row) => percent(row.planningEfficiency) },
    { title: '', align: 'left', rank: 0, cell: (row) => (isBottleneck(row) ? 'bottleneck' : ''), paint },
  ]
  const caption =
    'Need and capacity in units/day; load and losses in %. Stops: modelled stops; Unmodelled: speed lost to the rest (an estimate).'
  return [...wrapped(`  ${caption}`, width, '  '), ...textTable(report.rows, columns, width)]
}

/** What the tasks of each crew ask for; empty where there are no crews. */
function crewTable({ crews }: CapacityReport, width: number): string[] {
  const columns: Column<CrewLoad>[] = [
    { title: '  Crew', align: 'left', rank: 0, cell: ({ crew }) => `  ${crew}` },
    { title: 'People', align: 'right', rank: 0, cell: ({ size }) => String(size) },
    { title: 'Asked for', align: 'right', rank: 0, cell: ({ load }) => formatNumber(load, 'share') },
  ]
  return crews.length === 0 ? [] : textTable(crews, columns, width)
}

/** What the ways ask of each kind of carts; empty where there are none. */
function cartTable({ carts }: CapacityReport, width: number): string[] {
  const columns: Column<CartLoad>[] = [
    { title: '  Carts', align: 'left', rank: 0, cell: ({ carts: name }) => `  ${name}` },
    { title: 'Count', align: 'right', rank: 0, cell: ({ count }) => String(count) },
    { title: 'Asked for', align: 'right', rank: 0, cell: ({ load }) => formatNumber(load, 'share') },
  ]
  return carts.length === 0 ? [] : textTable(carts, columns, width)
}
