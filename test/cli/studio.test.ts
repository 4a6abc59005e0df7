/** `tollway studio` as a process: what it says, what it serves, to whom. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { built } from '../built.ts'

const cli = built('cli/main.js')
const running: ChildProcess[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

interface Studio {
  url: string
  child: ChildProcess
}

/** Resolves when it says where it is. */
function started(...parameters: string[]): Promise<Studio> {
  const child = spawn(process.execPath, [cli, 'studio', '--no-open', '--port', '0', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (text) => {
      said += String(text)
      const url = /The studio is at (http\S+)/.exec(said)?.[1]
      if (url !== undefined) resolve({ url, child })
    })
    child.stderr!.on('data', (text) => reject(new Error(String(text))))
  })
}

/** `fetch` forbids a Host of one's own. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })
}

describe('tollway studio', () => {
  it('serves the page on the loopback address, and ends with Ctrl-C', async () => {
    const { url, child } = await started()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Tollway studio</title>')])
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('answers nobody who came by another name, and nothing outside of its folder', async () => {
    const { url } = await started()
    expect(await statusWithHost(url, 'example.com')).toBe(403)
    expect((await fetch(`${url}..%2fcli%2fmain.js`)).status).toBe(404)
    expect((await fetch(`${url}nothing.js`)).status).toBe(404)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${url}line.json`)).status).toBe(404)
  })

  it('opens a line with the files that it extends', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tollway-studio-'))
    await writeFile(join(folder, 'base.yaml'), 'format: tollway/1\n')
    await writeFile(join(folder, 'mine.yaml'), 'format: tollway/1\nextends: base.yaml\n')
    const { url } = await started(join(folder, 'mine.yaml'))
    expect(url).toMatch(/#\/served$/)
    const line = await (await fetch(new URL('line.json', url))).json()
    expect(line).toEqual({
      main: 'mine.yaml',
      files: { 'mine.yaml': expect.stringContaining('extends'), 'base.yaml': 'format: tollway/1\n' },
    })
  })

  it('opens a shipped line by its name', async () => {
    expect((await started('toll-reference')).url).toMatch(/#\/line\/toll-reference$/)
  })

  it('refuses a line that is not there', async () => {
    await expect(started('nothing.yaml')).rejects.toThrow(/expected a line file or the name of a shipped line/)
  })
})
