/** `tollway lines`: what ships, by name and title. */

import { commandName } from '../command-name.ts'
import { readLineFile } from '../line-file.ts'
import { shippedLineNames } from '../shipped-lines.ts'

export async function lines(): Promise<void> {
  const names = shippedLineNames()
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const { line } = await readLineFile(name, [])
    process.stdout.write(`${name.padEnd(width)}  ${line.title}\n`)
  }
  process.stdout.write(`\nNext: ${commandName} check <name>, ${commandName} run <name>\n`)
}
