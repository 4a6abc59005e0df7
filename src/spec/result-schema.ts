/** The declaration of `result.json`, and the JSON Schema that comes from it; a type test holds it to `Result` in result.ts. */
import * as z from 'zod'

// zod would otherwise compile its readers with `new Function`, which a content security policy forbids.
z.config({ jitless: true })

export const estimate = z
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
    waitingForPeople: estimate.exactOptional().describe('Standby for lack of an operator; absent where the station has none'),
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
    loadsPerSetup: estimate
      .exactOptional()
      .describe('Loads done for each setup begun, start-ups included. Absent where the station has no campaigns'),
    starved: estimate.describe('Share of machine time: in standby with an empty queue'),
    queueLength: estimate.describe('Waiting carriers, time average'),
    waitMean: estimate.describe('Mean wait of a carrier'),
    waitP95: estimate.describe('95 % of carriers wait less'),
    unitsPerDay: estimate.describe('Units through the station, a day'),
    waitingForKit: estimate
      .exactOptional()
      .describe('Share of machine time: idle beside work, for lack of a kit only. Absent where the station has no tooling'),
    waitingForMaterial: estimate
      .exactOptional()
      .describe(
        'Share of machine time: idle beside work, for lack of material only. Absent where its steps need none of which there is a stock',
      ),
    waitingForOwnLot: estimate
      .exactOptional()
      .describe(
        'Mean number of carriers that wait because machines are at work on others of their lot, or kept for it. Absent without keepTogether and machinesPerLot',
      ),
    keptForLot: estimate
      .exactOptional()
      .describe('Share of machine time: idle and kept for a lot. Absent where no step of the station has keepTogether'),
  })
  .meta({ id: 'station', description: 'What one station did' })

const crew = z
  .strictObject({
    name: z.string(),
    size: z.int().describe('People, of all skills, in the largest shift'),
    present: estimate.describe('Mean number of people who are there'),
    busy: estimate.describe('Share of the time that its people are there in which they have a task, the way to it included'),
    waitMean: estimate.describe("Mean wait of a machine for one of them, those that don't wait included"),
  })
  .meta({ id: 'crew', description: 'What one crew did' })

const kit = z
  .strictObject({
    name: z.string(),
    type: z.string(),
    count: z.int(),
    inUse: estimate.describe('Share of their time in which loads hold them, setups included'),
    inService: estimate.describe('Share of their time in service'),
    mountsPerDay: estimate.describe('How often one is put on a machine, a day'),
  })
  .meta({ id: 'kit', description: 'What the kits of one name did' })

const carts = z
  .strictObject({
    name: z.string(),
    count: z.int(),
    carries: z.int().describe('Carriers on one at most'),
    busy: estimate.describe('Share of their time in which they come, load, or go with carriers'),
    empty: estimate.describe('Part of it: they come empty'),
    waitMean: estimate.describe('Mean wait of a carrier, from when it calls until it leaves on one'),
    movesPerDay: estimate.describe('Ways that they go with carriers, a day'),
    carriersPerMove: estimate.describe('Mean carriers on such a way'),
  })
  .meta({ id: 'carts', description: 'What the carts of one kind did' })

const delivery = z
  .strictObject({
    of: z.enum(['line', 'product', 'priority']),
    name: z.string().describe('Of the line or product; of a priority class its number'),
    lotsOnTime: estimate.describe('Share of lots that left by their due date'),
    unitsOnTime: estimate.describe('Share of good units that left by the due date of their lot'),
    latenessMean: estimate.describe('From the due date until the last of the lot has left; below 0: early'),
    latenessP95: estimate.describe('95 % of lots are less late than this; 0: they are on time'),
  })
  .meta({ id: 'delivery', description: 'On-time delivery of the lots with due dates that left' })

const stepLoss = z
  .strictObject({
    product: z.string(),
    step: z.string(),
    lostPerDay: estimate.describe('Units scrapped in the step, at its end, or on the way to the next, a day; each unit once'),
    lostShare: estimate.describe('Of the units that take the step; one that comes again counts again'),
    firstPassYield: estimate.exactOptional().describe('Share of units that pass at the first try; absent without retest'),
    retestShare: estimate.exactOptional().describe('Share of units that are tested again; absent without retest'),
    failedShare: estimate.exactOptional().describe('Share of the carriers looked at that fail; absent without rework and inspection'),
    outgoingDefects: estimate.exactOptional().describe('Share of defective units in what an inspection passes; absent without one'),
  })
  .meta({ id: 'stepLoss', description: 'What is lost at one step of one product' })

const remnant = z
  .strictObject({
    product: z.string(),
    step: z.string(),
    carriersPerDay: estimate.describe('Carriers filled there, part-full ones included'),
    partFullShare: estimate.describe('Share of these that are not full'),
    scrappedPerDay: estimate.exactOptional().describe('Units in remnants that are scrapped. Absent where none are'),
    unitsKept: estimate.exactOptional().describe('Units that are kept, time average. Absent where none are'),
    keptTimeMean: estimate.exactOptional().describe('Mean time that a remnant is kept. Absent where none are'),
    joinedPerDay: estimate.exactOptional().describe('Lots whose remnant another lot takes. Absent where none are kept'),
  })
  .meta({ id: 'remnant', description: 'Units at the end of lots that fill no carrier' })

const priority = z
  .strictObject({
    priority: z.int().describe('0 goes first'),
    goodPerDay: estimate.describe('Good units of its lots that leave the line, a day'),
    cycleTimeMean: estimate.describe('Lot cycle time'),
    cycleTimeP95: estimate.describe('95 % of its lots are faster'),
  })
  .meta({ id: 'priority', description: 'Lots of one priority' })

const shift = z
  .strictObject({
    name: z.string(),
    goodPerShift: estimate.describe('Good units that leave the line in one, mean over the whole shifts in the window'),
    variation: estimate.describe('Standard deviation of the good units of one / their mean'),
  })
  .meta({ id: 'shift', description: 'Output of one shift of the calendar that `run.outputBy` names' })

const bin = z
  .strictObject({
    product: z.string(),
    step: z.string(),
    bin: z.string().describe('Its name; `good` and `failed`: what is in no other'),
    of: z.enum(['good', 'failed']),
    unitsPerDay: estimate.describe('Units that go into it'),
    share: estimate.describe('Of all units that the step sorts'),
  })
  .meta({ id: 'bin', description: 'A bin into which a step sorts units' })

const hold = z
  .strictObject({
    reason: z.string(),
    lotsPerDay: estimate.describe('Lots of which a carrier is held, each once, a day'),
    timeMean: estimate.describe('Mean time of a hold'),
    carriers: estimate.describe('Mean number of carriers on hold'),
  })
  .meta({ id: 'hold', description: 'Holds of one reason' })
const limit = z
  .strictObject({
    name: z.string(),
    route: z.string(),
    from: z.string().describe('The step at whose end the clock starts'),
    to: z.string().describe('The step at whose start it stops'),
    reached: estimate.describe('Of the carriers that came to the second step, or reached the limit before: the share that reached it'),
    reachedPerDay: estimate.describe('Carriers that reached it, a day'),
    scrappedPerDay: estimate.describe('Units that it scrapped, a day'),
    timeP95: estimate.describe('95 % of carriers take less between the two steps; those that the limit took count until then'),
    heldBack: estimate
      .exactOptional()
      .describe('Share of time in which its gate was closed while work waited before it. Absent where it has none'),
  })
  .meta({ id: 'limit', description: 'What one queue-time limit did' })

const wipLimit = z
  .strictObject({
    name: z.string(),
    product: z.string().exactOptional().describe('With kanban: whose cards; absent: all products together'),
    from: z.string().describe('First step of the segment'),
    to: z.string().describe('Last step of the segment'),
    most: z.number().describe('The limit at the start of the run, in the unit of `wip`'),
    wip: estimate.describe('Mean of what is in the segment: lots, carriers or units'),
    heldBack: estimate.describe('Share of time in which it is full while work waits to come in'),
  })
  .meta({ id: 'wipLimit', description: 'What one WIP limit, or with kanban the cards of one product, did' })

const stock = {
  stockMean: estimate.describe('What is there, time average'),
  onOrderMean: estimate.describe('What is ordered, or due, and not delivered, time average'),
  usedPerDay: estimate.describe('What loads, or releases, take from it, a day'),
  coverDays: estimate.describe('Days for which the mean stock lasts'),
  ordersPerYear: estimate.describe('Orders, or deliveries that fell due, a year'),
  shortagesPerYear: estimate.describe('Times when stations, or lots outside, began to wait for it, a year'),
  shortShare: estimate.describe('Share of time in which one of them waited'),
}

const material = z.strictObject({ name: z.string(), ...stock }).meta({ id: 'material', description: 'The stock of one material' })

const dieBank = z
  .strictObject({
    product: z.string(),
    ...stock,
    waitMean: estimate.describe('Mean wait outside of the lots that were released, those that did not wait included'),
  })
  .meta({ id: 'dieBank', description: 'The die bank of one product, in units' })

const stationCost = z
  .strictObject({
    name: z.string(),
    area: z.string(),
    perGoodUnit: estimate.describe('Material, capital, space and energy together'),
    material: estimate.describe('Materials of its steps'),
    capital: estimate.describe('Its machines'),
    space: estimate.describe('Their floor'),
    energy: estimate.describe('Price of its energy'),
    energyPerGoodUnit: estimate.describe("Its energy, with the plant's for it"),
  })
  .meta({ id: 'stationCost', description: 'What was spent at one station, a good unit' })

const cost = z
  .strictObject({
    currency: z.string().describe('Of all prices'),
    perGoodUnit: estimate.describe('All that was spent / good units that left'),
    parts: z
      .strictObject({
        purchase: estimate.describe('What was released'),
        material: estimate.describe('What steps used'),
        capital: estimate.describe('Machines'),
        space: estimate.describe('Floor'),
        energy: estimate.describe('Electricity'),
        labour: estimate.describe('Hours that people were there'),
        overhead: estimate.describe('The floor besides'),
      })
      .describe('What it is made of'),
    scrap: estimate.describe('Part of it: purchase, material, capital, space and energy that had been spent on units which were lost'),
    energyPerGoodUnit: estimate.describe("Electricity, the plant's included"),
    carbonPerGoodUnit: estimate.exactOptional().describe('Carbon dioxide of it; absent where the line says nothing of it'),
    stations: z.array(stationCost),
  })
  .meta({ id: 'cost', description: 'What a good unit costs' })

const warmUpChoice = z
  .strictObject({
    rule: z.literal('MSER-5').describe('White, Cobb and Spratt 2000'),
    limit: z.number().describe('Ticks (microseconds): the longest that it could have been, half of the run'),
    settled: z
      .boolean()
      .nullable()
      .describe('What is counted stands still; null: the run is too short to say, or the line is meant to change'),
    reason: z.string().describe('One sentence'),
    series: z.array(
      z.strictObject({
        name: z.string().describe('wipUnits, goodPerDay or cycleTimeMean, over time'),
        warmUp: z.number().describe('Ticks (microseconds) that the rule would delete for it alone'),
        drift: z.number().nullable().describe('From the beginning to the end of the counted time, in shares of the mean'),
        halfWidth: z.number().nullable().describe('Half-width of the drift'),
      }),
    ),
  })
  .meta({ id: 'warmUpChoice', description: 'How a warm-up was chosen' })

const intervals = z
  .strictObject({
    method: z.literal('batch means').describe('From batches of one long replication; `replications` of an estimate are then batches'),
    batches: z.int().describe('How many the counted time was cut into; a number may come from fewer, joined ones'),
    alike: z.array(z.string()).describe('Addresses of numbers whose batches are not independent: their intervals are too narrow'),
  })
  .meta({ id: 'intervals', description: 'Where intervals are not from independent replications' })

const precision = z
  .strictObject({
    least: z.int().describe('Replications before it may be enough'),
    budget: z.int().describe('Replications at most'),
    reached: z.boolean().describe('All targets are'),
    targets: z.array(
      z.strictObject({
        kpi: z.string().describe('Address of a number in the result'),
        wanted: z.number().describe('Largest error, in shares of the true mean'),
        relativeHalfWidth: z.number().nullable().describe('Half-width in shares of the mean'),
        reached: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'precision', description: 'How precise the result was to be' })

const controlVariates = z
  .strictObject({
    controls: z.array(
      z.strictObject({
        what: z.enum(['machine time lost', 'lots released']).describe('More than on average in the counted time: its expectation is 0'),
        station: z.string().nullable().describe('Null: all stations, or all releases'),
        sum: z
          .enum(['plain', 'weighted', 'squares'])
          .describe(
            'Each draw counts as it is; with what waits or is in the line then; or squared. Of all stations: by the delays that this brings there, by static load',
          ),
      }),
    ),
    replicationsNeeded: z.int().describe('With fewer nothing is adjusted; 0: there are no controls'),
    kpis: z.record(
      z.string(),
      estimate.extend({
        gain: z.number().nullable().describe('So many times the replications would be needed for this half-width without controls'),
      }),
    ),
  })
  .meta({ id: 'controlVariates', description: 'Numbers corrected for what chance happened to bring' })

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
    extension: z
      .strictObject({ name: z.string(), hash: z.string().describe("SHA-256 of the file's bytes") })
      .exactOptional()
      .describe('The module of dispatch rules that it was run with; absent: none'),
    seed: z.int(),
    replications: z.int(),
    warmUp: z.number().describe('Ticks (microseconds) that were simulated and not counted'),
    horizon: z.number().describe('Ticks (microseconds): length of the measured window'),
    warmUpChoice: warmUpChoice.exactOptional().describe('Absent: the warm-up was given'),
    intervals: intervals.exactOptional().describe('Absent: intervals are from independent replications'),
    precision: precision.exactOptional().describe('Absent: the number of replications was given'),
    controlVariates: controlVariates.exactOptional().describe('Absent: they were not asked for'),
    confidence: z.number().describe('Level of the intervals, e.g. 0.95'),
    kpis: z.record(z.string(), estimate).describe('Numbers of the whole line, by name'),
    products: z.array(product),
    stations: z.array(station),
    crews: z.array(crew).exactOptional().describe('Absent where the line has no crews'),
    kits: z.array(kit).exactOptional().describe('Absent where the line has no kits'),
    carts: z.array(carts).exactOptional().describe('Absent where the line has no carts'),
    deliveries: z.array(delivery).exactOptional().describe('Absent where no lot has a due date'),
    losses: z.array(stepLoss).exactOptional().describe('By product and step; absent where yields are all that the line says of quality'),
    remnants: z.array(remnant).exactOptional().describe('By product and step; absent where no step says what becomes of remnants'),
    priorities: z.array(priority).exactOptional().describe('Best first; absent without `run.byPriority`'),
    shifts: z.array(shift).exactOptional().describe('In the order of the day; absent without `run.outputBy`'),
    bins: z.array(bin).exactOptional().describe('By product, step and bin; absent where no step sorts units'),
    holds: z.array(hold).exactOptional().describe('Absent where nothing is held'),
    limits: z.array(limit).exactOptional().describe('Absent where the line has no queue-time limits'),
    wipLimits: z.array(wipLimit).exactOptional().describe('Absent where the line has no WIP limits'),
    materials: z.array(material).exactOptional().describe('Absent where no material has a stock'),
    dieBanks: z.array(dieBank).exactOptional().describe('Absent where no product has a die bank'),
    cost: cost.exactOptional().describe('What a good unit costs; absent where the line says nothing of money'),
    bottleneck: z.strictObject({ station: z.string(), reason: z.string().describe('One sentence: why this one is called the bottleneck') }),
    warnings: z.array(z.string()),
  })
  .describe('The result of a run: deterministic for the same line, seed and options')

/** JSON Schema of `result.json` (draft 7). */
export function resultJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Tollway result', ...z.toJSONSchema(resultSchema, { target: 'draft-7' }) }
}
