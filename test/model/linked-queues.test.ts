/** Two cells in parallel against theory: by Burke's theorem what leaves a queue M/M/1 comes at random again, so each pair of machines is two such queues. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, Line, PerStation } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { every, exponential, h, line, product, station, step } from '../support/line.ts'

const LENGTH = 100_000 * h
/** Lots an hour of each product, and of each machine. */
const [LAMBDA, MU] = [0.5, 1]

/** Product 1 is bonded on machine 1 only, product 2 on machine 2; then both go to the ovens. */
function twoCells(isLinked: boolean): LineSpec {
  const products = ['one', 'two'].map((name) => product(name))
  const machineList = products.map(({ name }) => ({ name, speed: 1, products: [name] }))
  return line({
    products,
    steps: [step('bonder', exponential(h / MU)), step('oven', exponential(h / MU))],
    stations: [
      station('bonder', { machines: 2, machineList, ...(isLinked && { linkedTo: { station: 'oven' } }) }),
      station('oven', { machines: 2 }),
    ],
    release: products.map(({ name }) => every(exponential(h / LAMBDA), { name, product: name })),
  })
}

/** About four standard errors. */
const NEAR = 0.03

const isNear = (ratio: number): boolean => Math.abs(ratio - 1) < NEAR

/** Mean hours of a lot in the line, and mean lots that wait before the ovens. */
function run(spec: LineSpec): { time: number; queue: number } {
  const floor = new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: LENGTH })
  floor.run(LENGTH)
  const { scalars } = floor.cut()
  const oven = floor.books.layout.ofStation(1)
  return {
    time: scalars[Line.lotSojourn]! / scalars[Line.lotsFinished]! / h,
    queue: scalars[oven + PerStation.queueArea]! / LENGTH,
  }
}

describe('two cells of linked machines', () => {
  const rho = LAMBDA / MU
  const single = 1 / (MU - LAMBDA)
  const linked = run(twoCells(true))

  it('are two lines of two queues M/M/1 each', () => {
    const { time, queue } = linked
    expect(isNear(time / (2 * single))).toBe(true)
    expect(isNear(queue / ((2 * rho * rho) / (1 - rho)))).toBe(true)
  })

  it('are slower than the same machines with a common queue, M/M/2', () => {
    // Erlang C of two machines.
    const waits = (2 * rho * rho) / (1 + rho)
    const pooled = 1 / MU + waits / (2 * MU - 2 * LAMBDA)
    const { time, queue } = run(twoCells(false))
    expect(isNear(time / (single + pooled))).toBe(true)
    expect(isNear(queue / ((waits * rho) / (1 - rho)))).toBe(true)
    expect(linked.time).toBeGreaterThan(1.1 * time)
  })
})
