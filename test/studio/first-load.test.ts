/** What a browser loads before it shows the answer of a line: one script for all workers, and nothing of the editor, the studies and the spreadsheets. */
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, maySkip } from '../support/browser.ts'
import { type Host, host, simulated } from './studio-page.ts'

/** Bytes, compressed. */
const MOST = 360_000

let server: Host
let browser: Browser

beforeAll(async () => {
  server = await host()
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it.skipIf(maySkip)('a line is shown after no more than what it needs has been loaded', async () => {
  // The service worker, which fetches everything for later, is not the first load.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const sizes = new Map<string, number>()
  context.on('response', (response) => {
    void response.body().then(
      (body) => sizes.set(response.url(), gzipSync(body).length),
      () => undefined,
    )
  })
  const page = await context.newPage()
  await page.goto(`${server.url}#/line/01-one-machine`)
  await simulated(page)
  const names = [...sizes.keys()].map((url) => url.replace(/^.*\//, '').replace(/-[\w-]{8}\./, '.'))
  expect(names.filter((name) => /file-panel|spreadsheet|study|exports/.test(name))).toEqual([])
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST)
})
