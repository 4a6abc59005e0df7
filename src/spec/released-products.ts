/** Which products a release brings. */
import type { ReleaseSpec } from './line.ts'

/** Names, each once. */
export function releasedProducts({ product, mix, policy }: ReleaseSpec): string[] {
  if (policy.kind === 'orders') return [...new Set(policy.orders.map((order) => order.product ?? product))]
  return mix === undefined ? [product] : mix.map((part) => part.product)
}
