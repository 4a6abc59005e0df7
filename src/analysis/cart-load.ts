/**
 * How busy carts will be, by arithmetic: every way with full carts, and each comes back empty the same way. Waiting for a cart is not in the capacity of a
 * line (carts are a queue), nor is what a lot takes back with it: where ways there and back have the same traffic, carts can do with less.
 */
import { carrierSizes } from '../model/index.ts'
import type { CartSpec, LineSpec, ProductSpec, TransportSpec } from '../spec/line.ts'
import { cartsOfWay, timeOfWay, type Way } from '../spec/ways.ts'
import { mean, TICKS_PER_DAY } from './crew-tasks.ts'
import { moves, type StationShares } from './moves.ts'
import { routeOf } from './traffic.ts'

export interface CartLoad {
  carts: string
  count: number
  /** Time asked for / time of all of them. */
  load: number
}

/** As for crews: from here on waits grow fast. */
const HIGH = 0.85

/** @param starts units released a day, by product. @param sharesOf how the work of a step is divided over its stations */
export function cartLoads(
  line: LineSpec,
  starts: ReadonlyMap<string, number>,
  sharesOf: (product: ProductSpec, step: string) => StationShares,
): CartLoad[] {
  const { transport } = line
  if (transport === undefined || transport.carts.length === 0) return []
  const asked = new Map<CartSpec, number>()
  const areaOf = new Map(line.stations.map(({ name, area }) => [name, area]))
  for (const product of line.products) {
    const route = routeOf(product, line.routes)
    const sizes = carrierSizes(
      route.steps.filter(({ enabled }) => enabled),
      product,
    )
    for (const { from, to, step, units } of moves(route, (name) => sharesOf(product, name))) {
      if (from === to) continue
      const way = { from: areaOf.get(from)!, to: areaOf.get(to)! }
      const carts = timeOfWay(transport, way) === undefined ? undefined : cartsOfWay(transport, way)
      if (carts === undefined) continue
      // What holds more is brought: the carriers of the step, or those of the one before.
      const carriers = units / Math.max(sizes[step]!.carrier, sizes[step - 1]?.carrier ?? 0)
      const trips = ((starts.get(product.name) ?? 0) * carriers) / carts.carries
      asked.set(carts, (asked.get(carts) ?? 0) + trips * thereAndBack(transport, way))
    }
  }
  return transport.carts.map((carts) => ({
    carts: carts.name,
    count: carts.count,
    load: (asked.get(carts) ?? 0) / (carts.count * TICKS_PER_DAY),
  }))
}

export function cartsOverloaded({ carts, count, load }: CartLoad): string[] {
  if (load <= HIGH) return []
  const percent = Math.round(load * 1000) / 10
  const asked =
    count === 1
      ? `cart "${carts}" is asked for ${percent} % of its time`
      : `the ${count} carts "${carts}" are asked for ${percent} % of their time`
  return [`${asked}: carriers ${load >= 1 ? 'wait for them longer and longer, unless they find work on their way back' : 'will wait long'}`]
}

function thereAndBack(transport: TransportSpec, { from, to }: Way): number {
  const [there, back] = [timeOfWay(transport, { from, to }), timeOfWay(transport, { from: to, to: from })]
  return (there === undefined ? 0 : mean(there)) + (back === undefined || from === to ? 0 : mean(back))
}
