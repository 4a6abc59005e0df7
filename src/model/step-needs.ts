/** What each step needs of the stocks of materials. */
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import { needsOf, type StockNeed } from './compiled-stocks.ts'

/** By step. */
export function stepNeeds({ steps, spec, products, stocks }: CompiledLine): readonly (readonly StockNeed[])[] {
  if (stocks.length === 0) return steps.map(() => [])
  return steps.map(({ name, product }) => {
    const route = spec.routes.find((one) => one.name === products[product]!.spec.route)
    return needsOf(route?.steps.find((step) => step.name === name)?.materials ?? [], stocks)
  })
}

/** Stocks that work of a station needs, each once. */
export function stocksAt({ index }: CompiledStation, { steps }: CompiledLine, needs: readonly (readonly StockNeed[])[]): readonly number[] {
  const used = steps.flatMap((step, at) => (step.station === index ? needs[at]!.map(({ stock }) => stock) : []))
  return [...new Set(used)]
}
