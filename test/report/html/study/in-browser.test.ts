/** The pages of studies in a real browser: labels that don't overlap, nothing that sticks out, nothing that axe complains of, by day and by night; and printed. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, maySkip } from '../../../support/browser.ts'
import { samplePages } from './sample-pages.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(maySkip)('the pages in Chromium', () => {
  let browser: Browser
  let tab: Page

  beforeAll(async () => {
    browser = await launch()
    tab = await browser.newPage({ bypassCSP: true })
  })

  afterAll(() => browser?.close())

  describe.each(samplePages)('of %s', (_name, page) => {
    it.each([360, 390, 1280, 1920])('have room for every label in a window of %d px', async (width) => {
      await tab.setViewportSize({ width, height: 900 })
      await tab.setContent(page)
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await tab.evaluate(crowded)).toEqual([])
    })

    it.each(['light', 'dark'] as const)('leave axe nothing to complain of by %s', async (colorScheme) => {
      await tab.emulateMedia({ colorScheme })
      await tab.setContent(page)
      await tab.evaluate(axe)
      const { violations } = await tab.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
      )
      expect(violations.map(({ id }) => id)).toEqual([])
    })

    it('can be printed', async () => {
      await tab.setContent(page)
      expect((await tab.pdf()).length).toBeGreaterThan(10_000)
    })
  })
})

/** Texts of drawings that lie on each other or outside of their drawing. Runs in the page. */
function crowded(): string[] {
  const found: string[] = []
  for (const drawing of document.querySelectorAll('svg[role=img]')) {
    const { left, right } = drawing.getBoundingClientRect()
    const texts = [...drawing.querySelectorAll('text')].map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() }))
    for (const [index, { said, box }] of texts.entries()) {
      if (box.left < left - 1 || box.right > right + 1) found.push(`${said} outside`)
      for (const { said: other, box: at } of texts.slice(index + 1)) {
        const isAcross = box.left < at.right - 1 && at.left < box.right - 1
        if (isAcross && box.top < at.bottom - 2 && at.top < box.bottom - 2) found.push(`${said} | ${other}`)
      }
    }
  }
  return found
}
