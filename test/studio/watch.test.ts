/** The line, running, as a planner watches it: play, pause, scrub, step, jump, look closer. Each test goes on where the one before ended. */
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { built } from '../built.ts'
import { launch, maySkip } from '../support/browser.ts'
import { complaintsOf, type Host, host, patience, violations } from './studio-page.ts'

const pictures = fileURLToPath(new URL('../../out/studio/', import.meta.url))
const day = 86_400_000_000

describe.skipIf(maySkip)('the line, running', () => {
  let server: Host
  let browser: Browser
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    server = await host()
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    complaints = complaintsOf(page)
    await page.goto(`${server.url}#/line/toll-reference`)
    await page.getByRole('tab', { name: 'The line' }).click(patience)
    await page.locator('[data-number=lots]', { hasText: /\d/ }).waitFor(patience)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const ticks = async (): Promise<number> => Number(await page.locator('.floor-time').getAttribute('data-time'))
  /** Everything that the page says of the time that is shown. */
  const said = async (): Promise<string> =>
    `${await page.locator('.floor-numbers').innerText()}\n${await page.locator('.floor-table').innerText()}`

  async function jump(text: string, to: number): Promise<void> {
    await page.getByRole('textbox', { name: 'Jump to' }).fill(text)
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect.poll(ticks, patience).toBe(to)
    await settled()
  }

  /** Until what is said is that of the time. */
  async function settled(): Promise<void> {
    await page.waitForFunction(() => {
      const { document } = globalThis as unknown as {
        document: { querySelector(selector: string): { dataset: Record<string, string> } | null }
      }
      const floor = document.querySelector('.floor')
      return floor?.dataset.shown === document.querySelector('.floor-time')?.dataset.time
    }, patience)
  }

  it('says what it is, and that it is illustrative', async () => {
    expect(await page.locator('.floor .line-notice').innerText()).toContain('illustrative')
    expect(await page.locator('.floor-table tbody tr').count()).toBe(23)
    expect(await page.getByRole('button', { name: /^saw: 3 standby; 0 carriers waiting/ }).count()).toBe(1)
  })

  it('play moves the clock and the numbers, pause stops them, while the answer goes on', async () => {
    const before = await said()
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(ticks, patience).toBeGreaterThan(day / 24)
    await page.getByRole('button', { name: 'Pause' }).click()
    await settled()
    const stopped = await ticks()
    expect(await said()).not.toBe(before)
    await page.waitForTimeout(500)
    expect(await ticks()).toBe(stopped)
    expect(await page.locator('.strip-text').innerText()).toMatch(/replications|Simulated/)
  })

  it('shows the same at a time, whether it came there forward, back or by scrubbing', async () => {
    await jump('6 d 03:20', 6 * day + 200 * 60_000_000)
    const there = await said()
    await jump('2.5 d', 2.5 * day)
    expect(await said()).not.toBe(there)
    await jump('9 d', 9 * day)
    await jump('6 d 03:20', 6 * day + 200 * 60_000_000)
    expect(await said()).toBe(there)
    const slider = page.getByRole('slider', { name: 'Time of the replication' })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(ticks, patience).toBe(6 * day + 200 * 60_000_000)
    await settled()
    expect(await said()).toBe(there)
  })

  it('goes on by a single event', async () => {
    const before = await ticks()
    await page.getByRole('button', { name: 'Next event' }).click()
    await expect.poll(ticks, patience).toBeGreaterThan(before)
    expect((await ticks()) - before).toBeLessThan(day / 24)
  })

  it('refuses a time that it can not read', async () => {
    await page.getByRole('textbox', { name: 'Jump to' }).fill('noon')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    expect(await page.getByRole('alert').innerText()).toContain('12 d 06:30')
  })

  it('a station shows its machines, and a machine its day, whose states sum to it', async () => {
    await page.getByRole('button', { name: /^die-attach:/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'die-attach' }).waitFor(patience)
    await page.getByRole('button', { name: 'die-attach/1' }).click()
    await page.getByRole('heading', { name: 'die-attach/1' }).waitFor(patience)
    const rows = page.locator('.floor-panel .floor-table tr')
    await rows.first().waitFor(patience)
    const shares = (await rows.locator('td:nth-child(2)').allInnerTexts()).map((text) => Number.parseFloat(text))
    expect(shares.length).toBeGreaterThan(1)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0)
    await page.getByRole('button', { name: 'All stations' }).click()
  })

  it('a lot tells the story that the command line tells', async () => {
    await jump('8 d', 8 * day)
    await page.getByRole('button', { name: 'Lots in the line' }).click()
    const lot = page.getByRole('button', { name: /^Lot \d+$/ }).first()
    const number = (await lot.innerText(patience)).replace('Lot ', '')
    await jump('14 d', 14 * day)
    await lot.waitFor(patience)
    await jump('8 d', 8 * day)
    await page.getByRole('button', { name: `Lot ${number}`, exact: true }).click(patience)
    await page.locator('.floor-story li').first().waitFor(patience)
    await jump('14 d', 14 * day)
    await page.locator('.floor-panel .sub', { hasText: 'ended after' }).waitFor(patience)
    const told = await page.locator('.floor-story li').allInnerTexts()
    const arguments_ = [built('cli/main.js'), 'trace', 'lines/toll-reference.yaml', '--lot', number]
    const { stdout } = await promisify(execFile)(process.execPath, arguments_, { env: { ...process.env, NO_COLOR: '1', COLUMNS: '120' } })
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
    expect(told.length).toBeGreaterThan(5)
    expect(plain(stdout)).toContain(plain(told.join(' ')))
  })

  it('is accessible in both themes, with a station open, and fits windows from 360 to 2560 pixels', async () => {
    await page.getByRole('button', { name: 'All stations' }).click()
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 })
        await page.waitForTimeout(150)
        await page.screenshot({ path: `${pictures}watch-${colorScheme}-${width}.png` })
      }
      found.push(...(await violations(page)).map((each) => `${colorScheme}: ${each}`))
      await page.getByRole('button', { name: /^hot-test:/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'hot-test' }).waitFor(patience)
      found.push(...(await violations(page)).map((each) => `station, ${colorScheme}: ${each}`))
      await page.getByRole('button', { name: 'All stations' }).click()
    }
    expect(found).toEqual([])
    for (const width of [360, 600, 1024, 2560]) {
      await page.setViewportSize({ width, height: 800 })
      const across = await page.evaluate(
        () => (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement.scrollWidth,
      )
      expect(across).toBeLessThanOrEqual(width)
    }
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('keeps the line from before while its file has a mistake', async () => {
    await page.getByRole('tab', { name: 'Line file' }).click()
    await page.locator('.cm-line', { hasText: /^format: tollway\/1/ }).click(patience)
    await page.keyboard.press('End')
    await page.keyboard.type('0')
    await page.locator('.floor-warning').waitFor(patience)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.floor-warning').waitFor({ state: 'detached', ...patience })
  })

  it('has told of nothing that went wrong', () => {
    expect(complaints).toEqual([])
  })
})
