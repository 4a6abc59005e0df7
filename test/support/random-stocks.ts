/** Stocks for random lines: two materials that steps at stations without batches need, and die banks, each ordered or delivered in its own way. */
import fc from 'fast-check'
import type { DatedChangeSpec, DistributionSpec, LineSpec, MaterialUseSpec, StockRef, StockSpec } from '../../src/spec/line.ts'
import { h } from './line.ts'

const time = (mean: number): fc.Arbitrary<DistributionSpec> =>
  fc.constantFrom<DistributionSpec>({ kind: 'constant', value: mean }, { kind: 'exponential', mean })

/** Amounts are halves, so that all sums over time are exact. */
const stock = (most: number): fc.Arbitrary<StockSpec> =>
  fc
    .tuple(
      fc.nat({ max: most }),
      fc.nat({ max: most }),
      fc.integer({ min: 1, max: most }),
      fc.constantFrom<'order' | 'up-to' | 'every' | 'times'>('order', 'up-to', 'every', 'times'),
      time(5 * h),
      fc.option(fc.constantFrom(3 * h, 24 * h), { nil: undefined }),
    )
    .map(([initial, level, amount, way, takes, review]): StockSpec => {
      const supply: Extract<StockSpec['supply'], { kind: 'reorder' }> = {
        kind: 'reorder',
        reorderAt: level,
        order: way === 'up-to' ? { upTo: level + amount } : { quantity: amount },
        leadTime: takes,
        ...(review !== undefined && { review }),
      }
      if (way === 'order' || way === 'up-to') return { initial, supply }
      const due = way === 'every' ? { every: { kind: 'constant' as const, value: 4 * h } } : { times: [0, 10 * h, 10 * h, 30 * h] }
      return { initial, supply: { kind: 'deliveries', due, amount, ...(review !== undefined && { delay: takes }) } }
    })

export interface StockDraft {
  wire: StockSpec
  tape: StockSpec
  /** Of the products in turn; undefined: none. */
  banks: (StockSpec | undefined)[]
  /** What steps need, in turn. */
  uses: MaterialUseSpec[][]
  changes: [hour: number, which: number, what: number][]
}

const use: fc.Arbitrary<MaterialUseSpec> = fc.record({
  material: fc.constantFrom('wire', 'tape'),
  amount: fc.constantFrom(0.5, 2),
  per: fc.constantFrom('unit', 'strip', 'wafer', 'carrier'),
})

export const stockDraft: fc.Arbitrary<StockDraft | undefined> = fc.option(
  fc.record({
    wire: stock(60),
    tape: stock(200),
    banks: fc.array(fc.option(stock(120), { nil: undefined }), { minLength: 1, maxLength: 3 }),
    uses: fc.array(fc.array(use, { maxLength: 2 }), { minLength: 1, maxLength: 4 }),
    changes: fc.array(fc.tuple(fc.nat({ max: 70 }), fc.nat({ max: 4 }), fc.nat({ max: 2 })), { maxLength: 3 }),
  }),
  { nil: undefined, freq: 2 },
)

export function withStocks(line: LineSpec, draft: StockDraft | undefined): LineSpec {
  if (draft === undefined) return line
  const products = line.products.map((product, index) => {
    const dieBank = draft.banks[index % draft.banks.length]
    return dieBank === undefined ? product : { ...product, dieBank }
  })
  const stocked: LineSpec = {
    ...line,
    products,
    materials: [
      ...(line.materials ?? []),
      { name: 'wire', price: 0, measure: 'm', stock: draft.wire },
      { name: 'tape', price: 1, measure: 'piece', stock: draft.tape },
    ],
    routes: line.routes.map((route) => ({
      ...route,
      steps: route.steps.map((step, index) => {
        const uses = isWithoutBatch(line, step) ? draft.uses[index % draft.uses.length]! : []
        return uses.length === 0 ? step : { ...step, materials: [...(step.materials ?? []), ...uses] }
      }),
    })),
  }
  const changes = [...(line.changes ?? []), ...draft.changes.flatMap((one) => changesOf(stocked, one))]
  return changes.length === 0 ? stocked : { ...stocked, changes: changes.sort((a, b) => timeOf(a) - timeOf(b)) }
}

function isWithoutBatch({ stations }: LineSpec, { station, alternatives = [] }: LineSpec['routes'][number]['steps'][number]): boolean {
  const names = [station, ...alternatives.map((other) => other.station)]
  return names.every((name) => stations.some((one) => one.name === name && one.batch === undefined))
}

/** Another lead time, or deliveries closed for ten hours. */
function changesOf(line: LineSpec, [hour, which, what]: StockDraft['changes'][number]): DatedChangeSpec[] {
  const banks = line.products.filter(({ dieBank }) => dieBank !== undefined)
  const refs: StockRef[] = [
    { of: 'material', name: 'wire' },
    { of: 'material', name: 'tape' },
    ...banks.map(({ name }) => ({ of: 'product' as const, name })),
  ]
  const ref = refs[which % refs.length]!
  const at = hour * h
  if (what === 0) return [{ kind: 'leadTime', at, ...ref, leadTime: { kind: 'constant', value: 9 * h } }]
  return [
    { kind: 'deliveries', at, ...ref, are: 'closed' },
    { kind: 'deliveries', at: at + 10 * h, ...ref, are: 'open' },
  ]
}

function timeOf(change: DatedChangeSpec): number {
  return change.kind === 'outage' ? change.from : change.at
}
