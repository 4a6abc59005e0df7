/** How often machines stop: by the clock (`24 h`), by productive time (`500 h productive`), or by what went through (`5000 units`, `300 cycles`). */
import { type Amount, parseAmount, parseWhole } from './amounts.ts'
import { parseDistribution } from './distributions.ts'
import type { DistributionSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { splitQuantity } from './quantity.ts'
import { parseDuration } from './units.ts'

/** Time, or a count of units or cycles (loads), between two failures. */
export interface FailureInterval {
  counts: 'units' | 'cycles' | null
  every: DistributionSpec
}

/** `exponential(150 h)`, `5000 units`, `weibull(shape 1.5, mean 20000) units`, `exponential(300) cycles`. */
export function parseFailureInterval(raw: unknown): Parsed<FailureInterval> {
  const counted = typeof raw === 'string' ? /^(.*\S)\s*\b(unit|cycle)s?\s*$/s.exec(raw) : null
  if (counted === null) {
    const time = parseDistribution(raw, { measure: 'time', least: 'above zero' })
    return time.ok ? accept({ counts: null, every: time.value }) : time
  }
  const count = parseDistribution(counted[1], { measure: 'number', least: 'above zero' })
  return count.ok ? accept({ counts: counted[2] === 'unit' ? 'units' : 'cycles', every: count.value }) : count
}

/** How often a planned stop is due: ticks, units or productive ticks. */
export interface StopInterval {
  clock: 'calendar' | 'units' | 'productive'
  every: number
}

export function parseStopInterval(raw: unknown): Parsed<StopInterval> {
  const expected = 'a duration such as "24 h" or "500 h productive", or a number of units such as "131150 units"'
  if (splitQuantity(raw)?.unit.startsWith('unit') === true) {
    const units: Parsed<Amount> = parseAmount(raw, ['unit'], '131150 units')
    return units.ok ? accept({ clock: 'units', every: units.value.amount }) : units
  }
  const productive = typeof raw === 'string' ? /^(.*\S)\s+productive\s*$/s.exec(raw) : null
  const time = parseDuration(productive === null ? raw : productive[1], 'above zero', '24 h')
  return time.ok
    ? accept({ clock: productive === null ? 'calendar' : 'productive', every: time.value })
    : refuse(time.expected.replace('a duration such as "24 h"', expected), time.hint)
}

/** How often a kit is serviced: shots (cycles of the process), units or productive ticks. */
export interface ServiceInterval {
  clock: 'shots' | 'units' | 'productive'
  every: number
}

/** `500 shots`, `1M units`, `500 h productive`. */
export function parseServiceInterval(raw: unknown): Parsed<ServiceInterval> {
  const expected = 'a number of shots or units such as "500 shots", or productive time such as "500 h productive"'
  const [, size, word] = (typeof raw === 'string' ? /^(.*\S)\s*\b(shots?|units?|productive)\s*$/s.exec(raw) : null) ?? []
  if (word === 'productive') {
    const time = parseDuration(size, 'above zero', '24 h')
    return time.ok ? accept({ clock: 'productive', every: time.value }) : refuse(expected, time.hint)
  }
  const count = word === undefined ? null : parseWhole(size, 1)
  if (count?.ok !== true) return refuse(expected, count?.hint ?? null)
  return accept({ clock: word?.startsWith('shot') === true ? 'shots' : 'units', every: count.value })
}
