/** The work of a worker thread, the same in Node and in a browser: one replication per request, progress now and then, an answer or an error. */

import { type Extension, ExtensionError } from '../experiment/extension.ts'
import type { Job, ReplicationOutcome } from '../experiment/job.ts'
import { runReplication } from '../experiment/replication.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import type { WorkerError, WorkerReply, WorkerRequest } from '../spec/messages.ts'

/** Milliseconds between two progress messages of a thread: often enough for the eye, too seldom to cost anything. */
const progressInterval = 100

/** Sends a message, handing over the memory in `transfer` instead of copying it. */
type Reply = (message: WorkerReply<ReplicationOutcome>, transfer: ArrayBuffer[]) => void

/** Loads the extension of a job in the worker. */
type Load = (source: ExtensionSource) => Promise<Extension>

/**
 * What a worker does with its requests. It keeps the job, so that line and extension are made ready once and not for each replication.
 * @param load null: no extensions here
 */
export function requestHandler(reply: Reply, load: Load | null): (request: WorkerRequest<Job>) => Promise<void> {
  let current: Job | null = null
  let extension: Extension | null = null
  return async ({ job, replication }) => {
    try {
      if (job !== null) extension = await extensionFor(job, load)
    } catch (error) {
      reply({ kind: 'failed', error: plainError(error) }, [])
      return
    }
    current = job ?? current
    if (current === null) throw new Error('worker: expected a job in the first request, received none')
    answer(current, replication, extension, reply)
  }
}

async function extensionFor({ extension }: Job, load: Load | null): Promise<Extension | null> {
  if (extension === undefined) return null
  if (load !== null && 'url' in extension) return load(extension)
  const expected = load === null ? 'threads that can load it (tollway/node), or SerialExecutor' : 'the URL of its file, or SerialExecutor'
  throw new ExtensionError(`${extension.name}\n  an extension needs ${expected}`)
}

function answer(job: Job, replication: number, extension: Extension | null, reply: Reply): void {
  let lastReport = performance.now()
  try {
    const onProgress = (share: number): boolean => {
      const now = performance.now()
      if (now - lastReport >= progressInterval) {
        lastReport = now
        reply({ kind: 'progress', replication, share }, [])
      }
      return true
    }
    const outcome = runReplication(job, replication, onProgress, extension)
    if (outcome === null) throw new Error(`replication ${replication}: expected an outcome, received none`)
    reply({ kind: 'outcome', outcome }, [outcome.values.buffer as ArrayBuffer])
  } catch (error) {
    reply({ kind: 'failed', error: plainError(error) }, [])
  }
}

function plainError(error: unknown): WorkerError {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? null }
  return { name: 'Error', message: String(error), stack: null }
}
