/** The declaration of `sweep.json`, what `tollway sweep` finds, and the JSON Schema that comes from it. */
import * as z from 'zod'
import { estimate } from './result-schema.ts'
import { verdict } from './verdict.ts'

const factorLevel = z.strictObject({
  factor: z.int().describe('Number of a factor, from 0'),
  level: z.int().describe('Number of its level, from 1; level 0 is what it is compared with'),
})

const effects = z
  .strictObject({
    main: z.array(
      factorLevel.extend({
        effect: estimate.describe('Mean at this level less mean at level 0; of one at a time: with all others at level 0'),
        verdict,
      }),
    ),
    interactions: z
      .array(
        z.strictObject({
          first: factorLevel,
          second: factorLevel,
          effect: estimate.describe('Half of: effect of the first where the second has its level, less that where the second has level 0'),
          verdict,
        }),
      )
      .describe('Empty for one at a time, which sees none'),
  })
  .meta({ id: 'effects', description: 'What the factors do to one number' })

export const sweepSchema = z
  .strictObject({
    format: z.literal('tollway-sweep/1'),
    version: z.string().describe('Engine version that made it'),
    plan: z.strictObject({ title: z.string().nullable(), hash: z.string().describe('SHA-256 of what is simulated') }),
    line: z.strictObject({ name: z.string(), title: z.string(), notice: z.string().nullable() }),
    design: z.string(),
    seed: z.int(),
    replications: z.int().describe('Of each point; where it was stopped, those that all points have'),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Of the interval of each estimate, and of all effects on one number together'),
    factors: z.array(
      z.strictObject({
        name: z.string(),
        levels: z.array(z.string()).nullable().describe('In the order of their numbers; null: a design that fills a space has none'),
      }),
    ),
    points: z.array(
      z.strictObject({
        settings: z.array(z.string()).describe('By factor'),
        hash: z.string().describe('Of the line'),
        estimates: z.array(estimate).describe('By number'),
      }),
    ),
    kpis: z.array(
      z.strictObject({
        kpi: z.string().describe('Address of the number in the result'),
        unit: z.string(),
        effects: effects.exactOptional().describe('Absent where the design fills a space, and where it was stopped'),
      }),
    ),
    family: z
      .strictObject({
        effects: z.int().describe('How many on each number'),
        level: z.number().describe('Of the interval of one (Bonferroni)'),
      })
      .exactOptional()
      .describe('The effects that hold together'),
  })
  .describe('A plan simulated: deterministic for the same plan, line and options')

export type Sweep = z.infer<typeof sweepSchema>
export type SweepEffects = z.infer<typeof effects>

/** JSON Schema of `sweep.json` (draft 7). */
export function sweepJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway sweep', ...z.toJSONSchema(sweepSchema, { target: 'draft-7' }) }
}
