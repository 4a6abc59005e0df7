/** `tollway schema`: the JSON Schema of line and plan files (for editors), of results and of studies. */

import { comparisonJsonSchema } from '../../spec/comparison.ts'
import { curveJsonSchema } from '../../spec/curve.ts'
import { explanationJsonSchema } from '../../spec/explanation.ts'
import { lineJsonSchema } from '../../spec/line-schema.ts'
import { optimumJsonSchema } from '../../spec/optimum.ts'
import { planJsonSchema } from '../../spec/plan.ts'
import { resultJsonSchema } from '../../spec/result-schema.ts'
import { sweepJsonSchema } from '../../spec/sweep.ts'
import { expectedButReceived } from '../input-error.ts'

const schemas: Readonly<Record<string, () => unknown>> = {
  line: lineJsonSchema,
  result: resultJsonSchema,
  plan: planJsonSchema,
  comparison: comparisonJsonSchema,
  sweep: sweepJsonSchema,
  optimum: optimumJsonSchema,
  curve: curveJsonSchema,
  explanation: explanationJsonSchema,
}

export function schema(what: string): void {
  const make = Object.hasOwn(schemas, what) ? schemas[what] : undefined
  if (make === undefined) throw expectedButReceived('tollway schema', `one of ${Object.keys(schemas).join(', ')}`, `"${what}"`)
  process.stdout.write(`${JSON.stringify(make(), null, 2)}\n`)
}
