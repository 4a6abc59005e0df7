/** A number over the time of a run: its mean over the replications, the interval around it, the warm-up that doesn't count. */
import type { Curve } from '../../spec/series.ts'
import { formatNumber } from '../format.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at, ticksTo, ticksWithin } from './scale.ts'

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
  return markup`<svg width="100%" height="${HEIGHT}" role="img" aria-label="${label}"><title>${label}</title><svg y="${TOP}" width="100%" height="${HEIGHT - TOP}">${warmUpMark(early)}${ticks.map((tick) => gridLine(tick, y(tick)))}${dayMarks(end / TICKS_PER_DAY)}</svg><svg y="${TOP}" width="100%" height="${PLOT}" viewBox="0 0 ${BOX} ${PLOT}" preserveAspectRatio="none">${band(curve, y)}${line(curve, y)}</svg><svg y="${TOP}" width="100%" height="${PLOT}">${ticks.slice(1).map((tick) => tickText(tick, y(tick)))}${mean === null ? nothing : meanMark(y(mean), early, meanText)}</svg></svg>`
}

function warmUpMark(share: number): Markup {
  if (share <= 0) return nothing
  return markup`<rect class="early" width="${across(share)}" height="${PLOT}"/>${share < WIDE ? nothing : markup`<text class="soft" x="${across(share / 2)}" y="${PLOT - 8}" text-anchor="middle">warm-up</text>`}`
}

function gridLine(tick: number, y: number): Markup {
  return markup`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="0" x2="100%" y1="${at(y)}" y2="${at(y)}"/>`
}

function tickText(tick: number, y: number): Markup {
  return markup`<text class="soft halo" x="0" y="${at(y - 4)}">${formatNumber(tick, '')}</text>`
}

/** Days from the start of the run. */
function dayMarks(days: number): Markup[] {
  const ticks = ticksWithin(0, days, 4)
  return ticks.map((day) => {
    const anchor = day === 0 ? 'start' : day > days * 0.95 ? 'end' : 'middle'
    const text = day === 0 ? 'day 0' : formatNumber(day, '')
    return markup`<line class="axis" x1="${across(day / days)}" x2="${across(day / days)}" y1="${PLOT}" y2="${PLOT + 5}"/><text class="soft" x="${across(day / days)}" y="${PLOT + 20}" text-anchor="${anchor}">${text}</text>`
  })
}

/** The mean of the counted time, a line over it; what it is stands above the plot. */
function meanMark(y: number, early: number, text: string): Markup {
  return markup`<line class="mean" x1="${across(early)}" x2="100%" y1="${at(y)}" y2="${at(y)}"/><text x="100%" y="-6" text-anchor="end">${text}</text>`
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
