/** The threads that simulate run the same script as the worker that asks them: the browser loads it once. */

/** What a worker is called that is such a thread. */
export const THREAD = 'tollway-thread'

export function startThread(): Worker {
  return new Worker(self.location.href, { type: 'module', name: THREAD })
}
