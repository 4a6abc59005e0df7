/** `tollway check`: is the line file right, and what can the line make by arithmetic? */

import { staticCapacity } from '../../analysis/static-capacity.ts'
import { rawProcessTime } from '../../experiment/raw-process-time.ts'
import { capacityText } from '../capacity-text.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { readLineFile } from '../line-file.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface CheckFlags {
  set?: string[]
  extension?: string
  json?: true
}

/** @throws InputError for a line file with problems */
export async function check(ref: string, flags: CheckFlags): Promise<void> {
  const { line, hash } = await readLineFile(ref, flags.set ?? [], await readExtension(flags.extension))
  const report = staticCapacity(line)
  const rawProcessTimes = rawProcessTime(line)
  const text =
    flags.json === true
      ? `${JSON.stringify({ line: { name: line.name, title: line.title, hash }, ...report, rawProcessTimes }, null, 2)}\n`
      : capacityText(
          { line, report, rawProcessTimes, next: `Next: ${commandName} run ${ref}${withExtension(flags.extension)}` },
          terminalWidth(),
          terminalPalette(),
        )
  process.stdout.write(text)
}
