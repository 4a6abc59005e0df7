/** Every number of a result as a row of a table, for spreadsheets. */
import type { Estimate, PlainTable, Result } from 'tollway/spec'

type Row = PlainTable['rows'][number]

export function numbersOf(result: Result): PlainTable {
  const { kpis, products, stations, ...rest } = result
  return {
    columns: [
      { name: 'number', type: 'text' },
      { name: 'mean', type: 'number' },
      { name: 'halfWidth', type: 'number' },
      { name: 'unit', type: 'text' },
      { name: 'replications', type: 'number' },
    ],
    rows: [...rowsOf(kpis, []), ...rowsOf({ products, stations }, []), ...rowsOf(rest, [])],
  }
}

function rowsOf(value: unknown, path: readonly string[]): Row[] {
  if (typeof value !== 'object' || value === null) return []
  if (isEstimate(value)) return [[path.join('.'), value.mean, value.halfWidth, value.unit, value.replications]]
  if (Array.isArray(value)) return value.flatMap((item, index) => rowsOf(item, [...path, entryName(item, index)]))
  return Object.entries(value).flatMap(([name, each]) => rowsOf(each, [...path, name]))
}

function isEstimate(value: object): value is Estimate {
  return 'mean' in value && 'halfWidth' in value && 'unit' in value && 'replications' in value
}

/** An entry of a list by what tells it from the others. */
function entryName(item: unknown, index: number): string {
  const named = item as Readonly<Record<string, unknown>>
  const parts = ['product', 'step', 'name', 'reason', 'bin', 'priority'].flatMap((key) =>
    named[key] === undefined ? [] : [String(named[key])],
  )
  return parts.length === 0 ? String(index) : parts.join('/')
}
