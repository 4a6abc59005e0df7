/** `tollway schema`: the JSON Schema of line files (for editors) or of results. */

import { lineJsonSchema } from '../../spec/line-schema.ts'
import { resultJsonSchema } from '../../spec/result-schema.ts'
import { expectedButReceived } from '../input-error.ts'

export function schema(what: string): void {
  process.stdout.write(`${JSON.stringify(schemaOf(what), null, 2)}\n`)
}

function schemaOf(what: string): unknown {
  if (what === 'line') return lineJsonSchema()
  if (what === 'result') return resultJsonSchema()
  throw expectedButReceived('tollway schema', 'line or result', `"${what}"`)
}
