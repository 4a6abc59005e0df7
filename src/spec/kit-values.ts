/** What a kit is and what it fits, as text: the name of its type, and one value or a list of them. */
import { accept, type Parsed, refuse } from './parsed.ts'

const NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/

export function parseKitType(raw: unknown): Parsed<string> {
  return typeof raw === 'string' && NAME.test(raw) ? accept(raw) : refuse('a name such as handler-kit')
}

/** `TOLL`, `[TOLL, DPAK]`; a number counts as its digits. */
export function parseKitValues(raw: unknown): Parsed<string[]> {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw]
  const values = list.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)
  return values.length > 0 && values.length === list.length
    ? accept(values)
    : refuse('a value such as TOLL, or a list such as [TOLL, DPAK]')
}
