/** The tables of stocks: materials and die banks. */
import type { DieBankResult, MaterialResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

function stockColumns<Row extends MaterialResult | DieBankResult>(): TableColumn<Row>[] {
  return [
    { title: 'Stock', align: 'right', rank: 0, cell: ({ stockMean }) => formatOf(stockMean) },
    { title: 'Lasts', align: 'right', rank: 1, cell: ({ coverDays }) => formatOf(coverDays) },
    { title: 'On order', align: 'right', rank: 3, cell: ({ onOrderMean }) => formatOf(onOrderMean) },
    { title: 'Orders/y', align: 'right', rank: 4, cell: ({ ordersPerYear }) => formatOf(ordersPerYear, '') },
    { title: 'Short', align: 'right', rank: 0, cell: ({ shortShare }) => formatOf(shortShare, 'share') },
    { title: 'Times/y', align: 'right', rank: 2, cell: ({ shortagesPerYear }) => formatOf(shortagesPerYear, '') },
  ]
}

/** One row a material with a stock, and how long the machines of stations stand for lack of them; null where there are none. */
export function materialTable({ materials, stations }: Result): Table | null {
  const columns: TableColumn<MaterialResult>[] = [
    { title: 'Material', align: 'left', rank: 0, cell: ({ name }) => name },
    ...stockColumns<MaterialResult>(),
  ]
  const sentences = stations.flatMap(({ name, waitingForMaterial }) =>
    waitingForMaterial === undefined || waitingForMaterial.mean === 0
      ? []
      : [`${name} stands ${formatOf(waitingForMaterial, 'share')} of its machine time for lack of material.`],
  )
  return tableOf('Materials: their stocks, and how often they run out', materials, columns, sentences)
}

/** One row a die bank; null where there are none. */
export function dieBankTable({ dieBanks }: Result): Table | null {
  const columns: TableColumn<DieBankResult>[] = [
    { title: 'Die bank', align: 'left', rank: 0, cell: ({ product }) => product },
    ...stockColumns<DieBankResult>(),
    { title: 'Lots wait', align: 'right', rank: 1, cell: ({ waitMean }) => formatOf(waitMean) },
  ]
  return tableOf('Die banks: their stocks, and how long lots wait for them', dieBanks, columns)
}
