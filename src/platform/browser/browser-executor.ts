/// <reference lib="dom" />
/** Replications on a browser's module workers. Needs no special headers: nothing is shared between threads. */

import type { ReplicationOutcome } from '../../experiment/job.ts'
import type { WorkerReply } from '../../spec/messages.ts'
import { type Thread, type ThreadEvents, ThreadPool } from '../thread-pool.ts'

/**
 * Refuses jobs with an extension: these threads load nothing but Tollway. `SerialExecutor` runs them on a page.
 * @param threads how many at most; a thread is only started when there is a replication for it. Default: the browser's own count of cores.
 */
export function browserExecutor(threads: number = navigator.hardwareConcurrency): ThreadPool {
  return new ThreadPool(threads, startThread)
}

function startThread(events: ThreadEvents): Thread {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<WorkerReply<ReplicationOutcome>>) => events.reply(data)
  worker.onerror = (event) => events.crash(new Error(`worker: ${event.message || 'its module does not load'}`))
  return {
    post: (request) => worker.postMessage(request),
    end: async () => worker.terminate(),
  }
}
