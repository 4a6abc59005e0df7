/** `tollway run`: simulates a line and prints the answer. Ctrl-C stops it and prints what the finished replications say. */

import { availableParallelism } from 'node:os'
import { type ExperimentProgress, runExperiment } from '../../experiment/experiment.ts'
import type { Job } from '../../experiment/job.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { nodeWorkerPool } from '../../platform/node/worker-pool.ts'
import { renderAnswer } from '../../report/terminal.ts'
import type { Result } from '../../spec/result.ts'
import { commandName } from '../command-name.ts'
import { durationFlag } from '../flags.ts'
import { type LineOnDisk, readLineFile } from '../line-file.ts'
import { ProgressLine } from '../progress.ts'
import { makeFolder, startClock, writeResults } from '../results.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface RunFlags {
  replications?: number
  warmUp?: string
  horizon?: string
  seed?: number
  set?: string[]
  threads?: number
  json?: true
  out?: string
  quiet?: true
}

/** Conventional exit code of a command ended by SIGINT. */
const exitCodeOfInterrupt = 130

/** @returns the exit code: 0, or 130 where Ctrl-C stopped the run. @throws InputError for bad input, other errors where the run failed */
export async function run(ref: string, flags: RunFlags): Promise<number> {
  const interrupt = interruption()
  const job = jobOf(await readLineFile(ref, flags.set ?? []), flags)
  if (flags.out !== undefined) await makeFolder(flags.out)
  const threads = Math.min(flags.threads ?? availableParallelism(), job.replications)
  const recordOf = startClock()
  const { result, events, finished } = await simulate(job, threads, interrupt, flags)
  if (result === null) {
    process.stderr.write('Stopped before the first replication was finished: no answer.\n')
    return exitCodeOfInterrupt
  }
  const canonical = canonicalJson(result)
  if (flags.out !== undefined) await writeResults(flags.out, canonical, recordOf(canonical, threads, events))
  const isStopped = finished < job.replications
  process.stdout.write(flags.json === true ? `${canonical}\n` : answer(result, job, ref, flags.out ?? null))
  return isStopped ? exitCodeOfInterrupt : 0
}

/** Flags beside the line's own run settings; they change the job, not the line and its hash. */
function jobOf({ line, hash }: LineOnDisk, flags: RunFlags): Job {
  return {
    line,
    lineHash: hash,
    seed: flags.seed ?? line.run.seed,
    replications: flags.replications ?? line.run.replications,
    warmUp: flags.warmUp === undefined ? line.run.warmUp : durationFlag('--warm-up', flags.warmUp, 'zero'),
    horizon: flags.horizon === undefined ? line.run.horizon : durationFlag('--horizon', flags.horizon, 'above zero'),
  }
}

/** Aborted by the first Ctrl-C; the second one kills, as usual. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

async function simulate(job: Job, threads: number, signal: AbortSignal, flags: RunFlags): ReturnType<typeof runExperiment> {
  const executor = nodeWorkerPool(threads)
  const hasBar = process.stderr.isTTY === true && flags.quiet !== true
  const bar = hasBar ? new ProgressLine((job.warmUp + job.horizon) * job.replications) : null
  const onProgress = (progress: ExperimentProgress): void => bar?.show(progress)
  try {
    return await runExperiment(job, executor, { onProgress, signal })
  } finally {
    bar?.clear()
    await executor.close()
  }
}

function answer(result: Result, job: Job, ref: string, out: string | null): string {
  const isStopped = result.replications < job.replications
  const notes = isStopped ? [`Stopped by Ctrl-C: the answer is from ${result.replications} of ${job.replications} replications.`] : []
  const saved = out === null ? [] : [`Results written to ${out} (result.json, run.json).`]
  return renderAnswer(result, { width: terminalWidth(), palette: terminalPalette(), notes, closing: [...saved, whatNext(result, ref)] })
}

/** One more machine at the bottleneck, as a command to copy. */
function whatNext(result: Result, ref: string): string {
  const bottleneck = result.stations.find(({ name }) => name === result.bottleneck.station)
  if (bottleneck === undefined) return `Next: ${commandName} check ${ref}`
  return `Next, one more machine there: ${commandName} run ${ref} --set stations.${bottleneck.name}.machines=${bottleneck.machines + 1}`
}
