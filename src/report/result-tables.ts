/** Tables that only some results have, in the order in which they are shown; those that a result lacks are left out. */
import type { Result } from '../spec/result.ts'
import { cartTable } from './cart-table.ts'
import { limitTable } from './limit-table.ts'
import { binTable, remnantTable } from './lot-tables.ts'
import { holdTable } from './quality-tables.ts'
import { crewTable, kitTable } from './resource-tables.ts'
import { dieBankTable, materialTable } from './stock-tables.ts'
import type { Table } from './table.ts'
import { wipLimitTable } from './wip-limit-table.ts'

/** What machines and carriers need besides one another. */
export function resourceTables(result: Result): Table[] {
  return [crewTable(result), kitTable(result), materialTable(result), dieBankTable(result), cartTable(result)].filter(isThere)
}

/** How lots are packed and sorted. */
export function unitTables(result: Result): Table[] {
  return [remnantTable(result), binTable(result)].filter(isThere)
}

/** What keeps carriers back on purpose. */
export function restraintTables(result: Result): Table[] {
  return [holdTable(result), limitTable(result), wipLimitTable(result)].filter(isThere)
}

function isThere(table: Table | null): table is Table {
  return table !== null
}
