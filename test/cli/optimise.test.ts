import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { optimumSchema } from '../../src/spec/optimum.ts'
import { tollway, tollwayInterrupted, tollwayWith } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-optimise-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lesson 1: a lot an hour, 48 min of test; two testers take half as long as one. */
const plan = join(folder, 'plan.yaml')
const planText = `format: tollway-plan/1
line: 01-one-machine
warmUp: 5 d
horizon: 30 d
factors:
  testers: { path: stations.tester.machines, values: [1, 2, 3], cost: 90k USD/y }
goal:
  limits:
    cycleTimeMean: { atMost: 90 min, tolerance: 5 % }
`

describe('tollway optimise', () => {
  beforeAll(() => writeFileSync(plan, planText))

  it('says which set is the cheapest that does, how sure that is, and why the others were not simulated, within 80 columns', async () => {
    const { code, stdout, stderr } = await tollwayWith({ COLUMNS: '80' }, 'optimise', plan)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^The cheapest of 3 sets that keeps to the limits: testers 2; 180,000 USD\/y\.\nMean cycle time 5\d\.\d ± [\d.]+ min \(at most 90 min\)\./,
    )
    expect(stdout).toMatch(/^With 95 %, and within the tolerances/m)
    expect(stdout).toMatch(/^- 1: too slow by the approximation/m)
    expect(stdout).toMatch(/^- 1: cost more$/m)
    expect(stdout).toMatch(/^Next, all sets in full: tollway sweep /m)
    expect(Math.max(...stdout.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80 + folder.length)
  })

  it('prints the same JSON however many threads, goes on where it was, and keeps to its budget', { timeout: 60_000 }, async () => {
    const out = join(folder, 'optimum')
    const small = await tollway('optimise', plan, '--budget', '10', '--json', '--out', out)
    expect(optimumSchema.parse(JSON.parse(small.stdout))).toMatchObject({ end: 'budget', spent: 0, chosen: null })
    const one = await tollway('optimise', plan, '--threads', '1', '--json')
    const two = await tollway('optimise', plan, '--threads', '2', '--json', '--out', out)
    expect(two.stdout).toBe(one.stdout)
    expect(readFileSync(join(out, 'optimum.json'), 'utf8')).toBe(one.stdout.trimEnd())
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('seed 1; the same lines, seed and options give the same bytes')
    expect(readFileSync(join(out, 'sets.csv'), 'utf8').split('\n')).toHaveLength(5)
    const optimum = optimumSchema.parse(JSON.parse(one.stdout))
    expect([optimum.end, optimum.sets[optimum.chosen!]!.settings, optimum.seed]).toEqual(['answered', ['2'], 1])
    expect(readFileSync(join(out, 'trials.ndjson'), 'utf8').split('\n')).toHaveLength(optimum.spent + 2)
  })

  it('does the shipped plan', { timeout: 60_000 }, async () => {
    const shipped = fileURLToPath(new URL('../../lines/plans/enough-machines.yaml', import.meta.url))
    const { code, stdout } = await tollway('optimise', shipped, '--horizon', '3 d', '--warm-up', '1 d', '--budget', '60', '--json')
    expect(code).toBe(0)
    const { sets, currency, spent, choices } = optimumSchema.parse(JSON.parse(stdout))
    expect([sets.length, currency, choices.every(({ priced }) => priced)]).toEqual([135, 'USD', true])
    expect(spent).toBeLessThanOrEqual(60)
    expect(sets.filter(({ fate }) => fate === 'impossible').length).toBeGreaterThan(0)
  })

  it('Ctrl-C ends it with 130, says what is kept, and claims nothing', async () => {
    const out = join(folder, 'stopped')
    const ready = () => existsSync(join(out, 'trials.ndjson'))
    const { code, stdout } = await tollwayInterrupted(ready, 'optimise', plan, '--horizon', '100000 d', '--out', out)
    expect(code).toBe(130)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^! Stopped by Ctrl-C after \d+ replications: kept in .*; the same command goes on from there\. No set that keeps/,
    )
    expect(existsSync(join(out, 'optimum.json'))).toBe(false)
  })

  it.each([
    ['goal:', 'gaol:', /plan2\.yaml:7:1 {2}gaol\n {2}no keyword "gaol" here; did you mean "goal"\?/],
    ['cycleTimeMean:', 'cycleTimeMaen:', /plan2\.yaml:9:20 {2}goal\.limits\.cycleTimeMaen\n {2}expected .*did you mean "cycleTimeMean"\?/],
    [
      'atMost: 90 min',
      'atMost: 90',
      /plan2\.yaml:9:20 {2}goal\.limits\.cycleTimeMean\n {2}expected a duration such as "30 h" for cycleTimeMean, received "90"/,
    ],
    ['warmUp:', 'design: one at a time\nwarmUp:', /plan2\.yaml:3:9 {2}design\n {2}expected "full factorial".*, received "one at a time"/],
    ['warmUp:', 'replications: 2\nwarmUp:', /plan2\.yaml:3:15 {2}replications\n {2}expected at least 5: .*, received 2/],
    [
      'values: [1, 2, 3]',
      'range: 1 to 3000, steps: 3000',
      /plan2\.yaml:6:3 {2}factors\n {2}expected at most 2000 combinations, received 3000/,
    ],
  ])('with %s as %s is refused where that stands', async (right, wrong, message) => {
    const file = join(folder, 'plan2.yaml')
    writeFileSync(file, planText.replace(right, wrong))
    const { code, stdout, stderr } = await tollway('optimise', file)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('of a plan without a goal says what is missing', async () => {
    const file = join(folder, 'plan3.yaml')
    writeFileSync(file, planText.slice(0, planText.indexOf('goal:')))
    const { code, stderr } = await tollway('optimise', file)
    expect([code, stderr]).toEqual([2, expect.stringMatching(/plan3\.yaml\n {2}expected a plan with a goal, such as .*, received none\n$/)])
  })
})
