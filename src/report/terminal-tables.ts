/** Stations in the terminal: their loads, and the SEMI E10 states of their machines. */

import type { Estimate, Result, StateShares, StationResult } from '../spec/result.ts'
import { isUsed } from './answer-sentences.ts'
import { formatOf, wholePercent } from './format.ts'
import type { Palette } from './palette.ts'
import { type Column, loadBar, textTable } from './text-table.ts'

export const bottleneckMark = '▶'
const barLength = 10

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
