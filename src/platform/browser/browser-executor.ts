/// <reference lib="dom" />
/** Replications on a browser's module workers. Needs no special headers: nothing is shared between threads. */

import type { ThreadPool } from '../thread-pool.ts'
import { browserThreads } from './browser-threads.ts'

/**
 * Refuses jobs with an extension: these threads load nothing but Tollway. `SerialExecutor` runs them on a page.
 * @param threads how many at most; a thread is only started when there is a replication for it. Default: the browser's own count of cores.
 */
export function browserExecutor(threads: number = navigator.hardwareConcurrency): ThreadPool {
  return browserThreads(threads, () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }))
}
