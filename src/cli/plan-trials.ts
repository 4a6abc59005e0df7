/** Trials of a plan that are kept on disk, so that the same command goes on from where it was. */

import type { Job } from '../experiment/job.ts'
import type { SweepPoint } from '../experiment/studies/sweep.ts'
import { canonicalJson, sha256Hex } from '../io/canonical.ts'
import { OtherTrials, openTrialFile, type TrialFile } from '../platform/node/trial-file.ts'
import { InputError } from './input-error.ts'

/** Of what is simulated. How often, and which numbers are reported, may change when it goes on. */
export function planHash(points: readonly SweepPoint[]): string {
  const { seed, warmUp, horizon, extension }: Job = points[0]!.job
  const lines = points.map(({ job }) => job.lineHash)
  return sha256Hex(canonicalJson({ lines, seed, warmUp, horizon, ...(extension !== undefined && { extension: extension.hash }) }))
}

/** @throws InputError where the file holds something else */
export function openTrials(path: string, hash: string): TrialFile {
  try {
    return openTrialFile(path, hash)
  } catch (error) {
    throw error instanceof OtherTrials ? new InputError(error.message) : error
  }
}
