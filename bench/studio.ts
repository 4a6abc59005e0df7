/**
 * The engine in the studio's worker against the engine in Node: the same replications of the reference line, one here, one there, in CPU seconds of the
 * processes. Needs a Chromium and `npm run build:studio`.
 */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { startStudioServer } from '../src/cli/studio/server.ts'
import type { Job } from '../src/experiment/job.ts'
import { runReplication } from '../src/experiment/replication.ts'
import { readLine } from '../src/io/read-line.ts'

const PAIRS = 9
const studioFolder = 'dist/studio'

const reading = await readLine('lines/toll-reference.yaml', { readText: (ref) => readFile(ref, 'utf8') })
if (!reading.ok) throw new Error('lines/toll-reference.yaml: expected a line without mistakes')
const { line, hash } = reading
const job: Job = { line, lineHash: hash, seed: 1, replications: PAIRS, warmUp: line.run.warmUp, horizon: line.run.horizon }

const { findChromium } = (await import(join(process.cwd(), 'scripts', 'chromium.mjs'))) as { findChromium(): string | null }
const executablePath = findChromium()
const server = await startStudioServer(studioFolder, null, 0)
if (executablePath === null || server === null) throw new Error('expected a Chromium and a free port')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()
await page.goto(server.url)
const script = readdirSync(join(studioFolder, 'assets')).find((name) => name.startsWith('worker-'))
await page.evaluate(
  ([url, first]) => {
    const scope = globalThis as unknown as {
      run(replication: number): Promise<void>
      Worker: new (url: string, options: object) => BrowserWorker
    }
    interface BrowserWorker {
      postMessage(message: unknown): void
      onmessage: (event: { data: { kind: string } }) => void
    }
    const worker = new scope.Worker(url, { type: 'module' })
    scope.run = (replication) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }) => {
          if (data.kind === 'outcome') resolve()
        }
        worker.postMessage({ job: replication === 0 ? first : null, replication })
      })
  },
  [`./assets/${script}`, job] as const,
)

/** CPU seconds of all renderers. */
async function renderers(of: Browser): Promise<number> {
  const session = await of.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

const ratios: number[] = []
for (let replication = 0; replication < PAIRS; replication++) {
  const before = process.cpuUsage()
  runReplication(job, replication, () => true, null)
  const { user, system } = process.cpuUsage(before)
  const inNode = (user + system) / 1e6
  const start = await renderers(browser)
  await page.evaluate((each) => (globalThis as unknown as { run(replication: number): Promise<void> }).run(each), replication)
  const inBrowser = (await renderers(browser)) - start
  console.log(`replication ${replication}: Node ${inNode.toFixed(3)} s, browser worker ${inBrowser.toFixed(3)} s`)
  // The first compiles.
  if (replication > 0) ratios.push(inNode / inBrowser)
}
ratios.sort((a, b) => a - b)
console.log(
  `speed of the browser's worker, as a share of Node's: median ${ratios[ratios.length >> 1]!.toFixed(2)} of ${ratios.length} pairs`,
)
await browser.close()
await server.close()
