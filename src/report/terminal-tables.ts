/** The tables of a result in the terminal: products, stations with their loads, and the SEMI E10 states of the machines. */

import type { CrewResult, DeliveryResult, Estimate, KitResult, ProductResult, Result, StateShares, StationResult } from '../spec/result.ts'
import { formatNumber, formatOf, wholePercent } from './format.ts'
import type { Palette } from './palette.ts'
import { type Column, loadBar, textTable, wrapped } from './text-table.ts'

export const bottleneckMark = '▶'
const barLength = 10

/** False for a station that no unit has come through, e.g. because its step is not enabled. */
export function isUsed(station: StationResult): boolean {
  return station.unitsPerDay.mean !== 0
}

/** One row a product. */
export function productTable(result: Result, width: number): string[] {
  const columns: Column<ProductResult>[] = [
    { title: '  Product', align: 'left', rank: 0, cell: (product) => `  ${product.name}` },
    { title: 'Good/day', align: 'right', rank: 0, cell: (product) => formatOf(product.goodPerDay, '') },
    { title: 'Cycle time', align: 'right', rank: 1, cell: (product) => formatOf(product.cycleTimeMean) },
    { title: '95 % within', align: 'right', rank: 3, cell: (product) => formatOf(product.cycleTimeP95) },
    { title: 'Raw process time', align: 'right', rank: 4, cell: (product) => formatNumber(product.rawProcessTime, 'h') },
    { title: 'X-factor', align: 'right', rank: 2, cell: (product) => formatOf(product.xFactor, '') },
  ]
  return textTable(result.products, columns, width)
}

const campaignColumn: Column<StationResult> = {
  title: 'Loads/setup',
  align: 'right',
  rank: 1,
  cell: ({ loadsPerSetup }) => (loadsPerSetup === undefined ? '' : formatOf(loadsPerSetup, '')),
}

/** Stations in route order: load as a bar and as an estimate, waits, the bottleneck marked by shape and word. */
export function stationTable(result: Result, width: number, palette: Palette): string[] {
  const isBottleneck = (station: StationResult): boolean => station.name === result.bottleneck.station
  const paint = (station: StationResult) => (isBottleneck(station) ? palette.bottleneck : undefined)
  const columns: Column<StationResult>[] = [
    { title: '  Station', align: 'left', rank: 0, cell: (station) => nameCell(station, isBottleneck(station)), paint },
    { title: 'Machines', align: 'right', rank: 3, cell: (station) => String(station.machines) },
    { title: 'Load', align: 'left', rank: 0, cell: (station) => loadBar(station.load.mean ?? 0, barLength), paint },
    { title: '', align: 'right', rank: 0, cell: (station) => formatOf(station.load, 'share'), paint },
    { title: 'Busy', align: 'right', rank: 2, cell: (station) => formatOf(station.busy, 'share') },
    ...(result.stations.some(({ loadsPerSetup }) => loadsPerSetup !== undefined) ? [campaignColumn] : []),
    { title: 'Queue, carriers', align: 'right', rank: 4, cell: (station) => formatOf(station.queueLength, '') },
    { title: 'Wait', align: 'right', rank: 1, cell: (station) => formatOf(station.waitMean) },
    { title: '95 % within', align: 'right', rank: 5, cell: (station) => formatOf(station.waitP95) },
    { title: '', align: 'left', rank: 0, cell: (station) => (isBottleneck(station) ? 'bottleneck' : ''), paint },
  ]
  return textTable(result.stations.filter(isUsed), columns, width)
}

/** One row a crew; empty where there are none. */
export function crewTable(result: Result, width: number): string[] {
  const columns: Column<CrewResult>[] = [
    { title: '  Crew', align: 'left', rank: 0, cell: (crew) => `  ${crew.name}` },
    { title: 'People', align: 'right', rank: 1, cell: (crew) => String(crew.size) },
    { title: 'Present', align: 'right', rank: 2, cell: (crew) => formatOf(crew.present, '') },
    { title: 'Busy', align: 'right', rank: 0, cell: (crew) => formatOf(crew.busy, 'share') },
    { title: 'Machines wait', align: 'right', rank: 0, cell: (crew) => formatOf(crew.waitMean) },
  ]
  return result.crews === undefined ? [] : textTable(result.crews, columns, width)
}

/** One row a name of kits, and how long the machines of each station stand for lack of one; empty where there are none. */
export function kitTable(result: Result, width: number): string[] {
  const columns: Column<KitResult>[] = [
    { title: '  Kits', align: 'left', rank: 0, cell: (kit) => `  ${kit.name}` },
    { title: 'Type', align: 'left', rank: 2, cell: (kit) => kit.type },
    { title: 'Count', align: 'right', rank: 1, cell: (kit) => String(kit.count) },
    { title: 'In use', align: 'right', rank: 0, cell: (kit) => formatOf(kit.inUse, 'share') },
    { title: 'In service', align: 'right', rank: 0, cell: (kit) => formatOf(kit.inService, 'share') },
    { title: 'Mounts/day', align: 'right', rank: 1, cell: (kit) => formatOf(kit.mountsPerDay, '') },
  ]
  if (result.kits === undefined) return []
  const sentences = result.stations.flatMap(({ name, waitingForKit }) =>
    waitingForKit === undefined
      ? []
      : wrapped(`${name} stands ${formatOf(waitingForKit, 'share')} of its machine time for lack of a kit.`, width - 2),
  )
  return [...textTable(result.kits, columns, width), ...sentences.map((line) => `  ${line}`)]
}

/** One row for the line, each product and each priority class; empty where no lot has a due date. */
export function deliveryTable({ deliveries = [] }: Result, width: number): string[] {
  const columns: Column<DeliveryResult>[] = [
    {
      title: '  Due dates',
      align: 'left',
      rank: 0,
      cell: ({ of, name }) => (of === 'line' ? '  all' : `  ${of === 'priority' ? 'priority ' : ''}${name}`),
    },
    { title: 'Lots on time', align: 'right', rank: 0, cell: (one) => formatOf(one.lotsOnTime, 'share') },
    { title: 'Units on time', align: 'right', rank: 1, cell: (one) => formatOf(one.unitsOnTime, 'share') },
    { title: 'Late, mean', align: 'right', rank: 2, cell: (one) => formatOf(one.latenessMean) },
    { title: '95 % within', align: 'right', rank: 3, cell: (one) => formatOf(one.latenessP95) },
  ]
  const seen = deliveries.filter(({ of, lotsOnTime }) => of === 'line' || lotsOnTime.mean !== null)
  return seen.length === 0 ? [] : textTable(seen, columns, width)
}

const stateColumns: readonly (readonly [state: keyof StateShares, title: string])[] = [
  ['productive', 'Productive'],
  ['standby', 'Standby'],
  ['waitingForPeople', 'No operator'],
  ['blocked', 'Blocked'],
  ['setup', 'Setup'],
  ['scheduledDown', 'Planned'],
  ['unscheduledDown', 'Failed'],
  ['nonScheduled', 'Off'],
]

/** Where the machines' time goes. Whole per cents; the caption says how uncertain they are at most. */
export function stateTable(result: Result, width: number, palette: Palette): string[] {
  const isBottleneck = (station: StationResult): boolean => station.name === result.bottleneck.station
  const shown = stateColumns.filter(([state]) => result.stations.some(({ states }) => states[state] !== undefined))
  const columns: Column<StationResult>[] = [
    {
      title: '  Station',
      align: 'left',
      rank: 0,
      cell: (station) => nameCell(station, isBottleneck(station)),
      paint: (station) => (isBottleneck(station) ? palette.bottleneck : undefined),
    },
    ...shown.map(
      ([state, title]): Column<StationResult> => ({
        title,
        align: 'right',
        rank: 0,
        cell: (station) => wholePercent(station.states[state]?.mean ?? 0),
      }),
    ),
  ]
  const shares = result.stations.flatMap((station) => shown.flatMap(([state]) => station.states[state] ?? []))
  return [
    `  SEMI E10 states, % of machine time, each ± ${largestHalfWidth(shares)}`,
    '  (Planned: scheduled down, Failed: unscheduled down, Off: non-scheduled)',
    ...textTable(result.stations.filter(isUsed), columns, width),
  ]
}

function nameCell(station: StationResult, isBottleneck: boolean): string {
  return `${isBottleneck ? bottleneckMark : ' '} ${station.name}`
}

/** "0.4 or less", or "n/a" where one isn't known. */
function largestHalfWidth(shares: readonly Estimate[]): string {
  const halfWidths = shares.map(({ halfWidth }) => halfWidth)
  if (halfWidths.some((halfWidth) => halfWidth === null || !Number.isFinite(halfWidth))) return 'n/a'
  const largest = halfWidths.reduce<number>((most, halfWidth) => Math.max(most, halfWidth ?? 0), 0)
  return `${(Math.ceil(largest * 1000) / 10).toFixed(1)} or less`
}
