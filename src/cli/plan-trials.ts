/** Trials of a plan that are kept on disk, so that the same command goes on from where it was. */

import { OtherTrials, openTrialFile, type TrialFile } from '../platform/node/trial-file.ts'
import { InputError } from './input-error.ts'

/** @throws InputError where the file holds something else */
export function openTrials(path: string, hash: string): TrialFile {
  try {
    return openTrialFile(path, hash)
  } catch (error) {
    throw error instanceof OtherTrials ? new InputError(error.message) : error
  }
}
