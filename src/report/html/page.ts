/** The frame of a page: one file without scripts that loads nothing, to be read on a screen by day and night, or printed. */
import { Markup, markup } from './markup.ts'
import { styleSheet } from './style.ts'

export interface Page {
  title: string
  head: Markup
  main: Markup
  /** What it was made by, and from what. */
  footer: string
}

export function pageText({ title, head, main, footer }: Page): string {
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${new Markup(styleSheet)}
</style></head><body>
${head}<main>${main}</main>
<footer><p>${footer}</p></footer>
</body></html>
`
  return page.text
}

/** @param topic what kind of page it is, and of what */
export function pageHead(topic: string, heading: string, notice: string | null): Markup {
  const said = notice === null ? new Markup('') : markup`<p class="notice">${notice}</p>`
  return markup`<header><p class="topic">${topic}</p><h1>${heading}</h1>${said}</header>
`
}
