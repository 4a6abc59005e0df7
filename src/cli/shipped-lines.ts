/** The lines that come with Tollway, in the folder `lines/` of the package. */

import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../lines/', import.meta.url))
const extension = '.yaml'

/** Names without extension, in order. */
export function shippedLineNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => basename(name, extension))
    .sort()
}

/** The line's file, or null where none of that name is shipped. */
export function shippedLinePath(name: string): string | null {
  const path = join(folder, name + extension)
  return basename(name) === name && existsSync(path) ? path : null
}
