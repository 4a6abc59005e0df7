/** Costs by arithmetic, against the same by hand and against runs. */
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { type Job, runReplication } from '../../src/experiment/index.ts'
import { summarise } from '../../src/experiment/summary.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { COST_PARTS, type CostOf, type Estimate } from '../../src/spec/result.ts'
import { shippedLine } from '../lines/read-shipped.ts'
import { pencilLine } from '../money/by-hand.ts'
import { d, every, h, line, min, product, step } from '../support/line.ts'

function runOf(spec: LineSpec, replications: number, horizon: number): CostOf<Estimate> {
  const job: Job = { line: spec, lineHash: '', seed: 1, replications, warmUp: spec.run.warmUp, horizon }
  return summarise(
    job,
    Array.from({ length: replications }, (_, replication) => runReplication(job, replication)!),
  ).cost!
}

/** Arithmetic within the interval of the run, and the rounding of floating point. */
function expectWithin(exact: number, { mean, halfWidth }: Estimate, what: string): void {
  expect(Math.abs(exact - mean!), `${what}: ${exact} and ${mean} ± ${halfWidth}`).toBeLessThanOrEqual(halfWidth! + 1e-9 * Math.abs(mean!))
}

describe('the cost of a unit by arithmetic', () => {
  it('is that of the pencil line, where every day is the same', () => {
    const spec = pencilLine()
    const release = [every(12 * h, { name: 'good', product: 'good' }), every(d, { name: 'bad', product: 'bad' })]
    const { cost } = staticCapacity({ ...spec, release })
    const kWh = 2 * (3 * 4 + 21 * 2) + 2 * (1.5 * 1 + 22.5 * 0.5 + 24 * 0.1)
    const [capital, space, labour, overhead, purchase, material] = [10, 1, 36, 24, 10, 1.74]
    const amounts = { purchase, material, capital, space, energy: 0.1 * kWh, labour, overhead }
    for (const part of COST_PARTS) expect(cost!.parts[part], part).toBeCloseTo(amounts[part] / 16, 12)
    expect(cost!.perGoodUnit).toBeCloseTo(96.57 / 16, 12)
    expect(cost!.energyPerGoodUnit).toBeCloseTo(138.3 / 16, 12)
    expect(cost!.scrap).toBeCloseTo((8 * 0.25 + 0.3 + 0.28 + (10 + 1 + 10.8 + 3.03) / 3) / 16, 12)
  })

  it('is in the interval of a run of lesson 15, in all, by part and by station', { timeout: 60_000 }, async () => {
    const lesson = await shippedLine('15-cost-and-energy.yaml')
    const exact = staticCapacity(lesson).cost!
    const run = runOf(lesson, 10, 60 * d)
    expectWithin(exact.perGoodUnit, run.perGoodUnit, 'all')
    for (const part of COST_PARTS) expectWithin(exact.parts[part], run.parts[part], part)
    expectWithin(exact.energyPerGoodUnit, run.energyPerGoodUnit, 'kWh')
    expectWithin(exact.carbonPerGoodUnit!, run.carbonPerGoodUnit!, 'carbon dioxide')
    expectWithin(exact.scrap, run.scrap, 'scrap')
    for (const [index, station] of exact.stations.entries())
      expectWithin(station.perGoodUnit, run.stations[index]!.perGoodUnit, station.name)
    // The intervals are narrow, so that this says something.
    expect(run.perGoodUnit.halfWidth! / run.perGoodUnit.mean!).toBeLessThan(0.001)
  })

  it('is that of what the line can make at most, where it is asked for more, and where it has no rate', () => {
    const spec = pencilLine()
    const good = { ...spec, products: [spec.products[0]!], routes: [spec.routes[0]!] }
    const costAt = (release: LineSpec['release']) => staticCapacity({ ...good, release }).cost!.perGoodUnit
    // The bonder makes 8 units an hour; the testers, 12 hours a day, twice as many an hour each.
    const most = costAt([every(h, { product: 'good' })])
    expect(costAt([every(h / 3, { product: 'good' })])).toBeCloseTo(most, 12)
    expect(costAt([{ name: 'loop', product: 'good', policy: { kind: 'conwip', lots: 9 } }])).toBeCloseTo(most, 12)
  })

  it('divides machines and materials of a step over the stations where it may be done', () => {
    const spec = pencilLine()
    const bond = { ...spec.routes[0]!.steps[0]!, alternatives: [{ station: 'spare' }] }
    const spare = { ...spec.stations[0]!, name: 'spare' }
    const one = staticCapacity({
      ...spec,
      products: [spec.products[0]!],
      routes: [spec.routes[0]!],
      release: [every(4 * h, { product: 'good' })],
    }).cost!
    const two = staticCapacity({
      ...spec,
      products: [spec.products[0]!],
      routes: [{ name: 'to-stock', steps: [bond, spec.routes[0]!.steps[1]!] }],
      stations: [...spec.stations, spare],
      release: [every(4 * h, { product: 'good' })],
    }).cost!
    const of = (name: string) => two.stations.find((station) => station.name === name)!
    expect(two.parts.material).toBeCloseTo(one.parts.material, 12)
    expect(of('bond').material).toBeCloseTo(of('spare').material, 12)
    expect(two.parts.capital).toBeCloseTo(2 * one.parts.capital, 12)
  })

  it('takes begun strips whole, and those on which something has failed', () => {
    const frames = { materials: [{ material: 'frame', amount: 1, per: 'strip' as const }], carrier: 'magazine' as const }
    const { cost } = staticCapacity(
      line({
        products: [
          product('product', { lotUnits: 10, packing: { unitsPerWafer: 1, unitsPerStrip: 4, stripsPerMagazine: 2, unitsPerReel: 1 } }),
        ],
        steps: [step('bond', min, { ...frames, yield: 0.9 }), step('test', min, frames)],
        release: [every(h)],
        money: { currency: 'USD', interest: 0, energyPrice: 0, plantFactor: 1, spacePrice: 0, overhead: 0 },
        materials: [{ name: 'frame', price: 1, measure: 'piece' }],
      }),
    )
    // A lot of 10 is a magazine of 8 on two strips and one of 2 on one; of 9 that are left, 7.2 and 1.8 still are on three.
    expect(cost!.stations.map(({ material }) => material)).toEqual([3 / 9, 3 / 9].map((each) => expect.closeTo(each, 12)))
  })

  it('is not there where the line says nothing of money', () => {
    const { money: _money, ...spec } = pencilLine()
    expect('cost' in staticCapacity(spec)).toBe(false)
  })
})
