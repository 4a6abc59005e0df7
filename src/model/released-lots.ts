/** What a source releases, lot after lot: always the same, kinds in shares, or the lots of orders. */

import type { LineSpec, OrderSpec, ReleaseSpec } from '../spec/line.ts'
import { SimulationError } from './error.ts'

export interface ReleasedLot {
  product: number
  priorityClass: number
  /** Its priority is its order's, or that of engineering lots: neither its source nor its product says it. */
  hasOwnPriority: boolean
  /** Of the lots of its source. Of orders: 0. */
  share: number
  /** Ticks; null: as the product says. */
  due: number | null
  /** Lots of its source up to the end of its order. Not of orders: Infinity. */
  upTo: number
}

/** The lots of orders in their order; of other sources each kind once. */
export function releasedLots(release: ReleaseSpec, spec: LineSpec, priorities: readonly number[]): ReleasedLot[] {
  const { policy, mix = [{ product: release.product, share: 1 }], engineering } = release
  const lotOf = (name: string, own: number | undefined, share: number) => {
    const product = spec.products.findIndex((candidate) => candidate.name === name)
    const priority = own ?? release.priority ?? spec.products[product]?.priority
    if (priority === undefined) throw new SimulationError(`release "${release.name}": there is no product "${name}"`)
    const priorityClass = priorities.indexOf(priority)
    return { product, priorityClass, hasOwnPriority: own !== undefined, share, due: null, upTo: Number.POSITIVE_INFINITY }
  }
  if (policy.kind === 'orders') {
    let upTo = 0
    return policy.orders.map(({ product = release.product, priority, due, lots }) => {
      upTo += lots
      return { ...lotOf(product, priority, 0), due: due ?? null, upTo }
    })
  }
  const usual = 1 - (engineering?.share ?? 0)
  const kinds = mix.map(({ product, share }) => lotOf(product, undefined, share * usual))
  if (engineering === undefined) return kinds
  return [...kinds, ...mix.map(({ product, share }) => lotOf(product, engineering.priority, share * engineering.share))]
}

/** All priorities that a lot can have, best first. */
export function prioritiesOf({ products, release, wip = [], changes = [] }: LineSpec): number[] {
  const own = release.flatMap(({ priority, engineering, policy }) => [priority, engineering?.priority, ...ofOrders(policy)])
  const usual = [...products, ...release].map(({ priority }) => priority ?? 0)
  const late = products.map(({ expedite }) => expedite?.priority)
  const changed = changes.map((change) => (change.kind === 'priority' ? (change.priority ?? undefined) : undefined))
  const others = [...own, ...late, ...changed, ...wip.map(({ priority }) => priority)].filter((priority) => priority !== undefined)
  return [...new Set([...usual, ...others])].sort((a, b) => a - b)
}

/** Whether a lot's priority can change after its release, or that of a source's next lots. */
export function prioritiesChange({ products, changes = [] }: LineSpec): boolean {
  return products.some(({ expedite }) => expedite !== undefined) || changes.some(({ kind }) => kind === 'priority')
}

function ofOrders(policy: ReleaseSpec['policy']): OrderSpec['priority'][] {
  return policy.kind === 'orders' ? policy.orders.map(({ priority }) => priority) : []
}
