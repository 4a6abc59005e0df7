/** The studio as a planner meets it, in one sitting: open, look, change, compare, break, mend, keep, come back. Each test goes on where the one before ended. */
import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { built } from '../built.ts'
import { launch, maySkip } from '../support/browser.ts'
import { complaintsOf, exported, type Host, host, mean, patience, seconds, simulated } from './studio-page.ts'

const cli = built('cli/main.js')

/** What the command line says of a line file. */
async function resultOf(name: string, text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'tollway-studio-')), name)
  await writeFile(file, text)
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'run', file, '--json', '--quiet'], { maxBuffer: 1e8 })
  return stdout.trim()
}

describe.skipIf(maySkip)('the studio', () => {
  let server: Host
  let browser: Browser
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    server = await host()
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, acceptDownloads: true })
    complaints = complaintsOf(page)
    await page.goto(server.url)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('shows the shipped lines, and opens the reference line with numbers that have intervals', async () => {
    await page.getByRole('heading', { name: 'One tester, lots at random' }).waitFor(patience)
    await page.getByRole('link', { name: 'Open the reference line' }).click()
    await page.locator('[data-kpi="goodPerDay"] .tile-half', { hasText: /± \d/ }).waitFor(patience)
    await simulated(page)
    expect(await page.locator('.lead').innerText()).toMatch(/^toll-reference makes [\d,]+\s±\s[\d,]+ good units\/day \(95\s%, 10 x 90\sd\)/)
    expect(await page.locator('.line-notice').innerText()).toContain('illustrative')
    expect(await page.locator('.narrowing-band').count()).toBeGreaterThan(2)
    expect(await page.locator('.report section h2').allInnerTexts()).toContainEqual(
      expect.stringContaining('hot-test is the most loaded station'),
    )
  })

  it('one hot tester more, by slider, makes lots faster by an amount with its interval', async () => {
    const before = await mean(page, 'cycleTimeMean')
    await page.getByRole('slider', { name: 'Machines at hot-test' }).focus()
    await page.keyboard.press('ArrowRight')
    const change = page.locator('[data-kpi="cycleTimeMean"] .tile-change', { hasText: /\d ± [\d.]+ \w+ shorter than as opened/ })
    await change.waitFor(patience)
    await simulated(page)
    expect(await mean(page, 'cycleTimeMean')).toBeLessThan(before)
    expect(await page.getByRole('list', { name: 'Changes since it was opened' }).innerText()).toBe('hot-test machines 2 → 3')
  })

  it('says what differs between two scenarios, and keeps one', async () => {
    await page.getByRole('tab', { name: 'Compare' }).click()
    expect(await page.locator('.findings').innerText()).toMatch(/against As opened: .*mean cycle time [\d.]+\s±\s[\d.]+\s\w+ shorter/s)
    await page.getByRole('button', { name: 'Keep this scenario' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Name of the scenario' }).inputValue()).toBe('hot-test machines 2 → 3')
  })

  it('gives the bytes of the command line for the line that it exports', async () => {
    await page.getByRole('tab', { name: 'Answer' }).click()
    await page.getByText('How it is simulated').click()
    await page.getByLabel('Replications', { exact: true }).fill('2')
    await page.keyboard.press('Enter')
    await page.locator('.lead', { hasText: '2 x 90' }).waitFor(patience)
    const line = await exported(page, 'Line file')
    expect(line).toContain('machines: 3 # estimate')
    expect(await exported(page, 'Result')).toBe(await resultOf('toll-reference.yaml', line))
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.lead', { hasText: '10 x 90' }).waitFor(patience)
    await simulated(page)
  })

  it('exports the report, the numbers and the comparison', async () => {
    expect(await exported(page, 'Report')).toMatch(/^<!doctype html>.*hot-test/s)
    expect(await exported(page, 'Numbers')).toMatch(/^number,mean,halfWidth,unit,replications\ngoodPerDay,\d/)
    expect(JSON.parse(await exported(page, 'Comparison'))).toMatchObject({ format: 'tollway-comparison/1', replications: 10 })
  })

  it('points at a mistake in the file at its line, keeps the answer, and recovers by undo', async () => {
    await page.getByRole('tab', { name: 'Line file' }).click()
    await page.locator('.cm-line', { hasText: /^carrier: magazine/ }).click(patience)
    await page.keyboard.press('End')
    await page.keyboard.type('s')
    const problem = page.getByRole('list', { name: 'Mistakes in the line file' }).getByRole('button')
    await problem.waitFor(patience)
    expect(await problem.innerText()).toMatch(/^Line 28 carrier\n.*received "magazines"/s)
    expect(await page.locator('.strip-text').innerText()).toContain('this is the answer from before')
    expect(await page.locator('.cm-lintRange-error').innerText()).toBe('magazines')
    await page.keyboard.press('Control+z')
    await problem.waitFor({ state: 'detached', ...patience })
    expect(await exported(page, 'Line file')).toContain('machines: 3 # estimate')
  })

  it('completes keywords where they may stand', async () => {
    await page.locator('.cm-line', { hasText: /^carrier: magazine/ }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('exped')
    await page.locator('.cm-tooltip-autocomplete', { hasText: 'expedite' }).waitFor(patience)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.locator('.strip-text', { hasText: 'Simulated in' }).waitFor(patience)
  })

  it('has everything again after the page was loaded anew', async () => {
    await page.getByRole('tab', { name: 'What if' }).click()
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.waitForTimeout(0.6 * seconds)
    await page.reload()
    await page.getByRole('textbox', { name: 'Name of the scenario' }).waitFor(patience)
    expect(await page.getByRole('list', { name: 'Changes since it was opened' }).innerText()).toBe('hot-test machines 2 → 3')
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.locator('.strip-text', { hasText: /Stopped|Simulated/ }).waitFor(patience)
  })

  it('has told of nothing that went wrong', () => {
    expect(complaints).toEqual([])
  })
})
