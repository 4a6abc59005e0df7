/** Quality for random lines: yields that differ, retests, rework, inspections, holds and sampling, where a step allows them. */
import fc from 'fast-check'
import { carrierCapacity } from '../../src/spec/carrier-capacity.ts'
import type { HoldSpec, LineSpec, ProductSpec, RetestSpec, StepSpec, YieldVariationSpec } from '../../src/spec/line.ts'
import { d, h, min } from './line.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

const variation: fc.Arbitrary<YieldVariationSpec> = fc
  .tuple(
    fc.constantFrom(0, 0.01, 0.3),
    maybe(fc.constantFrom({ share: 0.1, yield: 0 }, { share: 1, yield: 0.4 }, { share: 0.3, yield: 1 })),
    maybe(fc.record({ from: fc.constantFrom(0, 0.6), halfEvery: fc.constantFrom(h, 2 * d) })),
  )
  .map(([correlation, excursion, ramp]) => ({ correlation, ...(excursion && { excursion }), ...(ramp && { ramp }) }))

const retest: fc.Arbitrary<RetestSpec> = fc.constantFrom<RetestSpec>(
  { share: 1, recovers: 0.5, when: 'at-once', time: { time: { kind: 'exponential', mean: min }, per: 'unit' } },
  {
    share: 0.6,
    recovers: 1,
    when: 'at-end',
    time: { time: { kind: 'constant', value: min }, per: 'unit', atOnce: 4 },
    reload: { kind: 'constant', value: 5 * min },
  },
)

const hold = (reason: string): fc.Arbitrary<HoldSpec> =>
  fc.record({
    reason: fc.constant(reason),
    share: fc.constantFrom(0.2, 1),
    time: fc.constantFrom<HoldSpec['time']>(
      { kind: 'exponential', mean: 4 * h },
      { kind: 'constant', value: h },
      { kind: 'constant', value: 0 },
    ),
    of: fc.constantFrom('lot' as const, 'carrier' as const),
  })

const holds: fc.Arbitrary<HoldSpec[]> = fc.oneof(
  fc.tuple(hold('SBL')),
  fc.tuple(hold('map'), hold('SBL')) as unknown as fc.Arbitrary<HoldSpec[]>,
)

const check = fc.oneof(
  fc.record({
    kind: fc.constant('rework' as const),
    share: fc.constantFrom(0.3, 1),
    most: fc.integer({ min: 1, max: 3 }),
    beyond: fc.constantFrom('scrap' as const, 'pass' as const),
    to: fc.nat({ max: 9 }),
  }),
  fc.record({
    kind: fc.constant('inspect' as const),
    sample: fc.integer({ min: 1, max: 8 }),
    defectShare: fc.constantFrom(0.05, 0.5, 1),
    to: fc.nat({ max: 9 }),
  }),
)

const stepQuality = fc.record({
  variation: maybe(variation),
  retest: maybe(retest),
  holds: maybe(holds),
  check: maybe(check),
  sample: maybe(fc.constantFrom(0, 0.4, 1)),
  counts: maybe(fc.constant('positions' as const)),
})

export type QualityDraft = { steps: (typeof stepQuality extends fc.Arbitrary<infer Step> ? Step : never)[] }

export const qualityDraft: fc.Arbitrary<QualityDraft | undefined> = maybe(
  fc.record({ steps: fc.array(stepQuality, { minLength: 1, maxLength: 5 }) }),
)

/** The line with as much of the draft as its steps allow. */
export function withQuality(line: LineSpec, draft: QualityDraft | undefined): LineSpec {
  if (draft === undefined) return line
  const routes = line.routes.map((route) => {
    const product = line.products.find((one) => one.route === route.name)!
    const active = route.steps.filter(({ enabled }) => enabled)
    return {
      ...route,
      steps: route.steps.map((step, index) =>
        step.enabled ? refined(step, draft.steps[index % draft.steps.length]!, { line, product, active }) : step,
      ),
    }
  })
  return { ...line, routes }
}

interface Around {
  line: LineSpec
  product: ProductSpec
  active: readonly StepSpec[]
}

function refined(step: StepSpec, draft: QualityDraft['steps'][number], around: Around): StepSpec {
  const { variation: yieldVariation, retest: again, holds: held, sample, counts } = draft
  const isFirst = around.active[0] === step
  return {
    ...step,
    ...(yieldVariation !== undefined && { yieldVariation }),
    ...(again !== undefined && canRetest(step, around.line) && { retest: again }),
    ...(held !== undefined && { holds: held }),
    ...(counts !== undefined && { counts }),
    ...(sample !== undefined && !isFirst && step.newLotUnits === undefined && { sample }),
    ...checked(step, draft, around),
  }
}

function canRetest({ station, alternatives = [] }: StepSpec, { stations }: LineSpec): boolean {
  const names = [station, ...alternatives.map((each) => each.station)]
  return names.every((name) => stations.some((one) => one.name === name && one.batch === undefined && one.conveyor === undefined))
}

/** What is sent back goes to a step that works on the same carriers of the same lot. */
function checked(step: StepSpec, { check: draft }: QualityDraft['steps'][number], { product, active }: Around): Partial<StepSpec> {
  if (draft === undefined) return {}
  const segments: number[] = []
  for (const [index, each] of active.entries()) {
    const before = active[index - 1]
    const isOther = before !== undefined && carrierCapacity(each, product.packing) !== carrierCapacity(before, product.packing)
    segments.push((segments[index - 1] ?? 0) + (index > 0 && (isOther || each.newLotUnits !== undefined) ? 1 : 0))
  }
  const same = active.filter((_, index) => segments[index] === segments[active.indexOf(step)])
  const to = same[draft.to % same.length]!.name
  if (draft.kind === 'rework') return { rework: { to, share: draft.share, most: draft.most, beyond: draft.beyond } }
  return { inspect: { sample: draft.sample, accept: 0, defectShare: draft.defectShare, reject: draft.to === 9 ? null : to } }
}
