/** Ways and carts ready to run: areas by number, and by number too the way from one to another. */
import type { Sampler, Ticks } from '../engine/index.ts'
import type { CartSpec } from '../spec/line.ts'

export const NO_WAY = -1

export interface CompiledTransport {
  /** In the order of the stations of the file. */
  areas: readonly string[]
  /** Area of each station. */
  areaOf: readonly number[]
  /** By way (`wayBetween`); null: it takes no time. */
  times: readonly (Sampler | null)[]
  /** Mean ticks, by way; 0 where it takes no time. */
  means: readonly Ticks[]
  /** Who brings carriers that way, by index in `carts`; -1: nobody is waited for. */
  cartsOn: readonly number[]
  carts: readonly CompiledCarts[]
  /** By step: the station to which carriers are brought before their contents go into those of the step; -1: they are not. */
  broughtTo: readonly number[]
}

export interface CompiledCarts {
  spec: CartSpec
  /** Carts of the kinds before it. */
  first: number
  /** Ways that it goes with carriers. */
  ways: readonly number[]
}

/** The way that a carrier goes from one station to another; NO_WAY: it is there at once. */
export function wayBetween({ areas, areaOf, times }: CompiledTransport, from: number, to: number): number {
  if (from === to) return NO_WAY
  const way = areaOf[from]! * areas.length + areaOf[to]!
  return times[way] === null ? NO_WAY : way
}

/** Mean ticks on the way from one station to another. */
export function meanWay(transport: CompiledTransport, from: number, to: number): Ticks {
  const way = wayBetween(transport, from, to)
  return way === NO_WAY ? 0 : transport.means[way]!
}

/** `front -> test` */
export function wayName({ areas }: CompiledTransport, way: number): string {
  return `${areas[Math.floor(way / areas.length)]} -> ${areas[way % areas.length]}`
}
