/** Finds and reads the line that a command is about: a file, or a shipped line by its name. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Extension } from '../experiment/extension.ts'
import { readLine } from '../io/read-line.ts'
import type { LineSpec } from '../spec/line.ts'
import { formatProblem } from '../spec/problem.ts'
import { expectedButReceived, InputError } from './input-error.ts'
import { shippedLinePath } from './shipped-lines.ts'

export interface LineOnDisk {
  line: LineSpec
  /** SHA-256 of the canonical line, after `--set`. */
  hash: string
}

/**
 * @param extension whose dispatch rules the line may use; null: none
 * @param wip table of the lots that are in the line at the start; absent: those of the line
 * @throws InputError with every problem of the file, one below the other
 */
export async function readLineFile(
  ref: string,
  set: readonly string[],
  extension: Extension | null = null,
  wip?: string,
): Promise<LineOnDisk> {
  const path = existsSync(ref) ? ref : shippedLinePath(ref)
  if (path === null) throw expectedButReceived(ref, 'a line file or the name of a shipped line (see tollway lines)', 'no such file')
  const ownRules = extension === null ? {} : { ownRules: [...extension.rules.keys()] }
  const reading = await readLine(path, { readText: (file) => readFile(file, 'utf8'), set, ...ownRules, ...(wip !== undefined && { wip }) })
  if (reading.ok) return { line: reading.line, hash: reading.hash }
  throw new InputError(reading.problems.map(formatProblem).join('\n'))
}
