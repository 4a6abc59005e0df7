/** A histogram whose bars may differ in width: the area of a bar is its share. */
import type { CycleTimeBars } from '../../spec/series.ts'
import { formatEstimate, formatNumber } from '../format.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at, ticksWithin, timeUnit } from './scale.ts'

const TOP = 44
const PLOT = 180
const HEIGHT = TOP + PLOT + 26
/** A histogram that begins within this share of its end begins at zero. */
const NEAR_ZERO = 0.3
/** @param marks lines with a text, at most two: they stand in two rows */
export function histogram(label: string, { edges, shares }: CycleTimeBars, marks: readonly { at: number; text: string }[]): Markup {
  const end = edges.at(-1)!
  const start = edges[0]! < NEAR_ZERO * end ? 0 : edges[0]!
  const place = (hours: number): number => (hours - start) / (end - start)
  const density = (value: number, bar: number): number => value / (edges[bar + 1]! - edges[bar]!)
  const highest = shares.mean.reduce<number>(
    (most, mean, bar) => Math.max(most, density((mean ?? 0) + (shares.halfWidth[bar] ?? 0), bar)),
    0,
  )
  const y = (value: number): number => PLOT * (1 - value / highest)
  const bars = shares.mean.map((mean, bar) => {
    const half = shares.halfWidth[bar] ?? null
    const [from, to] = [place(edges[bar]!), place(edges[bar + 1]!)]
    const top = y(density(mean ?? 0, bar))
    const title = `${formatNumber(edges[bar]!, 'h')} to ${formatNumber(edges[bar + 1]!, 'h')}: ${formatEstimate(mean, half, 'share')} of lots`
    const whisker =
      half === null || half === 0
        ? nothing
        : markup`<line class="whisker" x1="${across((from + to) / 2)}" x2="${across((from + to) / 2)}" y1="${at(y(density(mean! + half, bar)))}" y2="${at(y(Math.max(0, density(mean! - half, bar))))}" stroke-opacity=".55"/>`
    return markup`<rect class="fill" x="${across(from)}" width="${across(to - from)}" y="${at(top)}" height="${at(PLOT - top)}" stroke="var(--paper)"><title>${title}</title></rect>${whisker}`
  })
  const lines = marks
    .filter((mark) => mark.at <= end)
    .map((mark, row) => {
      const x = across(place(mark.at))
      const isRight = place(mark.at) > 0.6
      const text = 12 + row * 18 - TOP
      return markup`<line class="marker" x1="${x}" x2="${x}" y1="${text - 10}" y2="${PLOT}"/><svg x="${x}"><text class="halo" x="${isRight ? -6 : 6}" y="${text}" text-anchor="${isRight ? 'end' : 'start'}">${mark.text}</text></svg>`
    })
  return markup`<svg width="100%" height="${HEIGHT}" role="img" aria-label="${label}"><title>${label}</title><svg y="${TOP}" width="100%" height="${HEIGHT - TOP}">${bars}<line class="axis" x1="0" x2="100%" y1="${PLOT}" y2="${PLOT}"/>${axis(start, end, place)}${lines}</svg></svg>`
}

/** The longest time that is drawn, as the axis says it. */
export function longestDrawn({ edges }: CycleTimeBars): string {
  const { name, hours } = timeUnit(edges.at(-1)!)
  return `${formatNumber(edges.at(-1)! / hours, '')} ${name}`
}

/** Round times, in the unit that a person would say. */
function axis(start: number, end: number, place: (hours: number) => number): Markup[] {
  const { name, hours } = timeUnit(end)
  return ticksWithin(start / hours, end / hours, 6).map((tick) => {
    const share = place(tick * hours)
    const anchor = share < 0.03 ? 'start' : share > 0.95 ? 'end' : 'middle'
    return markup`<line class="axis" x1="${across(share)}" x2="${across(share)}" y1="${PLOT}" y2="${PLOT + 5}"/><text class="soft" x="${across(share)}" y="${PLOT + 20}" text-anchor="${anchor}">${formatNumber(tick, '')} ${name}</text>`
  })
}
