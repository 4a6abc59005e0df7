import { describe, expect, it } from 'vitest'
import { type PrecisionFlags, precisionOf } from '../../src/cli/precision-flags.ts'
import { type RunJobFlags, runJob } from '../../src/cli/run-job.ts'
import { d, every, line, min, step } from '../support/line.ts'

const queue = line({ steps: [step('saw', 30 * min)], release: [every(60 * min)] })
const job = { line: queue, lineHash: '', seed: 1, replications: 4, warmUp: 0, horizon: d }
const of = (flags: PrecisionFlags) => precisionOf(job, flags)
const refused = (flags: PrecisionFlags): string => {
  try {
    of(flags)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

describe('--until', () => {
  it('alone is about good units a day and the mean cycle time, after at least ten replications, of at most a thousand', () => {
    const targets = ['goodPerDay', 'cycleTimeMean'].map((kpi) => ({ kpi, relative: 0.01 }))
    expect(of({ until: ['1%'] })).toEqual({ plan: { targets, least: 10, budget: 1000 }, timeLimit: null })
    expect(of({})).toBeNull()
  })

  it('names any number of the result, several times; --replications is the least number of them', () => {
    const until = ['cycleTimeMean=2 %', 'stations.saw.load=0.005']
    expect(of({ until, replications: 5, budget: '200' })?.plan).toEqual({
      targets: [
        { kpi: 'cycleTimeMean', relative: 0.02 },
        { kpi: 'stations.saw.load', relative: 0.005 },
      ],
      least: 5,
      budget: 200,
    })
  })

  it('stops by the clock too', () => {
    expect(of({ until: ['1%'], budget: '10 min' })?.timeLimit).toBe(600_000)
  })

  it('is refused with what was expected where it makes no sense', () => {
    const share = 'expected a share above 0 % and below 100 %, such as "1 %" or "cycleTimeMean=2 %"'
    expect(refused({ until: ['0 %'] })).toBe(`--until\n  ${share}, received "0 %"`)
    expect(refused({ until: ['cycleTimeMean=fast'] })).toBe(`--until\n  ${share}, received "cycleTimeMean=fast"`)
    expect(refused({ until: ['cycleTimeMaen=1%'] })).toBe(
      '--until\n  expected numbers of the result, received "cycleTimeMaen": did you mean "cycleTimeMean"?',
    )
    expect(refused({ until: ['1%'], replications: 1 })).toMatch(/^--replications\n {2}expected at least 2 with --until/)
    expect(refused({ until: ['1%'], budget: '5' })).toMatch(/^--budget\n {2}expected at least the 10 replications/)
    expect(refused({ until: ['1%'], budget: '10 m' })).toMatch(
      /^--budget\n {2}expected a number of replications up to 100000, or a duration/,
    )
    expect(refused({ budget: '5' })).toMatch(/^--budget\n {2}expected it beside --until/)
  })
})

describe('the job of a run', () => {
  const jobFor = (flags: RunJobFlags, chooses = false) =>
    runJob(
      { line: { ...queue, run: { ...queue.run, warmUp: 2 * d, horizon: 9 * d, ...(chooses && { choosesWarmUp: true }) } }, hash: '' },
      null,
      flags,
    )

  it('whose warm-up is chosen is twice as long as its horizon, by flag or by line', () => {
    expect(jobFor({ warmUp: 'auto' })).toMatchObject({ warmUp: 9 * d, horizon: 9 * d, choosesWarmUp: true })
    expect(jobFor({ horizon: '5 d' }, true)).toMatchObject({ warmUp: 5 * d, horizon: 5 * d, choosesWarmUp: true })
    expect(jobFor({ warmUp: '3 d' }, true)).toMatchObject({ warmUp: 3 * d, horizon: 9 * d, series: true })
    expect(() => jobFor({ warmUp: 'some' })).toThrow('--warm-up\n  expected a duration such as "90 d", or auto, received "some"')
  })

  it('with control variates has replications whose number and window are given', () => {
    expect(jobFor({ controlVariates: true, replications: 20 })).toMatchObject({ controlVariates: true, replications: 20, series: true })
    const refusedWith = (flags: RunJobFlags) => () => jobFor({ controlVariates: true, ...flags })
    const expected = '--control-variates\n  expected '
    expect(refusedWith({ batches: 30 })).toThrow(`${expected}it without --batches: they take independent replications, received both`)
    expect(refusedWith({ until: ['1 %'] })).toThrow(`${expected}it without --until, which looks at plain means, received both`)
    expect(refusedWith({ warmUp: 'auto' })).toThrow(
      `${expected}a warm-up that is given, such as --warm-up "30 d", received one that is to be chosen`,
    )
  })

  it('in batches is one replication, and goes with nothing that asks for several', () => {
    expect(jobFor({ batches: 30 })).toMatchObject({ replications: 1, batches: 30 })
    for (const other of [{ until: ['1%'] }, { replications: 5 }, { warmUp: 'auto' }])
      expect(() => jobFor({ batches: 30, ...other })).toThrow(/^--batches\n {2}expected/)
    expect(() => jobFor({ until: ['1%'], log: 'log.ndjson' })).toThrow(/^--log\n {2}expected it without --until/)
  })
})
