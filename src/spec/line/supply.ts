/** Prices, and materials with their stocks. */
import type { DistributionSpec } from './distribution.ts'

/** What is paid for in general. Amounts of money are in `currency`, here and everywhere in the line. */
export interface MoneySpec {
  currency: string
  /** A year, on what is not paid yet. */
  interest: number
  /** Of a kWh; 0 where the file gives none. */
  energyPrice: number
  /** kg of carbon dioxide of a kWh; absent: not counted. */
  carbon?: number
  /** kWh of the plant for each kWh of its machines. */
  plantFactor: number
  /** Of a m2 and year of 365 days. */
  spacePrice: number
  /** Of a day of 24 h. */
  overhead: number
}

export interface MaterialSpec {
  name: string
  /** Of one `measure`; 0 where the file gives none. */
  price: number
  measure: 'kg' | 'm' | 'L' | 'piece'
  /** In `measure`. Absent: there is always enough. */
  stock?: StockSpec
}

/** What is kept of something, and how it is filled up again. Amounts are in the measure of the material; of a die bank in units. */
export interface StockSpec {
  initial: number
  supply:
    | {
        kind: 'reorder'
        /** When stock and open orders together are at this amount or below, it is ordered. */
        reorderAt: number
        /** So much, or as many times that as it takes to come above `reorderAt`; or as much as is missing to `upTo`. */
        order: { quantity: number } | { upTo: number }
        /** From the order to the delivery; drawn for each order. */
        leadTime: DistributionSpec
        /** Ticks between two looks at the stock, the first at the start; absent: after every withdrawal. */
        review?: number
      }
    | {
        kind: 'deliveries'
        /** Ticks, ascending; or an interval, the first delivery being due after the first one. */
        due: { times: number[] } | { every: DistributionSpec }
        amount: number
        /** How much later each comes; absent: when it is due. */
        delay?: DistributionSpec
      }
}

/** Whose stock: that of a material, or the die bank of a product. */
export interface StockRef {
  of: 'material' | 'product'
  name: string
}
