/** Sources of lots: one policy each. */
import type { Draft } from '../draft.ts'
import type { ReleasedThing, ReleaseText } from '../keywords/release.ts'
import type { DistributionSpec, ProductSpec, ReleaseSpec, StartSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { TICKS } from '../units.ts'
import { type Blend, blendOf, unitsOfLot } from './blend.ts'
import { keepPolicy } from './keep.ts'
import { buildOrders } from './orders.ts'
import { unitsOf } from './packing.ts'

const POLICIES = ['rate', 'demand', 'every', 'at', 'orders', 'conwip', 'keep'] as const
type Policy = (typeof POLICIES)[number]
type Plain = Exclude<Policy, 'orders' | 'keep'>

/** Which keywords go with which policy. */
const COMPANIONS: readonly [keyword: keyof ReleaseText, policies: readonly Policy[]][] = [
  ['arrivals', ['rate', 'demand']],
  ['first', ['rate', 'every']],
  ['lots', ['rate', 'demand', 'every', 'at']],
  ['ramp', ['rate']],
  ['mix', ['rate', 'demand', 'every', 'at', 'conwip', 'keep']],
  ['engineering', ['rate', 'demand', 'every', 'at', 'conwip', 'keep']],
  ['pick', ['rate', 'demand', 'every', 'at', 'conwip', 'keep']],
]

const ONE_LOT: DistributionSpec = { kind: 'constant', value: 1 }

export function buildRelease(draft: Draft, products: readonly ProductSpec[], start: StartSpec | undefined, report: Report): ReleaseSpec[] {
  return [...draft.release].flatMap(([name, text]) => {
    if (text === undefined) return []
    const path = ['release', name]
    const blend = blendOf(path, text, draft, products, report)
    const kind = policyOf(path, text, report)
    checkLots(path, text, report)
    const orders = kind === 'orders' ? buildOrders(path, text, draft, start, report) : null
    if (kind === null || blend === null) return []
    const policy = orders ?? (kind === 'keep' ? keepPolicy(path, text, draft, blend, report) : buildPolicy(kind as Plain, text, blend))
    const { priority, pick, engineering } = text
    return [
      {
        name,
        product: blend[0].product.name,
        ...(priority !== undefined && { priority }),
        ...(blend.length > 1 && { mix: blend.map(({ product, share }) => ({ product: product.name, share })) }),
        ...(engineering !== undefined && { engineering }),
        ...(pick !== undefined && { pick }),
        policy,
      },
    ]
  })
}

/** The one policy that is meant, with nothing beside it that belongs to another. */
function policyOf(path: readonly string[], text: ReleaseText, report: Report): Policy | null {
  const given = POLICIES.filter((policy) => text[policy] !== undefined || (policy === 'orders' && text.file !== undefined))
  const [policy] = given
  if (text.orders !== undefined && text.file !== undefined)
    report({ code: 'rule', path: [...path, 'file'], atKey: true, expected: 'orders or file', received: 'both', hint: null })
  if (policy === undefined || given.length > 1) {
    const received = policy === undefined ? 'none of them' : given.join(' and ')
    report({ code: 'rule', path: [...path], atKey: true, expected: `one of ${POLICIES.join(', ')}`, received, hint: null })
    return null
  }
  for (const [keyword, policies] of COMPANIONS) {
    if (text[keyword] === undefined || policies.includes(policy)) continue
    const expected = `${keyword} only with ${policies.join(', ')}`
    report({ code: 'rule', path: [...path, keyword], atKey: true, expected, received: `it with ${policy}`, hint: null })
  }
  return policy
}

/** Lots are whole, and their number is fixed where a rate says how much comes in all. */
function checkLots(path: readonly string[], { lots, rate, demand, ramp, first }: ReleaseText, report: Report): void {
  if (ramp !== undefined && first !== undefined)
    report({ code: 'rule', path: [...path, 'first'], atKey: true, expected: 'no first with ramp', received: 'both', hint: null })
  if (lots === undefined) return
  const at = [...path, 'lots']
  const values = lots.kind === 'constant' ? [lots.value] : lots.kind === 'discrete' ? lots.values : []
  const broken = values.find((value) => !Number.isInteger(value) || value < 1)
  if (broken !== undefined)
    report({ code: 'value', path: at, expected: 'whole numbers of lots, at least 1', received: String(broken), hint: null })
  if ((rate !== undefined || demand !== undefined) && lots.kind !== 'constant') {
    report({
      code: 'rule',
      path: at,
      expected: `a fixed number of lots with a ${rate === undefined ? 'demand' : 'rate'}`,
      received: 'a distribution',
      hint: 'use every instead of rate',
    })
  }
}

/** The policy of a source that is of kind `policy`. */
export function buildPolicy(policy: Plain, text: ReleaseText, blend: Blend): ReleaseSpec['policy'] {
  const lots = text.lots ?? ONE_LOT
  if (policy === 'conwip') return { kind: 'conwip', lots: text.conwip ?? 1 }
  if (policy === 'at') return { kind: 'schedule', times: [...(text.at ?? [])].sort((a, b) => a - b), lots }
  if (policy === 'demand' || text.ramp !== undefined) return profileOf(text, lots, blend)
  return { kind: 'interval', every: intervalOf(text, blend), ...(text.first !== undefined && { first: text.first }), lots }
}

/** With a rate: the time in which it asks for as many units as one release has. */
function intervalOf(text: ReleaseText, blend: Blend): DistributionSpec {
  const { rate, every = ONE_LOT, arrivals, lots } = text
  if (rate === undefined) return every
  const interval = meanInterval(rate, lots, blend)
  return arrivals === 'poisson' ? { kind: 'exponential', mean: interval } : { kind: 'constant', value: interval }
}

function meanInterval(rate: NonNullable<ReleaseText['rate']>, lots: DistributionSpec | undefined, blend: Blend): number {
  const lotsAtOnce = lots?.kind === 'constant' ? lots.value : 1
  const [{ product }] = blend
  if (blend.length > 1) return (rate.ticks * unitsOfLot(rate.of as ReleasedThing, blend) * lotsAtOnce) / rate.count
  const unitsOfRate = rate.of === 'lot' ? rate.count * product.lotUnits : unitsOf({ amount: rate.count, of: rate.of }, product.packing)
  return (rate.ticks * product.lotUnits * lotsAtOnce) / unitsOfRate
}

const WEEK = TICKS.get('wk') as number

function profileOf(text: ReleaseText, lots: DistributionSpec, blend: Blend): ReleaseSpec['policy'] {
  const { rate, ramp, demand = [], arrivals = 'constant' } = text
  const lotsAtOnce = lots.kind === 'constant' ? lots.value : 1
  if (rate !== undefined && ramp !== undefined) {
    const full = ramp.over / meanInterval(rate, text.lots, blend)
    return { kind: 'profile', parts: [{ lasts: ramp.over, from: full * ramp.from, to: full * ramp.to }], arrivals, lots }
  }
  const parts = demand.map(({ amount, of }) => {
    const releases = amount / (unitsOfLot(of, blend) * lotsAtOnce)
    return { lasts: WEEK, from: releases, to: releases }
  })
  return { kind: 'profile', parts, arrivals, lots }
}
