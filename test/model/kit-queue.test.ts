/** Kits as the binding constraint: queues of which theory knows the wait exactly. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, PerKit, PerStation } from '../../src/model/index.ts'
import type { KitSpec, LineSpec } from '../../src/spec/line.ts'
import { confidenceInterval } from '../../src/statistics/index.ts'
import { constant, every, exponential, h, line, station, step } from '../support/line.ts'

const REPLICATIONS = 20
const WARM_UP = 500 * h
const END = 10_500 * h
/** Five intervals hold together with 99 % where the simulator is right. */
const LEVEL = 0.998

interface Seen {
  /** Mean wait of a lot, h. */
  wait: number
  /** Kits held by loads, time average. */
  held: number
  /** Idle machines that wait for kits, time average. */
  short: number
}

function seen(spec: LineSpec, replication: number): Seen {
  const floor = new Floor(compile(spec), { seed: 11, replication, expectedEnd: END })
  floor.run(WARM_UP)
  const from = floor.cut().scalars
  floor.run(END)
  const to = floor.cut().scalars
  const within = (column: number) => to[column]! - from[column]!
  const column = floor.books.layout.ofStation(0)
  return {
    wait: within(column + PerStation.waitSum) / within(column + PerStation.carriersStarted) / h,
    held: within(floor.books.layout.ofKit(0) + PerKit.useArea) / (END - WARM_UP),
    short: within(column + PerStation.waitsForKitArea) / (END - WARM_UP),
  }
}

function holds(values: readonly number[], exact: number): void {
  const { mean, halfWidth } = confidenceInterval(values, LEVEL)
  // Wide enough to be honest, narrow enough to say something.
  expect(halfWidth!).toBeLessThan(0.1 * exact)
  expect(Math.abs(mean! - exact)).toBeLessThan(halfWidth!)
}

function queue(machines: number, processTime: Parameters<typeof step>[1], rate: number, kit: Partial<KitSpec>): Seen[] {
  const spec = line({
    steps: [step('server', processTime)],
    stations: [station('server', { machines, tooling: ['board'], dispatch: 'fifo' })],
    release: [every(exponential(h / rate))],
    kits: [{ name: 'board', type: 'board', count: 1, services: [], ...kit }],
  })
  return Array.from({ length: REPLICATIONS }, (_, replication) => seen(spec, replication))
}

describe('machines that share fewer kits', { timeout: 60_000 }, () => {
  it('queue as if there were only as many machines: M/M/3 for five machines and three kits', () => {
    const [lambda, mu, kits] = [2.4, 1, 3]
    const rho = lambda / (kits * mu)
    // Erlang's delay formula.
    const offered = lambda / mu
    const full = offered ** 3 / 6 / (1 - rho)
    const waits = full / (1 + offered + offered ** 2 / 2 + full)
    const all = queue(5, exponential(h / mu), lambda, { count: kits })
    holds(
      all.map(({ wait }) => wait),
      waits / (kits * mu - lambda),
    )
    holds(
      all.map(({ held }) => held),
      offered,
    )
    // All kits held: two machines are idle, and of the queue (geometric) one or two could start on them.
    holds(
      all.map(({ short }) => short),
      waits * rho * (1 + rho),
    )
  })

  it('queue for a kit that is serviced after every load as for a server that takes as long as both: M/D/1', () => {
    const [rate, work, service] = [1, 0.5, 0.3]
    const rho = rate * (work + service)
    const services = [{ name: 'cleaning', clock: 'units' as const, every: 1, lasts: constant(service * h) }]
    const all = queue(3, work * h, rate, { services })
    // Pollaczek and Khinchine.
    holds(
      all.map(({ wait }) => wait),
      (rho * (work + service)) / (2 * (1 - rho)),
    )
    holds(
      all.map(({ held }) => held),
      rate * work,
    )
  })
})
