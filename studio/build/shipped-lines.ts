/** The lines of `lines/` for the studio: their texts for the worker, and what the gallery says of each. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Plugin } from 'vite'
import type { ShippedLine } from '../shipped-line.ts'

const TEXTS = 'virtual:line-texts'
const GALLERY = 'virtual:gallery'

/** @param folder of the line files */
export function shippedLines(folder: string): Plugin {
  const texts = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => ['.yaml', '.csv'].includes(extname(name)))
        .sort()
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    )
  const modules: Record<string, () => unknown> = { [TEXTS]: texts, [GALLERY]: () => galleryOf(texts()) }
  return {
    name: 'shipped-lines',
    resolveId: (id) => (id in modules ? `\0${id}` : null),
    load: (id) => {
      const make = modules[id.slice(1)]
      return make === undefined ? null : `export default ${JSON.stringify(make())}`
    },
  }
}

function galleryOf(texts: Record<string, string>): ShippedLine[] {
  return Object.entries(texts)
    .filter(([file]) => file.endsWith('.yaml'))
    .map(([file, text]) => ({ name: file.replace('.yaml', ''), ...described(text) }))
}

/** The title, and what the comment at the head of the file begins with. */
function described(text: string): Omit<ShippedLine, 'name'> {
  const title = /^title: *"?([^"\n#]*[^"\n# ])/m.exec(text)?.[1] ?? ''
  const head = text.split('\n').filter((_, index, all) => all.slice(0, index + 1).every((line) => line.startsWith('#')))
  const first = head.findIndex((line) => line.trim() === '#')
  const comment = (first === -1 ? head : head.slice(0, first)).map((line) => line.replace(/^# ?/, '')).join(' ')
  const about = comment.replace(/^Lesson \d+: */, '')
  return { title, about: about.charAt(0).toUpperCase() + about.slice(1) }
}
