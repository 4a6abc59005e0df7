/** How plans say which points to simulate: `full factorial`, `latin hypercube 20`, and ranges such as `10 min to 30 min`. */
import { thingOf } from './amounts.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { commaHint, splitQuantity } from './quantity.ts'

export type DesignSpec =
  | { kind: 'full factorial' }
  | { kind: 'one at a time' }
  | { kind: 'latin hypercube'; points: number }
  | { kind: 'sobol'; points: number }

/** Points of a design that fills a space. */
const MOST_POINTS = 10_000

export function parseDesign(raw: unknown): Parsed<DesignSpec> {
  const words = String(raw).trim().replace(/-/g, ' ')
  if (words === 'full factorial' || words === 'one at a time') return accept({ kind: words })
  const filling = /^(latin hypercube|lhs|sobol)\s+(\d+)$/.exec(words)
  const points = Number(filling?.[2])
  if (filling !== null && points >= 2 && points <= MOST_POINTS)
    return accept({ kind: filling[1] === 'sobol' ? 'sobol' : 'latin hypercube', points })
  const lacksPoints = /^(latin hypercube|lhs|sobol)\b/.test(words)
  return refuse(
    '"full factorial", "one at a time", "latin hypercube 20" or "sobol 32"',
    lacksPoints ? `say how many points, 2 to ${MOST_POINTS}` : null,
  )
}

export interface RangeSpec {
  from: number
  to: number
  /** Behind each number; '' for none. */
  unit: string
  /** Only whole numbers make sense: machines, lots. */
  isWhole: boolean
}

/** Both ends in the same unit. Written without decimals, a bare number or an amount of lots or units is whole. */
export function parseRange(raw: unknown): Parsed<RangeSpec> {
  const expected = 'a range such as "8 to 12" or "10 min to 30 min"'
  const ends = typeof raw === 'string' ? raw.split(/\s+to\s+/) : []
  const [low, high] = ends.map((end) => splitQuantity(end.trim()))
  if (ends.length !== 2 || low == null || high == null) return refuse(expected, ends.map(commaHint).find((hint) => hint !== null) ?? null)
  const unit = high.unit
  if (low.unit !== '' && low.unit !== unit) return refuse(`${expected}, both ends in the same unit`)
  if (!(low.value < high.value)) return refuse(`${expected}, the smaller number first`)
  const isCount = unit === '' || thingOf(unit) !== null
  return accept({
    from: low.value,
    to: high.value,
    unit,
    isWhole: isCount && ends.every((end) => !/\d*\.\d/.test(end)) && isWhole(low.value, high.value),
  })
}

function isWhole(...values: number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value))
}
