/**
 * Finds the Chromium that the browser tests need, or fetches one: Playwright's own download into the user's cache, else Debian's package where we are root.
 * Run as a script it never fails: the browser test itself says what is missing (and fails where CI=true).
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { isMain, root, say } from './root.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const fiveMinutes = 300_000

export const howToInstall =
  'install Chromium (Debian: apt-get install chromium; any system: npx playwright-core install --with-deps chromium) or name one in CHROME_PATH'

/** Path of a Chromium that starts, or null: CHROME_PATH, then the PATH, then macOS applications, then Playwright's cache. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const candidates = [process.env.CHROME_PATH ?? '', ...onPath, ...macApplications, playwrightsOwn()]
  return candidates.find((path) => path !== '' && existsSync(path) && starts(path)) ?? null
}

/** Where Playwright would put its download. */
function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('playwright-core')
  return String(chromium.executablePath())
}

/**
 * A downloaded browser may lack the system's libraries: then it is none.
 * @param {string} path
 */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/**
 * @param {string} command
 * @param {string[]} arguments_
 */
function fetchWith(command, arguments_) {
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // NOTE set by our installer so that npm fetches no browser; here we do want it.
  delete environment.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD
  return spawnSync(command, arguments_, { cwd: root, stdio: ['ignore', 2, 2], timeout: fiveMinutes, env: environment }).status === 0
}

function fetchChromium() {
  say("No Chromium found for the browser tests: fetching Playwright's into the user's cache (npx playwright-core install chromium) ...")
  fetchWith(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])
  if (findChromium() !== null) return
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  say('That Chromium does not start here: installing the Debian package (apt-get install chromium) ...')
  fetchWith('apt-get', ['update'])
  fetchWith('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
}

if (isMain(import.meta.url)) {
  if (findChromium() === null) fetchChromium()
  if (findChromium() === null) say(`No Chromium: the browser tests will be skipped (with CI=true they fail). To run them, ${howToInstall}.`)
}
