/** `tollway run`: simulates a line and prints the answer. Ctrl-C stops it and prints what the finished replications say. */

import { availableParallelism } from 'node:os'
import type { Executor } from '../../experiment/executor.ts'
import { type Experiment, type ExperimentProgress, runExperiment } from '../../experiment/experiment.ts'
import type { Extension } from '../../experiment/extension.ts'
import type { Job } from '../../experiment/job.ts'
import { runToPrecision } from '../../experiment/precision.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { nodeWorkerPool } from '../../platform/node/worker-pool.ts'
import { renderAnswer } from '../../report/terminal.ts'
import type { LineSpec } from '../../spec/line.ts'
import type { KitResult, Result } from '../../spec/result.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { said } from '../input-error.ts'
import { exitCodeOfInterrupt, interruption, timeLimited } from '../interruption.ts'
import { readLineFile } from '../line-file.ts'
import { openLog } from '../log-flag.ts'
import { type Precision, type PrecisionFlags, precisionOf } from '../precision-flags.ts'
import { ProgressLine } from '../progress.ts'
import { makeFolder, savedText, startClock, writeResults } from '../results.ts'
import { type RunJobFlags, runJob } from '../run-job.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface RunFlags extends RunJobFlags, PrecisionFlags {
  set?: string[]
  extension?: string
  wip?: string
  threads?: number
  json?: true
  out?: string
  quiet?: true
}

const exitCodeOfFailure = 1

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped the run; 1 where a replication failed after others had been finished, which are the answer
 * then, or the time allowed was too short for any
 * @throws InputError for bad input, other errors where the run failed before anything was finished
 */
export async function run(ref: string, flags: RunFlags): Promise<number> {
  const interrupt = interruption()
  const extension = await readExtension(flags.extension)
  const asked = runJob(await readLineFile(ref, flags.set ?? [], extension, flags.wip), extension, flags)
  const job: Job = flags.out === undefined ? asked : { ...asked, isPictured: true }
  const precision = precisionOf(job, flags)
  if (flags.out !== undefined) await makeFolder(flags.out)
  const executor = await executorOf(precision?.plan.budget ?? job.replications, flags, extension)
  const recordOf = startClock()
  const done = await simulate(job, precision, executor, interrupt, flags)
  const { result, failure } = done
  if (result === null) {
    if (failure !== undefined) throw failure
    process.stderr.write('Stopped before the first replication was finished: no answer.\n')
    return interrupt.aborted ? exitCodeOfInterrupt : exitCodeOfFailure
  }
  const canonical = canonicalJson(result)
  const notes = done.isComplete ? [] : [stopNote(whyStopped(done, interrupt), result, job, flags)]
  if (flags.out !== undefined) {
    const record = recordOf(canonical, executor.threads, done.events)
    await writeResults(flags.out, { result, canonical, record, picture: done.picture ?? null, notes })
  }
  if (failure !== undefined) process.stderr.write(`${said(failure)}\n`)
  process.stdout.write(flags.json === true ? `${canonical}\n` : answer(result, job, ref, flags, notes))
  if (failure !== undefined) return exitCodeOfFailure
  return interrupt.aborted && !done.isComplete ? exitCodeOfInterrupt : 0
}

function whyStopped({ failure }: Experiment, interrupt: AbortSignal): string {
  if (failure !== undefined) return 'A replication failed'
  return interrupt.aborted ? 'Stopped by Ctrl-C' : 'The budget is used up'
}

/** Worker threads, or with `--log` this thread: then what happens is written in the order of the replications. */
async function executorOf(replications: number, flags: RunFlags, extension: Extension | null): Promise<Executor> {
  const log = await openLog(flags.log, flags.threads)
  if (log === null) return nodeWorkerPool(Math.min(flags.threads ?? availableParallelism(), replications))
  const { LoggingExecutor } = await import('../../platform/node/logging-executor.ts')
  return new LoggingExecutor(log, extension)
}

async function simulate(
  job: Job,
  precision: Precision | null,
  executor: Executor,
  interrupt: AbortSignal,
  flags: RunFlags,
): Promise<Experiment> {
  const hasBar = process.stderr.isTTY === true && flags.quiet !== true
  const length = job.warmUp + job.horizon
  const bar = hasBar ? new ProgressLine(length * job.replications) : null
  const onProgress = (progress: ExperimentProgress): void => bar?.show({ ...progress, ticks: length * progress.total })
  const { signal, clear } = timeLimited(interrupt, precision?.timeLimit ?? null)
  const options = { onProgress, signal, keepFinished: true }
  try {
    return await (precision === null ? runExperiment(job, executor, options) : runToPrecision(job, precision.plan, executor, options))
  } finally {
    clear()
    bar?.clear()
    await executor.close()
  }
}

function stopNote(why: string, result: Result, job: Job, flags: RunFlags): string {
  const of = flags.until === undefined ? ` of ${job.replications}` : ''
  return `${why}: the answer is from ${result.replications}${of} replications.`
}

function answer(result: Result, job: Job, ref: string, flags: RunFlags, notes: readonly string[]): string {
  const saved = [
    ...(flags.out === undefined ? [] : savedText(flags.out, 'result.json, series.json, run.json')),
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
