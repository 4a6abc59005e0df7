/** The lines of `lines/` for the studio: their texts for the worker, and what the gallery says of each. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Plugin } from 'vite'
import type { ShippedLine } from '../shipped-line.ts'

const TEXTS = 'virtual:line-texts'
/** Of one file, whose name follows. */
const TEXT = 'virtual:line-text/'
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
  const codeOf = (id: string): string | null => {
    if (id === GALLERY) return `export default ${JSON.stringify(galleryOf(texts()))}`
    if (id === TEXTS) return `export default {${Object.keys(texts()).map(loader).join(',')}}`
    return id.startsWith(TEXT) ? `export default ${JSON.stringify(texts()[id.slice(TEXT.length)])}` : null
  }
  return {
    name: 'shipped-lines',
    resolveId: (id) => ([TEXTS, GALLERY].includes(id) || id.startsWith(TEXT) ? `\0${id}` : null),
    load: (id) => (id.startsWith('\0') ? codeOf(id.slice(1)) : null),
  }
}

/** Each text is a file by itself, loaded when its line is opened. */
function loader(name: string): string {
  return `${JSON.stringify(name)}:()=>import(${JSON.stringify(TEXT + name)})`
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
