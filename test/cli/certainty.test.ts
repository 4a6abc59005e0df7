import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../src/spec/result.ts'
import { tollway, tollwayWith } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-'))
const starter = join(folder, 'starter.yaml')
beforeAll(() => tollway('init', starter))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const resultOf = async (...flags: string[]): Promise<Result> =>
  JSON.parse((await tollway('run', starter, '--json', ...flags)).stdout) as Result

describe('tollway run, asked for certainty,', () => {
  it('chooses a warm-up, from the flag or the line file, and says why', async () => {
    const flags = ['--horizon', '20 d', '--replications', '5']
    const byFlag = await resultOf('--warm-up', 'auto', ...flags)
    expect(byFlag.warmUp + byFlag.horizon).toBe(40 * 86_400e6)
    expect(byFlag.warmUpChoice).toMatchObject({ rule: 'MSER-5', limit: 20 * 86_400e6 })
    const byLine = await resultOf('--set', 'run.warmUp=auto', ...flags)
    expect(byLine.kpis).toEqual(byFlag.kpis)
    const { stdout } = await tollwayWith({ COLUMNS: '80' }, 'run', starter, '--warm-up', 'auto', ...flags)
    expect(stdout).toMatch(/\nWarm-up: .*\(at most 20 d\): MSER-5/)
  })

  it('goes on until the answer is precise, with the same bytes on any number of threads', async () => {
    const flags = ['run', starter, '--warm-up', '2 d', '--horizon', '5 d', '--until', '5 %', '--json']
    const [one, two] = [await tollway(...flags, '--threads', '1'), await tollway(...flags, '--threads', '2')]
    expect([one.code, two.stdout]).toEqual([0, one.stdout])
    const { precision, replications } = JSON.parse(one.stdout) as Result
    expect(precision).toMatchObject({ reached: true, least: 10, budget: 1000 })
    expect(replications).toBeGreaterThanOrEqual(10)
  })

  it('says what was not reached when the budget is used up, and ends well', async () => {
    const { code, stdout } = await tollway('run', starter, '--horizon', '5 d', '--until', '0.01 %', '--budget', '10')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^! the precision wanted was not reached after 10 replications: of /)
    expect(stdout).toContain('Precision after 10 replications: goodPerDay ±')
  })

  it('keeps to a budget in time, with thousands of short replications too', async () => {
    const began = performance.now()
    const { code, stdout } = await tollway('run', starter, '--horizon', '0.1 d', '--until', '0.01 %', '--budget', '8 s')
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^! The budget is used up: the answer is from \d{3,} replications\.$/),
    ])
    // Ten times what was allowed is a clock that never stopped anything, on any machine.
    expect(performance.now() - began).toBeLessThan(80_000)
  })

  it('corrects means for what chance brought, as far as replications suffice', async () => {
    const flags = ['--control-variates', '--warm-up', '2 d', '--horizon', '5 d']
    const { controlVariates, kpis } = await resultOf(...flags, '--replications', '16')
    expect(controlVariates?.controls.length).toBeGreaterThan(0)
    expect(controlVariates?.kpis['goodPerDay']).toMatchObject({ unit: kpis['goodPerDay']?.unit, replications: 16 })
    const { stdout } = await tollway('run', starter, ...flags, '--replications', '8')
    expect(stdout).toMatch(/\nNothing is corrected: \d control variates take at least \d+ replications, these are 8\.\n/)
  })

  it('gives intervals from one long run in batches', async () => {
    const { intervals, replications, kpis } = await resultOf('--batches', '20', '--horizon', '100 d')
    expect([intervals?.method, intervals?.batches, replications]).toEqual(['batch means', 20, 1])
    expect(kpis['goodPerDay']?.halfWidth).toBeGreaterThan(0)
    expect(await tollway('run', starter, '--batches', '5')).toMatchObject({
      code: 2,
      stderr: '--batches\n  expected a whole number from 10 to 1000, received "5"\n',
    })
  })
})
