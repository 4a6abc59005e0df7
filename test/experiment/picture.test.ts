import { describe, expect, it } from 'vitest'
import { type Job, runExperiment, runToPrecision, SerialExecutor } from '../../src/experiment/index.ts'
import { canonicalJson } from '../../src/io/canonical.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import type { RunPicture } from '../../src/spec/series.ts'
import { d, every, exponential, h, line, min, step } from '../support/line.ts'

const queue = line({ steps: [step('saw', exponential(48 * min))], release: [every(exponential(h))] })

const jobOf = (spec: LineSpec, over: Partial<Job> = {}): Job => ({
  line: spec,
  lineHash: 'ab',
  seed: 5,
  replications: 4,
  warmUp: 10 * d,
  horizon: 40 * d,
  isPictured: true,
  ...over,
})

const run = (job: Job) => runExperiment(job, new SerialExecutor())
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, each) => total + (each ?? 0), 0)

describe('the picture of a run', () => {
  it('changes nothing of its result, and is only there where it is asked for', async () => {
    const { isPictured: _, ...plain } = jobOf(queue)
    const [pictured, without] = [await run(jobOf(queue)), await run(plain)]
    expect(canonicalJson(pictured.result)).toBe(canonicalJson(without.result))
    expect([pictured.picture === undefined, without.picture]).toEqual([false, undefined])
  })

  it('is the same to the byte when it is made again', async () => {
    expect(canonicalJson((await run(jobOf(queue))).picture)).toBe(canonicalJson((await run(jobOf(queue))).picture))
  })

  it('has a point a day, warm-up included, whose mean over the counted time is that of the result', async () => {
    const { result, picture } = await run(jobOf(queue))
    const { bucketTicks, wipUnits, goodPerDay } = picture!.time
    expect([bucketTicks, wipUnits.mean.length, goodPerDay.mean.length]).toEqual([d, 50, 50])
    const counted = (curve: readonly (number | null)[]): number => sum(curve.slice(10)) / 40
    expect(counted(wipUnits.mean)).toBeCloseTo(result!.kpis.wipUnits!.mean!, 8)
    expect(counted(goodPerDay.mean)).toBeCloseTo(result!.kpis.goodPerDay!.mean!, 8)
    expect(wipUnits.halfWidth.every((each) => each !== null && each >= 0)).toBe(true)
  })

  it('has every lot that left in one of its bars or beyond them', async () => {
    const { cycleTimes } = (await run(jobOf(queue))).picture!
    const { edges, shares, above } = cycleTimes!
    expect(sum(shares.mean) + above.mean!).toBeCloseTo(1, 12)
    expect(above.mean!).toBeLessThan(0.006)
    expect(edges).toEqual([...edges].sort((a, b) => a - b))
    expect([edges.length, shares.mean.length]).toEqual([shares.halfWidth.length + 1, shares.halfWidth.length])
    expect(edges.length).toBeLessThan(60)
  })

  it('says that lots of M/M/1 leave as the exponential distribution of their cycle times has it', async () => {
    const { cycleTimes } = (await run(jobOf(queue, { replications: 8, horizon: 400 * d }))).picture!
    const { edges, shares } = cycleTimes!
    // Cycle times of M/M/1 are exponential with mean 1 / (service rate - arrival rate) = 4 h.
    const exact = (bar: number): number => Math.exp(-edges[bar]! / 4) - Math.exp(-edges[bar + 1]! / 4)
    const inside = shares.mean.filter((mean, bar) => Math.abs(mean! - exact(bar)) <= shares.halfWidth[bar]! * 2).length
    expect(inside / shares.mean.length).toBeGreaterThan(0.9)
  })

  it('counts the lots of the warm-up that was chosen, not of the longest one', async () => {
    const chosen = await run(jobOf(queue, { warmUp: 25 * d, horizon: 25 * d, choosesWarmUp: true }))
    const { warmUp, horizon } = chosen.result!
    expect(warmUp).toBeLessThan(25 * d)
    const given = await run(jobOf(queue, { warmUp, horizon }))
    const parts = ({ cycleTimes, time }: RunPicture): object => ({ cycleTimes, time })
    expect(parts(chosen.picture!)).toEqual(parts(given.picture!))
  })

  it('counts the whole run where it is cut into batches, and knows no interval', async () => {
    const job = jobOf(queue, { replications: 1 })
    const { cycleTimes, time } = (await run({ ...job, batches: 20 })).picture!
    expect(cycleTimes).toEqual((await run(job)).picture!.cycleTimes)
    expect(new Set(time.wipUnits.halfWidth)).toEqual(new Set([null]))
  })

  it('is of the replications that count where a precision is wanted', async () => {
    const plan = { targets: [{ kpi: 'goodPerDay', relative: 0.2 }], least: 3, budget: 12 }
    const { result, picture } = await runToPrecision(jobOf(queue), plan, new SerialExecutor())
    const { replications, warmUp, horizon } = result!
    expect(picture!.of).toEqual({ line: queue.name, hash: 'ab', seed: 5, replications, warmUp, horizon })
    expect(picture!.cycleTimes).toEqual((await run(jobOf(queue, { replications }))).picture!.cycleTimes)
  })

  it('has no bars where no lot left', async () => {
    const slow = line({ steps: [step('saw', 100 * d)], release: [every(d)] })
    const { cycleTimes, time } = (await run(jobOf(slow))).picture!
    expect(cycleTimes).toBeNull()
    expect(sum(time.goodPerDay.mean)).toBe(0)
  })
})
