/** Sources of lots as a planner writes them: demand by week, ramps, mixes, engineers' lots, a station that is kept busy. */
import { describe, expect, it, test } from 'vitest'
import type { ReleaseSpec } from '../../src/spec/line.ts'
import { d, h } from '../support/line.ts'
import { lineOf, messages } from './files.ts'

const lineWith = (release: string) => `format: tollway/1
products:
  a: { lot: 100 units, route: r, packing: { unitsPerStrip: 10 } }
  b: { lot: 400 units, route: r, packing: { unitsPerStrip: 20 } }
  c: { lot: 10 units, route: s }
routes:
  r: { steps: { saw: { station: bench } } }
  s: { steps: { pack: { station: hall } } }
stations:
  bench: { processTime: 50 s per lot }
  hall: { processTime: 50 s per lot }
release:
  plan: ${release}
`
const source = async (release: string): Promise<ReleaseSpec> => (await lineOf(lineWith(release))).release[0]!
const MIX = 'mix: { a: 75 %, b: 25 % }' // 175 units a lot, 12.5 strips

describe('a release', () => {
  it('turns the demand of a week into lots, whatever it is counted in', async () => {
    const { policy } = await source('{ product: a, demand: [1.2k units, 16 lots, 50 strips, 0] }')
    const parts = [12, 16, 5, 0].map((lots) => ({ lasts: 7 * d, from: lots, to: lots }))
    expect(policy).toEqual({ kind: 'profile', parts, arrivals: 'constant', lots: { kind: 'constant', value: 1 } })
    const mixed = await source(`{ ${MIX}, demand: [3500 units, 100 strips], lots: 2, arrivals: poisson }`)
    expect(mixed.policy).toEqual({
      kind: 'profile',
      parts: [10, 4].map((releases) => ({ lasts: 7 * d, from: releases, to: releases })),
      arrivals: 'poisson',
      lots: { kind: 'constant', value: 2 },
    })
  })

  it('turns a ramp of a rate into releases within the time that it takes', async () => {
    const { policy } = await source('{ product: a, rate: 800 units/day, ramp: { from: 10 %, to: 90 %, over: 20 d } }')
    expect(policy).toMatchObject({ kind: 'profile', parts: [{ lasts: 20 * d, from: 16, to: 144 }] })
  })

  it('takes the rate of a mix over its mean lot', async () => {
    expect((await source(`{ ${MIX}, rate: 350 units/day }`)).policy).toMatchObject({ every: { kind: 'constant', value: d / 2 } })
    expect((await source(`{ ${MIX}, rate: 4 lots/h }`)).policy).toMatchObject({ every: { kind: 'constant', value: h / 4 } })
  })

  it('keeps its mix in the order of the file, its engineers and how it picks', async () => {
    expect(await source(`{ ${MIX}, conwip: 5, engineering: { share: 3 %, priority: 1 }, pick: by-chance }`)).toMatchObject({
      product: 'a',
      mix: [
        { product: 'a', share: 0.75 },
        { product: 'b', share: 0.25 },
      ],
      engineering: { share: 0.03, priority: 1 },
      pick: 'by-chance',
    })
  })

  it('may keep a station busy', async () => {
    expect((await source(`{ ${MIX}, keep: { station: bench, below: 12 h } }`)).policy).toEqual({
      kind: 'keep',
      station: 'bench',
      below: 12 * h,
    })
  })

  test.each([
    [
      '{ product: a, demand: [120000] }',
      'line.yaml:13:32  release.plan.demand[0]\n  expected an amount of units, lots, wafers, strips, magazines, reels, such as "120k units", received 120000; write "120000 units"',
    ],
    ['{ product: a, demand: [] }', 'line.yaml:13:31  release.plan.demand\n  expected at least 1 entry, received a list'],
    [
      '{ mix: { a: 70 %, b: 20 % }, conwip: 3 }',
      'line.yaml:13:16  release.plan.mix\n  expected shares that sum to 100 %, received a sum of 90 %',
    ],
    ['{ mix: { a: 70 %, bb: 30 % }, conwip: 3 }', 'line.yaml:13:27  release.plan.mix.bb\n  no product "bb"; did you mean "b"?'],
    ['{ product: a, mix: { b: 100 % }, conwip: 3 }', 'line.yaml:13:11  release.plan.product\n  expected product or mix, received both'],
    [
      '{ product: a, every: 1 h, ramp: { from: 0 %, over: 1 d } }',
      'line.yaml:13:35  release.plan.ramp\n  expected ramp only with rate, received it with every',
    ],
    [
      '{ product: a, rate: 1 lot/h, ramp: { from: 0 %, over: 1 d }, first: 1 h }',
      'line.yaml:13:70  release.plan.first\n  expected no first with ramp, received both',
    ],
    [
      '{ product: a, demand: [5 lots], lots: "discrete(1: 0.5, 2: 0.5)" }',
      'line.yaml:13:47  release.plan.lots\n  expected a fixed number of lots with a demand, received a distribution; use every instead of rate',
    ],
    [
      '{ product: a, orders: [{}], pick: in-turn }',
      'line.yaml:13:37  release.plan.pick\n  expected pick only with rate, demand, every, at, conwip, keep, received it with orders',
    ],
    [
      '{ product: c, keep: { station: bench, below: 1 h } }',
      'line.yaml:13:40  release.plan.keep.station\n  expected a station on the way of product "c", received "bench"; each lot that is released must bring work to it',
    ],
    [
      '{ product: c, keep: { station: bank, below: 1 h } }',
      'line.yaml:13:40  release.plan.keep.station\n  no station "bank"; the stations are bench, hall',
    ],
    [
      '{ product: a, orders: [{ release: 2026-01-05 }] }',
      'line.yaml:13:43  release.plan.orders[0].release\n  expected a date only in a line with a start, received no start; write the date of the beginning, such as start: 2026-01-05, at the top of the line',
    ],
  ])('that says %s is told what is wrong, and where', async (release, expected) => {
    expect(await messages(lineWith(release))).toBe(expected)
  })

  it('with a ramp can have no other rate at a date', async () => {
    const ramped = lineWith('{ product: a, rate: 1 lot/h, ramp: { from: 0 %, over: 1 d } }')
    expect(await messages(`${ramped}changes:\n  - { at: 3 d, set: { release.plan.rate: 2 lots/h } }\n`)).toBe(
      'line.yaml:15:23  changes[0].set.release.plan.rate\n  expected a release without a ramp, received "plan"',
    )
  })
})
