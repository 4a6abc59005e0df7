/** WIP limits for random lines: over any stretch of the routes, together or by product, in everything that they can count, some changed at a date. */
import fc from 'fast-check'
import { carrierCapacity } from '../../src/spec/carrier-capacity.ts'
import type { DatedChangeSpec, LineSpec, ProductSpec, WipLimitSpec } from '../../src/spec/line.ts'
import { h } from './line.ts'

const limit = fc.record({
  from: fc.nat({ max: 4 }),
  length: fc.nat({ max: 4 }),
  of: fc.constantFrom('lot' as const, 'carrier' as const, 'unit' as const),
  kanban: fc.boolean(),
  most: fc.integer({ min: 1, max: 5 }),
  change: fc.option(fc.record({ hour: fc.nat({ max: 60 }), most: fc.nat({ max: 4 }) }), { nil: undefined }),
})

type Draft = typeof limit extends fc.Arbitrary<infer One> ? One : never

export const wipLimitDrafts: fc.Arbitrary<Draft[] | undefined> = fc.option(fc.array(limit, { minLength: 1, maxLength: 4 }), {
  nil: undefined,
  freq: 2,
})

/** Units are some tens a lot here. */
const UNITS = 8

export function withWipLimits(line: LineSpec, drafts: Draft[] | undefined): LineSpec {
  const made = (drafts ?? []).flatMap((draft, index) => {
    const spec = limitOf(`wip-${index}`, draft, line)
    return spec === null ? [] : [{ spec, change: draft.change }]
  })
  if (made.length === 0) return line
  const changed = made.flatMap(({ spec: { name }, change }): DatedChangeSpec[] =>
    change === undefined ? [] : [{ kind: 'wipLimit', at: change.hour * h, limit: name, most: change.most }],
  )
  const changes = [...(line.changes ?? []), ...changed].sort((a, b) => timeOf(a) - timeOf(b))
  return { ...line, wipLimits: made.map(({ spec }) => spec), ...(changes.length > 0 && { changes }) }
}

/** Null: no product can have it. */
function limitOf(name: string, { from, length, of, kanban, most }: Draft, line: LineSpec): WipLimitSpec | null {
  const products = line.products.filter((product) => hasStep(line, product, from + length) && mayBegin(line, product, from, of))
  if (products.length === 0) return null
  const amount = of === 'unit' ? most * UNITS : most
  const names = products.map((product) => product.name)
  const pools = kanban ? names.map((product) => ({ products: [product], most: amount })) : [{ products: names, most: amount }]
  return { name, from: `step-${from}`, to: `step-${from + length}`, of, ...(kanban && { kanban: true as const }), pools }
}

function hasStep(line: LineSpec, { route }: ProductSpec, step: number): boolean {
  return step < line.routes.find(({ name }) => name === route)!.steps.length
}

/** At a station; and a lot that comes in several carriers at none with batches. */
function mayBegin(line: LineSpec, product: ProductSpec, from: number, of: WipLimitSpec['of']): boolean {
  const step = line.routes.find(({ name }) => name === product.route)!.steps[from]!
  const names = [step.station, ...(step.alternatives ?? []).map(({ station }) => station)]
  if (step.station === undefined) return false
  if (of !== 'lot' || carrierCapacity(step, product.packing) >= product.lotUnits) return true
  return !line.stations.some(({ name, batch }) => batch !== undefined && names.includes(name))
}

function timeOf(change: DatedChangeSpec): number {
  return change.kind === 'outage' ? change.from : change.at
}
