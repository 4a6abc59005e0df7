/** A drawing of a page as a picture by itself: colours, fonts and size are in it, so that any program shows it as it is. */
import { rule } from './picture-style.ts'
import type { Theme } from './theme.ts'

export interface PictureSize {
  /** Pixels. */
  width: number
  height: number
}

const MARGIN = 24

/** @param svg of `chart`, whose width is that of its place. @returns an SVG document of that size and a margin */
export function pictureFile(svg: string, { width, height }: PictureSize, theme: Theme): string {
  const [all, tall] = [width + 2 * MARGIN, height + 2 * MARGIN]
  const inner = svg.replace(/^<svg[^>]*>/, `<svg x="${MARGIN}" y="${MARGIN}" width="${width}" height="${height}">`)
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="${tall}" viewBox="0 0 ${all} ${tall}"><style>${rule}</style><rect width="100%" height="100%" fill="var(--paper)"/>${inner}</svg>\n`
  return text.replace(/var\(--([\w-]+)\)/g, (_, name: string) => colourOf(theme, name))
}

/** Of a custom property of the page. @throws RangeError for one that there is none of */
function colourOf(theme: Theme, name: string): string {
  const [, step] = /^load-(\d)$/.exec(name) ?? []
  if (step !== undefined) return theme.loads[Number(step)]![0]
  const [, on] = /^on-load-(\d)$/.exec(name) ?? []
  if (on !== undefined) return theme.loads[Number(on)]![1]
  const colour = (theme as unknown as Readonly<Record<string, unknown>>)[name]
  if (typeof colour !== 'string') throw new RangeError(`expected a colour of the page, received "${name}"`)
  return colour
}
