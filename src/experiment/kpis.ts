/** The numbers of a replication by their addresses in the result: "cycleTimeMean", "stations.hot-test.load", "products.toll.goodPerDay", "cost.perGoodUnit". */
import { type CompiledLine, compile } from '../model/index.ts'
import { unitCost, unpacked } from '../money/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { didYouMean } from '../spec/nearest.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { type Column, lineColumns, type ResultTable, resultTables } from './result-tables.ts'

export interface Kpi {
  address: string
  unit: string
  /** NaN where nothing was observed. */
  of(outcome: ReplicationOutcome): number
}

const kpisOfLines = new WeakMap<LineSpec, Map<string, Kpi>>()

/** In the order of the result. Raw process times, which take a while, are not computed for it: a study may have hundreds of lines. */
export function kpisOf({ line }: Pick<Job, 'line'>): ReadonlyMap<string, Kpi> {
  let kpis = kpisOfLines.get(line)
  if (kpis === undefined) {
    const compiled = compile(line)
    const unknown = line.products.map(() => Number.NaN)
    const all = [...measured(lineColumns(compiled), resultTables(compiled, unknown)), ...spent(compiled)]
    kpis = new Map(all.map((kpi) => [kpi.address, kpi]))
    kpisOfLines.set(line, kpis)
  }
  return kpis
}

/** @throws RangeError with the nearest right address where the line has no such number */
export function kpiAt(job: Pick<Job, 'line'>, address: string): Kpi {
  const kpis = kpisOf(job)
  const kpi = kpis.get(address)
  if (kpi === undefined)
    throw new RangeError(
      `expected the address of a number in the result, received "${address}": ${didYouMean(address, [...kpis.keys()], 'numbers')}`,
    )
  return kpi
}

function measured(columns: readonly Column[], tables: readonly ResultTable[]): Kpi[] {
  const ofTables = tables.flatMap(({ key, rows }) =>
    rows.flatMap((row) => row.columns.map(({ name, unit }) => ({ address: `${key}.${row.name}.${name}`, unit }))),
  )
  const ofLine = columns.map(({ name, unit }) => ({ address: name, unit }))
  return [...ofLine, ...ofTables].map((kpi, index) => ({ ...kpi, of: ({ values }) => values[index]! }))
}

/** What a good unit of a replication costs; a line without money has none. */
function spent(compiled: CompiledLine): Kpi[] {
  if (compiled.spec.money === undefined) return []
  const {
    stations,
    parts,
    currency: _,
    ...others
  } = unitCost(compiled, (amount, unit) => ({
    unit,
    of({ values }: ReplicationOutcome): number {
      const spending = unpacked(values, compiled.asWritten.length)
      return amount(spending) / spending.goodUnits
    },
  }))
  return [
    ...Object.entries(others).map(([name, cost]) => ({ address: `cost.${name}`, ...cost })),
    ...Object.entries(parts).map(([part, cost]) => ({ address: `cost.parts.${part}`, ...cost })),
    ...stations.flatMap(({ name, area: _area, ...costs }) =>
      Object.entries(costs).map(([cost, value]) => ({ address: `cost.stations.${name}.${cost}`, ...value })),
    ),
  ]
}
