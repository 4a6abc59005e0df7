import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { queueing } from '../../../src/analysis/index.ts'
import type { DistributionSpec, LineSpec, StationSpec, StepSpec } from '../../../src/spec/line.ts'
import { hour, line, product, station, step } from '../small-line.ts'

const exponential = (mean: number): DistributionSpec => ({ kind: 'exponential', mean })
const constant = (value: number): DistributionSpec => ({ kind: 'constant', value })

/** A station that takes `time` hours a lot. */
function queue(name: string, time: DistributionSpec, parts: Partial<StationSpec> = {}): StationSpec {
  return station(name, { processTime: { time: inHours(time), per: 'lot' }, ...parts })
}

function inHours(time: DistributionSpec): DistributionSpec {
  return Object.fromEntries(
    Object.entries(time).map(([key, value]) => [key, ['value', 'mean', 'low', 'high'].includes(key) ? (value as number) * hour : value]),
  ) as DistributionSpec
}

/** Lots in one carrier through stations, one after another, one every `every` hours. */
function network(
  stations: StationSpec[],
  every: DistributionSpec,
  parts: Partial<LineSpec> = {},
  steps: Partial<StepSpec>[] = [],
): LineSpec {
  return line(
    stations.map(({ name }, index) => step(name, { carrier: 'lot', ...steps[index] })),
    {
      stations,
      release: [{ name: 'lots', product: 'device', policy: { kind: 'interval', every: inHours(every), lots: constant(1) } }],
      ...parts,
    },
  )
}

/** Hours. */
function cycleTime(of: LineSpec): number {
  return queueing(of).products[0]!.cycleTime! / hour
}

function waits(of: LineSpec): number[] {
  return queueing(of).stations.map(({ wait }) => wait! / hour)
}

describe('where the decomposition is exact, or nearly', () => {
  it('M/M/1: one tester, 48 min a lot, a lot an hour: 4 h, and 4 lots in the line', () => {
    const one = network([queue('tester', exponential(0.8))], exponential(1))
    const { products, stations } = queueing(one)
    expect(products[0]!.cycleTime! / hour).toBeCloseTo(4, 9)
    expect(products[0]!.units! / 1000).toBeCloseTo(4, 9)
    expect([stations[0]!.load, stations[0]!.wait! / hour, stations[0]!.queue]).toEqual(
      [0.8, 3.2, 3.2].map((value) => expect.closeTo(value, 9)),
    )
  })

  it('M/M/c: two testers loaded 90 %', () => {
    expect(cycleTime(network([queue('tester', exponential(1), { machines: 2 })], exponential(1 / 1.8)))).toBeCloseTo(1 + 16.2 / 19 / 0.2, 9)
  })

  it('M/G/1: constant times wait half as long (Pollaczek and Khinchine)', () => {
    expect(cycleTime(network([queue('tester', constant(0.8))], exponential(1)))).toBeCloseTo(0.8 + 1.6, 9)
  })

  it('a network of Jackson: exponential stations in series wait as if each was alone', () => {
    const three = network(
      [queue('a', exponential(0.5)), queue('b', exponential(0.9)), queue('c', exponential(0.7), { machines: 1 })],
      exponential(1),
    )
    expect(waits(three)).toEqual([0.5, 8.1, 0.49 / 0.3].map((value) => expect.closeTo(value, 9)))
  })

  it('constant times in series wait as at the slowest alone (Friedman 1965): 4.2 h, but for the correction of what is more even than Poisson', () => {
    expect(
      cycleTime(network([queue('a', constant(0.5)), queue('b', constant(1)), queue('c', constant(0.7))], exponential(1.25))),
    ).toBeCloseTo(4.2, 2)
  })

  it('groups of lots: four at once every 5 h through exponential hours wait for the group before and within their own', () => {
    // M[X]/M/1, Burke 1975: waits of the first (lambda E[G^2] / 2 (1 - rho)) and within the group (X - 1) / 2
    const group = network([queue('tester', exponential(1))], exponential(5), {
      release: [{ name: 'lots', product: 'device', policy: { kind: 'interval', every: exponential(5 * hour), lots: constant(4) } }],
    })
    expect(cycleTime(group)).toBeCloseTo(1 + (0.2 * (4 * 4 + 4)) / (2 * 0.2) + 1.5, 9)
  })

  it('carriers of a lot wait for one another, and the lot for its last', () => {
    // Lots of 4 magazines of 1 h, alone: the last one leaves after 4 h.
    const magazines = network(
      [station('press', { processTime: { time: constant(hour), per: 'carrier' } })],
      constant(100),
      {
        products: [product('device', { lotUnits: 400 })],
      },
      [{ carrier: 'magazine' }],
    )
    const { products, stations } = queueing(magazines)
    expect([products[0]!.cycleTime! / hour, stations[0]!.wait! / hour]).toEqual([4, 1.5])
    expect(cycleTime({ ...magazines, stations: [{ ...magazines.stations[0]!, machines: 2 }] })).toBeCloseTo(2, 3)
  })

  it('breakdowns in productive time (Gaver 1962): M/D/1 with repairs of 4 h, 3.1 h', () => {
    const failures: StationSpec['failures'] = [
      { name: 'failure', every: exponential(20 * hour), clock: 'productive', repair: exponential(4 * hour) },
    ]
    expect(cycleTime(network([queue('tester', constant(1), { failures })], exponential(2)))).toBeCloseTo(3.1, 9)
  })

  it('breakdowns by the clock (White and Christie 1958): M/M/1, up 20 h and down 4 h, 4.667 h', () => {
    const failures: StationSpec['failures'] = [
      { name: 'failure', every: exponential(20 * hour), clock: 'up', repair: exponential(4 * hour) },
    ]
    expect(cycleTime(network([queue('tester', exponential(1), { failures })], exponential(2)))).toBeCloseTo(14 / 3, 9)
  })

  it('lots that come evenly to machines that take the same time never wait', () => {
    expect(waits(network([queue('a', constant(0.9)), queue('b', constant(0.8), { machines: 2 })], constant(1)))).toEqual([0, 0])
  })
})

describe('what else it reckons with', () => {
  it('a station that works one shift of three: material waits for the next, half of the night squared and longer the more it is loaded', () => {
    // A fluid: off 16 h of 24, a sixth of what the machine can do: 16^2 / (2 x 24) / (1 - 1/6)
    const calendars = [{ name: 'day', cycle: 24 * hour, on: [{ from: 0, to: 8 * hour }] }]
    const even = network([queue('tester', constant(1 / 600), { calendar: 'day', atShiftEnd: 'finish' })], constant(1 / 100), { calendars })
    expect(waits(even)[0]).toBeCloseTo(256 / 48 / (5 / 6), 2)
  })

  it('setups at random: the load grows by them, and with it the wait', () => {
    const two = (setup: Partial<StationSpec>) =>
      network([queue('press', constant(0.5), setup)], exponential(1), {
        products: [product('a'), product('b')],
        release: ['a', 'b'].map((name) => ({
          name,
          product: name,
          policy: { kind: 'interval', every: exponential(2 * hour), lots: constant(1) },
        })),
      })
    const setup: StationSpec['setup'] = { changes: [{ by: 'product', time: constant(0.4 * hour) }] }
    expect(queueing(two({})).stations[0]!.load).toBeCloseTo(0.5, 9)
    expect(queueing(two({ setup })).stations[0]!.load).toBeCloseTo(0.7, 9)
    expect(cycleTime(two({ setup }))).toBeGreaterThan(cycleTime(two({})))
  })

  it('kits that are fewer than the machines are the servers', () => {
    const kits = [{ name: 'board', type: 'board', count: 1, services: [] }]
    const tester = queue('tester', exponential(1), { machines: 3, tooling: ['board'] })
    expect(waits(network([tester], exponential(2), { kits }))[0]).toBeCloseTo(1, 9)
  })

  it('a share of the lots that takes a step counts for it by this share', () => {
    const lab = network([queue('lab', constant(1))], constant(10), {}, [{ sample: 0.1 }])
    expect(cycleTime(lab)).toBeCloseTo(0.1, 2)
  })

  it('a wait in a queue that grows without end has no number', () => {
    const { products, stations } = queueing(network([queue('tester', exponential(2))], exponential(1)))
    expect([products[0]!.cycleTime, products[0]!.units, stations[0]!.wait, stations[0]!.queue]).toEqual([null, null, null, null])
  })

  it('a line without a release rate: raw process times, and why there is no more', () => {
    const closed = network([queue('tester', exponential(2))], exponential(1), {
      release: [{ name: 'closed', product: 'device', policy: { kind: 'conwip', lots: 4 } }],
    })
    expect(queueing(closed)).toEqual({
      stations: [],
      products: [{ product: 'device', lotsPerDay: 0, cycleTime: null, rawProcessTime: 2 * hour, units: null }],
      doesNotApply: ['release "closed" has no rate: what comes depends on what has left'],
      leftOut: [],
    })
  })

  it('says what it leaves out', () => {
    const buffered = network(
      [queue('a', constant(1)), queue('b', constant(1), { buffer: { carriers: 2, whenFull: 'block' }, dispatch: [{ rule: 'shortest' }] })],
      exponential(2),
    )
    const { doesNotApply, leftOut } = queueing(buffered)
    expect(doesNotApply).toEqual(['finite buffers (b): blocking and what is turned away'])
    expect(leftOut).toEqual(['b: dispatch rules; all is first come, first served'])
  })

  it('is a function of the line: the same twice, and the line as it was', () => {
    const one = network([queue('a', exponential(0.5)), queue('b', exponential(0.6))], exponential(1))
    const before = JSON.stringify(one)
    expect(queueing(one)).toEqual(queueing(one))
    expect(JSON.stringify(one)).toBe(before)
  })
})

const oracles = new URL('../../../../shared/reference/oracles.json', import.meta.url)

interface Oracle {
  id: string
  model: string
  params: Record<string, number>
  metrics: Record<string, number>
}

describe.skipIf(!existsSync(oracles))('against exact values of others', () => {
  const cases: Oracle[] = existsSync(oracles) ? JSON.parse(readFileSync(oracles, 'utf8')) : []
  const of = (model: string) => cases.filter((each) => each.model === model)

  it.each(of('M/M/1'))('$id', ({ params, metrics }) => {
    expect(cycleTime(network([queue('q', exponential(1 / params.mu!))], exponential(1 / params.lam!)))).toBeCloseTo(metrics.W!, 8)
  })

  it.each(of('M/M/c'))('$id', ({ params, metrics }) => {
    const machines = params.c!
    expect(cycleTime(network([queue('q', exponential(1 / params.mu!), { machines })], exponential(1 / params.lam!)))).toBeCloseTo(
      metrics.W!,
      8,
    )
  })

  it.each(of('M/M/1 calendar-time (time-dependent) failures, preemptive resume'))('$id', ({ params, metrics }) => {
    const { lam, mu, fail, repair } = params
    const failures: StationSpec['failures'] = [
      { name: 'failure', every: exponential(hour / fail!), clock: 'up', repair: exponential(hour / repair!) },
    ]
    expect(cycleTime(network([queue('q', exponential(1 / mu!), { failures })], exponential(1 / lam!)))).toBeCloseTo(metrics.W!, 6)
  })
})
