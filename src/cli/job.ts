/** The job of a command: its line, and the flags beside the line's own run settings; they change the job, not the line and its hash. */

import type { Job } from '../experiment/job.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import type { LineSpec } from '../spec/line.ts'
import { durationFlag } from './flags.ts'
import type { LineOnDisk } from './line-file.ts'

export interface JobFlags {
  replications?: number
  /** A duration, or `auto`. */
  warmUp?: string
  horizon?: string
  seed?: number
}

/** With a warm-up that is to be chosen, the longest one: what a command that doesn't choose counts has certainly none of it. */
export function jobOf({ line, hash }: LineOnDisk, extension: ExtensionSource | undefined, flags: JobFlags): Job {
  const horizon = flags.horizon === undefined ? line.run.horizon : durationFlag('--horizon', flags.horizon, 'above zero')
  return {
    line,
    lineHash: hash,
    seed: flags.seed ?? line.run.seed,
    replications: flags.replications ?? line.run.replications,
    warmUp: choosesWarmUp(line, flags) ? horizon : givenWarmUp(line, flags),
    horizon,
    ...(extension !== undefined && { extension }),
  }
}

/** `auto`, by flag or in the line file. */
export function choosesWarmUp({ run }: LineSpec, { warmUp }: JobFlags): boolean {
  return warmUp === undefined ? run.choosesWarmUp === true : warmUp === 'auto'
}

function givenWarmUp({ run }: LineSpec, { warmUp }: JobFlags): number {
  return warmUp === undefined ? run.warmUp : durationFlag('--warm-up', warmUp, 'zero', 'auto')
}
