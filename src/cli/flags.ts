/** Values of flags: read, or refused with the flag's name, what was expected and what came. */

import { splitQuantity } from '../spec/quantity.ts'
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

/** A flag's duration, such as "90 d". @param word what else it may be. @returns ticks (µs), whole */
export function durationFlag(flag: string, text: string, least: Least, word?: string): number {
  const parsed = parseDuration(text, least, '90 d')
  if (parsed.ok) return Math.round(parsed.value)
  const expected = word === undefined ? parsed.expected : `${parsed.expected}, or ${word}`
  throw expectedButReceived(flag, expected, `"${text}"${parsed.hint === null ? '' : `; ${parsed.hint}`}`)
}

/** A parser for commander: a flag that may be repeated, collected in the order given. */
export function collected(text: string, earlier: string[] = []): string[] {
  return [...earlier, text]
}

/** A parser for commander: a share above 0 and up to `most`, such as "50 %" or 0.5. */
export function shareUpTo(flag: string, most: number): (text: string) => number {
  return (text) => {
    const quantity = splitQuantity(text)
    const value =
      quantity === null ? Number.NaN : quantity.unit === '%' ? quantity.value / 100 : quantity.unit === '' ? quantity.value : Number.NaN
    if (value > 0 && value <= most) return value
    throw expectedButReceived(flag, `a share such as "50 %", above 0 and up to ${most * 100} %`, `"${text}"`)
  }
}
