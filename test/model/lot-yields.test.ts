/** Yields that differ between lots and over time. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, Line } from '../../src/model/index.ts'
import type { LineSpec, YieldVariationSpec } from '../../src/spec/line.ts'
import { d, every, h, line, product, schedule, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const UNITS = 400
const lots = [product('product', { lotUnits: UNITS })]

/** Lots every hour through one step, which takes a minute. */
const yielding = (good: number, yieldVariation: YieldVariationSpec, over: Partial<LineSpec> = {}): LineSpec =>
  line({ products: lots, steps: [step('test', h / 60, { yield: good, yieldVariation })], release: [every(h)], ...over })

/** Share of each lot that is lost, in the order in which lots end. */
function losses(spec: LineSpec, end: number, seed = 1): number[] {
  const { all } = trace(spec, end, seed)
  const lost = new Map<number, number>()
  return all.flatMap(({ what, lot, units }) => {
    if (what === 'unitsScrapped') lost.set(lot, (lost.get(lot) ?? 0) + units)
    if (what !== 'lotEnded') return []
    const share = (lost.get(lot) ?? 0) / UNITS
    lost.delete(lot)
    return [share]
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))

describe("a lot's own yield", () => {
  it('makes the losses of a lot beta-binomial: n p q of a binomial times 1 + (n - 1) x correlation', () => {
    const correlation = 0.02
    const shares = losses(yielding(0.9, { correlation }), 6000 * h)
    expect(shares.length).toBeGreaterThan(5900)
    const binomial = (0.9 * 0.1) / UNITS
    // Standard errors of 6,000 lots: 0.0005 of the mean, about 2 % of the variance.
    expect(mean(shares)).toBeGreaterThan(0.1 - 0.002)
    expect(mean(shares)).toBeLessThan(0.1 + 0.002)
    const ratio = variance(shares) / binomial
    const exact = 1 + (UNITS - 1) * correlation
    expect(ratio).toBeGreaterThan(exact * 0.92)
    expect(ratio).toBeLessThan(exact * 1.08)
  })

  it('is the same for all carriers of the lot', () => {
    const halves = [
      product('product', {
        lotUnits: 2 * UNITS,
        packing: { unitsPerWafer: 1, unitsPerStrip: UNITS, stripsPerMagazine: 1, unitsPerReel: 1 },
      }),
    ]
    const spec = yielding(0.8, { correlation: 0.5 }, { products: halves })
    const strips = { ...spec, routes: [{ name: 'route', steps: [{ ...spec.routes[0]!.steps[0]!, carrier: 'strip' as const }] }] }
    const lost = new Map<number, number[]>()
    for (const { what, units, at } of trace(strips, 300 * h).all)
      if (what === 'unitsScrapped') lost.set(Math.floor(at / h), [...(lost.get(Math.floor(at / h)) ?? []), units])
    expect(lost.size).toBeGreaterThan(100)
    // Two binomials of the same share differ by 14 units (one standard deviation) at most; strips with a luck of their own by hundreds.
    for (const [one = 0, other = 0] of lost.values()) expect(Math.abs(one - other)).toBeLessThan(75)
  })

  it('stays with the lot, whichever lots run beside it', () => {
    const sources = (gap: number): LineSpec =>
      yielding(0.9, { correlation: 0.05 }, { release: [schedule([0, h, 2 * h]), every(gap, { name: 'others' })] })
    const lostOf = (gap: number) => {
      const compiled = compile(sources(gap))
      const lost: string[] = []
      let floor: Floor | null = null
      const listener = {
        happened(what: string, now: number, _machine: number, _step: number, lot: number, _carrier: number, units: number) {
          if (what === 'unitsScrapped' && floor!.lots.source[lot] === 0) lost.push(`${floor!.lots.number[lot]}: ${units}`)
          expect(now).toBeGreaterThanOrEqual(0)
        },
      }
      floor = new Floor(compiled, { seed: 3, replication: 0, expectedEnd: d, listener })
      floor.run(d)
      return lost.sort()
    }
    expect(lostOf(7 * h)).toHaveLength(3)
    expect(lostOf(7 * h)).toEqual(lostOf(0.4 * h))
  })
})

describe('an excursion', () => {
  it('gives its share of the lots its own yield, and leaves the others what they had', () => {
    const usual = losses(yielding(0.95, { correlation: 0.001 }), 2000 * h)
    const some = losses(yielding(0.95, { correlation: 0.001, excursion: { share: 0.1, yield: 0 } }), 2000 * h)
    const struck = some.filter((share) => share === 1)
    expect(struck.length / some.length).toBeGreaterThan(0.08)
    expect(struck.length / some.length).toBeLessThan(0.12)
    some.forEach((share, lot) => {
      if (share < 1) expect(share).toBe(usual[lot])
    })
  })
})

describe('a yield that is being learnt', () => {
  it('starts from its first value, and what is missing halves in its time', () => {
    // Yields of 0 % at the start and 100 % in the end: of each lot the share 2^(-t / 10 d) is lost, binomially.
    const shares = losses(yielding(1, { correlation: 0, ramp: { from: 0, halfEvery: 10 * d } }), 40 * d + h)
    for (const days of [0, 10, 20, 40]) {
      const exact = 2 ** -((days + 1 / 1440) / 10)
      const sd = Math.sqrt((exact * (1 - exact)) / UNITS)
      expect(Math.abs(shares[days * 24]! - exact)).toBeLessThanOrEqual(4 * sd + 1 / UNITS)
    }
  })

  it('goes on from a dated change, which gives it another end', () => {
    const changes = [{ kind: 'yield' as const, at: 10 * d, route: 'route', step: 'test', yield: 0 }]
    const spec = yielding(1, { correlation: 0, ramp: { from: 0, halfEvery: 1 * d } }, { changes })
    const { scalars } = trace(spec, 12 * d).floor.cut()
    const shares = losses(spec, 12 * d)
    expect(shares[9 * 24]).toBeLessThan(0.01)
    expect(shares.slice(10 * 24 + 1).every((share) => share === 1)).toBe(true)
    expect(scalars[Line.unitsScrapped]).toBeGreaterThan(0)
  })
})
