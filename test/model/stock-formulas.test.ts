/** Stocks against exact formulas of inventory theory: Poisson demand, one piece each, at a station with machines for all. */
import { describe, expect, it } from 'vitest'
import { runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import type { StockSpec } from '../../src/spec/line.ts'
import type { MaterialResult, StationResult } from '../../src/spec/result.ts'
import { constant, d, every, exponential, h, line, s, station, step } from '../support/line.ts'

/** A demand an hour: 1,440 in each of 150 replications, so many that the spread of their means is known well. */
async function run(stock: StockSpec): Promise<{ material: MaterialResult; station: StationResult }> {
  const spec = line({
    steps: [step('bench', s, { materials: [{ material: 'part', amount: 1, per: 'carrier' }] })],
    stations: [station('bench', { machines: 40 })],
    release: [every(exponential(h))],
    materials: [{ name: 'part', price: 0, measure: 'piece', stock }],
  })
  const job = { line: spec, lineHash: '', seed: 7, replications: 150, warmUp: 10 * d, horizon: 60 * d }
  const { materials, stations } = (await runExperiment(job, new SerialExecutor())).result!
  return { material: materials![0]!, station: stations[0]! }
}

/** Within four standard errors: the half-width of 150 replications is 1.98 of them. */
function expectExact({ mean, halfWidth }: { mean: number | null; halfWidth: number | null }, exact: number): void {
  expect(Math.abs(mean! - exact)).toBeLessThan((4 / 1.976) * halfWidth!)
  expect(halfWidth!).toBeLessThan(0.05 * exact)
}

describe('the stock of a material', () => {
  it('that is ordered in lots is uniform in its position: mean stock reorder point + (quantity + 1) / 2 - demand in the lead time', async () => {
    const supply = { kind: 'reorder' as const, reorderAt: 24, order: { quantity: 6 }, leadTime: constant(8 * h) }
    const { material } = await run({ initial: 30, supply })
    expectExact(material.stockMean, 24 + (6 + 1) / 2 - 8)
    expectExact(material.onOrderMean, 8)
    expectExact(material.ordersPerYear, 8760 / 6)
    expect(material.shortShare.mean).toBe(0)
  })

  it('that is filled up to a level at reviews lacks the demand of the lead time and of half an interval', async () => {
    const supply = { kind: 'reorder' as const, reorderAt: 59, order: { upTo: 60 }, leadTime: constant(8 * h), review: 10 * h }
    const { material } = await run({ initial: 60, supply })
    expectExact(material.stockMean, 60 - 8 - 10 / 2)
    expectExact(material.usedPerDay, 24)
  })

  it('that is replaced piece by piece is a queue with as many servers as pieces: who finds none waits as in M/M/c', async () => {
    // A piece is gone for its lead time, and a demand takes the first that is back: Erlang's C with 4 pieces and 2.5 of them on order.
    const [pieces, load] = [4, 2.5]
    const terms = [1, 2.5, 2.5 ** 2 / 2, 2.5 ** 3 / 6]
    const last = ((load ** pieces / 24) * pieces) / (pieces - load)
    const waits = last / (terms.reduce((sum, term) => sum + term, 0) + last)
    const supply = { kind: 'reorder' as const, reorderAt: pieces - 1, order: { quantity: 1 }, leadTime: exponential(load * h) }
    const { material, station: bench } = await run({ initial: pieces, supply })
    expectExact(material.onOrderMean, load)
    expectExact(material.stockMean, pieces - load)
    expectExact(bench.waitMean, (waits * load) / (pieces - load))
    expectExact(material.shortShare, (waits * load) / pieces)
    expectExact(bench.queueLength, (waits * load) / (pieces - load))
  })
})
