/** The table of queue-time limits in the terminal. */
import type { LimitResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Column, textTable } from './text-table.ts'

/** One row a queue-time limit; empty where there are none. */
export function limitTable(result: Result, width: number): string[] {
  const gateColumn: Column<LimitResult> = {
    title: 'Gate holds',
    align: 'right',
    rank: 1,
    cell: ({ heldBack }) => (heldBack === undefined ? '' : formatOf(heldBack, 'share')),
  }
  const { limits } = result
  if (limits === undefined) return []
  const columns: Column<LimitResult>[] = [
    { title: '  Queue-time limit', align: 'left', rank: 0, cell: ({ name }) => `  ${name}` },
    { title: 'From, to', align: 'left', rank: 2, cell: ({ from, to }) => `${from}, ${to}` },
    { title: 'Reached', align: 'right', rank: 0, cell: ({ reached }) => formatOf(reached, 'share') },
    { title: 'Carriers/day', align: 'right', rank: 3, cell: ({ reachedPerDay }) => formatOf(reachedPerDay, '') },
    { title: 'Scrapped/day', align: 'right', rank: 1, cell: ({ scrappedPerDay }) => formatOf(scrappedPerDay, '') },
    { title: '95 % within', align: 'right', rank: 0, cell: ({ timeP95 }) => formatOf(timeP95) },
    ...(limits.some(({ heldBack }) => heldBack !== undefined) ? [gateColumn] : []),
  ]
  return textTable(limits, columns, width)
}
