/**
 * What the commands that simulate several lines have in common: worker threads, trials that are run once and kept, a folder for what comes out, a
 * progress line on a terminal, and Ctrl-C, after which what is finished is the answer.
 */

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Trials, type TrialsProgress } from '../experiment/trials.ts'
import { nodeWorkerPool } from '../platform/node/worker-pool.ts'
import { interruption } from './interruption.ts'
import { openTrials } from './plan-trials.ts'
import { ProgressLine } from './progress.ts'
import { makeFolder } from './results.ts'

export interface StudyFlags {
  threads?: number
  quiet?: true
  out?: string
}

export interface Study {
  /** What is asked of it is run, or taken from the store. */
  trials: Trials
  /** Aborted by Ctrl-C: `trials.ensure` then comes back early. */
  signal: AbortSignal
  /** What the progress line says of the answer so far, if anything; asked whenever a replication has ended. */
  saySoFar(text: () => string | null): void
}

/**
 * Makes the folder `flags.out`, does `work` and ends the threads, however it ends.
 * @param planHash of a plan whose trials are kept in the folder, for the next process to go on from; null: none are kept
 * @throws InputError where the folder can't be made, or holds the trials of another plan
 */
export async function withStudy<Answer>(
  flags: StudyFlags,
  planHash: string | null,
  work: (study: Study) => Promise<Answer>,
): Promise<Answer> {
  // First of all: who sees the folder may press Ctrl-C.
  const signal = interruption()
  if (flags.out !== undefined) await makeFolder(flags.out)
  const store = flags.out === undefined || planHash === null ? null : openTrials(join(flags.out, 'trials.ndjson'), planHash)
  const pool = nodeWorkerPool(flags.threads ?? availableParallelism())
  const line = process.stderr.isTTY === true && flags.quiet !== true ? new StudyLine() : null
  const onProgress = (progress: TrialsProgress): void => line?.show(progress)
  const trials = new Trials(pool, { onProgress, signal, ...(store !== null && { store }) })
  const saySoFar = (text: () => string | null): void => line?.say(text)
  try {
    return await work({ trials, signal, saySoFar })
  } finally {
    line?.clear()
    await pool.close()
    store?.close()
  }
}

/** The progress line of one batch of trials after the other. */
class StudyLine {
  #line: ProgressLine | null = null
  #share = 0
  #done = -1
  #soFar: () => string | null = () => null
  #said: string | null = null

  say(soFar: () => string | null): void {
    this.#soFar = soFar
  }

  show({ done, total, share, ticks }: TrialsProgress): void {
    if (this.#line === null || share < this.#share) this.#line = new ProgressLine(ticks)
    this.#share = share
    if (done !== this.#done) this.#said = this.#soFar()
    this.#done = done
    this.#line.show({ done, total, share, estimate: this.#said })
  }

  clear(): void {
    this.#line?.clear()
  }
}
