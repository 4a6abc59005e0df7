/** The plant as the text of a line file, with the arithmetic behind each number of machines. */
import {
  diePerWafer,
  goodPerDay,
  intakes,
  stations,
  stepsOf,
  unitsPerLot,
  unitsPerMagazine,
  waferSteps,
  wafersPerLot,
} from './arithmetic.mjs'
import { families } from './families.mjs'

/**
 * @typedef {import('./families.mjs').Family} Family
 * @typedef {import('./arithmetic.mjs').Station} Station
 */

/** @param {number} value */
function grouped(value) {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')
}

/** @param {number} share @param {number} digits */
const percent = (share, digits = 0) => `${(share * 100).toFixed(digits)} %`

/** @returns {string} the whole file */
export function plantFile() {
  const all = stations()
  const machines = all.reduce((sum, station) => sum + station.machines, 0)
  return [
    head(all.length, machines),
    'products:',
    ...families.map(product),
    'release:',
    ...families.map(source),
    '\nroutes:',
    ...families.map(route),
    'stations:',
    ...all.map(stationText),
  ].join('\n')
}

/** @param {number} stationCount @param {number} machines */
function head(stationCount, machines) {
  const carriersPerDay = families.reduce((sum, family) => sum + (goodPerDay * family.share) / unitsPerMagazine(family), 0)
  return `# A whole assembly and test site: ${goodPerDay / 1e6} million good units a day of six package families, on ${grouped(machines)} machines at ${stationCount} stations.
#
# Illustrative. Nothing in this file is any plant's data. 48 million units a day is what was announced for the whole site of a plant in Assam (public: reports on the
# Jagiroad plant, full build-out); no product mix was published. Which packages, how many of each, and every time, rate, yield and stop is an engineering estimate,
# in ranges that the trade calls usual; those of TOLL are the reference line's. Written by scripts/plant-48m.mjs: change it there, then \`npm run plant\`.
#
# It exists to be large: how fast is a year of it, does anything in the simulator grow with the size of a plant? The benchmarks run it (docs/benchmarks.md).
#
# Arithmetic
#   die bank      share of the good units / yields of all steps
#   a wafer       good die = 96 % of the gross die of 200 mm with an edge of 3 mm, in tens
#   a saw         60 min / (streets x 7 s + 2.3 min) wafers an hour
#   machines      hours of work a day / (24 h x planning efficiency x load), rounded up; beside each station stands what came of it
#   ovens, OQA    counted in magazines and lots as they come, the last of a wafer lot part-full
#   loss          unmodelledLoss, so that the stops of the file x (1 - unmodelledLoss) = planning efficiency
# Load aimed at: 80 % at ovens, 85 to 88 % elsewhere: a site that is nearly full. Changeovers between packages are not modelled: at the shared machines they
# are within the planning efficiency (estimate), as those between products are in the reference line.
#
# What moves: a cassette of ${wafersPerLot} wafers up to visual inspection, then magazines (trolleys of them) of about 2 000 units, ${grouped(carriersPerDay)} a day; reels or boxes of tubes at the end.
# Plating, ovens, marking, the wafer floor and both tests are shared by all families; die attach to mould and singulation are each family's own.

format: tollway/1
name: plant-48m
title: A site of 48 million units a day
notice: "illustrative: public facts and estimates, not any plant's data"

run: { warmUp: 5 d, horizon: 10 d, replications: 4, seed: 1 }

carrier: magazine
`
}

/** @param {Family} family */
function product(family) {
  const { name, note, unitsPerStrip, stripsPerMagazine, unitsPerReel } = family
  return `  ${name}: # estimate: ${note}
    route: ${name}
    lot: ${wafersPerLot} wafers
    family: ${name}
    packing: { unitsPerWafer: ${diePerWafer(family)}, unitsPerStrip: ${unitsPerStrip}, stripsPerMagazine: ${stripsPerMagazine}, unitsPerReel: ${unitsPerReel} }
`
}

/** @param {Family} family */
function source(family) {
  const { name, share } = family
  const rate = Math.round(intakes(family)[0]?.unitsPerDay ?? 0)
  return `  ${name}: { product: ${name}, rate: ${rate} units/day } # estimate: ${percent(share)} of the units; geometry: ${grouped(goodPerDay * share)} good a day / ${percent((goodPerDay * share) / rate, 2)} yield`
}

/** @param {Family} family */
function route(family) {
  const steps = stepsOf(family)
  const firstOfMagazines = steps.findIndex(({ step }) => !waferSteps.includes(step))
  const lines = steps.map(({ step, station, rate, yield: survive, more }, index) => {
    const parts = [
      ...(station === '' ? [] : [`station: ${station}`]),
      ...(rate === undefined ? [] : [`processTime: ${rate}`]),
      ...(index < firstOfMagazines ? ['carrier: lot'] : []),
      ...(index === firstOfMagazines ? [`newLot: ${family.magazinesPerLot} magazines`] : []),
      ...(more === undefined ? [] : [more]),
      ...(survive === undefined ? [] : [`yield: ${survive} %`]),
    ]
    return `      ${step}: { ${parts.join(', ')} }`
  })
  return `  ${family.name}: # ${family.title}; assembly lots of ${grouped(unitsPerLot(family))} units. Rates and yields: estimate
    steps:
${lines.join('\n')}
`
}

/** @param {Station} station */
function stationText({ name, kind, machines, busyHours, loss, uses }) {
  const efficiency = kind.efficiency === undefined ? '' : ` x ${percent(kind.efficiency)}`
  const units = uses.reduce((sum, use) => sum + use.unitsPerDay, 0)
  const { failure, assist, stops = {}, more = [] } = kind
  return [
    `  ${name}: # ${kind.what}`,
    `    area: ${kind.area}`,
    `    machines: ${machines} # geometry: ${grouped(units)} units = ${grouped(busyHours)} h of work a day / (24 h${efficiency} x ${percent(kind.load)})`,
    ...(kind.rate === undefined ? [] : [`    processTime: ${kind.rate} # estimate`]),
    ...(loss === null ? [] : [`    unmodelledLoss: ${percent(loss, 2)} # estimate: planning efficiency ${percent(kind.efficiency ?? 1)}`]),
    ...more.map((line) => `    ${line} # estimate`),
    ...(failure === undefined
      ? []
      : [
          `    failures: { failure: { every: exponential(${failure[0]} h), clock: productive, repair: "lognormal(mean ${failure[1]} h, cv 1.25)" } } # estimate`,
        ]),
    ...(assist === undefined
      ? []
      : [`    assists: { assist: { mtba: ${assist[0]} h, time: "lognormal(mean ${assist[1]} min, cv 0.8)" } } # estimate`]),
    ...(Object.keys(stops).length === 0 ? [] : ['    plannedStops: # estimate', ...Object.entries(stops).map(stopText)]),
    '',
  ].join('\n')
}

/** @param {[string, import('./stations.mjs').Stop]} stop */
function stopText([name, { every, lasts }]) {
  return `      ${name}: { every: ${typeof every === 'number' ? `${every} h` : every}, lasts: ${lasts} }`
}
