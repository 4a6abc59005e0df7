/**
 * The browser gives the same bytes as Node: dist/ is served over loopback http and run by a headless Chromium's module worker.
 * Without a Chromium these tests are skipped, loudly; with CI=true they fail.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SerialExecutor } from '../../src/experiment/executor.ts'
import { runExperiment } from '../../src/experiment/experiment.ts'
import type { Job } from '../../src/experiment/job.ts'
import { runReplication } from '../../src/experiment/replication.ts'
import { canonicalJson, sha256Hex } from '../../src/io/canonical.ts'
import { built } from '../built.ts'
import { launch, maySkip } from '../support/browser.ts'
import { type StaticServer, serve } from './static-server.ts'
import { brokenJob, messageOf, smallJob } from './two-station-line.ts'

describe.skipIf(maySkip)('in Chromium', () => {
  let server: StaticServer
  let browser: Browser
  let tab: Page

  beforeAll(async () => {
    built('platform/browser/worker.js')
    server = await serve()
    browser = await launch()
    tab = await browser.newPage()
    await tab.goto(`${server.url}/test/platform/page.html`)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Runs a job on the page, see page.html. */
  function runInPage(job: Job): Promise<{ text?: string; hash?: string; message?: string }> {
    return tab.evaluate((sent) => (globalThis as unknown as { runJob(job: unknown): Promise<object> }).runJob(sent), job)
  }

  it('portable functions and distributions give the same 64 bits as in Node', async () => {
    const mismatches = await tab.evaluate(() => (globalThis as unknown as { mathMismatches(): Promise<string[]> }).mathMismatches())
    expect(mismatches).toEqual([])
  })

  it('a run in module workers gives the same canonical result and hash as in Node', async () => {
    const job = smallJob()
    const inNode = canonicalJson((await runExperiment(job, new SerialExecutor())).result)
    expect(await runInPage(job)).toEqual({ text: inNode, hash: sha256Hex(inNode) })
  })

  it('what goes wrong in a worker is told with its message', async () => {
    const { message } = await runInPage(brokenJob())
    expect(message).toBe(messageOf(() => runReplication(brokenJob(), 0)))
  })
})
