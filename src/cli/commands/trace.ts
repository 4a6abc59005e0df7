/** `tollway trace`: tells what happened to one lot, and what its cycle time went by. */

import { logLine } from '../../log/ndjson.ts'
import { traceLot } from '../../log/trace-lot.ts'
import { lotStory } from '../../report/lot-story.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { expectedButReceived } from '../input-error.ts'
import { type JobFlags, jobOf } from '../job.ts'
import { readLineFile } from '../line-file.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface TraceFlags extends JobFlags {
  lot: number
  replication: number
  set?: string[]
  extension?: string
  json?: true
}

/** @throws InputError for a lot that isn't in the run, and for a line file with problems */
export async function trace(ref: string, flags: TraceFlags): Promise<void> {
  const extension = await readExtension(flags.extension)
  const job = jobOf(await readLineFile(ref, flags.set ?? [], extension), extension?.ref, flags)
  const found = traceLot(job, flags.replication, flags.lot, extension)
  if ('lots' in found) throw noSuchLot(found.lots, flags)
  if (flags.json === true) {
    for (const record of found.records) process.stdout.write(logLine(record))
    return
  }
  const again = `${commandName} trace ${ref}${sameRun(flags)}`
  const closing = [
    ...found.ancestors.map((lot) => `Before that: ${again} --lot ${lot}`),
    `Every record of it: ${again} --lot ${flags.lot} --json`,
  ]
  process.stdout.write(lotStory(found, job.line, { width: terminalWidth(), palette: terminalPalette(), closing }))
}

/** The flags that make it the same run, for a command to copy. */
function sameRun({ replication, warmUp, horizon, seed, set = [], extension }: TraceFlags): string {
  return [
    ...(replication === 0 ? [] : [` --replication ${replication}`]),
    ...(warmUp === undefined ? [] : [` --warm-up "${warmUp}"`]),
    ...(horizon === undefined ? [] : [` --horizon "${horizon}"`]),
    ...(seed === undefined ? [] : [` --seed ${seed}`]),
    ...set.map((change) => ` --set ${change}`),
    withExtension(extension),
  ].join('')
}

function noSuchLot(lots: number, { lot, replication }: TraceFlags): Error {
  const range = lots === 0 ? 'a run with lots' : `a lot of replication ${replication}, 1 to ${lots}`
  return expectedButReceived('--lot', range, lots === 0 ? `one without any (replication ${replication})` : String(lot))
}
