/** The table of carts. */
import type { CartResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a kind of carts; null where there are none. */
export function cartTable({ carts }: Result): Table | null {
  const columns: TableColumn<CartResult>[] = [
    { title: 'Carts', align: 'left', rank: 0, cell: ({ name }) => name },
    { title: 'Count', align: 'right', rank: 1, cell: ({ count }) => String(count) },
    { title: 'Busy', align: 'right', rank: 0, cell: ({ busy }) => formatOf(busy, 'share') },
    { title: 'Empty', align: 'right', rank: 2, cell: ({ empty }) => formatOf(empty, 'share') },
    { title: 'Carriers wait', align: 'right', rank: 0, cell: ({ waitMean }) => formatOf(waitMean) },
    { title: 'Moves/day', align: 'right', rank: 1, cell: ({ movesPerDay }) => formatOf(movesPerDay, '') },
    { title: 'Carriers/move', align: 'right', rank: 3, cell: ({ carriersPerMove: each }) => formatOf(each, '') },
  ]
  return tableOf('Carts: how busy they are, and how long carriers wait for one', carts, columns)
}
