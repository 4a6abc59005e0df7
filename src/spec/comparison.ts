/** The declaration of `comparison.json`, what `tollway compare` finds, and the JSON Schema that comes from it. */
import * as z from 'zod'
import { estimate } from './result-schema.ts'
import { verdict } from './verdict.ts'

const system = z
  .strictObject({
    name: z.string(),
    set: z.array(z.string()).describe('Changes to the line'),
    line: z.strictObject({ name: z.string(), title: z.string(), hash: z.string(), notice: z.string().nullable() }),
  })
  .meta({ id: 'system', description: 'One of the lines that are compared' })

const difference = z
  .strictObject({
    first: z.int().describe('Number of a system, from 0'),
    second: z.int().describe('Number of the system that it is compared with'),
    difference: estimate.describe('The first less the second, pair by pair of replications; its half-width is of the level of the family'),
    verdict: verdict.describe('Of the first'),
    gain: z
      .number()
      .nullable()
      .describe(
        'Variance of the difference if each system had random numbers of its own / as it is with shared ones; null: not known, or no pair differs from another',
      ),
  })
  .meta({ id: 'difference', description: 'Two systems in one number' })

export const comparisonSchema = z
  .strictObject({
    format: z.literal('tollway-comparison/1'),
    version: z.string().describe('Engine version that made it'),
    seed: z.int(),
    replications: z.int().describe('Of each system'),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Of the interval of each estimate, and of all differences in one number together'),
    family: z
      .strictObject({
        of: z.enum(['against-first', 'all-pairs']),
        comparisons: z.int().describe('How many in each number'),
        level: z.number().describe('Of the interval of one difference (Bonferroni)'),
      })
      .describe('The differences that hold together'),
    systems: z.array(system),
    kpis: z.array(
      z.strictObject({
        kpi: z.string().describe('Address of the number in the result'),
        unit: z.string(),
        estimates: z.array(estimate).describe('By system'),
        differences: z.array(difference),
      }),
    ),
  })
  .describe('Lines compared with the same random numbers: deterministic for the same lines, seed and options')

export type Comparison = z.infer<typeof comparisonSchema>
export type SystemDifference = z.infer<typeof difference>

/** JSON Schema of `comparison.json` (draft 7). */
export function comparisonJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway comparison', ...z.toJSONSchema(comparisonSchema, { target: 'draft-7' }) }
}
