/** `tollway capacity`: what the line can make and how long lots wait, by formulas, without simulating. */

import { queueing, staticCapacity } from '../../analysis/index.ts'
import { approximationText } from '../approximation-text.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { readLineFile } from '../line-file.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface CapacityFlags {
  set?: string[]
  extension?: string
  json?: true
}

/** @throws InputError for a line file with problems */
export async function capacity(ref: string, flags: CapacityFlags): Promise<void> {
  const { line, hash } = await readLineFile(ref, flags.set ?? [], await readExtension(flags.extension))
  const limits = staticCapacity(line)
  const approximation = queueing(line)
  const next = `Next, the answer with its uncertainty: ${commandName} run ${ref}${withExtension(flags.extension)}`
  const text =
    flags.json === true
      ? `${JSON.stringify(asJson({ name: line.name, title: line.title, hash }, limits, approximation), null, 2)}\n`
      : approximationText({ line, limits, approximation, next }, terminalWidth(), terminalPalette())
  process.stdout.write(text)
}

function asJson(
  line: { name: string; title: string; hash: string },
  { limitGoodPerDay, goodPerDay, startsPerDay, bottleneck }: ReturnType<typeof staticCapacity>,
  approximation: ReturnType<typeof queueing>,
) {
  return { line, limitGoodPerDay, startsPerDay, goodPerDay, bottleneck, ...approximation }
}
