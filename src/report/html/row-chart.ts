/** Estimates below each other on one scale that holds zero, as dots or as bars, each with its interval, its name above it and its number beside the name. */
import type { Estimate } from '../../spec/result.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at } from './scale.ts'
import { endsOf, type Span, spanOf } from './span.ts'
import { chart, shortened, strip, tickBelow, upright, words } from './svg.ts'

export interface ChartRow {
  name: string
  estimate: Estimate
  /** The estimate as it is said. */
  text: string
  /** Not told apart from zero: drawn open. */
  isOpen: boolean
}

export interface RowChart {
  /** What is seen, for who doesn't. */
  label: string
  rows: readonly ChartRow[]
  form: 'dot' | 'bar'
  unit: string
  /** What lies to the left and to the right of zero; empty: not said. */
  less?: string
  more?: string
}

const ROW = 46
/** In a row: the line of the name, and the middle of the mark. */
const NAME = 16
const MIDDLE = 31
const BAR = 12
const DIRECTIONS = 20
const AXIS = 26
/** Characters of a name and its number that have room beside each other on a telephone. */
const LINE = 43
/** A word beside zero needs this share of the width. */
const ROOM = 0.2

export function rowChart({ label, rows, form, unit, less = '', more = '' }: RowChart): Markup {
  const isAbout = less !== '' || more !== ''
  const values = rows.flatMap(({ estimate }) => endsOf(estimate))
  const span = spanOf(values, { unit, hasZero: true, air: [0.03, 0.03], count: 4, isSigned: isAbout })
  const top = isAbout ? DIRECTIONS : 0
  const end = top + rows.length * ROW
  const zero = span.place(0)
  const marks = rows.map((row, index) => strip(top + index * ROW, ROW, [grid(span), drawn(row, form, span)]))
  return chart(label, end + AXIS, [
    directions(zero, less, more),
    markup`${marks}`,
    markup`${span.ticks.map(({ place, text }) => tickBelow(place, end, withUnit(text, span.unit)))}`,
  ])
}

/** Below the name, where it crosses nothing. */
function grid({ ticks, place }: Span): Markup {
  return markup`${ticks.map((tick) => upright('grid', tick.place, NAME + 6, ROW))}${upright('axis', place(0), NAME + 6, ROW)}`
}

function withUnit(text: string, unit: string): string {
  return unit.length > 3 || unit === '' ? text : `${text} ${unit}`
}

function directions(zero: number, less: string, more: string): Markup {
  const left = less === '' || zero < ROOM ? nothing : words('soft', zero, 12, 'end', `← ${less}`, -8)
  const right = more === '' || zero > 1 - ROOM ? nothing : words('soft', zero, 12, 'start', `${more} →`, 8)
  return markup`${left}${right}`
}

function drawn({ name, estimate, text, isOpen }: ChartRow, form: RowChart['form'], span: Span): Markup[] {
  const title = markup`<title>${name}: ${text}</title>`
  const said = [words('name halo', 0, NAME, 'start', shortened(name, LINE - text.length)), words('number halo', 1, NAME, 'end', text)]
  const { mean, halfWidth } = estimate
  if (mean === null) return [title, ...said]
  const kind = isOpen ? 'open' : form === 'bar' ? 'fill' : 'dot'
  const mark =
    form === 'bar' ? barFromZero(kind, mean, span) : markup`<circle class="${kind}" cx="${across(span.place(mean))}" cy="${MIDDLE}" r="5"/>`
  const interval = halfWidth === null || halfWidth === 0 ? nothing : whisker(mean - halfWidth, mean + halfWidth, span)
  return form === 'bar' ? [title, mark, interval, ...said] : [title, interval, mark, ...said]
}

function barFromZero(kind: string, mean: number, { place }: Span): Markup {
  const [from, to] = [place(Math.min(0, mean)), place(Math.max(0, mean))]
  return markup`<rect class="${kind}" x="${across(from)}" width="${across(to - from)}" y="${at(MIDDLE - BAR / 2)}" height="${BAR}"/>`
}

/** A line with short ends. */
function whisker(low: number, high: number, { place }: Span): Markup {
  const [from, to] = [place(low), place(high)]
  const line = markup`<line class="whisker" x1="${across(from)}" x2="${across(to)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`
  return markup`${line}${[from, to].map((x) => upright('whisker', x, MIDDLE - 4, MIDDLE + 4))}`
}
