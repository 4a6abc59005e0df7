/** The sets of an optimisation as a table of numbers, for spreadsheets. */
import type { Optimum } from '../spec/optimum.ts'
import type { PlainTable } from '../spec/table.ts'

const text = (name: string) => ({ name, type: 'text' as const })
const number = (name: string) => ({ name, type: 'number' as const })

/** A row a set, the cheapest first; numbers are empty where it was not simulated. */
export function setTable({ choices, limits, sets, currency, chosen }: Optimum): PlainTable {
  return {
    columns: [
      ...choices.map(({ name }) => text(name)),
      number(currency === null ? 'cost' : `cost (${currency}/y)`),
      text('fate'),
      text('reason'),
      number('order'),
      number('replications'),
      ...limits.flatMap(({ kpi, unit }) => [number(`${kpi} (${unit})`), number(`${kpi} half-width`), text(`${kpi} verdict`)]),
    ],
    rows: sets.map((set, index) => [
      ...set.settings,
      set.cost,
      index === chosen ? 'chosen' : set.fate,
      set.reason,
      set.order,
      set.replications,
      ...limits.flatMap((_, limit) => {
        const estimate = set.estimates[limit]
        return [estimate?.mean ?? null, estimate?.halfWidth ?? null, set.verdicts[limit] ?? null]
      }),
    ]),
  }
}
