/** The declaration of `curve.json`, what `tollway curve` finds, and the JSON Schema that comes from it. */
import * as z from 'zod'
import { estimate } from './result-schema.ts'

const point = z
  .strictObject({
    scale: z.number().describe("Lots released (or kept in the line) / those of the line's file"),
    load: z
      .number()
      .nullable()
      .describe('Good units asked for / the static limit; null: where lots are kept in the line nothing is asked for'),
    isFile: z.boolean().describe('The line as its file has it: the working point'),
    piles: z.boolean().describe('More comes in than goes out: work piles up, and times are those of this window only'),
    goodPerDay: estimate,
    cycleTimeMean: estimate,
    cycleTimeP95: estimate,
    xFactor: estimate,
    wipLots: estimate,
  })
  .meta({ id: 'point', description: 'A point of the curve' })

export const curveSchema = z
  .strictObject({
    format: z.literal('tollway-curve/1'),
    version: z.string().describe('Engine version that made it'),
    line: z.strictObject({ name: z.string(), title: z.string(), hash: z.string(), notice: z.string().nullable() }),
    seed: z.int(),
    replications: z.int().describe('Of each point'),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Of each interval'),
    by: z.enum(['release-rate', 'lots-kept']).describe('What is scaled'),
    limit: z
      .strictObject({ station: z.string(), goodPerDay: z.number() })
      .describe('By arithmetic, without queues or chance: good units a day with this station fully loaded'),
    saturation: estimate
      .nullable()
      .describe('Good units a day when 110 % of the static limit are released; null: not measured, because lots are kept in the line'),
    points: z.array(point).describe('In the order of their scale'),
  })
  .describe('Operating curve: times against output, from the same random numbers at every point')

export type Curve = z.infer<typeof curveSchema>
export type CurvePoint = z.infer<typeof point>

/** JSON Schema of `curve.json` (draft 7). */
export function curveJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway operating curve', ...z.toJSONSchema(curveSchema, { target: 'draft-7' }) }
}
