/** The repository's pages. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Paths from the root of all pages that people read. */
export const pages: string[] = ['.', 'docs', 'examples', 'validation', 'bench', 'lines'].flatMap((folder) =>
  namesIn(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
)

export function textOf(page: string): string {
  return readFileSync(`${root}${page}`, 'utf8')
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(`${root}${folder}`)
  } catch {
    return []
  }
}
