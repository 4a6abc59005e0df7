import { describe, expect, it } from 'vitest'
import { type Job, Replication, runExperiment, runReplication, SerialExecutor } from '../../src/experiment/index.ts'
import { type CompiledLine, type Cut, compile, Floor, Line, LUCK_OF_RELEASES, LuckSum, luckOfStation } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { resultSchema } from '../../src/spec/result-schema.ts'
import { controlledMean } from '../../src/statistics/index.ts'
import { d, every, exponential, h, line, min, station, step } from '../support/line.ts'

/** M/M/1: a lot takes load / (1 - load) hours, and as many are in the line. */
const machine = (load: number): LineSpec => line({ steps: [step('saw', exponential(load * h))], release: [every(exponential(h))] })

const jobOf = (over: Partial<Job> = {}): Job => ({
  line: machine(0.8),
  lineHash: 'ab',
  seed: 7,
  replications: 20,
  warmUp: 10 * d,
  horizon: 60 * d,
  controlVariates: true,
  ...over,
})

/** Books with few, long time buckets: they are what a short run takes longest for. */
function cutsOf(compiled: CompiledLine, replication: number): [from: Cut, to: Cut] {
  const floor = new Floor(compiled, { seed: 7, replication, expectedEnd: 10_000 * d, countsLuck: true })
  floor.run(4 * d)
  const from = floor.cut()
  floor.run(14 * d)
  return [from, floor.cut()]
}

const resultOf = async (job: Job) => (await runExperiment(job, new SerialExecutor())).result!

describe('control variates', () => {
  it('of a machine with a queue say the exact answer, much more certainly, and leave everything else as it is', async () => {
    const job = jobOf()
    const { controlVariates, ...others } = await resultOf(job)
    const { controlVariates: _, ...plain } = job
    const { kpis } = others
    expect(others).toEqual(await resultOf(plain))
    const { cycleTimeMean, wipLots, goodPerDay } = controlVariates!.kpis
    for (const [estimate, exact] of [
      [cycleTimeMean!, 4],
      [wipLots!, 4],
      [goodPerDay!, 24],
    ] as const) {
      expect(Math.abs(estimate.mean! - exact)).toBeLessThan(estimate.halfWidth!)
      expect(estimate.gain).toBeGreaterThan(1.5)
      expect(estimate.replications).toBe(20)
    }
    expect(cycleTimeMean!.gain).toBeCloseTo((kpis.cycleTimeMean!.halfWidth! / cycleTimeMean!.halfWidth!) ** 2, 9)
    expect(resultSchema.parse({ ...others, line: { ...others.line, notice: null }, controlVariates })).toMatchObject({ controlVariates })
  })

  it('hold the true value as often as they say', () => {
    const compiled = compile(machine(0.7))
    const station = [LuckSum.weighted, LuckSum.squares, LuckSum.plain].map((sum) => luckOfStation(0) + sum)
    const columns = [...station, LUCK_OF_RELEASES + LuckSum.weighted, LUCK_OF_RELEASES]
    const [repetitions, replications] = [200, 13]
    let held = 0
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const cuts = Array.from({ length: replications }, (_, one) => cutsOf(compiled, repetition * replications + one))
      const lotsInLine = cuts.map(([from, to]) => (to.scalars[Line.lotArea]! - from.scalars[Line.lotArea]!) / (to.time - from.time))
      const controls = columns.map((column) => ({ values: cuts.map(([from, to]) => to.luck![column]! - from.luck![column]!), mean: 0 }))
      const { mean, halfWidth } = controlledMean(lotsInLine, controls)
      if (Math.abs(mean - 7 / 3) <= halfWidth!) held++
    }
    expect(held / repetitions).toBeGreaterThanOrEqual(0.92)
  }, 60_000)

  it('are of all stations where chance has a say, of the most loaded of them, and of the releases', async () => {
    const steps = [
      step('dice', 50 * min),
      step('saw', exponential(30 * min)),
      step('bond', exponential(40 * min)),
      step('mark', exponential(min)),
    ]
    const short = { warmUp: 0, horizon: d, replications: 2 }
    const controlsOf = async (of: LineSpec) => (await resultOf(jobOf({ ...short, line: of }))).controlVariates?.controls
    const lost = (name: string | null, sum: string) => ({ what: 'machine time lost', station: name, sum })
    const released = (sum: string) => ({ what: 'lots released', station: null, sum })
    const ofStations = [lost(null, 'weighted'), lost(null, 'squares')]
    const ofReleases = [released('weighted'), released('plain')]
    expect(await controlsOf(line({ steps, release: [every(exponential(h))] }))).toEqual([
      ...ofStations,
      lost('bond', 'plain'),
      ...ofReleases,
    ])
    const failures = [{ name: 'jam', clock: 'up' as const, every: exponential(8 * h), repair: exponential(h) }]
    const evenly = { steps: steps.slice(0, 1), release: [every(h)] }
    expect(await controlsOf(line({ ...evenly, stations: [station('dice', { failures })] }))).toEqual([...ofStations, lost('dice', 'plain')])
    // While one of three stands the others keep up.
    const three = line({ ...evenly, stations: [station('dice', { failures, machines: 3 })] })
    expect(await controlsOf(three)).toEqual([lost(null, 'weighted'), lost('dice', 'plain')])
  })

  it('of rare long repairs at a machine that is hardly loaded see the delays that these bring', async () => {
    const failures = [{ name: 'pump', clock: 'up' as const, every: exponential(200 * h), repair: exponential(20 * h) }]
    const steps = [step('plate', 20 * min), step('test', 50 * min)]
    const plating = line({ steps, stations: [station('plate', { failures })], release: [every(h)] })
    const { controlVariates } = await resultOf(jobOf({ line: plating, horizon: 100 * d }))
    const { cycleTimeMean } = controlVariates!.kpis
    expect(cycleTimeMean!.gain).toBeGreaterThan(3)
  })

  it('correct nothing where replications are too few, nothing comes by chance, or a number was not observed', async () => {
    expect((await resultOf(jobOf({ replications: 12, horizon: 5 * d }))).controlVariates).toMatchObject({
      replicationsNeeded: 13,
      kpis: {},
    })
    const even = line({ steps: [step('saw', 30 * min)], release: [every(h)] })
    expect((await resultOf(jobOf({ line: even, horizon: 5 * d }))).controlVariates).toEqual({
      controls: [],
      replicationsNeeded: 0,
      kpis: {},
    })
    const { controlVariates } = await resultOf(jobOf({ warmUp: 0, horizon: h }))
    expect(Object.keys(controlVariates!.kpis)).toEqual(['goodPerDay', 'wipLots'])
  })

  it('of a run that was stopped, copied and continued are the same', () => {
    const job = jobOf({ warmUp: 2 * d, horizon: 10 * d })
    const stopped = new Replication(job, 0)
    stopped.runTo(5.5 * d)
    const continued = Replication.restore(job, structuredClone(stopped.snapshot()))
    continued.runTo(12 * d)
    expect(continued.outcome()).toEqual(runReplication(job, 0))
  })
})
