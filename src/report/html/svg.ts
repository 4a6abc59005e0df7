/** Pieces of charts. Places across are shares of a width that isn't known, heights are pixels. */
import { type Markup, markup } from './markup.ts'
import { across, at } from './scale.ts'

/** Pixels of a character, and of the narrowest chart. */
const CHARACTER = 7
const NARROWEST = 328

export type Anchor = 'start' | 'middle' | 'end'

/** A chart as one picture with a name, of `height` pixels and as wide as its place. */
export function chart(label: string, height: number, content: readonly Markup[]): Markup {
  return markup`<svg width="100%" height="${height}" role="img" aria-label="${label}"><title>${label}</title>${content}</svg>`
}

/** A part of a chart over its whole width, from `top` down. */
export function strip(top: number, height: number, content: readonly (Markup | readonly Markup[])[]): Markup {
  return markup`<svg y="${top}" width="100%" height="${height}">${content}</svg>`
}

export function upright(kind: string, x: number, from: number, to: number): Markup {
  return markup`<line class="${kind}" x1="${across(x)}" x2="${across(x)}" y1="${at(from)}" y2="${at(to)}"/>`
}

/** @param from share at which it begins; it ends at the right edge */
export function level(kind: string, y: number, from = 0): Markup {
  return markup`<line class="${kind}" x1="${across(from)}" x2="100%" y1="${at(y)}" y2="${at(y)}"/>`
}

/** @param aside pixels to the right of the place */
export function words(kind: string, x: number, y: number, anchor: Anchor, text: string, aside = 0): Markup {
  const word = markup`<text class="${kind}" x="${aside === 0 ? across(x) : aside}" y="${at(y)}" text-anchor="${anchor}">${text}</text>`
  return aside === 0 ? word : markup`<svg x="${across(x)}">${word}</svg>`
}

/** At most `most` characters; what is cut off is said by an ellipsis. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

/** A tick below an axis at height `y`, with its text; at the edges the text stays inside. */
export function tickBelow(x: number, y: number, text: string): Markup {
  const half = (text.length * CHARACTER) / 2 / NARROWEST
  const anchor = x < half ? 'start' : x > 1 - half ? 'end' : 'middle'
  return markup`${upright('axis', x, y, y + 5)}${words('soft', x, y + 20, anchor, text)}`
}
