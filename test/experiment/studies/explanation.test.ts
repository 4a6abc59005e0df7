import { describe, expect, it } from 'vitest'
import { type Job, SerialExecutor, Trials } from '../../../src/experiment/index.ts'
import { Explaining } from '../../../src/experiment/studies/explanation.ts'
import { leaderOf } from '../../../src/experiment/studies/leader.ts'
import { resourcesOf, withOneMore } from '../../../src/experiment/studies/one-more.ts'
import { lineHash } from '../../../src/io/canonical.ts'
import { type Explanation, explanationSchema } from '../../../src/spec/explanation.ts'
import type { LineSpec } from '../../../src/spec/line.ts'
import { constant, d, every, exponential, h, line, min, station, step } from '../../support/line.ts'

const jobOf = (of: LineSpec, replications = 5): Job => ({
  line: of,
  lineHash: lineHash(of),
  seed: 3,
  replications,
  warmUp: 10 * d,
  horizon: 60 * d,
})

async function explained(job: Job): Promise<{ answer: Explanation; run: number }> {
  const trials = new Trials(new SerialExecutor())
  const explaining = new Explaining(job, trials, lineHash)
  await explaining.run()
  return { answer: explaining.explanation()!, run: trials.run }
}

const names = (rows: Explanation['output']['rows']): string[] => rows.map(({ resource: { name } }) => name)

/** The test is the bottleneck at 90 %, the saw is next at 80 %; nothing waits at the packing. */
const tandem = line({
  steps: [step('saw', exponential(48 * min)), step('test', exponential(54 * min)), step('pack', min)],
  stations: [station('saw'), station('spare'), station('test'), station('pack')],
  release: [every(exponential(h))],
})

describe('the explanation of a line', () => {
  it('adds up what lots wait for, names the bottleneck, and measures one more of what matters', async () => {
    const { answer } = await explained(jobOf(tandem))
    expect(explanationSchema.parse(answer)).toEqual(answer)
    const { cycleTime, bottleneck, output, cycleTimeGain } = answer
    for (const list of [cycleTime.causes, cycleTime.parts])
      expect(list.reduce((sum, { time }) => sum + time.mean!, 0)).toBeCloseTo(cycleTime.mean.mean!, 9)
    expect(cycleTime.causes.map(({ cause }) => cause)).toEqual(['machine', 'work'])
    expect(Object.values(bottleneck).map((leader) => leader?.station)).toEqual(['test', 'test', 'test', 'test', 'test'])
    // Without the test the saw is the limit: 30 lots a day, 26.7 before.
    expect(output.isSaturated).toBe(true)
    expect(names(output.rows)).toEqual(['test', 'saw'])
    const [more] = output.rows
    expect(Math.abs(output.base.mean! - 24 / 0.9)).toBeLessThan(2 * output.base.halfWidth!)
    expect(Math.abs(more!.difference.mean! - (30 - 24 / 0.9))).toBeLessThan(2 * more!.difference.halfWidth!)
    expect(more!.verdict).toBe('higher')
    expect(output.leftOut.map(({ resource: { name }, reason, share }) => `${name}: ${reason} ${share?.toFixed(3)}`)).toEqual([
      'spare: no work comes to it undefined',
      'pack: load where test is full, by arithmetic 0.019',
    ])
    expect(answer.stations.map(({ station: name }) => name)).toEqual(['saw', 'test', 'pack'])
    expect(names(cycleTimeGain.rows)).toEqual(['test', 'saw'])
    expect(cycleTimeGain.rows.map(({ verdict }) => verdict)).toEqual(['lower', 'lower'])
    expect(cycleTimeGain.leftOut.map(({ resource: { name } }) => name)).toEqual(['spare', 'pack'])
  })

  it('does not simulate long what brings nothing', async () => {
    const { answer, run } = await explained(jobOf(tandem, 6))
    const saw = answer.output.rows.find(({ resource: { name } }) => name === 'saw')!
    expect(saw.difference).toMatchObject({ replications: 6 })
    // Two lines as they are, and four with one more.
    expect(run).toBe(6 * 6)
    const steady = line({
      steps: [step('saw', 50 * min), step('test', 54 * min)],
      release: [every(h)],
    })
    const still = await explained(jobOf(steady, 6))
    expect(still.answer.output.rows.map(({ resource: { name }, difference, verdict }) => [name, difference.replications, verdict])).toEqual(
      [
        ['test', 6, 'higher'],
        ['saw', 3, 'same'],
      ],
    )
    expect(still.answer.cycleTimeGain.leftOut.map(({ share }) => share)).toEqual([0, 0])
  })

  it('counts an oven with part-full loads as waiting for work, however busy it is', async () => {
    const spec = line({
      steps: [step('cure', 55 * min), step('test', exponential(50 * min))],
      stations: [station('cure', { batch: { per: 'carrier', min: 1, max: 4 } })],
      release: [every(exponential(h))],
    })
    const { answer } = await explained(jobOf(spec))
    expect([answer.bottleneck.shifting?.station, answer.bottleneck.activePeriod?.station]).toEqual(['test', 'test'])
  })

  it('measures a line that keeps its lots as it is', async () => {
    const closed = line({
      steps: [step('saw', exponential(h)), step('test', exponential(h))],
      release: [{ name: 'closed', product: 'product', policy: { kind: 'conwip', lots: 4 } }],
    })
    const { answer } = await explained(jobOf(closed))
    expect([answer.load, answer.output.isSaturated]).toEqual([null, false])
    const kept = answer.output.rows.find(({ resource }) => resource.kind === 'lots-kept')!
    // 4 of 5 machines' hours, and 5 of 6: lots / (lots + 1) in a closed line of two machines.
    expect(Math.abs(kept.difference.mean! - 24 * (5 / 6 - 4 / 5))).toBeLessThan(2 * kept.difference.halfWidth!)
    expect(answer.cycleTimeGain.leftOut).toContainEqual({
      resource: { kind: 'lots-kept', name: 'closed', from: 4, to: 5 },
      reason: 'more lots in the line wait longer',
      share: null,
    })
  })

  it('is refused for a line that releases nothing in its run', () => {
    const never = line({
      steps: [step('saw', h)],
      release: [{ name: 'late', product: 'product', policy: { kind: 'orders', orders: [] } }],
    })
    expect(() => new Explaining(jobOf(never), new Trials(new SerialExecutor()), lineHash)).toThrow(RangeError)
  })
})

describe('one more', () => {
  const spec = line({
    steps: [step('saw', h), step('test', h)],
    stations: [
      station('saw', {
        machines: 2,
        machineList: [
          { name: 'old', speed: 0.8 },
          { name: 'new', speed: 1 },
        ],
      }),
      station('test'),
    ],
    crews: [
      {
        name: 'fitters',
        size: 3,
        sizeIn: { night: 2 },
        skills: [
          { name: 'helper', size: 2, speed: 0.5 },
          { name: 'master', size: 1, sizeIn: { night: 0 }, speed: 1 },
        ],
      },
    ],
    kits: [{ name: 'socket', type: 'socket', count: 4, services: [] }],
    transport: { times: [], carts: [{ name: 'trolley', count: 2, carries: 1 }] },
    wipLimits: [{ name: 'front', from: 'saw', to: 'test', of: 'lot', pools: [{ products: ['product'], most: 5 }] }],
    changes: [
      { kind: 'machines', at: d, station: 'saw', machines: 1 },
      { kind: 'carts', at: d, carts: 'trolley', count: 1 },
      { kind: 'wipLimit', at: d, limit: 'front', most: 3 },
      { kind: 'interval', at: d, release: 'plan', every: constant(h) },
    ],
  })
  const withMore = (kind: string, name: string): LineSpec =>
    withOneMore(spec, resourcesOf(spec).find((resource) => resource.kind === kind && resource.name === name)!)

  it('is listed for everything that a line has a number of', () => {
    expect(resourcesOf(spec).map(({ kind, name, from, to }) => `${kind} ${name} ${from} ${to}`)).toEqual([
      'machine saw 2 3',
      'machine test 1 2',
      'person fitters 3 4',
      'kit socket 4 5',
      'cart trolley 2 3',
      'wip-limit front 5 6',
    ])
  })

  it('is there after a dated change as well', () => {
    const saw = withMore('machine', 'saw')
    expect(saw.stations[0]!.machineList!.map(({ name, speed }) => `${name} ${speed}`)).toEqual(['old 0.8', 'new 1', 'old (one more) 0.8'])
    expect(saw.stations[0]!.machines).toBe(3)
    expect(saw.changes![0]).toMatchObject({ machines: 2 })
    expect(withMore('cart', 'trolley').changes![1]).toMatchObject({ count: 2 })
    expect(withMore('wip-limit', 'front').changes![2]).toMatchObject({ most: 4 })
    expect(withMore('machine', 'test').changes).toEqual(spec.changes)
  })

  it('is a person who can do everything, in every shift', () => {
    expect(withMore('person', 'fitters').crews![0]).toMatchObject({
      size: 4,
      sizeIn: { night: 3 },
      skills: [
        { name: 'helper', size: 2 },
        { name: 'master', size: 2, sizeIn: { night: 1 } },
      ],
    })
  })
})

describe('the first by some measure', () => {
  it('is named with those that may be it as well', () => {
    const contenders = [
      { station: 'a', values: [5, 6, 5, 6] },
      { station: 'b', values: [6, 5, 5.5, 5] },
      { station: 'c', values: [1, 2, 1, 2] },
      { station: 'idle', values: [0, 0, 0, 0] },
    ]
    expect(leaderOf(contenders)).toEqual({ station: 'a', notToldApart: ['b'] })
    expect(leaderOf(contenders.slice(3))).toBeNull()
    expect(
      leaderOf([
        { station: 'one', values: [1] },
        { station: 'two', values: [2] },
      ]),
    ).toEqual({ station: 'two', notToldApart: ['one'] })
  })
})
