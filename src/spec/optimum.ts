/** The declaration of `optimum.json`, what `tollway optimise` finds, and the JSON Schema that comes from it. */
import * as z from 'zod'
import { estimate } from './result-schema.ts'

const limit = z.strictObject({
  kpi: z.string().describe('Address of the number in the result'),
  unit: z.string(),
  sense: z.enum(['at-least', 'at-most']),
  limit: z.number(),
  tolerance: z.number().describe('A mean that is closer to the limit may be decided either way'),
})

const set = z
  .strictObject({
    settings: z.array(z.string()).describe('By choice'),
    hash: z.string().describe('Of the line'),
    cost: z.number().describe('Of a year, in the currency; 0 where there is none'),
    fate: z
      .enum(['met', 'missed', 'undecided', 'impossible', 'too-slow', 'assumed', 'costlier', 'open'])
      .describe(
        'Simulated: met or missed its limits, or undecided. Not simulated: impossible by arithmetic, too slow by the approximation, assumed to miss ' +
          'a limit as a set that has no less of anything that costs, costlier than one that met, open when the search was stopped',
      ),
    reason: z.string().nullable().describe('What formulas say against it'),
    order: z.int().nullable().describe('It was the so-manieth to be simulated, from 1; null: it was not'),
    replications: z.int(),
    estimates: z.array(estimate).describe('By limit; empty where it was not simulated'),
    verdicts: z.array(z.enum(['met', 'missed', 'undecided'])).describe('By limit; empty where it was not simulated'),
  })
  .meta({ id: 'set', description: 'One combination of the choices' })

export const optimumSchema = z
  .strictObject({
    format: z.literal('tollway-optimum/1'),
    version: z.string().describe('Engine version that made it'),
    plan: z.strictObject({ title: z.string().nullable(), hash: z.string().describe('SHA-256 of what can be simulated') }),
    line: z.strictObject({ name: z.string(), title: z.string(), notice: z.string().nullable() }),
    seed: z.int(),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Of the interval of each estimate'),
    end: z
      .enum(['answered', 'none', 'budget', 'stopped'])
      .describe('The cheapest set was found; no set keeps to the limits; the budget, or the user, ended the search before'),
    chosen: z.int().nullable().describe('Number of the set in `sets`, from 0; where the search ended early the best so far; null: none'),
    budget: z.int().describe('Replications of all sets together, at most'),
    spent: z.int().describe('Replications that were asked for'),
    firstStage: z.int().describe('The fewest replications of a set that is simulated'),
    guarantee: z
      .strictObject({
        probability: z.number(),
        sets: z.int().describe('That formulas left, for all of which the verdicts hold together (Bonferroni)'),
        verdicts: z.number().describe('Probability that all verdicts on sets that were simulated are right, tolerances aside'),
        selection: z.number().nullable().describe('Probability of choosing the best of equal sets; null: none could be equal'),
      })
      .describe('What is certain; sets that were not simulated are not in it'),
    doesNotApply: z.array(z.string()).describe('Why no set was left out by the approximation; empty: it applies'),
    currency: z.string().nullable(),
    nearlyEqual: z.number().describe('Share of the cost up to which sets count as equal'),
    choices: z.array(
      z.strictObject({
        name: z.string(),
        priced: z.boolean().describe('More of it always costs more, and is taken to do no harm'),
      }),
    ),
    limits: z.array(limit),
    selection: z
      .strictObject({
        kpi: z.string(),
        unit: z.string(),
        indifference: z.number(),
        contenders: z.array(z.int()).describe('Numbers of the sets that are equal in cost and met their limits'),
        estimates: z.array(estimate).describe('By contender'),
        isDone: z.boolean(),
      })
      .exactOptional()
      .describe('Which of several equal sets is best; absent where there were not several'),
    sets: z.array(set).describe('Cheapest first'),
  })
  .describe('The cheapest set that keeps to its limits: deterministic for the same plan, line and options')

export type Optimum = z.infer<typeof optimumSchema>
export type OptimumSet = z.infer<typeof set>

/** JSON Schema of `optimum.json` (draft 7). */
export function optimumJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway optimum', ...z.toJSONSchema(optimumSchema, { target: 'draft-7' }) }
}
