/** The work of a worker thread, the same in Node and in a browser: one replication per request, progress now and then, an answer or an error. */

import type { Job, ReplicationOutcome } from '../experiment/job.ts'
import { runReplication } from '../experiment/replication.ts'
import type { WorkerError, WorkerReply, WorkerRequest } from '../spec/messages.ts'

/** Milliseconds between two progress messages of a thread: often enough for the eye, too seldom to cost anything. */
const progressInterval = 100

/** Sends a message, handing over the memory in `transfer` instead of copying it. */
type Reply = (message: WorkerReply<ReplicationOutcome>, transfer: ArrayBuffer[]) => void

/** What a worker does with its requests. It keeps the job, so that the line is compiled once and not for each replication. */
export function requestHandler(reply: Reply): (request: WorkerRequest<Job>) => void {
  let current: Job | null = null
  return ({ job, replication }) => {
    current = job ?? current
    if (current === null) throw new Error('worker: expected a job in the first request, received none')
    answer(current, replication, reply)
  }
}

function answer(job: Job, replication: number, reply: Reply): void {
  let lastReport = performance.now()
  try {
    const outcome = runReplication(job, replication, (share) => {
      const now = performance.now()
      if (now - lastReport >= progressInterval) {
        lastReport = now
        reply({ kind: 'progress', replication, share }, [])
      }
      return true
    })
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
