/** `tollway init`: a small commented line to start from. Never overwrites. */

import { writeFile } from 'node:fs/promises'
import { commandName } from '../command-name.ts'
import { expectedButReceived } from '../input-error.ts'
import { starterLine } from '../starter-line.ts'

export async function init(file: string): Promise<void> {
  try {
    await writeFile(file, starterLine, { flag: 'wx' })
  } catch (error) {
    throw refusal(file, error)
  }
  process.stdout.write(`Wrote ${file}.\n\nNext: ${commandName} check ${file}\n`)
}

function refusal(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EEXIST')
    return expectedButReceived(file, 'the name of a file that does not exist yet', 'an existing one, which stays as it is')
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR') return expectedButReceived(file, 'a file that can be written', code)
  return error
}
