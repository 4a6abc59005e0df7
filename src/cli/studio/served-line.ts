/** The line that the studio opens with: a shipped one by its name, or a file with those that it extends and names. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readLine } from '../../io/read-line.ts'
import { expectedButReceived } from '../input-error.ts'
import { shippedLinePath } from '../shipped-lines.ts'

export interface ServedLine {
  /** The part of the address behind # that opens it. */
  hash: string
  /** null: the studio has it already. */
  files: { main: string; files: Record<string, string> } | null
}

/** Mistakes in it are the studio's to show. @throws InputError where there is no such line */
export async function servedLine(ref: string): Promise<ServedLine> {
  if (!existsSync(ref)) {
    if (shippedLinePath(ref) !== null) return { hash: `#/line/${encodeURIComponent(ref)}`, files: null }
    throw expectedButReceived(ref, 'a line file or the name of a shipped line (see tollway lines)', 'no such file')
  }
  const files: Record<string, string> = {}
  const readText = async (name: string): Promise<string> => {
    const text = await readFile(join(dirname(ref), name), 'utf8')
    files[name] = text
    return text
  }
  const main = basename(ref)
  await readLine(main, { readText })
  if (files[main] === undefined) throw expectedButReceived(ref, 'a line file', 'something that can not be read')
  return { hash: '#/served', files: { main, files } }
}
