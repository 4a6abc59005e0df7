/** Values of flags: read, or refused with the flag's name, what was expected and what came. */

import { type Least, parseDuration } from '../spec/units.ts'
import { expectedButReceived } from './input-error.ts'

/** A parser for commander: whole numbers from `least` to `most`. */
export function wholeNumber(flag: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw expectedButReceived(flag, `a whole number from ${least} to ${most}`, `"${text}"`)
  }
}

/** A parser for commander: `--set path=value`, collected in the order given. */
export function assignment(text: string, earlier: string[] = []): string[] {
  if (/^[^=\s]+=/.test(text)) return [...earlier, text]
  throw expectedButReceived('--set', 'path=value, such as stations.hot-test.machines=10', `"${text}"`)
}

/** A flag's duration, such as "90 d". @returns ticks (µs), whole */
export function durationFlag(flag: string, text: string, least: Least): number {
  const parsed = parseDuration(text, least, '90 d')
  if (parsed.ok) return Math.round(parsed.value)
  throw expectedButReceived(flag, parsed.expected, `"${text}"${parsed.hint === null ? '' : `; ${parsed.hint}`}`)
}
