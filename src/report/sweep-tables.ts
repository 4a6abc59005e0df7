/** A sweep as tables of numbers, for spreadsheets and data tools: its points, and the effects of its factors. */
import type { Estimate } from '../spec/result.ts'
import type { Sweep } from '../spec/sweep.ts'
import type { PlainTable, TableValue } from '../spec/table.ts'

const text = (name: string) => ({ name, type: 'text' as const })
const number = (name: string) => ({ name, type: 'number' as const })
const both = ({ mean, halfWidth }: Estimate): TableValue[] => [mean, halfWidth]

/** A row a point: settings, then of each number its mean, half-width and how many replications it was observed in. */
export function pointTable({ factors, kpis, points }: Sweep): PlainTable {
  return {
    columns: [
      number('point'),
      ...factors.map(({ name }) => text(name)),
      ...kpis.flatMap(({ kpi, unit }) => [number(`${kpi} (${unit})`), number(`${kpi} half-width`), number(`${kpi} replications`)]),
    ],
    rows: points.map(({ settings, estimates }, point) => [
      point,
      ...settings,
      ...estimates.flatMap((estimate) => [...both(estimate), estimate.replications]),
    ]),
  }
}

/** A row an effect; of an interaction with the second factor and its level. Empty where there are none. */
export function effectTable({ factors, kpis }: Sweep): PlainTable {
  const named = ({ factor, level }: { factor: number; level: number }): TableValue[] => [
    factors[factor]!.name,
    factors[factor]!.levels?.[level] ?? null,
    factors[factor]!.levels?.[0] ?? null,
  ]
  return {
    columns: [
      ...['number', 'unit', 'factor', 'level', 'against', 'with factor', 'with level', 'with against'].map(text),
      ...['effect', 'half-width'].map(number),
      text('verdict'),
    ],
    rows: kpis.flatMap(({ kpi, unit, effects }) => [
      ...(effects?.main ?? []).map((one) => [kpi, unit, ...named(one), null, null, null, ...both(one.effect), one.verdict]),
      ...(effects?.interactions ?? []).map((one) => [
        kpi,
        unit,
        ...named(one.first),
        ...named(one.second),
        ...both(one.effect),
        one.verdict,
      ]),
    ]),
  }
}
