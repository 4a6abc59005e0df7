/** What the formulas say of a line as text: how long its lots take and wait, about; what limits it; and what they leave out. */

import type { CapacityReport, CapacityRow, QueueingProduct, QueueingReport, QueueingStation } from '../analysis/index.ts'
import { formatNumber } from '../report/format.ts'
import type { Palette } from '../report/palette.ts'
import { badNews } from '../report/terminal.ts'
import { bottleneckMark } from '../report/terminal-tables.ts'
import { type Column, loadBar, textTable, wrapped } from '../report/text-table.ts'
import type { LineSpec } from '../spec/line.ts'

const barLength = 8

export interface ApproximationView {
  line: LineSpec
  limits: CapacityReport
  approximation: QueueingReport
  /** The last line: what to do next. */
  next: string
}

interface StationRow {
  limit: CapacityRow
  /** Undefined: nothing comes to it at a known rate. */
  queue: QueueingStation | undefined
}

/** Ends with a line break. No number in it has an interval: it is an approximation, whose error is measured in docs/capacity.md. */
export function approximationText(view: ApproximationView, terminalWidth: number, palette: Palette): string {
  const width = Math.min(terminalWidth, 120)
  const { line, limits, approximation, next } = view
  const sections = [
    badNews([...approximation.doesNotApply.map((why) => `the approximation does not apply: ${why}`), ...overloads(limits)], width).map(
      palette.warning,
    ),
    [...wrapped(answerSentence(view), width).map(palette.strong), ...wrapped(limitSentence(line, limits), width)],
    productTable(approximation.products, width),
    stationTable(limits, approximation.stations, width, palette),
    notInIt(approximation.leftOut, width),
    wrapped(line.notice ?? '', width).map(palette.faint),
    [next],
  ]
  return sections
    .filter((lines) => lines.some((text) => text !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function notInIt(leftOut: readonly string[], width: number): string[] {
  return leftOut.length === 0
    ? []
    : ['Not in it:', ...leftOut.flatMap((sentence) => wrapped(`- ${sentence}`, width - 2, '  ').map((text) => `  ${text}`))]
}

/** Of the mean lot. */
function answerSentence({ line, limits, approximation }: ApproximationView): string {
  const { goodPerDay } = limits
  if (goodPerDay === null) return `${line.name} has no release rate, so that formulas know what it can make and not how long its lots take.`
  const makes = `${line.name} is asked for ${formatNumber(Math.round(goodPerDay), 'good units/day')}`
  const known = approximation.products.filter(({ lotsPerDay }) => lotsPerDay > 0)
  if (known.some(({ cycleTime }) => cycleTime === null)) return `${makes}; a queue in it grows without end.`
  const lots = known.reduce((sum, { lotsPerDay }) => sum + lotsPerDay, 0)
  const mean = known.reduce((sum, { lotsPerDay, cycleTime }) => sum + (lotsPerDay / lots) * cycleTime!, 0)
  return `${makes}; a lot takes about ${said(mean)} (an approximation, not simulated).`
}

function limitSentence({ routes }: LineSpec, { bottleneck, limitGoodPerDay }: CapacityReport): string {
  const loaded = bottleneck.load === null ? '' : `, loaded ${formatNumber(bottleneck.load, 'share')}`
  const limit = formatNumber(Math.round(limitGoodPerDay), 'good units/day')
  const hasChoice = routes.some(({ steps }) => steps.some(({ alternatives, enabled }) => enabled && alternatives !== undefined))
  return `${bottleneck.station} limits it${loaded}: at most ${limit}${hasChoice ? ', however work is divided between stations that can do it' : ''}.`
}

function overloads({ rows }: CapacityReport): string[] {
  return rows.flatMap(({ station, load }) =>
    load !== null && load >= 1 ? [`station "${station}" is loaded ${formatNumber(load, 'share')}: its queue grows without end`] : [],
  )
}

function productTable(products: readonly QueueingProduct[], width: number): string[] {
  const columns: Column<QueueingProduct>[] = [
    { title: '  Product', align: 'left', rank: 0, cell: ({ product }) => `  ${product}` },
    { title: 'Lots/d', align: 'right', rank: 2, cell: ({ lotsPerDay }) => (lotsPerDay > 0 ? lotsPerDay.toFixed(1) : 'n/a') },
    { title: 'Cycle time', align: 'right', rank: 0, cell: ({ cycleTime }) => saidOr(cycleTime) },
    { title: 'Raw', align: 'right', rank: 1, cell: ({ rawProcessTime }) => said(rawProcessTime) },
    {
      title: 'X-factor',
      align: 'right',
      rank: 0,
      cell: ({ cycleTime, rawProcessTime }) => (cycleTime === null ? 'n/a' : (cycleTime / rawProcessTime).toFixed(2)),
    },
    {
      title: 'Units in process',
      align: 'right',
      rank: 1,
      cell: ({ units }) => (units === null ? 'n/a' : formatNumber(threeDigits(units), '')),
    },
  ]
  return textTable(products, columns, width)
}

function stationTable(limits: CapacityReport, stations: readonly QueueingStation[], width: number, palette: Palette): string[] {
  const rows = limits.rows.map((limit): StationRow => ({ limit, queue: stations.find(({ station }) => station === limit.station) }))
  const isBottleneck = ({ limit }: StationRow): boolean => limit.station === limits.bottleneck.station
  const paint = (row: StationRow) => (isBottleneck(row) ? palette.bottleneck : undefined)
  const percent = (share: number | null | undefined): string => (share == null ? 'n/a' : (share * 100).toFixed(1))
  const columns: Column<StationRow>[] = [
    {
      title: '  Station',
      align: 'left',
      rank: 0,
      cell: (row) => `${isBottleneck(row) ? bottleneckMark : ' '} ${row.limit.station}`,
      paint,
    },
    { title: 'Machines', align: 'right', rank: 3, cell: ({ limit }) => String(limit.machines) },
    { title: 'Capacity/d', align: 'right', rank: 2, cell: ({ limit }) => formatNumber(Math.round(limit.capacity), '') },
    { title: 'Load', align: 'left', rank: 1, cell: ({ limit }) => loadBar(limit.load ?? 0, barLength), paint },
    { title: '%', align: 'right', rank: 0, cell: ({ limit }) => percent(limit.load), paint },
    { title: 'Taken', align: 'right', rank: 0, cell: ({ queue }) => percent(queue?.load) },
    { title: 'Wait', align: 'right', rank: 0, cell: ({ queue }) => saidOr(queue?.wait) },
    { title: 'Queue', align: 'right', rank: 0, cell: ({ queue }) => (queue?.queue == null ? 'n/a' : queue.queue.toFixed(1)) },
    { title: '', align: 'left', rank: 0, cell: (row) => (isBottleneck(row) ? 'bottleneck' : ''), paint },
  ]
  const caption = 'Load in % as check has it; Taken: with setups and waits for people. Wait and Queue: of carriers, on average.'
  return [...wrapped(caption, width), ...textTable(rows, columns, width)]
}

function saidOr(ticks: number | null | undefined): string {
  return ticks == null ? 'n/a' : said(ticks)
}

/** Below that, ticks, nobody waits. */
const nothing = 50_000

/** No more digits than an approximation deserves: three, in the unit that suits it. */
function said(ticks: number): string {
  return formatNumber(ticks < nothing ? 0 : ticks, 'ticks').replace(/^[\d.]+(?= )/, (digits) => String(threeDigits(Number(digits))))
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3))
}
