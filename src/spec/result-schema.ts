/** The declaration of `result.json`, and the JSON Schema that comes from it; a type test holds it to `Result` in result.ts. */
import * as z from 'zod'

// zod would otherwise compile its readers with `new Function`, which a content security policy forbids.
z.config({ jitless: true })

const estimate = z
  .strictObject({
    mean: z.number().nullable().describe('Mean over the replications; null: nothing was observed, e.g. no lot left'),
    halfWidth: z.number().nullable().describe('Half-width of the confidence interval of the mean; null: not known, e.g. one replication'),
    unit: z.string().describe('Unit of mean and halfWidth'),
    replications: z.int().describe('Replications it comes from'),
  })
  .meta({ id: 'estimate', description: 'A number with its uncertainty' })

const states = z
  .strictObject({
    productive: estimate.describe('Processing'),
    standby: estimate.describe('Able to process, without work'),
    blocked: estimate.describe('Done, and the next buffer is full'),
    setup: estimate.describe('Changing over'),
    scheduledDown: estimate.describe('In a planned stop'),
    unscheduledDown: estimate.describe('Broken down, or waiting for an assist'),
    nonScheduled: estimate.describe('Off shift'),
  })
  .meta({
    id: 'states',
    description: 'SEMI E10 state shares of machine time; blocked is told apart from standby, setup from scheduled down',
  })

const product = z
  .strictObject({
    name: z.string(),
    goodPerDay: estimate.describe('Good units that leave the line, a day'),
    cycleTimeMean: estimate.describe('Lot cycle time: release until its last unit leaves'),
    cycleTimeP50: estimate.describe('Median of the lot cycle time'),
    cycleTimeP90: estimate.describe('90 % of lots are faster'),
    cycleTimeP95: estimate.describe('95 % of lots are faster'),
    cycleTimeP99: estimate.describe('99 % of lots are faster'),
    rawProcessTime: z.number().describe('Hours: one lot through the empty line with mean times'),
    xFactor: estimate.describe('Mean cycle time / raw process time'),
  })
  .meta({ id: 'product', description: 'What one product saw' })

const station = z
  .strictObject({
    name: z.string(),
    area: z.string(),
    machines: z.int(),
    load: estimate.describe('Need / capacity of the time that is left after planned stops and shifts, batches counted as full'),
    busy: estimate.describe('Share of scheduled time that machines are not idle'),
    states,
    starved: estimate.describe('Share of machine time: in standby with an empty queue'),
    queueLength: estimate.describe('Waiting carriers, time average'),
    waitMean: estimate.describe('Mean wait of a carrier'),
    waitP95: estimate.describe('95 % of carriers wait less'),
    unitsPerDay: estimate.describe('Units through the station, a day'),
  })
  .meta({ id: 'station', description: 'What one station did' })

const crew = z
  .strictObject({
    name: z.string(),
    size: z.int(),
    busy: estimate.describe("Share of its people's time that they repair or maintain machines"),
    waitMean: estimate.describe("Mean wait of a machine for one of them, those that don't wait included"),
  })
  .meta({ id: 'crew', description: 'What one repair crew did' })

export const resultSchema = z
  .strictObject({
    format: z.literal('tollway-result/1'),
    version: z.string().describe('Engine version that made it'),
    line: z.strictObject({
      name: z.string(),
      title: z.string(),
      hash: z.string().describe('SHA-256 of the canonical spec'),
      notice: z.string().nullable(),
    }),
    seed: z.int(),
    replications: z.int(),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    confidence: z.number().describe('Level of the intervals, e.g. 0.95'),
    kpis: z.record(z.string(), estimate).describe('Numbers of the whole line, by name'),
    products: z.array(product),
    stations: z.array(station),
    crews: z.array(crew).exactOptional().describe('Absent where the line has no crews'),
    bottleneck: z.strictObject({ station: z.string(), reason: z.string().describe('One sentence: why this one is called the bottleneck') }),
    warnings: z.array(z.string()),
  })
  .describe('The result of a run: deterministic for the same line, seed and options')

/** JSON Schema of `result.json` (draft 7). */
export function resultJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway result', ...z.toJSONSchema(resultSchema, { target: 'draft-7' }) }
}
