/** The fields of result.json as tables, from its JSON Schema and the list of measures. */
import { measures, tollway } from './package.mjs'
import { markdownTable } from './tables.mjs'

/** What the KPIs of the whole line mean; a new measure needs a line here. */
const kpis = new Map([
  ['goodPerDay', 'Good units that leave the line, a day of 24 h'],
  ['startsPerDay', 'Units released, a day'],
  ['lostShare', 'Share of lots that a full first buffer turned away'],
  ['wipUnits', 'Good units between release and leaving the line, time average'],
  ['wipLots', 'Lots in the line, time average'],
  [
    'cycleTimeMean',
    'Lot cycle time: release until the last unit leaves. Of a lot divided on the way, from the release of the lot it comes from',
  ],
  ['cycleTimeP50', 'Median of the lot cycle time'],
  ['cycleTimeP90', '90 % of lots are faster'],
  ['cycleTimeP95', '95 % of lots are faster'],
  ['cycleTimeP99', '99 % of lots are faster'],
  ['rawProcessTime', 'Raw process time, mean over the lots that left: one lot alone in the empty line with mean times'],
  ['xFactor', 'Mean cycle time / raw process time'],
  ['cumulativeYield', 'Good units that left / all units that left'],
  [
    'evenDays',
    'With `run.linearity`: share of days of 24 h, counted from the start of the run, whose good output is that close to the mean day',
  ],
  ['dailyOutputVariation', 'With `run.linearity`: standard deviation of the good output of a day / its mean'],
  ['carriersUnderWay', 'With `transport`: carriers that wait for a cart or are under way between areas, time average'],
  ['expeditedPerDay', 'With `expedite`: lots that were given another priority because they were late, a day'],
])

/** @typedef {{ type?: unknown, description?: string, const?: unknown, $ref?: string, properties?: Record<string, Schema>, items?: Schema, allOf?: Schema[] }} Schema */

export function resultTables() {
  const schema = /** @type {Schema & { definitions: Record<string, Schema> }} */ (tollway.resultJsonSchema())
  const fields = (/** @type {Schema | undefined} */ of) => ({ ...of?.properties })
  const { kpis: _kpis, products: _products, stations: _stations, line, bottleneck, cost: _cost, ...top } = fields(schema)
  const { product, station, states, cost, stationCost } = schema.definitions
  const { parts, stations: _costs, ...ofCost } = fields(cost)
  const { states: _states, ...ofStation } = fields(station)
  return [
    section('Top of the file', { ...top, ...prefixed('line.', fields(line)), ...prefixed('bottleneck.', fields(bottleneck)) }, new Map()),
    `### \`kpis\`: the whole line\n\n${markdownTable([['Field', 'Value', 'Unit', 'Meaning'], ...[...measures.lineMeasures, ...measures.linearityMeasures, ...measures.transportMeasures, ...measures.expediteMeasures].map(kpiRow)], true)}`,
    section('`products[]`', fields(product), unitsOf(measures.productMeasures)),
    section(
      '`stations[]`',
      { ...ofStation, ...prefixed('states.', fields(states)) },
      unitsOf([...measures.stationMeasures, ...measures.equipmentStates]),
    ),
    section(
      '`cost`: absent where the line says nothing of money',
      { ...ofCost, ...prefixed('parts.', fields(parts)) },
      unitsOfCost({ ...ofCost, ...prefixed('parts.', fields(parts)) }),
    ),
    section('`cost.stations[]`', fields(stationCost), unitsOfCost(fields(stationCost))),
  ].join('\n\n')
}

/**
 * Of a good unit, in the currency of the line where it is no energy.
 * @param {Record<string, Schema>} fields
 */
function unitsOfCost(fields) {
  const estimates = Object.entries(fields).filter(([, schema]) => typeOf(schema) === 'estimate')
  const others = new Map([
    ['energyPerGoodUnit', 'kWh/unit'],
    ['carbonPerGoodUnit', 'kg/unit'],
  ])
  return new Map(estimates.map(([name]) => [name, others.get(name) ?? 'money/unit']))
}

/** @param {readonly { name: string, unit: string }[]} list */
function unitsOf(list) {
  return new Map(list.map(({ name, unit }) => [name, unit]))
}

/** @param {{ name: string, unit: string }} measure */
function kpiRow({ name, unit }) {
  const meaning = kpis.get(name)
  if (meaning === undefined) throw new Error(`KPI "${name}"\n  expected its meaning in scripts/docs/reference-results.mjs`)
  return [`\`${name}\``, 'estimate', unit, meaning]
}

/**
 * @param {string} title
 * @param {Record<string, Schema>} fields
 * @param {ReadonlyMap<string, string>} units
 */
function section(title, fields, units) {
  const rows = Object.entries(fields).map(([name, schema]) => [
    `\`${name}\``,
    typeOf(schema),
    units.get(name.replace('states.', '')) ?? unitSaid(schema.description ?? ''),
    schema.description ?? '',
  ])
  return `### ${title}\n\n${markdownTable([['Field', 'Value', 'Unit', 'Meaning'], ...rows], true)}`
}

/**
 * A description starts with the unit of a plain number.
 * @param {string} description
 */
function unitSaid(description) {
  if (description.startsWith('Ticks')) return 'ticks'
  return description.startsWith('Hours') ? 'h' : ''
}

/** @param {Schema} schema */
function typeOf(schema) {
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.$ref !== undefined || schema.allOf !== undefined) return 'estimate'
  if (schema.type === 'array') return `list of ${schema.items?.type}`
  return Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'text')
}

/**
 * @param {string} prefix
 * @param {Record<string, Schema>} fields
 */
function prefixed(prefix, fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, schema]) => [prefix + name, schema]))
}
