/** Queue-time limits for random lines: between any two steps of a route, overlapping, of every kind, with and without gates. */
import fc from 'fast-check'
import { carrierCapacity } from '../../src/spec/carrier-capacity.ts'
import type { DistributionSpec, LineSpec, ProductSpec, RouteSpec, TimeLimitSpec } from '../../src/spec/line.ts'
import { h, min } from './line.ts'

const time = (mean: number): fc.Arbitrary<DistributionSpec> =>
  fc.constantFrom<DistributionSpec>({ kind: 'constant', value: mean }, { kind: 'exponential', mean })

const limit = fc.record({
  from: fc.nat({ max: 3 }),
  to: fc.nat({ max: 3 }),
  within: fc.oneof(time(10 * min), time(2 * h), time(12 * h)),
  kind: fc.constantFrom('warn' as const, 'scrap' as const, 'hold' as const, 'rework' as const),
  hold: time(h),
  back: fc.nat({ max: 3 }),
  gate: fc.boolean(),
})

type Draft = typeof limit extends fc.Arbitrary<infer One> ? One : never

export const limitDrafts: fc.Arbitrary<Draft[] | undefined> = fc.option(fc.array(limit, { minLength: 1, maxLength: 4 }), {
  nil: undefined,
  freq: 2,
})

/** The line with limits on all its routes. */
export function withLimits(line: LineSpec, drafts: Draft[] | undefined): LineSpec {
  if (drafts === undefined) return line
  return {
    ...line,
    routes: line.routes.map((route) => {
      const product = line.products.find((one) => one.route === route.name)!
      const limits = drafts.flatMap((draft, index) => limitOf(`limit-${index}`, draft, route, product) ?? [])
      return limits.length === 0 ? route : { ...route, limits }
    }),
  }
}

/** Null: the route is too short. */
function limitOf(name: string, draft: Draft, { steps }: RouteSpec, product: ProductSpec): TimeLimitSpec | null {
  if (steps.length < 2) return null
  const from = draft.from % (steps.length - 1)
  const to = from + 1 + (draft.to % (steps.length - 1 - from))
  const canGate = steps[from]!.station !== undefined && steps[to]!.station !== undefined
  return {
    name,
    from: steps[from]!.name,
    to: steps[to]!.name,
    within: draft.within,
    action: actionOf(draft, from, to, steps, product),
    ...(draft.gate && canGate && { gate: true as const }),
  }
}

function actionOf(
  { kind, hold, back }: Draft,
  from: number,
  to: number,
  steps: RouteSpec['steps'],
  { packing }: ProductSpec,
): TimeLimitSpec['action'] {
  if (kind === 'hold') return { kind, time: hold }
  if (kind !== 'rework') return { kind }
  const step = back % (from + 1)
  const target = steps[step]!
  const isSame = steps
    .slice(step + 1, to + 1)
    .every((one) => !one.enabled || (one.newLotUnits === undefined && carrierCapacity(one, packing) === carrierCapacity(target, packing)))
  return target.enabled && isSame ? { kind, step: target.name } : { kind: 'scrap' }
}
