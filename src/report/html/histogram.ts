/** A histogram whose bars may differ in width: the area of a bar is its share. */
import type { CycleTimeBars } from '../../spec/series.ts'
import { formatEstimate, formatNumber } from '../format.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at, ticksWithin, timeUnit } from './scale.ts'
import { chart, level, strip, tickBelow, upright, words } from './svg.ts'

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
    const said = `${formatNumber(edges[bar]!, 'h')} to ${formatNumber(edges[bar + 1]!, 'h')}: ${formatEstimate(mean, half, 'share')} of lots`
    const area = markup`x="${across(from)}" width="${across(to - from)}" y="${at(top)}" height="${at(PLOT - top)}"`
    const [high, low] = [mean! + (half ?? 0), Math.max(0, mean! - (half ?? 0))]
    const interval = high > low ? upright('whisker faint', (from + to) / 2, y(density(high, bar)), y(density(low, bar))) : nothing
    return markup`<rect class="fill" ${area} stroke="var(--paper)"><title>${said}</title></rect>${interval}`
  })
  const lines = marks
    .filter((mark) => mark.at <= end)
    .map((mark, row) => {
      const x = place(mark.at)
      const textY = 12 + row * 18 - TOP
      const isRight = x > 0.6
      const name = words('halo', x, textY, isRight ? 'end' : 'start', mark.text, isRight ? -6 : 6)
      return markup`${upright('marker', x, textY - 10, PLOT)}${name}`
    })
  return chart(label, HEIGHT, [strip(TOP, HEIGHT - TOP, [bars, level('axis', PLOT), axis(start, end, place), lines])])
}

/** The longest time that is drawn, as the axis says it. */
export function longestDrawn({ edges }: CycleTimeBars): string {
  const { name, hours } = timeUnit(edges.at(-1)!)
  return `${formatNumber(edges.at(-1)! / hours, '')} ${name}`
}

/** Round times, in the unit that a person would say. */
function axis(start: number, end: number, place: (hours: number) => number): Markup[] {
  const { name, hours } = timeUnit(end)
  return ticksWithin(start / hours, end / hours, 6).map((tick) => tickBelow(place(tick * hours), PLOT, `${formatNumber(tick, '')} ${name}`))
}
