/** `campaign:` as text: `6 loads`, or productive time, `8 h`. */
import type { SetupSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { splitQuantity } from './quantity.ts'
import { parseDuration } from './units.ts'

const EXPECTED = 'a whole number of loads or a duration, such as "6 loads" or "8 h"'

export function parseCampaign(raw: unknown): Parsed<NonNullable<SetupSpec['campaign']>> {
  const quantity = splitQuantity(raw)
  if (quantity !== null && /^loads?$/.test(quantity.unit)) {
    const isCount = Number.isSafeInteger(quantity.value) && quantity.value >= 1
    return isCount ? accept({ per: 'load', atLeast: quantity.value }) : refuse(`${EXPECTED}, at least 1 load`)
  }
  const time = parseDuration(raw, 'above zero', '8 h')
  return time.ok
    ? accept({ per: 'productive', atLeast: time.value })
    : refuse(EXPECTED, quantity?.unit === '' ? `write "${quantity.value} loads"` : time.hint)
}
