import { describe, expect, it } from 'vitest'
import { type Job, SerialExecutor, Trials } from '../../../src/experiment/index.ts'
import { type CurveJobs, curveJobs, curveOf } from '../../../src/experiment/studies/curve.ts'
import { lineHash } from '../../../src/io/canonical.ts'
import type { LineSpec, ReleaseSpec } from '../../../src/spec/line.ts'
import { d, every, exponential, h, line, min, step } from '../../support/line.ts'

const jobOf = (of: LineSpec): Job => ({ line: of, lineHash: lineHash(of), seed: 3, replications: 5, warmUp: 30 * d, horizon: 120 * d })

/** M/M/1 at 80 %. */
const queue = jobOf(line({ steps: [step('saw', exponential(48 * min))], release: [every(exponential(h))] }))
const conwip = (lots: number): ReleaseSpec => ({ name: 'closed', product: 'product', policy: { kind: 'conwip', lots } })
const closed = jobOf(line({ steps: [step('saw', exponential(h)), step('test', exponential(h))], release: [conwip(4)] }))

async function curveFrom(jobs: CurveJobs) {
  const trials = new Trials(new SerialExecutor())
  const all = [...jobs.points.map(({ job }) => job), ...(jobs.saturated === null ? [] : [jobs.saturated])]
  await trials.ensure(all.map((job) => ({ job, replications: job.replications })))
  return curveOf(jobs, trials)
}

describe('the operating curve of a queue', () => {
  it('goes from load to load, closer towards the limit, with the working point in its place', () => {
    const { points, load, limit } = curveJobs(queue, { points: 5, from: 0.5, to: 0.98 }, lineHash)
    expect(points.map(({ scale }) => Math.round(scale * load! * 1000) / 1000)).toEqual([0.5, 0.776, 0.8, 0.9, 0.955, 0.98])
    expect(points[2]!.job).toBe(queue)
    expect(limit).toEqual({ station: 'saw', goodPerDay: expect.closeTo(30, 9) })
  })

  it('is 1 / (1 - load) for random arrivals and times, and makes at most what its machine can', async () => {
    const curve = await curveFrom(curveJobs(queue, { points: 2, from: 0.5, to: 0.7 }, lineHash))
    for (const { load, xFactor, goodPerDay, piles } of curve.points) {
      expect(Math.abs(xFactor.mean! - 1 / (1 - load!)), `X-factor at ${load}`).toBeLessThan(2 * xFactor.halfWidth!)
      expect(Math.abs(goodPerDay.mean! - 30 * load!)).toBeLessThan(2 * goodPerDay.halfWidth!)
      expect(piles).toBe(false)
    }
    expect(Math.abs(curve.saturation!.mean! - 30)).toBeLessThan(2 * curve.saturation!.halfWidth!)
    expect(curve.points.map(({ isFile }) => isFile)).toEqual([false, false, true])
  })

  it('says where work piles up', async () => {
    const { points } = await curveFrom(curveJobs(queue, { points: 2, from: 0.5, to: 1.2 }, lineHash))
    expect(points.map(({ piles }) => piles)).toEqual([false, false, true])
  })

  it('is refused for a line that releases nothing in its run', () => {
    const never = jobOf(
      line({ steps: [step('saw', h)], release: [{ name: 'late', product: 'product', policy: { kind: 'orders', orders: [] } }] }),
    )
    expect(() => curveJobs(never, { points: 3, from: 0.5, to: 0.9 }, lineHash)).toThrow(RangeError)
  })
})

describe('the operating curve of a line that keeps its lots', () => {
  it('goes by whole lots, each number of them once', () => {
    const { points, saturated, load } = curveJobs(closed, { points: 6, from: 0.25, to: 2 }, lineHash)
    const lots = points.map(({ job }) => (job.line.release[0]!.policy as { lots: number }).lots)
    expect(lots).toEqual([1, 2, 3, 4, 5, 8])
    expect([saturated, load]).toEqual([null, null])
  })

  it('is that of two exponential machines: n / (n + 1) of what one of them can', async () => {
    const { points, by } = await curveFrom(curveJobs(closed, { points: 3, from: 0.25, to: 2 }, lineHash))
    expect(by).toBe('lots-kept')
    for (const { scale, goodPerDay } of points) {
      const lots = Math.max(1, Math.round(4 * scale))
      expect(Math.abs(goodPerDay.mean! - (24 * lots) / (lots + 1)), `${lots} lots`).toBeLessThan(2 * goodPerDay.halfWidth!)
    }
  })
})
