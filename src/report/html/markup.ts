/** Text of a page: what a template's author wrote stands as it is, everything put into it is escaped. */

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

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
  return typeof part === 'number' ? String(part) : part.map(textOf).join('')
}
