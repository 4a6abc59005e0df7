/** The job of `tollway run`: what its flags ask for besides the line's own settings. */

import type { Extension } from '../experiment/extension.ts'
import type { Job } from '../experiment/job.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import { expectedButReceived } from './input-error.ts'
import { choosesWarmUp, type JobFlags, jobOf } from './job.ts'
import type { LineOnDisk } from './line-file.ts'

export interface RunJobFlags extends JobFlags {
  batches?: number
  until?: string[]
  log?: string
  controlVariates?: true
}

/** @throws InputError for flags that don't go together */
export function runJob(line: LineOnDisk, extension: Extension<ExtensionSource> | null, flags: RunJobFlags): Job {
  const job = jobOf(line, extension?.ref, flags)
  const isChosen = choosesWarmUp(line.line, flags)
  if (flags.controlVariates === true) return controlled({ ...job, series: true }, isChosen, flags)
  if (flags.until !== undefined && flags.log !== undefined)
    throw expectedButReceived('--log', 'it without --until, which drops what was run beyond the precision', `"${flags.log}"`)
  if (flags.batches === undefined) return { ...job, ...(isChosen ? { choosesWarmUp: true } : { series: true }) }
  const refuse = (expected: string, received: string): Error => expectedButReceived('--batches', expected, received)
  if (flags.until !== undefined) throw refuse('it without --until: there is one run', 'both')
  if (flags.replications !== undefined) throw refuse('it without --replications: there is one run', 'both')
  if (isChosen) throw refuse('a warm-up that is given, such as --warm-up "30 d"', 'one that is to be chosen')
  return { ...job, series: true, replications: 1, batches: flags.batches }
}

/** Replications whose number is fixed beforehand, and a window in which what chance brings is counted. */
function controlled(job: Job, isChosen: boolean, { batches, until }: RunJobFlags): Job {
  const refuse = (expected: string, received: string): Error => expectedButReceived('--control-variates', expected, received)
  if (batches !== undefined) throw refuse('it without --batches: they take independent replications', 'both')
  if (until !== undefined) throw refuse('it without --until, which looks at plain means', 'both')
  if (isChosen) throw refuse('a warm-up that is given, such as --warm-up "30 d"', 'one that is to be chosen')
  return { ...job, controlVariates: true }
}
