/** The table of WIP limits. */
import type { Result, WipLimitResult } from '../spec/result.ts'
import { formatNumber, formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a limit, with kanban one a product; null where there are none. */
export function wipLimitTable({ wipLimits }: Result): Table | null {
  if (wipLimits === undefined) return null
  const product: TableColumn<WipLimitResult> = { title: 'Product', align: 'left', rank: 0, cell: (limit) => limit.product ?? 'all' }
  const columns: TableColumn<WipLimitResult>[] = [
    { title: 'WIP limit', align: 'left', rank: 0, cell: ({ name }) => name },
    ...(wipLimits.some((limit) => limit.product !== undefined) ? [product] : []),
    { title: 'From, to', align: 'left', rank: 1, cell: ({ from, to }) => `${from}, ${to}` },
    { title: 'Limit', align: 'right', rank: 0, cell: ({ most }) => formatNumber(most, '') },
    { title: 'Mean WIP', align: 'right', rank: 0, cell: ({ wip }) => formatOf(wip) },
    { title: 'Holds back', align: 'right', rank: 0, cell: ({ heldBack }) => formatOf(heldBack, 'share') },
  ]
  return tableOf('WIP limits: what is in their segments, and how often they hold work back', wipLimits, columns)
}
