/** The declaration of `explanation.json`, what `tollway explain` finds, and the JSON Schema that comes from it. */
import * as z from 'zod'
import { CAUSES } from './causes.ts'
import { estimate } from './result-schema.ts'
import { verdict } from './verdict.ts'

const cause = z.enum(CAUSES)

const resource = z
  .strictObject({
    kind: z.enum(['machine', 'person', 'kit', 'cart', 'wip-limit', 'lots-kept']),
    name: z.string().describe('Of the station, the crew, the kits, the carts, the WIP limit or the release'),
    from: z.number().describe('How many there are'),
    to: z.number().describe('How many there would be'),
  })
  .meta({ id: 'resource', description: 'Something that the line could have one more of' })

const leader = z
  .strictObject({
    station: z.string(),
    notToldApart: z.array(z.string()).describe('Stations that may be it as well: the interval of the paired difference holds zero'),
  })
  .nullable()
  .meta({ id: 'leader', description: 'The first by some measure' })

const gains = z
  .strictObject({
    base: estimate.describe('Of the line as it is'),
    rows: z
      .array(z.strictObject({ resource, difference: estimate.describe('With one more, less without; paired replications'), verdict }))
      .describe('The best first'),
    leftOut: z
      .array(
        z.strictObject({
          resource,
          reason: z.string(),
          share: z.number().nullable().describe('How little there is of what the reason names'),
        }),
      )
      .describe('Not simulated, and why'),
  })
  .meta({ id: 'gains', description: 'What one more of each resource would bring' })

export const explanationSchema = z
  .strictObject({
    format: z.literal('tollway-explanation/1'),
    version: z.string().describe('Engine version that made it'),
    line: z.strictObject({ name: z.string(), title: z.string(), hash: z.string(), notice: z.string().nullable() }),
    seed: z.int(),
    replications: z.int().describe('Of the line as it is'),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Of each interval by itself'),
    load: z.number().nullable().describe('Good units asked for / the static limit; null: lots are kept in the line'),
    goodPerDay: estimate,
    cycleTime: z
      .strictObject({
        mean: estimate,
        causes: z.array(z.strictObject({ cause, time: estimate })).describe('Sums of the parts by cause, the largest first'),
        parts: z
          .array(
            z.strictObject({
              cause,
              place: z
                .string()
                .describe('Station; of delays, holds, remnants and ways within an area the step; of carts their kind; or "front -> test"'),
              time: estimate.describe('Of a lot'),
            }),
          )
          .describe('The largest first'),
      })
      .describe('What a lot is in the line for, along the way of the carrier that was last; the parts sum to the mean'),
    stations: z
      .array(
        z.strictObject({
          station: z.string(),
          load: estimate.describe('Need / capacity, batches full'),
          activePeriod: estimate.describe(
            'Mean time in which it waits for nothing: neither for work (or a fuller load) nor for room nor for people',
          ),
          sole: estimate.describe('Share of time as the only bottleneck: its active period is the longest (Roser et al. 2002)'),
          shifting: estimate.describe(
            'Share of time in which its active period as the bottleneck overlaps with that of the one before or after',
          ),
          waits: estimate.describe('Time that a lot waits for it or stands in it'),
        }),
      )
      .describe('Stations that something came to, in the order of the file'),
    bottleneck: z
      .strictObject({
        load: leader,
        activePeriod: leader,
        shifting: leader,
        waits: leader,
        gain: leader.describe('Of one machine more, saturated. Null: none was seen to bring more output'),
      })
      .describe('The station that it is by each definition; null: none'),
    output: gains.extend({ isSaturated: z.boolean().describe('Released 110 % of the static limit; false: lots are kept in the line') }),
    cycleTimeGain: gains,
  })
  .describe('Why a line makes what it makes: what lots wait for, what holds it up, what one more of each resource would bring')

export type Explanation = z.infer<typeof explanationSchema>
export type Gains = z.infer<typeof gains>

/** JSON Schema of `explanation.json` (draft 7). */
export function explanationJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway explanation', ...z.toJSONSchema(explanationSchema, { target: 'draft-7' }) }
}
