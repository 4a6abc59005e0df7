/** Finds the declaration behind a path of the line file, e.g. of `stations.saw.buffer`. */
import * as z from 'zod'
import type { ProblemPath } from '../problem.ts'

/** The declaration of a keyword, of a map of them, or of a map by name. */
export type Declaration = z.core.$ZodType

/** What may stand at a place: keywords, names of one kind, list entries, or a value. */
export type Place =
  | { kind: 'keywords'; shape: Readonly<Record<string, Declaration>> }
  | { kind: 'names'; entry: Declaration }
  | { kind: 'list'; entry: Declaration }
  | { kind: 'value' }

/** What the declaration allows, seen through defaults and choices. Of a choice, the map. */
export function placeOf(schema: Declaration): Place {
  if (schema instanceof z.ZodObject) return { kind: 'keywords', shape: schema.shape }
  if (schema instanceof z.ZodRecord) return { kind: 'names', entry: schema.valueType }
  if (schema instanceof z.ZodArray) return { kind: 'list', entry: schema.element }
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional) return placeOf(schema.unwrap())
  if (schema instanceof z.ZodUnion) {
    const map = schema.options.find((option) => option instanceof z.ZodRecord || option instanceof z.ZodObject)
    return map === undefined ? { kind: 'value' } : placeOf(map)
  }
  return { kind: 'value' }
}

/** The declaration one step further down; `null` where there is none. */
export function below(schema: Declaration, part: string | number): Declaration | null {
  const place = placeOf(schema)
  if (place.kind === 'keywords') return Object.hasOwn(place.shape, part) ? (place.shape[part] ?? null) : null
  return place.kind === 'value' ? null : place.entry
}

/** The declaration at the end of a path; `null` where there is none. */
export function schemaAt(schema: Declaration, path: ProblemPath): Declaration | null {
  let found: Declaration | null = schema
  for (const part of path) {
    if (found === null) return null
    found = below(found, part)
  }
  return found
}
