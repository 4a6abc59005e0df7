/** The table of queue-time limits. */
import type { LimitResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a queue-time limit; null where there are none. */
export function limitTable({ limits }: Result): Table | null {
  const gateColumn: TableColumn<LimitResult> = {
    title: 'Gate holds',
    align: 'right',
    rank: 1,
    cell: ({ heldBack }) => (heldBack === undefined ? '' : formatOf(heldBack, 'share')),
  }
  if (limits === undefined) return null
  const columns: TableColumn<LimitResult>[] = [
    { title: 'Queue-time limit', align: 'left', rank: 0, cell: ({ name }) => name },
    { title: 'From, to', align: 'left', rank: 2, cell: ({ from, to }) => `${from}, ${to}` },
    { title: 'Reached', align: 'right', rank: 0, cell: ({ reached }) => formatOf(reached, 'share') },
    { title: 'Carriers/day', align: 'right', rank: 3, cell: ({ reachedPerDay }) => formatOf(reachedPerDay, '') },
    { title: 'Scrapped/day', align: 'right', rank: 1, cell: ({ scrappedPerDay }) => formatOf(scrappedPerDay, '') },
    { title: '95 % within', align: 'right', rank: 0, cell: ({ timeP95 }) => formatOf(timeP95) },
    ...(limits.some(({ heldBack }) => heldBack !== undefined) ? [gateColumn] : []),
  ]
  return tableOf('Queue-time limits: how many carriers reach them', limits, columns)
}
