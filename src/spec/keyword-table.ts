/** Every keyword of line and plan files in a table, for the reference page: from the same declarations as the reading. */
import * as z from 'zod'
import { lineKeywords } from './keywords/line.ts'
import { planKeywords } from './keywords/plan.ts'
import { placeOf } from './keywords/walk.ts'

export interface KeywordRow {
  /** `stations.<name>.machines` */
  path: string
  /** What kind of value it takes, e.g. `duration`. */
  kind: string
  /** The words it can be, where there are few. */
  words: string[]
  /** As text; `null`: none. */
  default: string | null
  required: boolean
  /** Smallest and largest value; `null`: no bound, or one that follows from the kind. */
  minimum: number | null
  maximum: number | null
  examples: string[]
  description: string
}

/** The rows in the order of the declarations, a map before what is in it. @param file `line` files, or `plan` files */
export function keywordTable(file: 'line' | 'plan' = 'line'): KeywordRow[] {
  return rowsBelow(file === 'line' ? lineKeywords : planKeywords, '')
}

function rowsBelow(schema: z.core.$ZodType, path: string): KeywordRow[] {
  const place = placeOf(schema)
  if (place.kind === 'names') return path.endsWith('.next') ? [] : rowsBelow(place.entry, `${path}.<name>`)
  if (place.kind === 'list') return rowsBelow(place.entry, `${path}[]`)
  if (place.kind !== 'keywords') return []
  return Object.entries(place.shape).flatMap(([name, keyword]) => {
    const at = path === '' ? name : `${path}.${name}`
    return [rowOf(keyword, at), ...rowsBelow(keyword, at)]
  })
}

function rowOf(schema: z.core.$ZodType, path: string): KeywordRow {
  const inner = innermost(schema)
  const meta: Record<string, unknown> = { ...z.globalRegistry.get(inner as z.ZodType) }
  const usual = schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
  return {
    path,
    kind: String(meta.kind),
    words: inner instanceof z.ZodEnum ? inner.options.map(String) : inner instanceof z.ZodLiteral ? [...inner.values].map(String) : [],
    default: usual === undefined ? null : typeof usual === 'object' ? '{}' : String(usual),
    required: !(schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional),
    minimum: typeof meta.minimum === 'number' ? meta.minimum : null,
    maximum: typeof meta.maximum === 'number' ? meta.maximum : null,
    examples: Array.isArray(meta.examples) ? meta.examples.map(String) : [],
    description: String(meta.description),
  }
}

function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional ? innermost(schema.unwrap()) : schema
}
