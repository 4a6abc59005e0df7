/** What is lost where, and what is held: tables of a result with more quality than yields. */
import type { HoldResult, Result, StepLossResult } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a step at which something was lost, tested again or refused; null where there are none. */
export function lossTable({ losses = [], products }: Result): Table | null {
  const rows = losses.filter(({ lostPerDay, retestShare, failedShare }) =>
    [lostPerDay, retestShare, failedShare].some((estimate) => estimate !== undefined && estimate.mean !== null && estimate.mean > 0),
  )
  const has = (field: 'firstPassYield' | 'failedShare' | 'outgoingDefects') => rows.some((row) => row[field] !== undefined)
  const share = (title: string, field: 'firstPassYield' | 'retestShare' | 'failedShare' | 'outgoingDefects', rank: number) => ({
    title,
    align: 'right' as const,
    rank,
    cell: (row: StepLossResult) => (row[field] === undefined ? '' : formatOf(row[field], 'share')),
  })
  const product: TableColumn<StepLossResult> = { title: 'Product', align: 'left', rank: 2, cell: (row) => row.product }
  const columns: TableColumn<StepLossResult>[] = [
    { title: 'Losses at', align: 'left', rank: 0, cell: (row) => row.step },
    ...(products.length > 1 ? [product] : []),
    { title: 'Units/day', align: 'right', rank: 0, cell: (row) => formatOf(row.lostPerDay, '') },
    { title: 'Share', align: 'right', rank: 0, cell: (row) => formatOf(row.lostShare, 'share') },
    ...(has('firstPassYield') ? [share('First pass', 'firstPassYield', 1), share('Retested', 'retestShare', 3)] : []),
    ...(has('failedShare') ? [share('Carriers failed', 'failedShare', 1)] : []),
    ...(has('outgoingDefects') ? [share('Defects passed', 'outgoingDefects', 4)] : []),
  ]
  return tableOf('Losses by step', rows, columns)
}

/** One row a reason; null where nothing is held. */
export function holdTable({ holds }: Result): Table | null {
  const columns: TableColumn<HoldResult>[] = [
    { title: 'Holds', align: 'left', rank: 0, cell: (hold) => hold.reason },
    { title: 'Lots/day', align: 'right', rank: 0, cell: (hold) => formatOf(hold.lotsPerDay, '') },
    { title: 'Mean time', align: 'right', rank: 0, cell: (hold) => formatOf(hold.timeMean) },
    { title: 'Carriers on hold', align: 'right', rank: 1, cell: (hold) => formatOf(hold.carriers, '') },
  ]
  return tableOf('Holds by reason', holds, columns)
}
