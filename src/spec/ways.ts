/** Ways between areas: as text (`front of line -> test`, `front of line <-> test` for both directions), and what a line says of each. */
import type { CartSpec, DistributionSpec, TransportSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'

/** From area to area. */
export interface Way {
  from: string
  to: string
}

const EXAMPLE = 'a way such as "front -> test", or "front <-> test" for both directions'

/** One way, or both ways where the arrow has two heads. */
export function parseWay(text: string): Parsed<Way[]> {
  const [, from, heads, to] = /^\s*([^<>]*?)\s*(<?->)\s*([^<>]*?)\s*$/.exec(text) ?? []
  if (from === undefined || to === undefined || from === '' || to === '') return refuse(EXAMPLE)
  const there = { from, to }
  return accept(heads === '<->' && from !== to ? [there, { from: to, to: from }] : [there])
}

/** A way, or a list of ways. */
export function parseWays(raw: unknown): Parsed<Way[]> {
  const texts: unknown[] = Array.isArray(raw) ? raw : [raw]
  const ways: Way[] = []
  for (const text of texts) {
    const parsed = typeof text === 'string' ? parseWay(text) : refuse(EXAMPLE)
    if (!parsed.ok) return refuse(`${EXAMPLE}, or a list of ways`)
    ways.push(...parsed.value)
  }
  return ways.length > 0 ? accept(ways) : refuse(`${EXAMPLE}, or a list of ways`)
}

/** What a way takes; undefined: no time. */
export function timeOfWay({ times, default: usual }: TransportSpec, { from, to }: Way): DistributionSpec | undefined {
  const time = times.find((way) => way.from === from && way.to === to)?.time ?? (from === to ? undefined : usual)
  return time?.kind === 'constant' && Math.round(time.value) === 0 ? undefined : time
}

/** Who brings carriers a way that takes time: carts that name it go before those for all others. Undefined: they wait for nobody. */
export function cartsOfWay({ carts }: TransportSpec, { from, to }: Way): CartSpec | undefined {
  const named = carts.find(({ ways }) => ways?.some((way) => way.from === from && way.to === to) === true)
  return named ?? carts.find(({ ways }) => ways === undefined)
}

export function wayText({ from, to }: Way): string {
  return `${from} -> ${to}`
}
