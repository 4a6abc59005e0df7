/** Where many things lie on one scale, kind by kind: a lane with a stroke for each. */
import { type Markup, markup } from './markup.ts'
import { POINT_AIR } from './point-chart.ts'
import { spanOf } from './span.ts'
import { chart, level, strip, tickBelow, upright, words } from './svg.ts'

export interface LaneChart {
  /** What is seen, for who doesn't. */
  label: string
  lanes: readonly { name: string; values: readonly number[] }[]
  /** All that the scale holds: that of a chart of points above it. */
  values: readonly number[]
  axis: { unit: string; hasZero: boolean; name: string }
}

const LANE = 40
const AXIS = 46

export function laneChart({ label, lanes, values, axis }: LaneChart): Markup {
  const span = spanOf(values, { ...axis, air: POINT_AIR, count: 5 })
  const end = lanes.length * LANE
  const rows = lanes.map(({ name, values: own }, index) =>
    strip(index * LANE, LANE, [
      level('grid', 36),
      ...own.map((value) => upright('marker faint', span.place(value), 24, 36)),
      words('name', 0, 16, 'start', name),
      words('number', 1, 16, 'end', String(own.length)),
    ]),
  )
  const below = [...span.ticks.map(({ place, text }) => tickBelow(place, end, text)), words('soft', 1, end + 38, 'end', axis.name)]
  return chart(label, end + AXIS, [markup`${rows}`, markup`${below}`])
}
