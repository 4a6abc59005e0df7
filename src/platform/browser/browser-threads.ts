/// <reference lib="dom" />
/** Replications on module workers that the caller starts, from whatever script. */

import type { ReplicationOutcome } from '../../experiment/job.ts'
import type { WorkerReply } from '../../spec/messages.ts'
import { type ThreadEvents, ThreadPool } from '../thread-pool.ts'

/** @param start a worker that runs what `worker.ts` runs */
export function browserThreads(threads: number, start: () => Worker): ThreadPool {
  return new ThreadPool(threads, (events: ThreadEvents) => {
    const worker = start()
    worker.onmessage = ({ data }: MessageEvent<WorkerReply<ReplicationOutcome>>) => events.reply(data)
    worker.onerror = (event) => events.crash(new Error(`worker: ${event.message || 'its module does not load'}`))
    return {
      post: (request) => worker.postMessage(request),
      end: async () => worker.terminate(),
    }
  })
}
