/** An operating curve as a table of numbers, for spreadsheets. */
import type { Curve, CurvePoint } from '../spec/curve.ts'
import type { PlainTable } from '../spec/table.ts'

const NUMBERS = ['goodPerDay', 'cycleTimeMean', 'cycleTimeP95', 'xFactor', 'wipLots'] as const satisfies readonly (keyof CurvePoint)[]

/** A row a point. */
export function curveTable({ points }: Curve): PlainTable {
  const number = (name: string) => ({ name, type: 'number' as const })
  const text = (name: string) => ({ name, type: 'text' as const })
  return {
    columns: [
      number('scale'),
      number('load'),
      text('point'),
      ...NUMBERS.flatMap((kpi) => [number(`${kpi} (${points[0]?.[kpi].unit ?? ''})`), number(`${kpi} half-width`)]),
    ],
    rows: points.map((point) => [
      point.scale,
      point.load,
      [...(point.isFile ? ['file'] : []), ...(point.piles ? ['piles up'] : [])].join(' '),
      ...NUMBERS.flatMap((kpi) => [point[kpi].mean, point[kpi].halfWidth]),
    ]),
  }
}
