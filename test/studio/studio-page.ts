/** The built studio in a Chromium, as a static host serves it from a folder, and what tests do with it. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { isStudioBuilt } from '../../scripts/build-studio.mjs'

const studioFolder = fileURLToPath(new URL('../../dist/studio/', import.meta.url))
const mediaTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
/** Any folder of any host will do. */
const base = '/some/where/'

export interface Host {
  url: string
  close(): Promise<void>
}

/** @throws Error where dist/studio is not what the sources say now */
export async function host(): Promise<Host> {
  if (!isStudioBuilt()) throw new Error('dist/studio: expected an up-to-date build, received an old one or none; run npm run build:studio')
  const server = createServer(async ({ url = '' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname)
    const file = path === base ? 'index.html' : path.slice(base.length)
    const content = path.startsWith(base) ? await readFile(join(studioFolder, file)).catch(() => null) : null
    response.statusCode = content === null ? 404 : 200
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream')
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Fails the test that runs when something goes wrong on the page that nobody sees. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

export const seconds = 1000
/** Long: the machine may have other work. */
export const patience = { timeout: 60 * seconds }

/** Until the run that goes on has ended. */
export async function simulated(page: Page): Promise<void> {
  await page.locator('.strip-text', { hasText: 'Simulated in' }).waitFor(patience)
}

/** The mean of a tile. */
export async function mean(page: Page, kpi: string): Promise<number> {
  const text = await page.locator(`[data-kpi="${kpi}"] .tile-mean`).innerText()
  return Number(text.replaceAll(',', ''))
}

/** The text of a file that the export menu gives. */
export async function exported(page: Page, label: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download', patience),
    page.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

/** What axe finds wrong with the page as it is, a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    interface Found {
      id: string
      help: string
      nodes: { target: unknown; failureSummary: string }[]
    }
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }).axe.run
    const { violations: found } = await run()
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} ${JSON.stringify(target)} ${failureSummary}`),
    )
  })
}
