/** Where the repository is, whatever the working directory, and how its scripts speak: on stderr, so that stdout stays data. */
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * True when Node was started with this very file.
 * @param {string} moduleUrl the caller's `import.meta.url`
 */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl)
}
