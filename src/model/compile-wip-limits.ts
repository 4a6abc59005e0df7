/** WIP limits made ready to run: pools and segments by number. */
import type { LineSpec } from '../spec/line.ts'
import type { CompiledProduct, CompiledStep } from './compiled-line.ts'
import type { CompiledPool, CompiledWipLimits, WipSegment } from './compiled-wip-limits.ts'
import { poolsOf, poolsOfProduct } from './wip-pools.ts'

/** Null: there are none. */
export function compileWipLimits(
  spec: LineSpec,
  products: readonly CompiledProduct[],
  steps: readonly CompiledStep[],
): CompiledWipLimits | null {
  const own = products.map((product) => poolsOfProduct(spec, product.spec))
  const used = poolsOf(spec).filter(({ pool }) => own.some((pools) => pools.some((one) => one.pool === pool)))
  if (used.length === 0) return null
  const pools = used.map(({ limit, pool }, index): CompiledPool => {
    const { name, of, from, to } = limit
    return { index, name, from, to, of, product: limit.kanban === true ? pool.products[0]! : null, most: pool.most, before: [] }
  })
  const ofProduct = products.map(({ index: product }) =>
    own[product]!.map(({ limit, pool }, slot): WipSegment => {
      const indexOf = (name: string) => steps.find((step) => step.product === product && step.name === name)!.index
      const at = used.findIndex((one) => one.pool === pool)
      return { slot, bit: 1 << slot, pool: pools[at]!, from: indexOf(limit.from), to: indexOf(limit.to) }
    }),
  )
  const starts = steps.map(({ home, product }) => ofProduct[product]!.filter(({ from }) => from === home))
  for (const step of steps) for (const segment of starts[step.index]!) addKinds(step, segment, starts[step.index]!)
  return { pools, slots: Math.max(...ofProduct.map(({ length }) => length)), ofProduct, starts }
}

/** The kinds of what waits for a step that need a card of the segment's pool: see `StationKinds`. */
function addKinds({ station, waitingKind, variants }: CompiledStep, segment: WipSegment, starts: readonly WipSegment[]): void {
  const { before } = segment.pool
  const there = before.find((at) => at.station === station) ?? { station, kinds: [] }
  if (there.kinds.length === 0) before.push(there)
  for (let variant = 0; variant < variants; variant++)
    if ((variant & (1 << starts.indexOf(segment))) === 0 && !there.kinds.includes(waitingKind + variant))
      there.kinds.push(waitingKind + variant)
}
