/** Small drawings in the cells of tables; as wide as their cell. The numbers stand beside them, so that they are silent for who doesn't see them. */
import type { Estimate } from '../../spec/result.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across, at } from './scale.ts'

const HEIGHT = 16
const MIDDLE = HEIGHT / 2

/** A bar from zero with its interval. @param most the value at the right edge, above zero */
export function bar({ mean, halfWidth }: Estimate, most: number): Markup {
  const value = mean ?? 0
  return cell([
    markup`<rect class="track" width="100%" y="3" height="10" rx="2"/>`,
    markup`<rect class="fill" width="${across(value / most)}" y="3" height="10" rx="2"/>`,
    interval(value, halfWidth, most),
  ])
}

/** A bar that begins where the one before ended. @param from, to, most on one scale */
export function floatingBar(from: number, to: number, most: number): Markup {
  const width = Math.max(0, to - from) / most
  return cell([
    markup`<line class="grid" x1="0" x2="100%" y1="${MIDDLE}" y2="${MIDDLE}"/>`,
    markup`<rect class="fill" x="${across(from / most)}" width="${across(width)}" y="2" height="12" stroke="var(--bar)"/>`,
  ])
}

/** From a mean (a dot) to what 95 % stay within (a tick), with both intervals. */
export function meanToP95(mean: Estimate, p95: Estimate, most: number): Markup {
  if (mean.mean === null || p95.mean === null) return nothing
  const [dot, end] = [mean.mean / most, p95.mean / most]
  return cell([
    markup`<line class="grid" x1="0" x2="100%" y1="${MIDDLE}" y2="${MIDDLE}"/>`,
    markup`<line x1="${across(dot)}" x2="${across(end)}" y1="${MIDDLE}" y2="${MIDDLE}" stroke="var(--bar)" stroke-width="3"/>`,
    markup`<line class="marker" x1="${across(end)}" x2="${across(end)}" y1="2" y2="14"/>`,
    interval(p95.mean, p95.halfWidth, most),
    markup`<circle class="dot" cx="${across(dot)}" cy="${MIDDLE}" r="4.5"/>`,
  ])
}

function interval(mean: number, halfWidth: number | null, most: number): Markup {
  if (halfWidth === null || !(halfWidth > 0)) return nothing
  const [low, high] = [across((mean - halfWidth) / most), across((mean + halfWidth) / most)]
  return markup`<line class="whisker" x1="${low}" x2="${high}" y1="${MIDDLE}" y2="${MIDDLE}"/>`
}

/** @param height pixels; the width is that of the place where it stands */
function cell(content: readonly Markup[]): Markup {
  return markup`<svg width="100%" height="${at(HEIGHT)}" aria-hidden="true">${content}</svg>`
}
