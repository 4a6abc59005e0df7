/** Points with intervals in two numbers, such as times against output; what matters across is marked by lines, each with its text in a row above the plot. */
import type { Estimate } from '../../spec/result.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at } from './scale.ts'
import { endsOf, type Span, spanOf } from './span.ts'
import { chart, level, strip, tickBelow, upright, words } from './svg.ts'

export interface ChartPoint {
  x: Estimate
  y: Estimate
  kind: 'dot' | 'open' | 'main'
  /** For a pointer. */
  said: string
}

export interface PointMark {
  /** Its half-width is drawn as a band. */
  at: Estimate
  text: string
  isDashed: boolean
}

export interface PointChart {
  /** What is seen, for who doesn't. */
  label: string
  /** At least one. */
  points: readonly ChartPoint[]
  /** Neighbours in the list are joined. */
  isJoined: boolean
  marks: readonly PointMark[]
  x: Axis
  y: Axis
}

export interface Axis {
  unit: string
  hasZero: boolean
  /** At the end of the axis, in a word or two. */
  name: string
  /** What the axis holds besides the points. */
  values?: readonly number[]
}

/** Before the first point there is room for what the heights are. */
export const POINT_AIR = [0.16, 0.05] as const

const ROW = 20
const PLOT = 280
const AXIS = 46

export function pointChart({ label, points, isJoined, marks, x, y }: PointChart): Markup {
  const wide = [...points.map((each) => each.x), ...marks.map((mark) => mark.at)].flatMap(endsOf)
  const xs = spanOf([...wide, ...(x.values ?? [])], { ...x, air: POINT_AIR, count: 5 })
  const ys = spanOf([...points.map((each) => each.y).flatMap(endsOf), ...(y.values ?? [])], { ...y, air: [0.08, 0.08], count: 5 })
  const top = (marks.length + 1) * ROW
  const height = (value: number): number => PLOT * (1 - ys.place(value))
  const plot = [
    ys.ticks.map(({ place }) => level('grid', PLOT * (1 - place))),
    y.hasZero ? level('axis', height(0)) : nothing,
    marks.map((mark) => bandOf(mark, xs)),
    isJoined ? joined(points, xs, height) : nothing,
    points.map((point) => drawn(point, xs, height)),
    ys.ticks.map(({ place, text }) => words('soft halo', 0, PLOT * (1 - place) - 4, 'start', text)),
    level('axis', PLOT),
    xs.ticks.map(({ place, text }) => tickBelow(place, PLOT, text)),
    words('soft', 1, PLOT + 38, 'end', named(x.name, xs.unit)),
  ]
  // Whose text stands left of its line begins the higher the further right it lies: then no line crosses a text.
  const inRows = [...marks].sort((a, b) => (b.at.mean ?? 0) - (a.at.mean ?? 0))
  const above = [
    words('soft', 0, 12, 'start', named(y.name, ys.unit)),
    ...inRows.map((mark, row) => lineOf(mark, xs, (row + 1) * ROW, top)),
    ...inRows.map((mark, row) => textOf(mark, xs, (row + 1) * ROW)),
  ]
  return chart(label, top + PLOT + AXIS, [markup`${above}`, strip(top, PLOT + AXIS, plot)])
}

function named(name: string, unit: string): string {
  return unit === '' ? name : `${name}, ${unit}`
}

/** From its row down through the plot. */
function lineOf({ at: { mean }, isDashed }: PointMark, { place }: Span, y: number, top: number): Markup {
  return mean === null ? nothing : upright(isDashed ? 'mean' : 'marker', place(mean), y + 2, top + PLOT)
}

/** On the side that has room. */
function textOf({ at: { mean }, text }: PointMark, { place }: Span, y: number): Markup {
  if (mean === null) return nothing
  const isRight = place(mean) > 0.5
  return words('halo', place(mean), y + 12, isRight ? 'end' : 'start', text, isRight ? -6 : 6)
}

function bandOf({ at: { mean, halfWidth } }: PointMark, { place }: Span): Markup {
  if (mean === null || halfWidth === null || halfWidth === 0) return nothing
  const [from, to] = [place(mean - halfWidth), place(mean + halfWidth)]
  return markup`<rect class="band" x="${across(from)}" width="${across(to - from)}" height="${PLOT}"/>`
}

function joined(points: readonly ChartPoint[], { place }: Span, height: (value: number) => number): Markup {
  const known = points.flatMap(({ x, y }) =>
    x.mean === null || y.mean === null ? [] : [{ x: across(place(x.mean)), y: at(height(y.mean)) }],
  )
  return markup`${known.slice(1).map((to, index) => {
    const from = known[index]!
    return markup`<line class="join" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`
  })}`
}

function drawn({ x, y, kind, said }: ChartPoint, { place }: Span, height: (value: number) => number): Markup {
  if (x.mean === null || y.mean === null) return nothing
  const [middle, centre] = [across(place(x.mean)), at(height(y.mean))]
  const wide =
    x.halfWidth === null
      ? nothing
      : markup`<line class="whisker faint" x1="${across(place(x.mean - x.halfWidth))}" x2="${across(place(x.mean + x.halfWidth))}" y1="${centre}" y2="${centre}"/>`
  const high =
    y.halfWidth === null ? nothing : upright('whisker', place(x.mean), height(y.mean + y.halfWidth), height(y.mean - y.halfWidth))
  const shape =
    kind === 'main'
      ? markup`<svg x="${middle}" y="${centre}"><path class="main" d="M0 -8L8 0L0 8L-8 0Z"/></svg>`
      : markup`<circle class="${kind}" cx="${middle}" cy="${centre}" r="5"/>`
  return markup`<g><title>${said}</title>${wide}${high}${shape}</g>`
}
