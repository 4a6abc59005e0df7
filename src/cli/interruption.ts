/** Ctrl-C: the first one asks for an end and keeps what is finished, the second one kills, as usual. */

/** Conventional exit code of a command ended by SIGINT. */
export const exitCodeOfInterrupt = 130

/** Aborted by the first Ctrl-C. To be called once, before the work begins. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}
