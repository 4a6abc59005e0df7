/** The Chromium of browser tests. Without one they are skipped, loudly; with CI=true they fail. */
import { type Browser, chromium } from 'playwright-core'
import { findChromium, howToInstall } from '../../scripts/chromium.mjs'

const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const executablePath = findChromium()

export const maySkip = executablePath === null && process.env.CI !== 'true'
if (maySkip) console.warn(`\nNo Chromium: the browser tests are SKIPPED. To run them, ${howToInstall}.\n`)

/** @throws Error where there is none */
export async function launch(): Promise<Browser> {
  if (executablePath === null) throw new Error(`Chromium: expected one to test in, received none; ${howToInstall}`)
  return chromium.launch({ executablePath, args: quietly })
}
