import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { OtherTrials, openTrialFile } from '../../src/platform/node/trial-file.ts'
import { smallJob } from './two-station-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-trials-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const job = smallJob()
const other = smallJob({ seed: 99 })
const outcome = (replication: number) => ({
  replication,
  values: Float64Array.of(0.1 + replication, Number.NaN, -0, Number.MIN_VALUE, 2 ** 53),
  events: 10 * replication,
})

/** A file with two trials of a job and one of another. */
function written(name: string): string {
  const path = join(folder, name)
  const file = openTrialFile(path, 'this plan')
  file.keep(job, outcome(1))
  file.keep(other, outcome(0))
  file.keep(job, outcome(0))
  file.close()
  return path
}

describe('trials on disk', () => {
  it('are there again when the file is opened anew, bit by bit, by job', () => {
    const file = openTrialFile(written('again'), 'this plan')
    expect(file.found).toBe(3)
    expect(file.known(job)).toEqual([outcome(1), outcome(0)])
    expect(file.known(other)).toEqual([outcome(0)])
    expect(file.known(smallJob({ horizon: 1e9 }))).toEqual([])
    file.close()
  })

  it.each([1, 20])('go on behind the last whole one where the last was cut off %i bytes early', (missing) => {
    const path = written(`torn ${missing}`)
    const whole = readFileSync(path, 'utf8')
    truncateSync(path, whole.length - missing)
    const file = openTrialFile(path, 'this plan')
    expect(file.found).toBe(2)
    file.keep(job, outcome(0))
    file.close()
    expect(readFileSync(path, 'utf8')).toBe(whole)
  })

  it('begin anew where not even the first line was written', () => {
    const path = written('only a beginning')
    truncateSync(path, 25)
    const file = openTrialFile(path, 'this plan')
    expect(file.found).toBe(0)
    file.close()
  })

  it('of another plan, another version or something else altogether are left alone', () => {
    const path = written('other')
    const before = readFileSync(path, 'utf8')
    expect(() => openTrialFile(path, 'that plan')).toThrow(/expected trials of this plan, received those of another one/)
    writeFileSync(path, before.replace(/"version":"[^"]+"/, '"version":"0.0.1"'))
    expect(() => openTrialFile(path, 'this plan')).toThrow(/expected trials of version .*, received those of 0\.0\.1/)
    writeFileSync(path, 'my notes')
    expect(() => openTrialFile(path, 'this plan')).toThrow(OtherTrials)
    expect(readFileSync(path, 'utf8')).toBe('my notes')
  })

  it('are refused, with the line, where one in the middle is broken', () => {
    const path = written('broken')
    appendFileSync(path, 'nonsense\n')
    expect(() => openTrialFile(path, 'this plan')).toThrow(`${path}:5\n  expected a trial, received "nonsense"`)
  })
})
