/** What comes out: the tables of products and of due dates. */
import type { DeliveryResult, ProductResult, Result } from '../spec/result.ts'
import { formatNumber, formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a product. */
export function productTable({ products }: Result): Table | null {
  const columns: TableColumn<ProductResult>[] = [
    { title: 'Product', align: 'left', rank: 0, cell: (product) => product.name },
    { title: 'Good/day', align: 'right', rank: 0, cell: (product) => formatOf(product.goodPerDay, '') },
    { title: 'Cycle time', align: 'right', rank: 1, cell: (product) => formatOf(product.cycleTimeMean) },
    { title: '95 % within', align: 'right', rank: 3, cell: (product) => formatOf(product.cycleTimeP95) },
    { title: 'Raw process time', align: 'right', rank: 4, cell: (product) => formatNumber(product.rawProcessTime, 'h') },
    { title: 'X-factor', align: 'right', rank: 2, cell: (product) => formatOf(product.xFactor, '') },
  ]
  return tableOf('Products', products, columns)
}

/** One row for the line, each product and each priority class; null where no lot has a due date. */
export function deliveryTable({ deliveries = [] }: Result): Table | null {
  const columns: TableColumn<DeliveryResult>[] = [
    {
      title: 'Due dates',
      align: 'left',
      rank: 0,
      cell: ({ of, name }) => (of === 'line' ? 'all' : `${of === 'priority' ? 'priority ' : ''}${name}`),
    },
    { title: 'Lots on time', align: 'right', rank: 0, cell: (one) => formatOf(one.lotsOnTime, 'share') },
    { title: 'Units on time', align: 'right', rank: 1, cell: (one) => formatOf(one.unitsOnTime, 'share') },
    { title: 'Late, mean', align: 'right', rank: 2, cell: (one) => formatOf(one.latenessMean) },
    { title: '95 % within', align: 'right', rank: 3, cell: (one) => formatOf(one.latenessP95) },
  ]
  const seen = deliveries.filter(({ of, lotsOnTime }) => of === 'line' || lotsOnTime.mean !== null)
  return tableOf('On-time delivery', seen, columns)
}
