/** Ten broken files, and some that are hostile: each gives positioned problems, soon. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reading, readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'
import { cpuTime } from '../support/cpu-time.ts'
import { changed, messages, ONE_MACHINE, read } from './files.ts'

const folder = fileURLToPath(new URL('broken/', import.meta.url))
/** Of CPU time. */
const LONGEST_MS = 2000

async function readBroken(name: string, base = folder): Promise<{ reading: Reading; ms: number }> {
  const start = cpuTime()
  const reading = await readLine(name, { readText: (ref) => readFile(join(base, ref), 'utf8') })
  return { reading, ms: cpuTime() - start }
}

function told(reading: Reading): string {
  return reading.ok ? 'nothing is wrong' : reading.problems.map(formatProblem).join('\n')
}

describe('a broken file', () => {
  test.each([
    ['tab-indentation.txt', 'tab-indentation.txt:3:1\n  expected spaces for indentation, received a tab'],
    ['unknown-key.yaml', 'unknown-key.yaml:10:5  stations.bench.machins\n  no keyword "machins" here; did you mean "machines"?'],
    [
      'bad-unit.yaml',
      'bad-unit.yaml:11:18  stations.bench.processTime\n  expected a duration such as "1.2 s" or a distribution, received "50 sek per lot"; units of time are us, ms, s, min, h, d, wk',
    ],
    ['missing-step.yaml', 'missing-step.yaml:7:37  routes.part.steps.work.next\n  no step "inspect"; the steps are work'],
    [
      'negative-time.yaml',
      'negative-time.yaml:11:18  stations.bench.processTime\n  expected a duration such as "1.2 s" or a distribution, not negative, received "-50 s per lot"',
    ],
    ['unknown-station.yaml', 'unknown-station.yaml:7:24  routes.part.steps.work.station\n  no station "brench"; did you mean "bench"?'],
    [
      'cyclic-extends-1.yaml',
      'cyclic-extends-2.yaml:2:10  extends\n  expected files that do not extend themselves, received cyclic-extends-1.yaml -> cyclic-extends-2.yaml -> cyclic-extends-1.yaml',
    ],
    ['duplicate-name.yaml', 'duplicate-name.yaml:12:3  stations.bench\n  expected each name once, received "bench" again'],
    ['empty-file.yaml', 'empty-file.yaml:1:1\n  expected a line file that starts with "format: tollway/1", received an empty file'],
  ])('%s is told what is wrong with it', async (name, message) => {
    const { reading, ms } = await readBroken(name)
    expect(told(reading)).toBe(message)
    expect(ms).toBeLessThan(LONGEST_MS)
  })
})

describe('a file of 50 MB', () => {
  let temporary = ''
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'tollway-'))
    writeFileSync(join(temporary, 'huge.yaml'), ONE_MACHINE + '# and so on, and so on, and so on, and so on, and\n'.repeat(1_000_000))
  })
  afterAll(() => rmSync(temporary, { recursive: true }))

  test('is refused at once', async () => {
    const { reading, ms } = await readBroken('huge.yaml', temporary)
    expect(told(reading)).toBe('huge.yaml:1:1\n  expected a line file of at most 1 MB, received 50.1 MB')
    expect(ms).toBeLessThan(LONGEST_MS)
  })
})

describe('a hostile file', () => {
  const laughs = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)
  test.each([
    ['100,000 open brackets', '['.repeat(100_000), 'line.yaml:1:101\n  expected at most 100 levels of nesting, received more'],
    ['100,000 list marks', `${'- '.repeat(100_000)}x`, 'levels of nesting'],
    ['1,000 maps in maps', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'levels of nesting'],
    [
      'a billion laughs',
      ['a0: &a0 [x, x, x]', ...laughs].join('\n'),
      'expected at most 200000 values after writing out aliases, received more',
    ],
    ['a million commas', `a: [${','.repeat(900_000)}]`, 'expected at most 100000 words and marks, received more'],
    ['a million entries', `a: [${'1,'.repeat(490_000)}1]`, 'expected at most 100000 words and marks, received more'],
    ['bytes that are no text', '\u0000\u0001\u0002\uFFFD\uFFFD', 'expected'],
    ['very long names', changed('bench: {', `${'x'.repeat(300_000)}: {`), 'expected'],
    ['long names', changed('bench: {', `${'x'.repeat(1_000)}: {`), 'no station "bench"'],
    ['a very long number', changed('50 s', `${'9'.repeat(100_000)} s`), 'expected'],
    ['a text that never closes its parenthesis', changed('50 s per lot', `"${'f('.repeat(200_000)}"`), 'expected'],
    ['many blanks before a parenthesis', changed('50 s per lot', `"f()${' '.repeat(20_000)}("`), 'expected'],
    ['many blanks before a per', changed('50 s per lot', `"50 s${' '.repeat(20_000)}x"`), 'expected'],
  ])('%s is answered soon', async (_, text, message) => {
    const start = cpuTime()
    expect(await messages(text)).toContain(message)
    expect(cpuTime() - start).toBeLessThan(LONGEST_MS)
  })

  test('cannot reach into objects', async () => {
    expect(await messages(changed('part: {}', 'constructor: { prototype: { polluted: 1 } }'))).toContain('no keyword "prototype" here')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

test('whatever is cut out of or put into a line file, the reader answers and does not throw', async () => {
  const bits = fc.constantFrom(
    '\t',
    '{',
    '}',
    '[',
    ']',
    ': ',
    ', ',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '- ',
    '? ',
    '!!str ',
    '---\n',
    '|\n',
    '(',
    '\n',
    '%',
    'null',
    '-1',
    '\u0000',
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(ONE_MACHINE.length), fc.nat(12), bits, async (at, cut, bit) => {
      const reading = await read(ONE_MACHINE.slice(0, at) + bit + ONE_MACHINE.slice(at + cut))
      for (const problem of reading.ok ? [] : reading.problems) {
        expect(problem.line).toBeGreaterThan(0)
        expect(problem.column).toBeGreaterThan(0)
      }
      expect(reading.ok || reading.problems.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})
