/** On-time delivery against cases worked out by hand. */
import { describe, expect, it } from 'vitest'
import { Replication } from '../../src/experiment/replication.ts'
import { summarise } from '../../src/experiment/summary.ts'
import type { LineSpec, OrderSpec } from '../../src/spec/line.ts'
import { resultSchema } from '../../src/spec/result-schema.ts'
import { d, every, h, line, min, product, schedule, step } from '../support/line.ts'

function resultOf(spec: LineSpec, horizon = d, warmUp = 0) {
  const job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp, horizon }
  const run = new Replication(job, 0)
  run.runTo(run.end)
  return summarise(job, [run.outcome()])
}

/** Of each row its name and its four means. */
const rows = (spec: LineSpec, horizon?: number, warmUp?: number) =>
  (resultOf(spec, horizon, warmUp).deliveries ?? []).map(({ of, name, lotsOnTime, unitsOnTime, latenessMean, latenessP95 }) => [
    `${of} ${name}`,
    lotsOnTime.mean,
    unitsOnTime.mean,
    latenessMean.mean,
    latenessP95.mean,
  ])

const orders = (...list: OrderSpec[]) => [{ name: 'orders', product: 'a', policy: { kind: 'orders' as const, orders: list } }]

describe('on-time delivery', () => {
  const products = [product('a', { lotUnits: 10 }), product('b', { lotUnits: 30 }), product('c')]

  it('is the share of lots and of units that left by their due date, by product and by priority class', () => {
    // One machine, an hour a lot: they leave at 1, 2, 3, 4 h, due at 1, 1.5, 5, 3 h.
    const release = orders(
      { lots: 1, release: 0, due: h },
      { lots: 1, release: 0, due: 1.5 * h },
      { lots: 1, product: 'b', release: min, due: 5 * h, priority: 1 },
      { lots: 1, product: 'b', release: 2 * min, due: 3 * h, priority: 1 },
    )
    const all = rows(line({ steps: [step('saw', h)], products, release }))
    expect(all.map((row) => row.slice(0, 4))).toEqual([
      ['line test', 0.5, 0.5, (0 + 0.5 - 2 + 1) / 4],
      ['product a', 0.5, 0.5, 0.25],
      ['product b', 0.5, 0.5, -0.5],
      ['product c', null, null, null],
      ['priority 0', 0.5, 0.5, 0.25],
      ['priority 1', 0.5, 0.5, -0.5],
    ])
  })

  it('counts a lot with its last unit and units with their carrier', () => {
    const packing = { unitsPerWafer: 1, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 }
    const steps = [step('saw', h, { carrier: 'strip' })]
    const release = orders({ lots: 1, release: 0, due: 3 * h })
    const all = rows(line({ steps, products: [product('a', { lotUnits: 10, packing })], release }))
    // Strips of 2 leave at 1, 2, 3, 4 and 5 h.
    expect(all[0]!.slice(1, 4)).toEqual([0, 0.6, 2])
  })

  it('says how late the latest 5 % are, to a sixteenth, and 0 where they are on time', () => {
    const late = line({ steps: [step('saw', 2 * h)], products: [product('product', { dueAfter: 30 * min })], release: [every(3 * h)] })
    expect(rows(late)[0]!.slice(1, 4)).toEqual([0, 0, 1.5])
    expect(Math.abs((rows(late)[0]![4] as number) / 1.5 - 1)).toBeLessThan(1 / 16)
    const early = line({ steps: [step('saw', h)], products: [product('product', { dueAfter: 4 * h })], release: [every(3 * h)] })
    expect(rows(early)[0]!.slice(1)).toEqual([1, 1, -3, 0])
  })

  it('is of the lots that left after the warm-up', () => {
    const release = orders({ lots: 1, release: 0, due: 2 * h }, { lots: 1, release: 0, due: 2 * h }, { lots: 1, release: 0, due: 2 * h })
    const spec = line({ steps: [step('saw', h)], products, release })
    expect(rows(spec, d, 2.5 * h)[0]!.slice(1, 4)).toEqual([0, 0, 1])
  })

  it('counts lots that were in the line at the start, late already or not', () => {
    const wip = [
      { lot: 'L1', product: 'a', step: 'saw', units: 4, due: -h },
      { lot: 'L2', product: 'a', step: 'saw', units: 6, due: 3 * h },
    ]
    const spec = line({ steps: [step('saw', h)], products, release: [schedule([], { product: 'a' })], wip })
    expect(rows(spec)[0]!.slice(1, 4)).toEqual([0.5, 0.6, 0.5])
  })

  it('is not asked of a line without due dates, and the result holds to its schema with and without', () => {
    const without = resultOf(line({ steps: [step('saw', h)] }))
    expect(without.deliveries).toBeUndefined()
    const result = resultOf(line({ steps: [step('saw', h)], products, release: orders({ lots: 1, release: 0, due: h }) }))
    for (const each of [without, result]) expect(resultSchema.safeParse(each).success).toBe(true)
  })
})
