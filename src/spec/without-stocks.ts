/** A line in which there is always enough of all materials and die. */
import type { LineSpec } from './line.ts'

export function withoutStocks(line: LineSpec): LineSpec {
  const { materials, changes, ...rest } = line
  const left = changes?.filter(({ kind }) => kind !== 'leadTime' && kind !== 'deliveries')
  return {
    ...rest,
    products: line.products.map(({ dieBank: _bank, ...product }) => product),
    ...(materials !== undefined && { materials: materials.map(({ stock: _stock, ...material }) => material) }),
    ...(left !== undefined && left.length > 0 && { changes: left }),
  }
}
