import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { explanationSchema } from '../../src/spec/explanation.ts'
import { tollway, tollwayInterrupted, tollwayWith } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-explain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const short = ['--replications', '3', '--warm-up', '2 d', '--horizon', '10 d']

describe('tollway explain', () => {
  it('says why a line makes what it makes, within 80 columns', async () => {
    const { code, stdout, stderr } = await tollwayWith({ COLUMNS: '80' }, 'explain', '12-tooling', ...short)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^12-tooling makes [\d,]+ ± [\d,]+ good units\/day\. Lots spend/)
    expect(stdout).toMatch(/^ {2}waiting for a kit/m)
    expect(stdout).toMatch(/^One more kit handler-kit-toll: [\d.]+ ± [\d.]+ %\s+more\s+output/m)
    expect(stdout).toMatch(/kit handler-kit-toll 3 -> 4 +│█/)
    expect(Math.max(...stdout.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80)
  })

  it('prints the same JSON and nothing else, however many threads, and writes it with --out', async () => {
    const out = join(folder, 'explanation')
    const argv = ['explain', '01-one-machine', ...short, '--json']
    const [one, two] = [await tollway(...argv, '--threads', '1'), await tollway(...argv, '--threads', '2', '--out', out)]
    expect(one.stdout).toBe(two.stdout)
    expect(readFileSync(join(out, 'explanation.json'), 'utf8')).toBe(two.stdout.trimEnd())
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('seed 1; the same lines, seed and options give the same bytes')
    const { cycleTime, replications, goodPerDay } = explanationSchema.parse(JSON.parse(one.stdout))
    expect(cycleTime.parts.reduce((sum, { time }) => sum + time.mean!, 0)).toBeCloseTo(cycleTime.mean.mean!, 9)
    const run = JSON.parse((await tollway('run', '01-one-machine', ...short, '--json')).stdout)
    expect({ replications, goodPerDay, mean: cycleTime.mean }).toEqual({
      replications: 3,
      goodPerDay: run.kpis.goodPerDay,
      mean: run.kpis.cycleTimeMean,
    })
  })

  it('Ctrl-C ends it with 130 before there is an answer', async () => {
    const out = join(folder, 'interrupted')
    const { code, stdout, stderr } = await tollwayInterrupted(
      () => existsSync(out),
      'explain',
      '01-one-machine',
      '--horizon',
      '100000 d',
      '--out',
      out,
    )
    expect({ code, stdout, stderr }).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Stopped before the first replication was finished: no answer.\n',
    })
  })

  it.each([
    [['explain', '01-one-machine', '--horizon', 'soon'], /^--horizon\n {2}expected /],
    [['explain', '01-one-machin'], /01-one-machin/],
  ])('%j ends with 2', async (argv, message) => {
    const { code, stdout, stderr } = await tollway(...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
