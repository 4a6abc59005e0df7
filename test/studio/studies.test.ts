/** Studies in the studio: an operating curve, what one more of each brings, a sweep of two numbers; their pictures and files; how they are stopped. */
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { read } from '@e965/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { curveSchema } from '../../src/spec/curve.ts'
import { launch, maySkip } from '../support/browser.ts'
import { complaintsOf, type Host, host, patience, simulated, violations } from './studio-page.ts'

const pictures = fileURLToPath(new URL('../../out/studio/', import.meta.url))

describe.skipIf(maySkip)('studies in the studio', () => {
  let server: Host
  let browser: Browser
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    server = await host()
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, acceptDownloads: true, reducedMotion: 'reduce' })
    complaints = complaintsOf(page)
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { shifts: number }
      seen.shifts = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
          if (!hadRecentInput) seen.shifts += value
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${server.url}#/line/01-one-machine`)
    await simulated(page)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function simulate(): Promise<void> {
    await page.getByRole('button', { name: 'Simulate' }).click()
    await page.getByText('Simulated, on this machine.').waitFor(patience)
  }

  /** Looks at the page in both themes and three widths. */
  async function look(name: string): Promise<string[]> {
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.screenshot({ path: `${pictures}${name}-${colorScheme}-${width}.png` })
      }
      await page.setViewportSize({ width: 1280, height: 860 })
      found.push(...(await violations(page)))
    }
    return found
  }

  async function saved(name: string): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download', patience), page.getByRole('button', { name }).first().click()])
    return readFile(await download.path())
  }

  it('the line is opened without anything that moves but the name of the bottleneck, by the width of its mark', async () => {
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBeLessThan(0.001)
  })

  it('an operating curve says in a sentence what the line makes at most, and draws it', async () => {
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('tab', { name: 'Operating curve' }).click()
    await page.getByText('Not simulated yet.').waitFor(patience)
    await simulate()
    expect(await page.locator('.findings .lead').innerText()).toMatch(/^01-one-machine makes at most [\d,]+\s±/)
    expect(await page.locator('.report svg[role=img] .main').count()).toBe(1)
    expect(await look('curve')).toEqual([])
  })

  it('its drawing can be kept as a picture, its points as tables, all of it as a report', async () => {
    const svg = String(await saved('SVG of:'))
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+"/)
    expect(svg).not.toContain('var(')
    expect((await saved('PNG of:')).subarray(1, 4).toString()).toBe('PNG')
    const csv = String(await saved('Table (CSV)'))
      .trimEnd()
      .split('\n')
    expect(csv[0]).toMatch(/^scale,load,point,goodPerDay/)
    const book = read(await saved('Table (XLSX)'))
    const sheet = book.Sheets[book.SheetNames[0]!]!
    expect([sheet.A1.v, sheet.A2.v]).toEqual(['scale', Number(csv[1]!.split(',')[0])])
    expect(curveSchema.parse(JSON.parse(String(await saved('All numbers (JSON)')))).points.length).toBe(csv.length - 1)
    expect(String(await saved('Report (HTML)'))).toContain('Operating curve')
  })

  it('one more of each is a tornado, the best first', async () => {
    await page.getByRole('tab', { name: 'One more' }).click()
    await simulate()
    expect(await page.locator('.report h2').allInnerTexts()).toContainEqual(expect.stringMatching(/tester 1 → 2/))
    expect(await look('one-more')).toEqual([])
  })

  it('a sweep of two numbers is a heat map of their values', async () => {
    await page.getByRole('tab', { name: 'Sweep' }).click()
    await page.getByLabel('Number', { exact: true }).selectOption('tester: machines')
    expect(await page.getByLabel('Values of the number').inputValue()).toBe('1; 2; 3')
    await page.getByLabel('Second number', { exact: true }).selectOption({ index: 1 })
    await simulate()
    expect(await page.locator('.report svg[aria-label*=" by "] rect').count()).toBeGreaterThanOrEqual(9)
    expect(await look('sweep')).toEqual([])
  })

  it('a value that the line refuses is said where it was asked for', async () => {
    await page.getByLabel('Values of the number').fill('1; many')
    await page.getByRole('button', { name: 'Simulate' }).click()
    await page.locator('.study-progress', { hasText: 'received "many"' }).waitFor(patience)
  })

  it('a study that is stopped says so, and a change of the line makes what was found old', async () => {
    await page.getByRole('tab', { name: 'Operating curve' }).click()
    await page.getByLabel('Replications of each').fill('1000')
    await page.getByRole('button', { name: 'Simulate' }).click()
    await page.getByText(/\d+ of \d+ replications of this step/).waitFor(patience)
    await page.locator('.study-form').getByRole('button', { name: 'Stop' }).click()
    await page
      .getByText(/^Stopped/)
      .first()
      .waitFor(patience)
    await page.getByRole('slider', { name: 'Machines at tester' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('The line has changed since.').waitFor(patience)
  })

  it('nothing went wrong that nobody sees', () => {
    expect(complaints).toEqual([])
  })
})
