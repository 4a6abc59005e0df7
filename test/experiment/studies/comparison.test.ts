import { describe, expect, it } from 'vitest'
import { type Job, type ReplicationOutcome, SerialExecutor, Trials } from '../../../src/experiment/index.ts'
import { comparisonOf, gainOfSharing, type System, usualKpis } from '../../../src/experiment/studies/comparison.ts'
import { pairedDifference, Tally } from '../../../src/statistics/index.ts'
import { d, every, exponential, h, line, min, step } from '../../support/line.ts'

const systemWith = (name: string, service: number): System => ({
  name,
  set: [],
  job: {
    line: line({ steps: [step('saw', exponential(service))], release: [every(exponential(h))] }),
    lineHash: String(service),
    seed: 7,
    replications: 6,
    warmUp: 0,
    horizon: 20 * d,
  },
})

const slow = systemWith('slow', 50 * min)
const fast = systemWith('fast', 30 * min)
const again = systemWith('again', 50 * min)

async function trialsOf(systems: readonly System[], replications = 6): Promise<Trials> {
  const trials = new Trials(new SerialExecutor())
  await trials.ensure(systems.map(({ job }) => ({ job, replications })))
  return trials
}

/** Trials that were never run: `values` are the one number that is asked for, by job. */
function trialsWith(values: ReadonlyMap<Job, number[]>): Trials {
  const outcomes = (job: Job): ReplicationOutcome[] =>
    (values.get(job) ?? []).map((value, replication) => ({ replication, values: Float64Array.of(value), events: 0 }))
  return new Trials(new SerialExecutor(), { store: { known: outcomes, keep: () => {} } })
}

describe('lines that are compared', () => {
  it('differ by the mean of the paired differences, in intervals that hold together', async () => {
    const systems = [slow, fast, again]
    const trials = await trialsOf(systems)
    const { family, kpis } = comparisonOf(systems, ['cycleTimeMean'], trials, false)
    expect(family).toEqual({ of: 'against-first', comparisons: 2, level: 0.975 })
    const exact = pairedDifference(trials.values(fast.job, 'cycleTimeMean'), trials.values(slow.job, 'cycleTimeMean'), 0.975)
    expect(kpis[0]!.differences.map(({ first, second }) => [first, second])).toEqual([
      [1, 0],
      [2, 0],
    ])
    expect(kpis[0]!.differences[0]).toMatchObject({ difference: { ...exact, unit: 'h', replications: 6 }, verdict: 'lower' })
  })

  it('are the same where no replication differs, and then sharing has no measure', async () => {
    const systems = [slow, again]
    const [difference] = comparisonOf(systems, ['goodPerDay'], await trialsOf(systems), false).kpis[0]!.differences
    expect(difference).toMatchObject({ difference: { mean: 0, halfWidth: 0 }, verdict: 'same', gain: null })
  })

  it('are compared each with each other, the later less the earlier', async () => {
    const systems = [slow, fast, again]
    const { family, kpis } = comparisonOf(systems, ['cycleTimeMean'], await trialsOf(systems), true)
    expect(family).toMatchObject({ of: 'all-pairs', comparisons: 3 })
    expect(kpis[0]!.differences.map(({ first, second, verdict }) => [first, second, verdict])).toEqual([
      [1, 0, 'lower'],
      [2, 0, 'same'],
      [2, 1, 'higher'],
    ])
  })

  it('count the replications that all of them have, and in those what all of them observed', () => {
    const trials = trialsWith(
      new Map([
        [slow.job, [10, 20, Number.NaN, 40]],
        [fast.job, [11, 23, 31]],
      ]),
    )
    const { replications, kpis } = comparisonOf([slow, fast], ['goodPerDay'], trials, false)
    expect(replications).toBe(3)
    expect(kpis[0]!.estimates.map(({ mean, replications: observed }) => [mean, observed])).toEqual([
      [15, 2],
      [65 / 3, 3],
    ])
    expect(kpis[0]!.differences[0]!.difference).toMatchObject({ mean: 2, replications: 2 })
  })

  it('know no difference from one replication', () => {
    const trials = trialsWith(
      new Map([
        [slow.job, [10]],
        [fast.job, [12]],
      ]),
    )
    const [difference] = comparisonOf([slow, fast], ['goodPerDay'], trials, false).kpis[0]!.differences
    expect(difference).toMatchObject({ difference: { mean: 2, halfWidth: null }, verdict: 'not-known', gain: null })
  })
})

describe('the gain of shared random numbers', () => {
  it('is the variance of the difference without them, over that with them', () => {
    const [first, second] = [
      [1, 2, 3, 6],
      [2, 2, 5, 7],
    ]
    const paired = Tally.of(first.map((value, i) => value - second[i]!)).variance
    expect(gainOfSharing(first, second)).toBeCloseTo((Tally.of(first).variance + Tally.of(second).variance) / paired, 12)
    expect(gainOfSharing([1, 2, 3], [2, 3, 4])).toBeNull()
  })

  it('is large for two queues that meet the same lots', async () => {
    const systems = [slow, systemWith('a little faster', 49 * min)]
    const [difference] = comparisonOf(systems, ['cycleTimeMean'], await trialsOf(systems), false).kpis[0]!.differences
    expect(difference!.gain).toBeGreaterThan(10)
  })
})

describe('what is compared where nobody says', () => {
  it('are the numbers that all lines have', () => {
    expect(usualKpis([slow.job, fast.job])).toEqual(['goodPerDay', 'cycleTimeMean', 'cycleTimeP95', 'wipLots'])
  })
})
