/** What `then:` of a queue-time limit says: `warn`, `scrap`, `hold(2 h)`, `rework(plasma)`. */
import { parseDistribution } from './distributions.ts'
import type { TimeLimitSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'

const EXPECTED = 'warn, scrap, hold and a time such as hold(2 h), or rework and a step such as rework(plasma)'

export function parseLimitAction(raw: unknown): Parsed<TimeLimitSpec['action']> {
  const [, kind, inside] = (typeof raw === 'string' ? /^\s*([a-z]+)\s*(?:\(\s*(.*?)\s*\))?\s*$/.exec(raw) : null) ?? []
  if ((kind === 'warn' || kind === 'scrap') && inside === undefined) return accept({ kind })
  if (kind === 'rework' && inside !== undefined && inside !== '') return accept({ kind, step: inside })
  if (kind !== 'hold' || inside === undefined) return refuse(EXPECTED)
  const time = parseDistribution(inside, { measure: 'time', least: 'zero' })
  return time.ok ? accept({ kind, time: time.value }) : refuse(EXPECTED, time.hint)
}
