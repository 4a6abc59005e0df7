/** What a page is made of, read tag by tag: enough to see whether everything that is opened is closed. */

const EMPTY = new Set(['meta', 'br', '!doctype'])

export interface Tag {
  name: string
  attributes: string
}

/** @returns the tags that are opened, in their order. @throws Error where one is closed that is not open, or one is left open */
export function tagsOf(page: string): Tag[] {
  const open: string[] = []
  const tags: Tag[] = []
  const withoutStyle = page.replace(/<style>[^<]*<\/style>/, '')
  for (const [, slash, name = '', attributes = '', end] of withoutStyle.matchAll(
    /<(\/?)([!\w]+)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g,
  )) {
    if (slash === '/') {
      const last = open.pop()
      if (last !== name) throw new Error(`expected </${last}>, received </${name}>`)
      continue
    }
    tags.push({ name, attributes })
    if (end !== '/' && !EMPTY.has(name)) open.push(name)
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`)
  const rest = withoutStyle.replace(/<(\/?)([!\w]+)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g, '')
  if (/[<>]/.test(rest)) throw new Error(`a tag that is none: ${/.{0,40}[<>].{0,40}/.exec(rest)?.[0]}`)
  return tags
}

/** What a reader sees, with ordinary spaces. */
export function textOf(page: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return page
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/[\s\u00a0]+/g, ' ')
}
