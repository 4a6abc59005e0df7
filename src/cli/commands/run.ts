/** `tollway run`: simulates a line and prints the answer. Ctrl-C stops it and prints what the finished replications say. */

import { availableParallelism } from 'node:os'
import type { Executor } from '../../experiment/executor.ts'
import { type ExperimentProgress, runExperiment } from '../../experiment/experiment.ts'
import type { Extension } from '../../experiment/extension.ts'
import type { Job } from '../../experiment/job.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { nodeWorkerPool } from '../../platform/node/worker-pool.ts'
import { renderAnswer } from '../../report/terminal.ts'
import type { LineSpec } from '../../spec/line.ts'
import type { KitResult, Result } from '../../spec/result.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { said } from '../input-error.ts'
import { type JobFlags, jobOf } from '../job.ts'
import { readLineFile } from '../line-file.ts'
import { openLog } from '../log-flag.ts'
import { ProgressLine } from '../progress.ts'
import { makeFolder, startClock, writeResults } from '../results.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface RunFlags extends JobFlags {
  set?: string[]
  extension?: string
  wip?: string
  threads?: number
  json?: true
  out?: string
  log?: string
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
  const job = jobOf(await readLineFile(ref, flags.set ?? [], extension, flags.wip), extension?.ref, flags)
  if (flags.out !== undefined) await makeFolder(flags.out)
  const executor = await executorOf(job, flags, extension)
  const recordOf = startClock()
  const { result, events, finished, failure } = await simulate(job, executor, interrupt, flags)
  if (result === null) {
    if (failure !== undefined) throw failure
    process.stderr.write('Stopped before the first replication was finished: no answer.\n')
    return exitCodeOfInterrupt
  }
  const canonical = canonicalJson(result)
  if (flags.out !== undefined) await writeResults(flags.out, canonical, recordOf(canonical, executor.threads, events))
  const isStopped = finished < job.replications
  if (failure !== undefined) process.stderr.write(`${said(failure)}\n`)
  process.stdout.write(flags.json === true ? `${canonical}\n` : answer(result, job, ref, flags, failure))
  if (failure !== undefined) return exitCodeOfFailure
  return isStopped ? exitCodeOfInterrupt : 0
}

/** Aborted by the first Ctrl-C; the second one kills, as usual. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

/** Worker threads, or with `--log` this thread: then what happens is written in the order of the replications. */
async function executorOf(job: Job, flags: RunFlags, extension: Extension | null): Promise<Executor> {
  const log = await openLog(flags.log, flags.threads)
  if (log === null) return nodeWorkerPool(Math.min(flags.threads ?? availableParallelism(), job.replications))
  const { LoggingExecutor } = await import('../../platform/node/logging-executor.ts')
  return new LoggingExecutor(log, extension)
}

async function simulate(job: Job, executor: Executor, signal: AbortSignal, flags: RunFlags): ReturnType<typeof runExperiment> {
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
  const saved = [
    ...(flags.out === undefined ? [] : [`Results written to ${flags.out} (result.json, run.json).`]),
    ...(flags.log === undefined ? [] : [`Event log written to ${flags.log}.`]),
  ]
  return renderAnswer(result, {
    width: terminalWidth(),
    palette: terminalPalette(),
    notes,
    closing: [
      ...saved,
      whatNext(result, job.line, `${ref}${withExtension(flags.extension)}${flags.wip === undefined ? '' : ` --wip ${flags.wip}`}`),
    ],
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
