/** The job of a command: its line, and the flags beside the line's own run settings; they change the job, not the line and its hash. */

import type { Job } from '../experiment/job.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import { durationFlag } from './flags.ts'
import type { LineOnDisk } from './line-file.ts'

export interface JobFlags {
  replications?: number
  warmUp?: string
  horizon?: string
  seed?: number
}

export function jobOf({ line, hash }: LineOnDisk, extension: ExtensionSource | undefined, flags: JobFlags): Job {
  return {
    line,
    lineHash: hash,
    seed: flags.seed ?? line.run.seed,
    replications: flags.replications ?? line.run.replications,
    warmUp: flags.warmUp === undefined ? line.run.warmUp : durationFlag('--warm-up', flags.warmUp, 'zero'),
    horizon: flags.horizon === undefined ? line.run.horizon : durationFlag('--horizon', flags.horizon, 'above zero'),
    ...(extension !== undefined && { extension }),
  }
}
