/** What one more of each resource would bring as a table of numbers, for spreadsheets. */
import type { Explanation, Gains } from '../spec/explanation.ts'
import type { PlainTable } from '../spec/table.ts'

/** A row a resource and number, the best of each number first. */
export function gainTable({ output, cycleTimeGain }: Explanation): PlainTable {
  const text = (name: string) => ({ name, type: 'text' as const })
  const number = (name: string) => ({ name, type: 'number' as const })
  const rows = (kpi: string, { base, rows: all }: Gains) =>
    all.map(({ resource: { kind, name, from, to }, difference: { mean, halfWidth, unit, replications }, verdict }) => [
      kpi,
      unit,
      kind,
      name,
      from,
      to,
      base.mean,
      mean,
      halfWidth,
      replications,
      verdict,
    ])
  return {
    columns: [
      ...['number', 'unit', 'kind', 'name'].map(text),
      ...['from', 'to', 'without', 'difference', 'half-width', 'replications'].map(number),
      text('verdict'),
    ],
    rows: [...rows('goodPerDay', output), ...rows('cycleTimeMean', cycleTimeGain)],
  }
}
