/** Values of a line file as they were written, before anything is checked. */

export type PlainMap = Readonly<Record<string, unknown>>

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The map at a path; an empty one where there is none. */
export function mapAt(value: unknown, ...path: readonly string[]): PlainMap {
  let found = value
  for (const name of path) found = isMap(found) && Object.hasOwn(found, name) ? found[name] : undefined
  return isMap(found) ? found : {}
}

/** A value as text; null: there is none. Lists and maps as JSON. */
export function worded(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
