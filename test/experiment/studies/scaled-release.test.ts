import { describe, expect, it } from 'vitest'
import { Sampler } from '../../../src/engine/index.ts'
import { isClosed, scaledRelease } from '../../../src/experiment/studies/scaled-release.ts'
import type { DistributionSpec, ReleaseSpec } from '../../../src/spec/line.ts'
import { scaledDistribution } from '../../../src/spec/scaled-distribution.ts'
import { constant, every, exponential, h, line, schedule, step } from '../../support/line.ts'

const lineWith = (...release: ReleaseSpec[]) => line({ steps: [step('saw', h)], release })
const closed = (lots: number): ReleaseSpec => ({ name: 'closed', product: 'product', policy: { kind: 'conwip', lots } })
const keep: ReleaseSpec = { name: 'keep', product: 'product', policy: { kind: 'keep', station: 'saw', below: 10 * h } }
const policies = (...args: Parameters<typeof scaledRelease>) => scaledRelease(...args).release.map(({ policy }) => policy)

describe('a line with twice the release', () => {
  it('has intervals half as long, the first one too', () => {
    const twice = policies(
      lineWith(every(exponential(6 * h)), {
        ...every(4 * h),
        name: 'b',
        policy: { kind: 'interval', every: constant(4 * h), first: h, lots: constant(1) },
      }),
      2,
    )
    expect(twice).toMatchObject([{ every: exponential(3 * h) }, { every: constant(2 * h), first: h / 2 }])
  })

  it('has twice the rate at every time of a changing one', () => {
    const ramp: ReleaseSpec = {
      name: 'ramp',
      product: 'product',
      policy: { kind: 'profile', parts: [{ lasts: 10 * h, from: 3, to: 5 }], arrivals: 'poisson', lots: constant(1) },
    }
    expect(policies(lineWith(ramp), 2)).toMatchObject([{ parts: [{ lasts: 10 * h, from: 6, to: 10 }] }])
  })

  it('has dates half as far from the start, and orders as long until they are due', () => {
    const orders: ReleaseSpec = {
      name: 'orders',
      product: 'product',
      policy: {
        kind: 'orders',
        orders: [
          { lots: 2, release: 8 * h, due: 30 * h },
          { lots: 1, release: 9 * h },
        ],
      },
    }
    expect(policies(lineWith(schedule([0, 3 * h]), orders), 2)).toMatchObject([
      { times: [0, 1.5 * h] },
      {
        orders: [
          { lots: 2, release: 4 * h, due: 26 * h },
          { lots: 1, release: 4.5 * h },
        ],
      },
    ])
  })

  it('has twice the lots and the work in it where nothing else is released, at least a lot', () => {
    expect(policies(lineWith(closed(3), keep), 2)).toMatchObject([{ lots: 6 }, { below: 20 * h }])
    expect(policies(lineWith(closed(3)), 0.1)).toMatchObject([{ lots: 1 }])
    expect(policies(lineWith(closed(3), every(h)), 2)).toMatchObject([{ lots: 3 }, { every: constant(h / 2) }])
    expect([isClosed(lineWith(closed(3), keep)), isClosed(lineWith(closed(3), every(h)))]).toEqual([true, false])
  })

  it('has its dated changes of release scaled alike', () => {
    const changing = {
      ...lineWith(every(h)),
      changes: [{ kind: 'interval' as const, at: 5 * h, release: 'arrivals', every: constant(4 * h) }],
    }
    expect(scaledRelease(changing, 2).changes).toEqual([{ kind: 'interval', at: 5 * h, release: 'arrivals', every: constant(2 * h) }])
  })
})

describe('a scaled distribution', () => {
  const distributions: DistributionSpec[] = [
    constant(3),
    { kind: 'uniform', low: 1, high: 4 },
    { kind: 'triangular', low: 1, mode: 2, high: 5 },
    exponential(2),
    { kind: 'erlang', shape: 3, mean: 2 },
    { kind: 'gamma', shape: 2, scale: 3 },
    { kind: 'truncated-normal', mean: 5, sd: 2, low: 1, high: 8 },
    { kind: 'truncated-normal', mean: 5, sd: 2, low: 1 },
    { kind: 'lognormal', mean: 2, cv: 0.8 },
    { kind: 'weibull', shape: 1.5, scale: 2 },
    { kind: 'weibull-mean', shape: 1.5, mean: 2 },
    { kind: 'weibull-mean-cv', mean: 2, cv: 0.6 },
    { kind: 'beta', alpha: 2, beta: 3, low: 1, high: 4 },
    { kind: 'hyperexponential', weights: [0.3, 0.7], means: [1, 5] },
    { kind: 'discrete', values: [1, 4], weights: [0.5, 0.5] },
    { kind: 'empirical', values: [1, 2, 6] },
  ]

  it.each(distributions.map((distribution) => [distribution.kind, distribution] as const))(
    'of kind %s has its mean and spread scaled',
    (_, distribution) => {
      const [before, after] = [new Sampler(distribution), new Sampler(scaledDistribution(distribution, 2.5))]
      expect(after.mean).toBeCloseTo(2.5 * before.mean, 9)
      expect(after.variance).toBeCloseTo(6.25 * before.variance, 8)
    },
  )
})
