/**
 * How smoothly the studio shows a line running while it is being simulated: time from picture to picture, tasks of the main thread over 50 ms, and the size of the
 * first load. The lines are played in a headless Chromium, without a graphics card, beside a run that goes on in the other workers.
 *
 * Needs a Chromium and `npm run build:studio`.
 * Run: npm run bench -- studio-frames
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { startStudioServer } from '../src/cli/studio/server.ts'
import { isShort } from './support/measure.ts'
import { publish } from './support/publish.ts'

const SECONDS = isShort ? 8 : 30
const patience = { timeout: 120_000 }

/** Played with which speed, from which time on. */
const scenes = [
  { line: 'toll-reference', speed: '1 h/s', from: '20 d' },
  { line: 'toll-reference', speed: '12 h/s', from: '20 d' },
  { line: 'toll-reference', speed: '3 d/s', from: '0 d' },
  { line: 'plant-48m', speed: '15 min/s', from: '1 d' },
]

interface Watched {
  line: string
  speed: string
  median: number
  p95: number
  longest: number
  /** CPU milliseconds of the main thread for a picture, with all that it does meanwhile: what is left of the others' work on the machine. */
  busy: number
  longTasks: number
  daysPerSecond: number
}

const { findChromium } = (await import(join(process.cwd(), 'scripts', 'chromium.mjs'))) as { findChromium(): string | null }
const executablePath = findChromium()
const server = await startStudioServer('dist/studio', null, 0)
if (executablePath === null || server === null) throw new Error('expected a Chromium and a free port')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })

/** Kilobytes of the first load, compressed as hosts do: what comes before the page is quiet, without what is fetched for later. */
async function firstLoad(url: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => sizes.push(response.body().then((body) => gzipSync(body).length)))
  await page.goto(url, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  return bytes / 1000
}

/** Plays a line for a while, with a run of many replications beside it. */
async function watched(url: string, { line, speed, from }: (typeof scenes)[number]): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.goto(`${url}#/line/${line}`)
  await page.getByText('How it is simulated').click(patience)
  await page.getByRole('textbox', { name: 'Replications' }).fill('400')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'The line' }).click()
  await page.getByRole('textbox', { name: 'Jump to' }).fill(from, patience)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.waitForFunction(isThere, undefined, patience)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed)
  await page.getByRole('button', { name: 'Play' }).click()
  await page.waitForTimeout(2000)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await mainThread(session)
  const seen = await page.evaluate(watch, SECONDS * 1000)
  const busy = ((await mainThread(session)) - before) / seen.frames.length
  const isRunning = (await page.locator('.strip-text').textContent())?.includes('replications') === true
  if (!isRunning) console.warn(`${line}: the run beside it has ended`)
  const daysPerSecond = await daysASecond(page)
  await context.close()
  const sorted = seen.frames.sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!
  return { line, speed, median: at(0.5), p95: at(0.95), longest: at(1), busy, longTasks: seen.longTasks, daysPerSecond }
}

/** CPU milliseconds that tasks of the page's main thread have taken so far. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
}

/** What is shown is that of the time. */
function isThere(): boolean {
  const { document } = globalThis as unknown as { document: { querySelector(name: string): { dataset: Record<string, string> } | null } }
  const shown = document.querySelector('.floor')?.dataset.shown
  return shown !== undefined && shown !== '' && shown === document.querySelector('.floor-time')?.dataset.time
}

/** Milliseconds from picture to picture, and tasks over 50 ms. Runs in the page. */
function watch(length: number): Promise<{ frames: number[]; longTasks: number }> {
  const scope = globalThis as unknown as {
    requestAnimationFrame(next: (now: number) => void): void
    PerformanceObserver: new (hear: (list: { getEntries(): unknown[] }) => void) => { observe(options: object): void; disconnect(): void }
  }
  return new Promise((resolve) => {
    const frames: number[] = []
    let longTasks = 0
    const observer = new scope.PerformanceObserver((list) => {
      longTasks += list.getEntries().length
    })
    observer.observe({ entryTypes: ['longtask'] })
    const start = performance.now()
    let before = 0
    const picture = (now: number): void => {
      if (before > 0) frames.push(now - before)
      before = now
      if (now - start < length) {
        scope.requestAnimationFrame(picture)
        return
      }
      observer.disconnect()
      resolve({ frames, longTasks })
    }
    scope.requestAnimationFrame(picture)
  })
}

/** Simulated days that went by in a second, which says whether the worker kept up. */
async function daysASecond(page: Page): Promise<number> {
  const time = async (): Promise<number> => Number(await page.locator('.floor-time').getAttribute('data-time'))
  const [first, start] = [await time(), performance.now()]
  await page.waitForTimeout(3000)
  return (await time()) === first ? 0 : ((await time()) - first) / 86_400e6 / ((performance.now() - start) / 1000)
}

const size = await firstLoad(server.url)
const results: Watched[] = []
for (const scene of scenes) results.push(await watched(server.url, scene))
await browser.close()
await server.close()

const milliseconds = (value: number): string => value.toFixed(1)
publish(
  'studio-frames',
  [
    {
      title: `From picture to picture, ms, in ${SECONDS} s beside a run`,
      columns: ['line', 'speed', 'simulated d/s', 'median', 'p95', 'longest', 'tasks over 50 ms', 'CPU ms of the main thread each'],
      rows: results.map(({ line, speed, daysPerSecond, median, p95, longest, longTasks, busy }) => [
        line,
        speed,
        daysPerSecond.toFixed(2),
        milliseconds(median),
        milliseconds(p95),
        milliseconds(longest),
        String(longTasks),
        milliseconds(busy),
      ]),
    },
    { title: 'First load', columns: ['', 'kB, gzip'], rows: [['the gallery', size.toFixed(0)]] },
  ],
  { size, results },
)
