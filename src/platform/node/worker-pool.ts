/** Replications on Node's worker threads. */

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ReplicationOutcome } from '../../experiment/job.ts'
import type { WorkerReply } from '../../spec/messages.ts'
import { type Thread, type ThreadEvents, ThreadPool } from '../thread-pool.ts'

export { loadExtension } from './extension.ts'

/** @param threads how many at most; a thread is only started when there is a replication for it. Default: the cores this process may use. */
export function nodeWorkerPool(threads: number = availableParallelism()): ThreadPool {
  return new ThreadPool(threads, startThread)
}

function startThread(events: ThreadEvents): Thread {
  // Flags of this process (--input-type, --test ...) may be refused by a worker: it gets none.
  const worker = new Worker(new URL('./worker.js', import.meta.url), { execArgv: [] })
  // An idle thread keeps no process alive; a busy one does.
  worker.unref()
  worker.on('message', (reply: WorkerReply<ReplicationOutcome>) => {
    if (reply.kind !== 'progress') worker.unref()
    events.reply(reply)
  })
  worker.on('error', (error) => events.crash(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => events.crash(new Error(`worker thread: expected an answer, received exit code ${code}`)))
  return {
    post(request) {
      worker.ref()
      worker.postMessage(request)
    },
    async end() {
      await worker.terminate()
    },
  }
}
