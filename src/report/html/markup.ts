/** Text of a page: what a template's author wrote stands as it is, everything put into it is escaped, and numbers stay with their ± and %. */

/** Text that may stand in a page as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Template tag: strings and numbers put in are escaped, for text and for attributes in quotes; lists are joined. */
export function markup(written: readonly string[], ...parts: readonly Part[]): Markup {
  return new Markup(written.map((text, index) => text + (index < parts.length ? textOf(parts[index]!) : '')).join(''))
}

export const nothing = new Markup('')

/** No line ends beside a ±, nor between a number and its % or unit of time. */
export function inOnePiece(text: string): string {
  return text
    .replace(/ ([±%])/g, '\u00a0$1')
    .replace(/± /g, '±\u00a0')
    .replace(/(\d) (s|min|h|d)\b/g, '$1\u00a0$2')
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text
  if (typeof part === 'string') return inOnePiece(part).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
  return typeof part === 'number' ? String(part) : part.map(textOf).join('')
}
