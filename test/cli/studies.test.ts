import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonSchema } from '../../src/spec/comparison.ts'
import { curveSchema } from '../../src/spec/curve.ts'
import { sweepSchema } from '../../src/spec/sweep.ts'
import { type Run, tollway, tollwayInterrupted, tollwayKilled, tollwayWith } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-studies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const short = ['--replications', '3', '--warm-up', '2 d', '--horizon', '10 d']
const faster = 'faster: stations.tester.processTime=exponential(40 min) per lot'

describe('tollway compare', () => {
  it('says in sentences what differs between variants of a line, within 80 columns', async () => {
    const argv = [
      'compare',
      '01-one-machine',
      '--with',
      faster,
      '--with',
      'stations.tester.machines=2',
      ...short,
      '--replications',
      '5',
      '--horizon',
      '150 d',
    ]
    const { code, stdout, stderr } = await tollwayWith({ COLUMNS: '80' }, ...argv)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^faster against 01-one-machine: .*mean cycle time [\d.]+ ± [\d.]+\s+(h|min)\s+shorter/s)
    expect(stdout).toMatch(/^stations\.tester\.machines=2 against 01-one-machine: /m)
    expect(stdout).toMatch(/the 2 of\s+one number hold together with 95 % \(Bonferroni, each 97\.5 %\)/)
    expect(Math.max(...stdout.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80)
  })

  it('prints the same JSON and nothing else, however many threads, and writes it with --out', async () => {
    const out = join(folder, 'comparison')
    const argv = ['compare', '01-one-machine', '03-batch-oven', '02-two-machines-and-a-buffer', '--all-pairs', ...short, '--json']
    const [one, two] = [await tollway(...argv, '--threads', '1'), await tollway(...argv, '--threads', '2', '--out', out)]
    expect(one.stdout).toBe(two.stdout)
    expect(readFileSync(join(out, 'comparison.json'), 'utf8')).toBe(two.stdout.trimEnd())
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('seed 1; the same lines, seed and options give the same bytes')
    const comparison = comparisonSchema.parse(JSON.parse(one.stdout))
    expect(comparison.family).toMatchObject({ of: 'all-pairs', comparisons: 3 })
    expect(comparison).toMatchObject({ replications: 3, horizon: 10 * 86_400e6, seed: 1 })
  })

  it('runs every line as the first one says', async () => {
    const { stdout } = await tollway('compare', '03-batch-oven', '01-one-machine', '--replications', '2', '--horizon', '5 d', '--json')
    const first = JSON.parse((await tollway('run', '03-batch-oven', '--replications', '2', '--horizon', '5 d', '--json')).stdout)
    const comparison = comparisonSchema.parse(JSON.parse(stdout))
    expect(comparison).toMatchObject({ warmUp: first.warmUp, seed: first.seed })
    expect(comparison.kpis.find(({ kpi }) => kpi === 'cycleTimeMean')!.estimates[0]).toEqual(first.kpis.cycleTimeMean)
  })

  it.each([
    [
      ['compare', '01-one-machine'],
      /^tollway compare\n {2}expected two lines or more, or one with variants \(--with\), received one line\n$/,
    ],
    [['compare', '01-one-machine', '03-batch-oven', '--with', faster], /^--with\n {2}expected variants of one line/],
    [['compare', '01-one-machine', '--with', 'faster'], /^--with\n {2}expected a name and changes such as .*, received "faster"\n$/],
    [['compare', '01-one-machine', '--with', 'run.seed=2'], /^--with\n {2}expected changes of the plant/],
    [['compare', '01-one-machine', '--with', 'stations.testr.machines=2'], /^--set:1:10 {2}stations\.testr\n/],
    [
      ['compare', '01-one-machine', '--with', faster, '--kpi', 'stations.testr.load'],
      /^--kpi\n {2}expected .*, received "stations\.testr\.load", which 01-one-machine lacks; did you mean "stations\.tester\.load"\?\n$/,
    ],
  ])('%j ends with 2', async (argv, message) => {
    const { code, stdout, stderr } = await tollway(...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('Ctrl-C ends it with 130 before there is an answer', async () => {
    const out = join(folder, 'interrupted comparison')
    const argv = ['compare', '01-one-machine', '--with', faster, '--horizon', '100000 d', '--out', out]
    const { code, stdout, stderr } = await tollwayInterrupted(() => existsSync(out), ...argv)
    expect({ code, stdout, stderr }).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Stopped before two lines had a replication finished: no answer.\n',
    })
  })
})

const plan = join(folder, 'plan.yaml')
const planText = `format: tollway-plan/1
line: 01-one-machine
replications: 3
warmUp: 10 d
horizon: 1400 d
kpis: [goodPerDay, cycleTimeMean]
factors:
  testers: { path: stations.tester.machines, values: [1, 2] }
  lots: { path: release.arrivals.every, values: [exponential(60 min), exponential(55 min)] }
`

describe('tollway sweep', () => {
  const whole = join(folder, 'undisturbed')
  let wholeRun: Run
  let undisturbed: string

  beforeAll(async () => {
    writeFileSync(plan, planText)
    wholeRun = await tollwayWith({ COLUMNS: '80' }, 'sweep', plan, '--out', whole)
    undisturbed = readFileSync(join(whole, 'sweep.json'), 'utf8')
  }, 60_000)

  const trials = (out: string): string => join(out, 'trials.ndjson')
  const kept = (out: string): number => (existsSync(trials(out)) ? readFileSync(trials(out), 'utf8').split('\n').length - 2 : 0)

  it('prints every point and every effect, and writes them as JSON, CSV and Parquet', async () => {
    const { code, stdout, stderr } = wholeRun
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^ {2}testers 2 against 1 .* shorter|^ {2}testers 2 against 1 .*lower$/m)
    expect(stdout).toMatch(/^ {2}testers 2 x lots exponential\(55 min\)/m)
    const sweep = sweepSchema.parse(JSON.parse(undisturbed))
    expect([sweep.points.length, sweep.replications, sweep.family!.effects]).toEqual([4, 3, 3])
    expect(readFileSync(join(whole, 'points.csv'), 'utf8').split('\n')).toHaveLength(6)
    const report = readFileSync(join(whole, 'report.html'), 'utf8')
    expect([report.includes('by lots and testers'), stdout.includes('Report to look at')]).toEqual([true, true])
    const parquet = readFileSync(join(whole, 'points.parquet'))
    const rows = await parquetReadObjects({
      file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer,
    })
    expect(rows[3]).toMatchObject({ testers: '2', lots: 'exponential(55 min)', 'cycleTimeMean (h)': sweep.points[3]!.estimates[1]!.mean })
  })

  it('killed in its middle, the last line torn, goes on and ends with the same table', async () => {
    const out = join(folder, 'killed')
    await tollwayKilled(() => kept(out) >= 3, 'sweep', plan, '--out', out, '--threads', '1')
    const before = kept(out)
    expect(before).toBeGreaterThanOrEqual(3)
    expect(existsSync(join(out, 'sweep.json'))).toBe(false)
    truncateSync(trials(out), readFileSync(trials(out)).length - 7)
    const { code, stdout } = await tollway('sweep', plan, '--out', out, '--json')
    expect(code).toBe(0)
    expect(stdout.trimEnd()).toBe(undisturbed)
    expect(readFileSync(join(out, 'sweep.json'), 'utf8')).toBe(undisturbed)
    expect(kept(out)).toBe(12)
  })

  it('stopped by Ctrl-C says what is kept, ends with 130, and goes on', async () => {
    const out = join(folder, 'stopped')
    const { code, stdout } = await tollwayInterrupted(() => kept(out) >= 2, 'sweep', plan, '--out', out, '--threads', '1')
    expect(code).toBe(130)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^! Stopped by Ctrl-C: \d+ of 12 replications are done and kept in .*; the same command goes on from there\./,
    )
    expect((await tollway('sweep', plan, '--out', out, '--json')).stdout.trimEnd()).toBe(undisturbed)
  })

  it('takes more replications of the same plan from where it was, and refuses a folder of another', async () => {
    const out = whole
    const more = await tollway('sweep', plan, '--out', out, '--replications', '4', '--json')
    expect(sweepSchema.parse(JSON.parse(more.stdout)).replications).toBe(4)
    expect(kept(out)).toBe(16)
    const other = join(folder, 'other.yaml')
    writeFileSync(other, planText.replace('55 min', '50 min'))
    const { code, stderr } = await tollway('sweep', other, '--out', out)
    expect(code).toBe(2)
    expect(stderr).toMatch(/trials\.ndjson\n {2}expected trials of this plan, received those of another one .*choose another folder\n$/)
  })

  it.each([
    [
      'stations.tester.machines',
      'stations.testr.machines',
      /plan\d\.yaml:8:\d+ {2}stations\.testr\n {2}no entry of stations "testr"; did you mean "tester"\?/,
    ],
    [
      'values: [1, 2]',
      'values: [1, 0]',
      /plan\d\.yaml:8:\d+ {2}stations\.tester\.machines\n {2}expected a whole number, at least 1, received 0/,
    ],
    [
      'goodPerDay,',
      'goodPerDy,',
      /plan\d\.yaml:6:8 {2}kpis\[0\]\n {2}expected .*, received "goodPerDy", which 1, exponential\(60 min\) lacks; did you mean "goodPerDay"\?/,
    ],
    [
      'line: 01-one-machine',
      'line: 01-one-machin',
      /plan\d\.yaml:2:7 {2}line\n {2}expected a line file, or the name of a shipped line, received "01-one-machin"/,
    ],
    ['factors:', 'factor:', /plan\d\.yaml:7:1 {2}factor\n/],
  ])('with %s instead of %s is refused where that stands', async (right, wrong, message) => {
    const file = join(folder, 'plan1.yaml')
    writeFileSync(file, planText.replace(right, wrong))
    const { code, stdout, stderr } = await tollway('sweep', file)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('does the shipped plan', async () => {
    const shipped = fileURLToPath(new URL('../../lines/plans/test-floor.yaml', import.meta.url))
    const { code, stdout } = await tollway('sweep', shipped, '--replications', '2', '--horizon', '3 d', '--warm-up', '0 s')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^8 points \(full factorial\), 2 x/m)
  })

  it('keeps a folder apart that holds something else', async () => {
    const out = join(folder, 'mine')
    mkdirSync(out)
    appendFileSync(trials(out), 'my notes\n')
    expect((await tollway('sweep', plan, '--out', out)).stderr).toMatch(/expected trials \(tollway-trials\/1\), received something else/)
    expect(readFileSync(trials(out), 'utf8')).toBe('my notes\n')
  })
})

describe('tollway curve', () => {
  it('draws the curve with its working point and says what the line makes at most, within 80 columns', async () => {
    const { code, stdout, stderr } = await tollwayWith({ COLUMNS: '80' }, 'curve', '01-one-machine', ...short, '--points', '3')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/01-one-machine makes at most [\d,]+ ± [\d,]+ good units\/day \(measured,\s+saturated\)/)
    expect(stdout).toMatch(/^◆ 80 % .* the file/m)
    expect(stdout.split('\n').filter((text) => text.includes('┤')).length).toBe(17)
    expect(Math.max(...stdout.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80)
  })

  it('prints the same JSON however many threads, and writes JSON and CSV with --out', async () => {
    const out = join(folder, 'curve')
    const argv = ['curve', '02-two-machines-and-a-buffer', ...short, '--points', '3', '--json']
    const [one, two] = [await tollway(...argv, '--threads', '1'), await tollway(...argv, '--threads', '2', '--out', out)]
    expect(one.stdout).toBe(two.stdout)
    expect(readFileSync(join(out, 'curve.json'), 'utf8')).toBe(one.stdout.trimEnd())
    const curve = curveSchema.parse(JSON.parse(one.stdout))
    expect([curve.by, curve.points.map(({ scale }) => scale)]).toEqual(['lots-kept', [0.25, 1, 4]])
    expect(readFileSync(join(out, 'curve.csv'), 'utf8').split('\n')).toHaveLength(5)
  })

  it.each([
    [['curve', '01-one-machine', '--from', '90 %', '--to', '80 %'], '--from\n  expected less than --to (80 %), received 90 %\n'],
    [
      ['curve', '01-one-machine', '--from', 'half'],
      '--from\n  expected a share such as "50 %", above 0 and up to 10000 %, received "half"\n',
    ],
    [['curve', '01-one-machine', '--points', '1'], '--points\n  expected a whole number from 2 to 100, received "1"\n'],
  ])('%j ends with 2', async (argv, stderr) => {
    expect(await tollway(...argv)).toEqual({ code: 2, stdout: '', stderr })
  })
})
