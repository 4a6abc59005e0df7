/** Sources of other kinds for random lines: changing rates, orders, mixes, engineers' lots, a station that is kept busy; and lots in the line at the start. */
import fc from 'fast-check'
import type { LineSpec, OrderSpec, ProductSpec, ReleaseSpec, WipLotSpec } from '../../src/spec/line.ts'
import { d, h } from './line.ts'

type Policy = ReleaseSpec['policy']

interface Draft {
  /** Of each source in turn; null: it stays as it is. */
  policies: (Policy | 'keep' | null)[]
  mix: boolean
  engineering: boolean
  pick: NonNullable<ReleaseSpec['pick']> | undefined
  /** Step and units by number; due after so many hours, age in hours. */
  wip: { which: number; step: number; units: number; due?: number | undefined; age?: number | undefined }[]
}

const order: fc.Arbitrary<OrderSpec> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.nat({ max: 60 }),
    fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    fc.constantFrom(undefined, 0, 5),
  )
  .map(([lots, hour, due, priority]) => ({
    lots,
    release: hour * h,
    ...(due !== undefined && { due: (hour + due) * h }),
    ...(priority !== undefined && { priority }),
  }))

const policy: fc.Arbitrary<Policy | 'keep'> = fc.oneof(
  fc.record({
    kind: fc.constant('profile' as const),
    parts: fc.array(fc.record({ lasts: fc.constantFrom(d, 10 * h), from: fc.nat({ max: 8 }), to: fc.nat({ max: 8 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    arrivals: fc.constantFrom('constant' as const, 'poisson' as const),
    lots: fc.constant({ kind: 'constant' as const, value: 1 }),
  }),
  fc
    .array(order, { minLength: 1, maxLength: 8 })
    .map((orders) => ({ kind: 'orders' as const, orders: orders.sort((a, b) => a.release - b.release) })),
  fc.constant('keep' as const),
)

export const supplyDraft: fc.Arbitrary<Draft | undefined> = fc.option(
  fc.record({
    policies: fc.array(fc.option(policy, { nil: null }), { minLength: 1, maxLength: 3 }),
    mix: fc.boolean(),
    engineering: fc.boolean(),
    pick: fc.constantFrom('in-turn' as const, 'by-chance' as const, undefined),
    wip: fc.array(
      fc.record({
        which: fc.nat({ max: 9 }),
        step: fc.nat({ max: 9 }),
        units: fc.integer({ min: 1, max: 30 }),
        due: fc.option(fc.integer({ min: -10, max: 60 }), { nil: undefined }),
        age: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
      }),
      { maxLength: 5 },
    ),
  }),
  { nil: undefined },
)

export function withSupply(line: LineSpec, draft: Draft | undefined): LineSpec {
  if (draft === undefined) return line
  const wip = draft.wip.map((one, index) => wipLot(one, `lot-${index}`, line))
  return { ...line, release: line.release.map((release, index) => sourceOf(release, index, draft, line)), ...(wip.length > 0 && { wip }) }
}

function sourceOf(release: ReleaseSpec, index: number, draft: Draft, line: LineSpec): ReleaseSpec {
  const isChanged = line.changes?.some((change) => 'release' in change && change.release === release.name) === true
  const wanted = isChanged ? null : draft.policies[index % draft.policies.length]!
  const source = wanted === null ? release : { ...release, policy: wanted === 'keep' ? keepAt(release, line) : wanted }
  const { policy: own } = source
  if (own.kind === 'orders') {
    const orders = own.orders.map((one, number) =>
      number % 2 === 0 ? one : { ...one, product: line.products[number % line.products.length]!.name },
    )
    return { ...source, policy: { ...own, orders } }
  }
  const isMixed = draft.mix && line.products.length > 1 && own.kind !== 'keep'
  const share = 1 / line.products.length
  return {
    ...source,
    ...(isMixed && { mix: line.products.map(({ name }) => ({ product: name, share })) }),
    ...(draft.engineering && { engineering: { share: 0.2, priority: 0 } }),
    ...(draft.pick !== undefined && { pick: draft.pick }),
  }
}

/**
 * The last station of the product; as before where there is none, or where lots may not get there: a source that keeps sending them for nothing takes the
 * test a minute.
 */
function keepAt(release: ReleaseSpec, line: LineSpec): Policy {
  const { route } = line.products.find(({ name }) => name === release.product)!
  const steps = enabledSteps(line, route)
  const isSure =
    steps.every(({ next, yield: good }) => next === undefined && good > 0.5) &&
    line.stations.every(({ buffer }) => buffer?.whenFull !== 'lose')
  const station = steps.flatMap((step) => step.station ?? []).at(-1)
  return station === undefined || !isSure ? release.policy : { kind: 'keep', station, below: 2 * h }
}

function enabledSteps(line: LineSpec, route: string) {
  return line.routes.find(({ name }) => name === route)!.steps.filter(({ enabled }) => enabled)
}

function wipLot({ which, step: position, units, due, age }: Draft['wip'][number], lot: string, line: LineSpec): WipLotSpec {
  const product: ProductSpec = line.products[which % line.products.length]!
  const steps = enabledSteps(line, product.route)
  const step = steps[position % steps.length]!
  return {
    lot,
    product: product.name,
    step: step.name,
    units: Math.min(units, step.newLotUnits ?? units),
    ...(due !== undefined && { due: due * h }),
    ...(age !== undefined && { age: age * h }),
  }
}
