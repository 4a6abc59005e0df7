/** Lots and units: what becomes of remnants, where machines are kept for lots, priority classes, and test bins; tables of lines that ask for it. */
import type { BinResult, PriorityResult, RemnantResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a product and step that says what becomes of remnants; null where there are none. */
export function remnantTable({ remnants }: Result): Table | null {
  if (remnants === undefined) return null
  const column = (
    title: string,
    field: 'scrappedPerDay' | 'unitsKept' | 'keptTimeMean' | 'joinedPerDay',
    unit: string | undefined,
    rank: number,
  ) => ({
    title,
    align: 'right' as const,
    rank,
    cell: (row: RemnantResult) => (row[field] === undefined ? '' : formatOf(row[field], unit)),
  })
  const has = (field: 'scrappedPerDay' | 'unitsKept') => remnants.some((row) => row[field] !== undefined)
  const columns: TableColumn<RemnantResult>[] = [
    { title: 'Remnants at', align: 'left', rank: 0, cell: (row) => row.step },
    { title: 'Product', align: 'left', rank: 2, cell: (row) => row.product },
    { title: 'Carriers/day', align: 'right', rank: 1, cell: (row) => formatOf(row.carriersPerDay, '') },
    { title: 'Part-full', align: 'right', rank: 0, cell: (row) => formatOf(row.partFullShare, 'share') },
    ...(has('scrappedPerDay') ? [column('Units scrapped/day', 'scrappedPerDay', '', 1)] : []),
    ...(has('unitsKept')
      ? [
          column('Units kept', 'unitsKept', '', 0),
          column('Kept for', 'keptTimeMean', undefined, 1),
          column('Joined/day', 'joinedPerDay', '', 3),
        ]
      : []),
  ]
  return tableOf('Remnants: what becomes of units that fill no carrier', remnants, columns)
}

/** One row a priority class; null where the line does not ask for them. */
export function priorityTable({ priorities }: Result): Table | null {
  const columns: TableColumn<PriorityResult>[] = [
    { title: 'Priority', align: 'left', rank: 0, cell: (row) => `${row.priority}` },
    { title: 'Good/day', align: 'right', rank: 0, cell: (row) => formatOf(row.goodPerDay, '') },
    { title: 'Cycle time', align: 'right', rank: 0, cell: (row) => formatOf(row.cycleTimeMean) },
    { title: '95 % within', align: 'right', rank: 1, cell: (row) => formatOf(row.cycleTimeP95) },
  ]
  return tableOf('Priority classes', priorities, columns)
}

/** One row a bin; null where no step sorts units. */
export function binTable({ bins, products }: Result): Table | null {
  if (bins === undefined) return null
  const product: TableColumn<BinResult> = { title: 'Product', align: 'left', rank: 2, cell: (row) => row.product }
  const columns: TableColumn<BinResult>[] = [
    { title: 'Bins at', align: 'left', rank: 0, cell: (row) => row.step },
    ...(products.length > 1 ? [product] : []),
    { title: 'Bin', align: 'left', rank: 0, cell: (row) => row.bin },
    { title: 'Of', align: 'left', rank: 3, cell: (row) => row.of },
    { title: 'Units/day', align: 'right', rank: 0, cell: (row) => formatOf(row.unitsPerDay, '') },
    { title: 'Share', align: 'right', rank: 0, cell: (row) => formatOf(row.share, 'share') },
  ]
  return tableOf('Test bins', bins, columns)
}

/** A sentence for each station whose machines are kept for lots, or of which a lot may only have so many. */
export function lotMachineSentences({ stations }: Result): string[] {
  return stations.flatMap(({ name, keptForLot, waitingForOwnLot }) => {
    if (waitingForOwnLot === undefined) return []
    const kept = keptForLot === undefined ? '' : `; its machines are idle and kept for a lot ${formatOf(keptForLot, 'share')} of their time`
    return [`${name}: ${formatOf(waitingForOwnLot, 'carriers')} wait for others of their lot${kept}.`]
  })
}
