/** Opens an address in the user's browser. */

import { spawn } from 'node:child_process'

function opener(url: string): [command: string, arguments_: string[]] {
  if (process.platform === 'darwin') return ['open', [url]]
  return process.platform === 'win32' ? ['rundll32', ['url.dll,FileProtocolHandler', url]] : ['xdg-open', [url]]
}

/** @returns whether there is something that opens addresses here; it isn't waited for */
export function openBrowser(url: string): Promise<boolean> {
  const [command, arguments_] = opener(url)
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
