/** The outcome of reading one value: the value, or what was expected instead and perhaps what to write. */

export interface Refusal {
  ok: false
  expected: string
  hint: string | null
}

export type Parsed<T> = { ok: true; value: T } | Refusal

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function refuse(expected: string, hint: string | null = null): Refusal {
  return { ok: false, expected, hint }
}
