/** `--extension`: dispatch rules of the user's own, from the file to the answer, and every way in which that can go wrong. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Result } from '../../src/spec/result.ts'
import { type Run, tollway } from './tollway.ts'

const example = fileURLToPath(new URL('../../examples/own-rule/', import.meta.url))
const line = join(example, 'line.yaml')
const rules = join(example, 'rules.js')
const short = ['--replications', '3', '--warm-up', '1 d', '--horizon', '20 d']

const folder = mkdtempSync(join(tmpdir(), 'tollway-extension-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const resultOf = ({ stdout }: Run) => JSON.parse(stdout) as Result
const run = (extension: string, ...more: string[]) => tollway('run', line, '--extension', extension, ...short, ...more)

describe('a line with rules of an extension', () => {
  it('runs with it, and the result says which it was', async () => {
    const result = resultOf(await run(rules, '--json'))
    expect(result.extension).toEqual({ name: 'rules.js', hash: createHash('sha256').update(readFileSync(rules)).digest('hex') })
    const { stdout, stderr, code } = await run(rules)
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toContain(`Dispatch rules of rules.js, sha-256 ${result.extension?.hash}`)
    expect(stdout).toContain(`--extension ${rules} --set`)
  })

  it('gives the same bytes on any number of threads, and other numbers than without the rule', async () => {
    const [one, three] = [await run(rules, '--json', '--threads', '1'), await run(rules, '--json', '--threads', '3')]
    expect(one.code).toBe(0)
    expect(three.stdout).toBe(one.stdout)
    const fifo = await tollway('run', line, '--set', 'stations.press.dispatch=fifo', '--json', ...short)
    expect(resultOf(fifo).extension).toBeUndefined()
    expect(resultOf(fifo).kpis['cycleTimeMean']!.mean).toBeGreaterThan(resultOf(one).kpis['cycleTimeMean']!.mean!)
  })

  it('is the same line to check, which needs the rules only to know their names', async () => {
    const { code, stdout } = await tollway('check', line, '--extension', rules)
    expect(code).toBe(0)
    expect(stdout).toContain(`Next: tollway run ${line} --extension ${rules}`)
  })
})

describe('exit code 2 and the place, for', () => {
  it('a line that is run without its extension', async () => {
    const { code, stdout, stderr } = await tollway('run', line, ...short)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /line\.yaml:\d+:\d+ {2}stations\.press\.dispatch\[0\]\n {2}expected a rule that Tollway has, received "x:not-forgotten"; a rule .* comes with --extension/,
    )
  })

  it('a rule that the extension lacks', async () => {
    const other = file('other.mjs', `export const rules = { 'x:a': { score: () => 0 }, 'x:b': { compare: () => 0 } }`)
    const { code, stderr } = await run(other)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /line\.yaml:\d+:\d+ {2}stations\.press\.dispatch\[0\]\n {2}no rule in the extension called "x:not-forgotten"; its rules are x:a, x:b/,
    )
  })

  it.each([
    ['missing.mjs', null, 'a JavaScript module that can be loaded, received no such file'],
    ['syntax.mjs', 'export const rules = {', 'a JavaScript module that can be loaded, received SyntaxError'],
    ['throws.mjs', 'throw new Error("not today")', 'a JavaScript module that can be loaded, received Error: not today'],
    ['nothing.mjs', 'export const other = 1', "export const rules = { 'x:name': { score"],
    ['empty.mjs', 'export const rules = {}', 'at least one rule'],
    ['names.mjs', 'export const rules = { mine: { score: () => 0 } }', 'names of rules such as "x:lightest", received "mine"'],
    [
      'neither.mjs',
      'export const rules = { "x:a": { skore: () => 0 } }',
      'rule "x:a" to have a function "score" or a function "compare", received an object with skore',
    ],
    ['both.mjs', 'export const rules = { "x:a": { score: () => 0, compare: () => 0 } }', 'received both'],
    [
      'static.mjs',
      'export const rules = { "x:a": { static: true, compare: () => 0 } }',
      'to have a score where it is static, received a comparison',
    ],
    [
      'kind.mjs',
      'export const rules = { "x:a": { static: "yes", score: () => 0 } }',
      '"static" of rule "x:a" to be true or false, received a string',
    ],
  ])('an extension that is wrong: %s', async (name, text, expected) => {
    const path = text === null ? join(folder, name) : file(name, text)
    const { code, stdout, stderr } = await run(path)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.startsWith(`--extension `)).toBe(true)
    expect(stderr).toContain(name)
    expect(stderr).toContain(expected)
  })
})

describe('a rule that fails in the run', () => {
  const failing = (when: string) =>
    file(
      'failing.mjs',
      `export const rules = { 'x:not-forgotten': { score: () => 0 }, 'x:hungriest-next': { score: (carrier, now) => (${when} ? NaN : 0) } }`,
    )

  it('ends with 1, and names rule, station, seed and time', async () => {
    const { code, stdout, stderr } = await run(failing('now > 5 * 86400e6'), '--seed', '11')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^SimulationError: line "line", seed 11, replication \d, after 5\.\d+ d: station "press": dispatch rule "x:hungriest-next": expected a number, received NaN\n$/,
    )
  })

  it('loses nothing that was finished before', async () => {
    const out = join(folder, 'kept')
    // A rule must not remember anything; this one does, to fail in the third replication of its thread: when the clock has gone back twice.
    const text = `
      let runs = 0
      let last = 0
      const score = (carrier, now) => {
        if (now < last) runs++
        last = now
        return runs < 2 ? 0 : NaN
      }
      export const rules = { 'x:not-forgotten': { score: () => 0 }, 'x:hungriest-next': { score } }`
    const { code, stdout, stderr } = await run(file('later.mjs', text), '--threads', '1', '--out', out)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^SimulationError: line "line", seed 1, replication 2, /)
    expect(stdout).toContain('! A replication failed: the answer is from 2 of 3 replications.')
    expect(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).toMatchObject({ replications: 2 })
  })
})
