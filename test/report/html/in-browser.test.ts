/** The page in a real browser: nothing is asked for, nothing complains, nothing sticks out at any width, by day and by night. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runExperiment, SerialExecutor } from '../../../src/experiment/index.ts'
import { reportPage } from '../../../src/report/html/report-page.ts'
import { shippedLine } from '../../lines/read-shipped.ts'
import { launch, maySkip } from '../../support/browser.ts'

const DAY = 86_400e6

describe.skipIf(maySkip)('the page in Chromium', () => {
  let browser: Browser
  let tab: Page
  let page: string
  const complaints: string[] = []

  beforeAll(async () => {
    const line = await shippedLine('toll-reference-full.yaml')
    const job = { line, lineHash: 'ab'.repeat(32), seed: 1, replications: 2, warmUp: DAY, horizon: 3 * DAY, isPictured: true as const }
    const { result, picture } = await runExperiment(job, new SerialExecutor())
    page = reportPage(result!, picture!)
    browser = await launch()
    tab = await browser.newPage()
    tab.on('console', (message) => complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    tab.on('request', (request) => complaints.push(`asked for ${request.url()}`))
  })

  afterAll(() => browser?.close())

  it.each([360, 390, 1280, 1920])('fits into a window of %d px: what is wider scrolls in its own box', async (width) => {
    await tab.setViewportSize({ width, height: 900 })
    await tab.setContent(page)
    await tab.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  it('loads nothing and has nothing to complain of', () => {
    expect(complaints).toEqual([])
  })

  it('has other colours by night, and paper colours when printed', async () => {
    const background = (): Promise<string> => tab.evaluate(() => getComputedStyle(document.body.parentElement!).backgroundColor)
    await tab.emulateMedia({ colorScheme: 'light' })
    const day = await background()
    await tab.emulateMedia({ colorScheme: 'dark' })
    const night = await background()
    await tab.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect([night === day, await background()]).toEqual([false, 'rgb(255, 255, 255)'])
    expect(await tab.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(28, 33, 39)')
  })

  it('is a document of headings, regions and pictures with names for a screen reader', async () => {
    await tab.emulateMedia({ media: 'screen', colorScheme: 'light' })
    const nameless = await tab.evaluate(
      () =>
        [...document.querySelectorAll('section, [role]')].filter((element) => {
          const named = element.getAttribute('aria-labelledby')
          const name = element.getAttribute('aria-label') ?? (named === null ? null : document.getElementById(named)?.textContent)
          return name === null || name === undefined || name.trim() === ''
        }).length,
    )
    expect(nameless).toBe(0)
  })

  it('has boxes that the keyboard can reach and scroll', async () => {
    await tab.setViewportSize({ width: 390, height: 900 })
    const boxes = await tab.evaluate(() => [...document.querySelectorAll<HTMLElement>('.box')].map(({ tabIndex }) => tabIndex))
    expect(boxes.length).toBeGreaterThan(5)
    expect(new Set(boxes)).toEqual(new Set([0]))
  })
})
