/** Which pools of WIP limits a step opens the way into: what carriers that wait for it may need a card of. */
import type { LineSpec, ProductSpec, WipLimitSpec, WipPoolSpec } from '../spec/line.ts'

/** A pool of a limit, as the file has it. */
export interface PoolOf {
  limit: WipLimitSpec
  pool: WipPoolSpec
}

/** All pools of a line in the order of the file, those that no product in use enters included. */
export function poolsOf({ wipLimits = [] }: LineSpec): PoolOf[] {
  return wipLimits.flatMap((limit) => limit.pools.map((pool) => ({ limit, pool })))
}

/** Those that a product has; none of a limit of which a step is switched off. */
export function poolsOfProduct(line: LineSpec, product: ProductSpec): PoolOf[] {
  if (line.wipLimits === undefined) return []
  const steps = line.routes.find(({ name }) => name === product.route)?.steps ?? []
  const isOn = (name: string) => steps.some((step) => step.name === name && step.enabled)
  return poolsOf(line).filter(({ limit, pool }) => pool.products.includes(product.name) && isOn(limit.from) && isOn(limit.to))
}

/** Those that begin at a step. */
export function poolsFrom(line: LineSpec, product: ProductSpec, step: string): PoolOf[] {
  return poolsOfProduct(line, product).filter(({ limit }) => limit.from === step)
}
