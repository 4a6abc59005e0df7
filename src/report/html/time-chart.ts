/** A number over the time of a run: its mean over the replications, the interval around it, the warm-up that doesn't count. */
import type { Curve } from '../../spec/series.ts'
import { formatNumber } from '../format.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at, ticksTo, ticksWithin } from './scale.ts'
import { chart, level, strip, tickBelow, words } from './svg.ts'

const TOP = 20
const PLOT = 190
const HEIGHT = TOP + PLOT + 26
const TICKS_PER_DAY = 86_400_000_000
/** A warm-up of at least this share of the width has room for its name. */
const WIDE = 0.18
/** The curve is drawn in a box of this width, which is then stretched. */
const BOX = 1000

export interface TimeChart {
  /** What is seen, for who doesn't. */
  label: string
  curve: Curve
  bucketTicks: number
  /** Ticks. */
  warmUp: number
  /** Of the counted time; null: nothing was observed. */
  mean: number | null
  meanText: string
}

export function timeChart({ label, curve, bucketTicks, warmUp, mean, meanText }: TimeChart): Markup {
  const length = curve.mean.length
  const highest = curve.mean.reduce<number>((most, each, index) => Math.max(most, (each ?? 0) + (curve.halfWidth[index] ?? 0)), mean ?? 0)
  const ticks = ticksTo(highest, 4)
  const most = ticks.at(-1)!
  const y = (value: number): number => PLOT * (1 - Math.min(value, most) / most)
  const end = length * bucketTicks
  const early = Math.min(1, warmUp / end)
  const stretched = markup`<svg y="${TOP}" width="100%" height="${PLOT}" viewBox="0 0 ${BOX} ${PLOT}" preserveAspectRatio="none">${band(curve, y)}${line(curve, y)}</svg>`
  return chart(label, HEIGHT, [
    strip(TOP, HEIGHT - TOP, [warmUpMark(early), ticks.map((tick) => level(tick === 0 ? 'axis' : 'grid', y(tick))), days(end)]),
    stretched,
    strip(TOP, PLOT, [ticks.slice(1).map((tick) => words('soft halo', 0, y(tick) - 4, 'start', formatNumber(tick, '')))]),
    // What the mean is stands above the plot, where no curve runs.
    ...(mean === null ? [] : [strip(TOP, PLOT, [level('mean', y(mean), early), words('', 1, -6, 'end', meanText)])]),
  ])
}

function warmUpMark(share: number): Markup {
  if (share <= 0) return nothing
  const name = share < WIDE ? nothing : words('soft', share / 2, PLOT - 8, 'middle', 'warm-up')
  return markup`<rect class="early" width="${across(share)}" height="${PLOT}"/>${name}`
}

/** Days from the start of the run. @param end ticks */
function days(end: number): Markup[] {
  const last = end / TICKS_PER_DAY
  return ticksWithin(0, last, 4).map((day) => tickBelow(day / last, PLOT, day === 0 ? 'day 0' : formatNumber(day, '')))
}

type Point = readonly [x: number, y: number]

function line({ mean }: Curve, y: (value: number) => number): Markup {
  const points = mean.flatMap((each, index): Point[] => (each === null ? [] : [[x(index, mean.length), y(each)]]))
  return markup`<path class="curve" d="${path(points)}"/>`
}

/** From the lower to the upper end of the intervals, there and back. */
function band({ mean, halfWidth }: Curve, y: (value: number) => number): Markup {
  const edge = (sign: number): Point[] =>
    mean.flatMap((each, index): Point[] => {
      const half = halfWidth[index] ?? null
      return each === null || half === null ? [] : [[x(index, mean.length), y(Math.max(0, each + sign * half))]]
    })
  const points = [...edge(1), ...edge(-1).reverse()]
  return points.length < 3 ? nothing : markup`<path class="band" d="${path(points)}Z"/>`
}

/** The middle of a bucket. */
function x(index: number, length: number): number {
  return ((index + 0.5) / length) * BOX
}

function path(points: readonly Point[]): string {
  return points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${at(px)} ${at(py)}`).join('')
}
