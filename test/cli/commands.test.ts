import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/io/canonical.ts'
import { tollway, tollwayInterrupted, tollwayWith } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const starter = join(folder, 'starter.yaml')
const short = ['--replications', '3', '--warm-up', '2 d', '--horizon', '5 d']

describe('tollway init', () => {
  it('writes a starter line that check accepts, and never overwrites', async () => {
    const first = await tollway('init', starter)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain(`Next: tollway check ${starter}`)
    expect(await tollway('check', starter)).toMatchObject({ code: 0, stderr: '' })
    writeFileSync(join(folder, 'mine.yaml'), 'mine')
    const second = await tollway('init', join(folder, 'mine.yaml'))
    expect(second.code).toBe(2)
    expect(second.stderr).toBe(
      `${join(folder, 'mine.yaml')}\n  expected the name of a file that does not exist yet, received an existing one, which stays as it is\n`,
    )
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('mine')
  })
})

describe('tollway check', () => {
  it('prints the limit, the expected bottleneck and every station, within 80 columns', async () => {
    const { stdout, code } = await tollwayWith({ COLUMNS: '80' }, 'check', starter)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^starter is valid; it can make at most [\d,]+ good units\/day/)
    expect(stdout).toMatch(/▶ .* bottleneck\n/)
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .slice(0, -3)
          .map((text) => text.length),
      ),
    ).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/Next: tollway run .*\n$/)
  })

  it('prints nothing but JSON with --json', async () => {
    const { stdout } = await tollway('check', starter, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ line: { name: 'starter' }, rows: expect.any(Array), limitGoodPerDay: expect.any(Number) })
  })

  it('names file, line and column of a mistake, and ends with 2', async () => {
    const file = join(folder, 'broken.yaml')
    writeFileSync(file, readFileSync(starter, 'utf8').replace('format: tollway/1', 'format: tollway/1\nstatoins: {}'))
    const { code, stdout, stderr } = await tollway('check', file)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/broken\.yaml:\d+:1 {2}statoins\n {2}.*stations/)
  })

  it('says where it looked for a line that is not there', async () => {
    expect(await tollway('check', 'no-such-line')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'no-such-line\n  expected a line file or the name of a shipped line (see tollway lines), received no such file\n',
    })
  })
})

describe('tollway run', () => {
  it('answers in a sentence first, and says last what to do next', async () => {
    const { code, stdout, stderr } = await tollway('run', starter, ...short)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/starter makes [\d,.]+ ± [\d,.]+ good units\/day \(95 %, 3 x 5 d\)/)
    expect(stdout).toMatch(/\nNext, one more machine there: tollway run \S+ --set stations\.\S+\.machines=\d+\n$/)
    expect(stdout).not.toContain('\u001b')
  })

  it('proposes one more of the kits that the bottleneck waits for, where it waits for kits', async () => {
    const { code, stdout } = await tollway('run', '12-tooling', ...short)
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nNext, one more kit there: tollway run 12-tooling --set kits\.handler-kit-toll\.count=4\n$/)
  })

  it('writes the same result.json twice, whose hash is in run.json, and prints the same with --json', async () => {
    const outs = [join(folder, 'a'), join(folder, 'deep', 'b')]
    await tollway('run', starter, ...short, '--out', outs[0] ?? '', '--threads', '1')
    const { stdout } = await tollway('run', starter, ...short, '--out', outs[1] ?? '', '--threads', '2', '--json')
    const texts = outs.map((out) => readFileSync(join(out, 'result.json'), 'utf8'))
    expect(texts[0]).toBe(texts[1])
    expect(stdout.trimEnd()).toBe(texts[0]?.trimEnd())
    const record = JSON.parse(readFileSync(join(outs[1] ?? '', 'run.json'), 'utf8'))
    expect(record).toMatchObject({ format: 'tollway-run/1', threads: 2, resultHash: sha256Hex(texts[1] ?? '') })
  })

  it('writes the same report and series twice, and says where the report is', async () => {
    const outs = [join(folder, 'c'), join(folder, 'd')]
    const { stdout } = await tollway('run', starter, ...short, '--out', outs[0] ?? '', '--threads', '1')
    await tollway('run', starter, ...short, '--out', outs[1] ?? '', '--threads', '2')
    expect(stdout).toContain(
      `\nReport to look at: ${join(outs[0] ?? '', 'report.html')}\nNumbers beside it: result.json, series.json, run.json\n`,
    )
    for (const file of ['report.html', 'series.json']) {
      const [one, other] = outs.map((out) => readFileSync(join(out, file), 'utf8'))
      expect(one).toBe(other)
    }
    expect(readFileSync(join(outs[0] ?? '', 'report.html'), 'utf8')).toContain('starter makes ')
  })

  it('another seed or a changed station is another result', async () => {
    const results = await Promise.all([[], ['--seed', '99']].map((more) => tollway('run', starter, ...short, '--json', ...more)))
    expect(results[0]?.stdout).not.toBe(results[1]?.stdout)
  })

  it('Ctrl-C ends it with exit code 130 and no stack trace', async () => {
    const out = join(folder, 'interrupted')
    // The folder is made right before the simulation starts.
    const isRunning = (): boolean => existsSync(out)
    const { code, stdout, stderr } = await tollwayInterrupted(
      isRunning,
      'run',
      starter,
      '--replications',
      '1',
      '--horizon',
      '100000 d',
      '--out',
      out,
    )
    expect(code).toBe(130)
    expect(stdout).toBe('')
    expect(stderr).toBe('Stopped before the first replication was finished: no answer.\n')
  })

  it('refuses an --out that is a file before it simulates anything', async () => {
    const { code, stderr } = await tollway('run', starter, ...short, '--out', starter)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^--out\n {2}expected a folder/)
  })
})

describe('bad flags end with 2 and name the flag, what was expected and what came', () => {
  it.each([
    [['run', 'x', '--replications', 'many'], '--replications\n  expected a whole number from 1 to 100000, received "many"\n'],
    [['run', 'x', '--set', 'machines'], '--set\n  expected path=value, such as stations.hot-test.machines=10, received "machines"\n'],
    [
      ['schema', 'lines'],
      'tollway schema\n  expected one of line, result, plan, comparison, sweep, optimum, curve, explanation, received "lines"\n',
    ],
  ])('%j', async (argv, stderr) => {
    expect(await tollway(...argv)).toEqual({ code: 2, stdout: '', stderr })
  })

  it.each([
    [['run', 'x', '--replication', '3'], /unknown option '--replication'.*Did you mean --replications/],
    [['run'], /missing required argument 'line'/],
    [['runn'], /unknown command 'runn'.*Did you mean run/],
    [['run', 'x', '--seed'], /'--seed <n>' argument missing/],
    [[], /expected a command/],
  ])('%j', async (argv, stderr) => {
    const run = await tollway(...argv)
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(stderr)
  })
})

describe('the other commands', () => {
  it('lines lists every shipped line with its title', async () => {
    const { code, stdout } = await tollway('lines')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^toll-reference {2,}\S/m)
  })

  it.each(['line', 'result', 'plan', 'comparison', 'sweep', 'optimum', 'curve', 'explanation'])(
    'schema %s prints a JSON Schema',
    async (what) => {
      const { code, stdout } = await tollway('schema', what)
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toHaveProperty('$schema')
    },
  )

  it('help and version end with 0', async () => {
    expect((await tollway('--help')).code).toBe(0)
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await tollway('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(existsSync(starter)).toBe(true)
  })
})
