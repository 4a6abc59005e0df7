/** `tollway run`: simulates a line and prints the answer. Ctrl-C stops it and prints what the finished replications say. */

import { availableParallelism } from 'node:os'
import { type ExperimentProgress, runExperiment } from '../../experiment/experiment.ts'
import type { Job } from '../../experiment/job.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { nodeWorkerPool } from '../../platform/node/worker-pool.ts'
import { renderAnswer } from '../../report/terminal.ts'
import type { ExtensionSource } from '../../spec/extension.ts'
import type { LineSpec } from '../../spec/line.ts'
import type { KitResult, Result } from '../../spec/result.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { durationFlag } from '../flags.ts'
import { said } from '../input-error.ts'
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
  extension?: string
  threads?: number
  json?: true
  out?: string
  quiet?: true
}

/** Conventional exit code of a command ended by SIGINT. */
const exitCodeOfInterrupt = 130
const exitCodeOfFailure = 1

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped the run; 1 where a replication failed after others had been finished, which are the answer then
 * @throws InputError for bad input, other errors where the run failed before anything was finished
 */
export async function run(ref: string, flags: RunFlags): Promise<number> {
  const interrupt = interruption()
  const extension = await readExtension(flags.extension)
  const job = jobOf(await readLineFile(ref, flags.set ?? [], extension), extension?.ref, flags)
  if (flags.out !== undefined) await makeFolder(flags.out)
  const threads = Math.min(flags.threads ?? availableParallelism(), job.replications)
  const recordOf = startClock()
  const { result, events, finished, failure } = await simulate(job, threads, interrupt, flags)
  if (result === null) {
    if (failure !== undefined) throw failure
    process.stderr.write('Stopped before the first replication was finished: no answer.\n')
    return exitCodeOfInterrupt
  }
  const canonical = canonicalJson(result)
  if (flags.out !== undefined) await writeResults(flags.out, canonical, recordOf(canonical, threads, events))
  const isStopped = finished < job.replications
  if (failure !== undefined) process.stderr.write(`${said(failure)}\n`)
  process.stdout.write(flags.json === true ? `${canonical}\n` : answer(result, job, ref, flags, failure))
  if (failure !== undefined) return exitCodeOfFailure
  return isStopped ? exitCodeOfInterrupt : 0
}

/** Flags beside the line's own run settings; they change the job, not the line and its hash. */
function jobOf({ line, hash }: LineOnDisk, extension: ExtensionSource | undefined, flags: RunFlags): Job {
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
    return await runExperiment(job, executor, { onProgress, signal, keepFinished: true })
  } finally {
    bar?.clear()
    await executor.close()
  }
}

function answer(result: Result, job: Job, ref: string, flags: RunFlags, failure: unknown): string {
  const isStopped = result.replications < job.replications
  const why = failure === undefined ? 'Stopped by Ctrl-C' : 'A replication failed'
  const notes = isStopped ? [`${why}: the answer is from ${result.replications} of ${job.replications} replications.`] : []
  const saved = flags.out === undefined ? [] : [`Results written to ${flags.out} (result.json, run.json).`]
  return renderAnswer(result, {
    width: terminalWidth(),
    palette: terminalPalette(),
    notes,
    closing: [...saved, whatNext(result, job.line, `${ref}${withExtension(flags.extension)}`)],
  })
}

/** From this share of its machine time on that a station stands for lack of a kit, another kit is tried before another machine. */
const WAITS_FOR_KITS = 0.02

/** One more machine at the bottleneck, or one more of the kits that it waits for, as a command to copy. */
function whatNext(result: Result, line: LineSpec, ref: string): string {
  const bottleneck = result.stations.find(({ name }) => name === result.bottleneck.station)
  if (bottleneck === undefined) return `Next: ${commandName} check ${ref}`
  const kit = (bottleneck.waitingForKit?.mean ?? 0) > WAITS_FOR_KITS ? scarcestKit(result, line, bottleneck.name) : undefined
  if (kit !== undefined) return `Next, one more kit there: ${commandName} run ${ref} --set kits.${kit.name}.count=${kit.count + 1}`
  return `Next, one more machine there: ${commandName} run ${ref} --set stations.${bottleneck.name}.machines=${bottleneck.machines + 1}`
}

/** Of the kits that a station asks for, those that are on the shelf least. */
function scarcestKit({ kits = [] }: Result, line: LineSpec, station: string): KitResult | undefined {
  const tooling = line.stations.find(({ name }) => name === station)?.tooling ?? []
  const busy = ({ inUse, inService }: KitResult): number => (inUse.mean ?? 0) + (inService.mean ?? 0)
  return kits.filter(({ type }) => tooling.includes(type)).sort((a, b) => busy(b) - busy(a))[0]
}
