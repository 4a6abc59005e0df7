/** What is made, and how its reels are packed. */
import type { StockSpec } from './supply.ts'

/** A lot that comes to a step with less than `below` ticks left gets priority class `priority`, where that is better than its own, and keeps it. */
export interface ExpediteSpec {
  /** What is left: the time to its due date; or its slack, which is that time less the machine time that it still needs. */
  by: 'time-left' | 'slack'
  below: number
  priority: number
}

export interface ProductSpec {
  name: string
  route: string
  /** Setup family; the product's own name where the file says nothing. */
  family: string
  /** Priority class: 0 goes first. */
  priority: number
  /** Units of one released lot. */
  lotUnits: number
  /** Due date of a lot, ticks after its release; absent: none. */
  dueAfter?: number
  /** Lots that run late get another priority class. Absent: they keep theirs. */
  expedite?: ExpediteSpec
  /** What a lot's lateness counts for in rules that weigh it; absent: 1. */
  weight?: number
  /** What setups look at: package, leadframe, program, temperature ... by name. */
  attributes?: Record<string, string>
  packing: PackingSpec
  /** What is paid for a released unit, in the currency of the line. Absent: nothing. */
  purchase?: number
  /** The stock of die that its lots are released from, in units. Absent: there are always enough. */
  dieBank?: StockSpec
}

/** How many units each carrier holds. */
export interface PackingSpec {
  unitsPerWafer: number
  unitsPerStrip: number
  stripsPerMagazine: number
  unitsPerReel: number
}
