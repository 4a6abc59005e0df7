/** Every view of the studio, by day and by night: accessible, within its window, also without a network, from a link, and when things go wrong. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, maySkip } from '../support/browser.ts'
import { complaintsOf, type Host, host, patience, simulated, violations } from './studio-page.ts'

const pictures = fileURLToPath(new URL('../../out/studio/', import.meta.url))
const line = '05-test-floor'
const themes = ['light', 'dark'] as const

describe.skipIf(maySkip)('the views of the studio', () => {
  let server: Host
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    server = await host()
    browser = await launch()
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
    page = await context.newPage()
    complaints = complaintsOf(page)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Looks at the page as it is in both themes; keeps pictures. */
  async function look(name: string): Promise<string[]> {
    const found: string[] = []
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 1000 })
        await page.screenshot({ path: `${pictures}${name}-${colorScheme}-${width}.png` })
      }
      await page.setViewportSize({ width: 1280, height: 860 })
      found.push(...(await violations(page)).map((each) => `${name}, ${colorScheme}: ${each}`))
    }
    return found
  }

  it('the gallery is accessible', async () => {
    await page.goto(server.url)
    await page.getByRole('heading', { name: 'A test floor' }).waitFor(patience)
    expect(await look('gallery')).toEqual([])
  })

  it('the answer is accessible, with all forms unfolded', async () => {
    await page.getByRole('link', { name: 'A test floor' }).click()
    await simulated(page)
    for (const summary of await page.locator('.change summary').all()) await summary.click()
    expect(await look('answer')).toEqual([])
  })

  it('the comparison is accessible', async () => {
    await page.getByRole('button', { name: 'One machine more at hot-tester' }).click()
    await page.locator('.strip-text', { hasNotText: 'Simulated in' }).waitFor(patience)
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('button', { name: 'Keep this scenario' }).click()
    await page.locator('.findings').waitFor(patience)
    await simulated(page)
    expect(await look('compare')).toEqual([])
  })

  it('the editor with a mistake in it is accessible', async () => {
    await page.getByRole('tab', { name: 'Line file' }).click()
    await page.locator('.cm-line', { hasText: 'format: tollway/1' }).click(patience)
    await page.keyboard.press('End')
    await page.keyboard.type('0')
    await page.getByRole('list', { name: 'Mistakes in the line file' }).waitFor(patience)
    await page.keyboard.press('Control+Home')
    expect(await look('editor')).toEqual([])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('list', { name: 'Mistakes in the line file' }).waitFor({ state: 'detached', ...patience })
  })

  it('the menu and the dialog are accessible', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    expect(await look('menu')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('dialog').waitFor(patience)
    expect(await look('share')).toEqual([])
  })

  it('a link opens the line and what was kept elsewhere, where nothing is stored', async () => {
    const link = await page.getByRole('dialog').getByRole('textbox').inputValue()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    const other = await browser.newContext()
    const tab = await other.newPage()
    await tab.goto(link)
    await tab.getByRole('list', { name: 'Changes since it was opened' }).getByText('hot-tester machines 1 → 2').waitFor(patience)
    await tab.getByRole('tab', { name: 'Compare' }).click()
    expect(await tab.getByRole('textbox', { name: 'Name of the scenario' }).inputValue()).toBe('hot-tester machines 1 → 2')
    await other.close()
  })

  it.each([360, 600, 1024, 2560])('nothing is wider than a window of %i px', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    const views = width <= 900 ? page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button') : page.getByRole('tab')
    for (const view of await views.all()) {
      await view.click()
      expect(
        await page.evaluate(
          () => (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement.scrollWidth,
        ),
      ).toBeLessThanOrEqual(width)
    }
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('works without a network once it was open', async () => {
    await page.evaluate(async () => {
      await (globalThis as unknown as { navigator: { serviceWorker: { ready: Promise<unknown> } } }).navigator.serviceWorker.ready
    })
    await context.setOffline(true)
    const tab = await context.newPage()
    await tab.goto(`${server.url}#/line/${line}`)
    await tab.getByRole('tab', { name: 'Answer' }).click()
    await tab.locator('[data-kpi="goodPerDay"]').waitFor(patience)
    await tab.close()
    await context.setOffline(false)
  })

  it('opens files of the user, the line among those that it extends', async () => {
    await page.getByRole('link', { name: 'all lines' }).click()
    const yaml = (name: string, text: string) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })
    const files = [
      yaml('base.yaml', `format: tollway/1\nextends: ${line}.yaml\n`),
      yaml('mine.yaml', 'format: tollway/1\nextends: base.yaml\ntitle: My floor\n'),
    ]
    await page.getByLabel('Line file, and the tables that it names').setInputFiles(files)
    await page.getByRole('heading', { name: 'My floor' }).waitFor(patience)
    await simulated(page)
  })

  it('a run can be stopped before it has an answer, and goes on', async () => {
    await page.goto(`${server.url}#/line/toll-reference-everything`)
    await page.getByRole('button', { name: 'Stop' }).click(patience)
    await page.getByRole('heading', { name: 'Stopped' }).waitFor(patience)
    expect(await look('stopped')).toEqual([])
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Stop' }).waitFor(patience)
  })

  it('says so where a line is no longer kept, or a link was cut', async () => {
    await page.goto(`${server.url}#/project/nothing`)
    await page.getByText('no longer kept in this browser').waitFor(patience)
    await page.goto(`${server.url}#/share/abc`)
    await page.getByText('something was cut from it').waitFor(patience)
  })

  it('has told of nothing that went wrong', () => {
    expect(complaints).toEqual([])
  })
})
