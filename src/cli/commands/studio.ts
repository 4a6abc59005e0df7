/** `tollway studio [line]`: serves the browser studio to this machine alone, and opens it there. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expectedButReceived } from '../input-error.ts'
import { interruption } from '../interruption.ts'
import { openBrowser } from '../studio/open-browser.ts'
import { servedLine } from '../studio/served-line.ts'
import { type StudioServer, startStudioServer } from '../studio/server.ts'
import { studioFolder } from '../studio-folder.ts'

export interface StudioFlags {
  port?: number
  /** Commander's name for the absence of `--no-open`. */
  open: boolean
}

/** The browser keeps lines by address: with another port they would not be found again. */
const USUAL_PORT = 4680

/**
 * Ends with Ctrl-C.
 * @returns the exit code
 * @throws InputError where the line isn't there, or the port is taken
 */
export async function studio(ref: string | undefined, { port, open }: StudioFlags): Promise<number> {
  const interrupt = interruption()
  if (!existsSync(join(studioFolder, 'index.html')))
    throw new Error(`${studioFolder}: expected the built studio, received nothing; in a clone run npm run build:studio`)
  const line = ref === undefined ? null : await servedLine(ref)
  const server = await start(port, line === null || line.files === null ? null : JSON.stringify(line.files))
  const url = `${server.url}${line === null ? '' : line.hash}`
  process.stdout.write(`The studio is at ${url}\nOnly this machine can reach it. Ctrl-C ends it.\n`)
  if (open && !(await openBrowser(url))) process.stdout.write('No browser could be opened: open that address yourself.\n')
  await new Promise<void>((resolve) => {
    if (interrupt.aborted) resolve()
    interrupt.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.close()
  return 0
}

/** At the port that was asked for, else at the usual one or where there is room. */
async function start(port: number | undefined, line: string | null): Promise<StudioServer> {
  const server = await startStudioServer(studioFolder, line, port ?? USUAL_PORT)
  if (server !== null) return server
  if (port !== undefined) throw expectedButReceived('--port', 'a port that is free', `"${port}", which is taken`)
  const elsewhere = await startStudioServer(studioFolder, line, 0)
  if (elsewhere === null) throw new Error('no port is free')
  process.stdout.write(`Port ${USUAL_PORT} is taken: what the browser keeps there isn't found at this address.\n`)
  return elsewhere
}
