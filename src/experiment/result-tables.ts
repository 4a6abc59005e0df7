/**
 * Which numbers the result of a line has: table by table, row by row. The one list from which a replication is measured, a result is put together, and
 * numbers are addressed ("stations.hot-test.load"). A new KPI: a measure in `measures/`, and its name in a row here.
 */
import {
  binMeasures,
  campaignMeasures,
  cartMeasures,
  checkMeasures,
  classMeasures,
  crewMeasures,
  deliveryGroups,
  deliveryMeasures,
  dieBankMeasures,
  equipmentStates,
  expediteMeasures,
  gateMeasures,
  holdMeasures,
  inspectionMeasures,
  keptMeasures,
  keptRemnantMeasures,
  kitMeasures,
  limitMeasures,
  linearityMeasures,
  lineMeasures,
  lossMeasures,
  lotTurnMeasures,
  type Measure,
  materialMeasures,
  materialWaitMeasures,
  poolMeasures,
  productMeasures,
  remnantMeasures,
  retestMeasures,
  type StepMeasure,
  scrappedRemnantMeasures,
  shiftMeasures,
  stationMeasures,
  TICKS_PER_HOUR,
  toolingMeasures,
  transportMeasures,
  type Window,
} from '../measures/index.ts'
import {
  type CompiledLine,
  type CompiledStation,
  type CompiledStep,
  hasQuality,
  holdReasons,
  remnantSteps,
  shiftNames,
  sortingSteps,
  stepNeeds,
  stocksAt,
} from '../model/index.ts'

/** One number of a replication. */
export interface Column {
  /** In its row: "load", "states.productive". */
  name: string
  unit: string
  /** NaN where nothing was observed. */
  of(window: Window): number
}

export interface ResultRow {
  /** Its address in its table. */
  name: string
  /** What it has besides its numbers. */
  facts: Readonly<Record<string, string | number>>
  columns: readonly Column[]
}

export interface ResultTable {
  /** Its place in the result. */
  key: string
  rows: readonly ResultRow[]
}

/** Numbers of the whole line: one row, whose columns are addressed without table and row. */
export function lineColumns({ spec, transport }: CompiledLine): Column[] {
  return [
    ...columns(lineMeasures, undefined),
    ...(spec.run.linearity === undefined ? [] : columns(linearityMeasures, undefined)),
    ...(transport === null ? [] : columns(transportMeasures, undefined)),
    ...(spec.products.some(({ expedite }) => expedite !== undefined) ? columns(expediteMeasures, undefined) : []),
  ]
}

/** @param rawProcessTimes ticks, by product */
export function resultTables(line: CompiledLine, rawProcessTimes: readonly number[]): ResultTable[] {
  const tables: ResultTable[] = [
    { key: 'products', rows: productRows(line, rawProcessTimes) },
    { key: 'stations', rows: line.asWritten.map((station) => stationRow(station, line)) },
    { key: 'crews', rows: crewRows(line) },
    { key: 'kits', rows: kitRows(line) },
    { key: 'carts', rows: cartRows(line) },
    { key: 'deliveries', rows: deliveryRows(line) },
    { key: 'losses', rows: lossRows(line) },
    { key: 'remnants', rows: remnantRows(line) },
    { key: 'priorities', rows: classRows(line) },
    { key: 'shifts', rows: shiftRows(line) },
    { key: 'bins', rows: binRows(line) },
    { key: 'holds', rows: holdRows(line) },
    { key: 'limits', rows: limitRows(line) },
    { key: 'wipLimits', rows: poolRows(line) },
    { key: 'materials', rows: materialRows(line) },
    { key: 'dieBanks', rows: dieBankRows(line) },
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

function columns<Subject>(measures: readonly Measure<Subject>[], subject: Subject): Column[] {
  return measures.map(({ name, unit, of }) => ({ name, unit, of: (window) => of(window, subject) }))
}

function productRows({ products }: CompiledLine, rawProcessTimes: readonly number[]): ResultRow[] {
  return products.map((product) => ({
    name: product.name,
    facts: { name: product.name, rawProcessTime: rawProcessTimes[product.index]! / TICKS_PER_HOUR },
    columns: columns(productMeasures, product),
  }))
}

function stationRow(station: CompiledStation, line: CompiledLine): ResultRow {
  const { name, spec, tooling } = station
  const cells = line.stations.filter(({ written }) => written === station.written)
  const rules = line.steps.flatMap(({ station: at, lotMachines }) =>
    lotMachines !== null && cells.some(({ index }) => index === at) ? [lotMachines] : [],
  )
  const states = equipmentStates.filter((state) => state.name !== 'waitingForPeople' || spec.operators !== undefined)
  return {
    name,
    facts: { name, area: spec.area, machines: spec.machines },
    columns: [
      ...columns(stationMeasures, station),
      ...columns(states, station).map((column) => ({ ...column, name: `states.${column.name}` })),
      ...(tooling === null ? [] : columns(toolingMeasures, station)),
      ...(cells.some((cell) => stocksAt(cell, line, stepNeeds(line)).length > 0) ? columns(materialWaitMeasures, station) : []),
      ...(rules.length === 0 ? [] : columns(lotTurnMeasures, station)),
      ...(rules.some(({ keeps }) => keeps) ? columns(keptMeasures, station) : []),
      ...(spec.setup?.campaign === undefined ? [] : columns(campaignMeasures, station)),
    ],
  }
}

function crewRows({ crews }: CompiledLine): ResultRow[] {
  return crews.map(({ spec: { name, size } }, crew) => ({ name, facts: { name, size }, columns: columns(crewMeasures, crew) }))
}

function kitRows({ kits }: CompiledLine): ResultRow[] {
  return kits.map(({ spec: { name, type, count } }, kit) => ({ name, facts: { name, type, count }, columns: columns(kitMeasures, kit) }))
}

function cartRows({ transport }: CompiledLine): ResultRow[] {
  return (transport?.carts ?? []).map(({ spec: { name, count, carries } }, kind) => ({
    name,
    facts: { name, count, carries },
    columns: columns(cartMeasures, kind),
  }))
}

function deliveryRows(line: CompiledLine): ResultRow[] {
  return deliveryGroups(line).map((group) => {
    const { of, name } = group
    return { name: of === 'line' ? of : `${of}.${name}`, facts: { of, name }, columns: columns(deliveryMeasures, group) }
  })
}

/** Of lines with more quality than yields only: each step once, however many stations it has, in the order of the routes. */
function lossRows(line: CompiledLine): ResultRow[] {
  const steps = hasQuality(line.spec) ? line.steps.filter(({ index, home }) => index === home) : []
  return steps.map((step) => {
    const product = line.products[step.product]!.name
    return { name: `${product}.${step.name}`, facts: { product, step: step.name }, columns: columns(measuresOfStep(step), step) }
  })
}

function classRows({ spec, priorities }: CompiledLine): ResultRow[] {
  if (spec.run.byPriority !== true) return []
  return priorities.map((priority, index) => ({ name: `${priority}`, facts: { priority }, columns: columns(classMeasures, index) }))
}

function shiftRows({ spec }: CompiledLine): ResultRow[] {
  const calendar = spec.calendars.find(({ name }) => name === spec.run.outputBy)
  return (calendar === undefined ? [] : shiftNames(calendar)).map((name) => ({
    name,
    facts: { name },
    columns: columns(shiftMeasures, name),
  }))
}

function binRows(line: CompiledLine): ResultRow[] {
  return sortingSteps(line).flatMap((step) => {
    const product = line.products[step.product]!.name
    const { names, good } = step.bins!
    return names.map((name, bin) => ({
      name: `${product}.${step.name}.${name}`,
      facts: { product, step: step.name, bin: name, of: bin <= good.length ? 'good' : 'failed' },
      columns: columns(binMeasures, { step, bin }),
    }))
  })
}

function remnantRows(line: CompiledLine): ResultRow[] {
  return remnantSteps(line).map((step) => {
    const product = line.products[step.product]!.name
    return { name: `${product}.${step.name}`, facts: { product, step: step.name }, columns: columns(measuresOfRemnants(step), step) }
  })
}

function measuresOfRemnants({ remnants }: CompiledStep): readonly StepMeasure[] {
  const { spec } = remnants!
  const scraps = spec.kind === 'scrap' || (spec.kind === 'keep' && spec.otherwise === 'scrap')
  return [...remnantMeasures, ...(scraps ? scrappedRemnantMeasures : []), ...(spec.kind === 'keep' ? keptRemnantMeasures : [])]
}

function measuresOfStep({ quality }: CompiledStep): readonly StepMeasure[] {
  const check = quality?.check?.kind
  return [
    ...lossMeasures,
    ...(quality?.retest == null ? [] : retestMeasures),
    ...(check === undefined ? [] : checkMeasures),
    ...(check === 'inspect' ? inspectionMeasures : []),
  ]
}

function holdRows({ spec }: CompiledLine): ResultRow[] {
  return holdReasons(spec).map((reason, index) => ({ name: reason, facts: { reason }, columns: columns(holdMeasures, index) }))
}

function limitRows({ limits }: CompiledLine): ResultRow[] {
  return (limits?.all ?? []).map(({ route, spec: { name, from, to, gate } }, limit) => ({
    name,
    facts: { name, route, from, to },
    columns: columns(gate === true ? [...limitMeasures, ...gateMeasures] : limitMeasures, limit),
  }))
}

function materialRows({ stocks }: CompiledLine): ResultRow[] {
  return stocks
    .filter(({ of }) => of === 'material')
    .map(({ index, name, measure }) => {
      const unit = measure === 'piece' ? 'pieces' : measure
      return { name, facts: { name }, columns: columns(materialMeasures(unit), index) }
    })
}

function dieBankRows({ stocks }: CompiledLine): ResultRow[] {
  return stocks
    .filter(({ of }) => of === 'product')
    .map(({ index, name }) => ({ name, facts: { product: name }, columns: columns(dieBankMeasures, index) }))
}

/** A row for each pool: of a limit with kanban one a product. */
function poolRows({ wipLimits }: CompiledLine): ResultRow[] {
  return (wipLimits?.pools ?? []).map(({ index, name, product, from, to, of, most }) => ({
    name: product === null ? name : `${name}.${product}`,
    facts: { name, ...(product !== null && { product }), from, to, most },
    columns: columns(poolMeasures[of], index),
  }))
}
