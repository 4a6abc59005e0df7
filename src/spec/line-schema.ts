/** JSON Schema of the line file (draft 7, which editors read), from the same declarations as the reading. */
import * as z from 'zod'
import { lineKeywords } from './keywords/line.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** What a file that extends no other has to have. */
const REQUIRED = ['format', 'products', 'routes', 'release']

/**
 * Schema of a line file, for completion and first checks in an editor. A file that extends another may leave out and delete (`null`)
 * anything, so only the top asks for what has to be there; the reader of line files checks the rest.
 */
export function lineJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(lineKeywords, { io: 'input', target: 'draft-7' })
  return { title: 'Tollway line', ...softened(schema), anyOf: [{ required: ['extends'] }, { required: REQUIRED }] }
}

/** The schema without `required` and our own words, with `null` allowed in the place of every entry of a map. */
function softened(schema: JsonSchema): JsonSchema {
  const { required: _required, kind: _kind, properties, additionalProperties, items, anyOf, ...rest } = schema
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, orNull(each)])),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: orNull(additionalProperties) }),
    ...(items !== undefined && { items: Array.isArray(items) ? items : typeof items === 'boolean' ? items : softened(items) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map((each) => (typeof each === 'boolean' ? each : softened(each))) }),
  }
}

function orNull(schema: JsonSchema | boolean): JsonSchema | boolean {
  if (typeof schema === 'boolean' || schema.const !== undefined) return typeof schema === 'boolean' ? schema : softened(schema)
  const { description, default: usual, ...rest } = softened(schema)
  return {
    ...(description !== undefined && { description }),
    ...(usual !== undefined && { default: usual }),
    anyOf: [...(rest.anyOf ?? [rest]), { type: 'null' }],
  }
}
