/** Ctrl-C: the first one asks for an end and keeps what is finished, the second one kills, as usual. */

/** Conventional exit code of a command ended by SIGINT. */
export const exitCodeOfInterrupt = 130

/** Aborted by the first Ctrl-C. To be called once, before the work begins. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

/**
 * Aborted with `interrupt`, or after a time by the clock on the wall; to be `cleared` when the work is done. Not `AbortSignal.any` with
 * `AbortSignal.timeout`: nothing holds these two in memory, and once they are collected the time never runs out.
 * @param timeLimit milliseconds; null: no limit
 */
export function timeLimited(interrupt: AbortSignal, timeLimit: number | null): { signal: AbortSignal; clear(): void } {
  if (timeLimit === null) return { signal: interrupt, clear() {} }
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, timeLimit)
  interrupt.addEventListener('abort', abort, { once: true })
  return { signal: controller.signal, clear: () => clearTimeout(timer) }
}
