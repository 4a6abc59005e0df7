/**
 * Process times: a time per something (`45 s per strip`, `8 min per batch`), per several at once (`130 s per shot of 2 strips`), how many in a
 * time (`4500 UPH`, `6.5 wafers/h`), or composed of an index and tests (`turret(...)`, `sites(...)`).
 */
import { parseAmount, parseRate, plural, type Thing, thingOf } from './amounts.ts'
import { parseDistribution } from './distributions.ts'
import { parseIndexedTime } from './indexed-time.ts'
import type { ProcessBasis, ProcessTimeSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'

const BASES: readonly ProcessBasis[] = ['unit', 'strip', 'wafer', 'carrier', 'lot', 'batch']
const EXPECTED = 'a process time such as "45 s per strip", "4500 UPH" or "triangular(1, 2, 3) min per lot"'

/** Reads a process time. A rate becomes the constant time of one of the things that it counts. */
export function parseProcessTime(raw: unknown): Parsed<ProcessTimeSpec> {
  if (typeof raw !== 'string')
    return refuse(EXPECTED, typeof raw === 'number' && raw > 0 ? `write "${raw} s per carrier" or "${raw} UPH"` : null)
  const indexed = parseIndexedTime(raw)
  if (indexed !== null) return indexed
  if (/UPH\s*$|\//i.test(raw)) return parseRateTime(raw)
  const group = raw.lastIndexOf(' of ')
  if (group > 0) return parseGroupTime(raw.slice(0, group).trimEnd(), raw.slice(group + ' of '.length).trim())
  const match = /^(.*\S)\s+per\s+([A-Za-z]+)\s*$/s.exec(raw)
  const time = parseDistribution(match?.[1] ?? raw, { measure: 'time', least: 'zero' })
  if (match === null) return refuse(EXPECTED, time.ok ? `say what it is per: "${raw.trim()} per carrier"` : time.hint)
  if (!time.ok) return refuse(time.expected, time.hint)
  const per = BASES.find((basis) => basis === match[2])
  if (per !== undefined) return accept({ time: time.value, per })
  if (GROUPS.includes(match[2] ?? '')) return refuse(EXPECTED_GROUP, `say how many at once: "${raw.trim()} of 2 strips"`)
  const meant = thingOf(match[2] ?? '')
  return refuse(`a time per ${BASES.join(', ')}`, meant !== null && isBasis(meant) ? `write "per ${meant}"` : null)
}

/** What several are done together in: a press has shots, a tester touchdowns. */
const GROUPS = ['shot', 'touchdown', 'cycle']
const EXPECTED_GROUP = 'a time for several at once, such as "130 s per shot of 2 strips"'

function parseGroupTime(before: string, amount: string): Parsed<ProcessTimeSpec> {
  const group = GROUPS.find((word) => before.endsWith(` per ${word}`))
  if (group === undefined) return refuse(EXPECTED_GROUP, `what they are done in is called ${GROUPS.join(', ')}`)
  const time = parseDistribution(before.slice(0, -` per ${group}`.length).trim(), { measure: 'time', least: 'zero' })
  if (!time.ok) return refuse(time.expected, time.hint)
  const atOnce = parseAmount(amount, ['unit', 'strip', 'wafer'], '2 strips')
  if (!atOnce.ok) return refuse(atOnce.expected, atOnce.hint)
  const per = atOnce.value.of
  if (!isBasis(per)) return refuse(EXPECTED_GROUP)
  return accept(atOnce.value.amount === 1 ? { time: time.value, per } : { time: time.value, per, atOnce: atOnce.value.amount })
}

function parseRateTime(raw: string): Parsed<ProcessTimeSpec> {
  const rate = parseRate(raw, BASES, '4500 UPH')
  if (!rate.ok) return rate
  const { count, of, ticks } = rate.value
  if (!isBasis(of)) return refuse(`a rate of ${BASES.map(plural).join(', ')}`)
  return accept({ time: { kind: 'constant', value: ticks / count }, per: of })
}

function isBasis(thing: Thing): thing is ProcessBasis {
  return BASES.some((basis) => basis === thing)
}
