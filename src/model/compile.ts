/** LineSpec -> CompiledLine. Expects a validated spec; what only shows here (a time nobody gives, a lot that can't be divided) throws SimulationError. */
import { Sampler } from '../engine/index.ts'
import type { DispatchCriterionSpec, LineSpec, StationSpec } from '../spec/line.ts'
import { cellsOf, overlapOf } from '../spec/links.ts'
import { MOST_CRITERIA } from './carriers.ts'
import { compileLimits } from './compile-limits.ts'
import { RouteCompiler } from './compile-route.ts'
import { compileTransport } from './compile-transport.ts'
import { compileWipLimits } from './compile-wip-limits.ts'
import type { CompiledCrew, CompiledKit, CompiledLine, CompiledProduct, CompiledSource, CompiledStation } from './compiled-line.ts'
import { compileStocks } from './compiled-stocks.ts'
import { dutiesOf } from './duties.ts'
import { SimulationError } from './error.ts'
import { handlingTimes } from './handling-times.ts'
import { prioritiesOf, releasedLots } from './released-lots.ts'
import type { Work } from './setups.ts'
import { StationKinds, worksByStation } from './station-kinds.ts'

export function compile(spec: LineSpec): CompiledLine {
  const { stations, asWritten } = compileStations(spec)
  const compiler = new RouteCompiler(spec, stations)
  const products: CompiledProduct[] = spec.products.map((product, index) => {
    const firstStep = compiler.steps.length
    compiler.add(product, index)
    return { index, name: product.name, spec: product, firstStep }
  })
  compiler.addAlternatives()
  const priorities = prioritiesOf(spec)
  const transport = compileTransport(spec, stations, compiler.steps)
  return {
    spec,
    products,
    steps: compiler.steps,
    stations,
    asWritten,
    sources: compileSources(spec, priorities),
    calendars: spec.calendars,
    crews: compileCrews(spec),
    kits: compileKits(spec),
    limits: compileLimits(spec, products, compiler.steps, stations, transport),
    transport,
    stocks: compileStocks(spec),
    wipLimits: compileWipLimits(spec, products, compiler.steps),
    machines: stations.reduce((sum, station) => sum + station.machines, 0),
    priorities,
    segments: Math.max(1, ...compiler.steps.map((step) => step.segment + 1)),
  }
}

/** The stations that some product visits, in the order of the file: the others have no part in a run. */
function compileStations(spec: LineSpec): Pick<CompiledLine, 'stations' | 'asWritten'> {
  const works = worksByStation(spec)
  const used = spec.stations.filter(({ name }) => works.has(name))
  const stations: CompiledStation[] = []
  let firstMachine = 0
  for (const [written, station] of used.entries()) {
    const cells = cellsOf(station, used)
    if (overlapOf(cells) !== null)
      throw new SimulationError(`station "${station.name}": machines that are linked to it have only some of its machines in common`)
    for (const numbers of cells) {
      const cell = cells.length === 1 ? station : cellOf(station, numbers)
      const place = {
        index: stations.length,
        firstMachine,
        written,
        numbers,
        comes: works.get(station.name) ?? [],
        isCell: cells.length > 1,
      }
      stations.push(compileStation(spec, cell, place))
      firstMachine += numbers.length
    }
  }
  if (stations.length === used.length) return { stations, asWritten: stations }
  return {
    stations,
    asWritten: used.map((station, written) =>
      whole(
        station,
        stations.filter((cell) => cell.written === written),
      ),
    ),
  }
}

interface CellPlace extends Pick<CompiledStation, 'index' | 'firstMachine' | 'written' | 'numbers'> {
  /** What comes to its station. */
  comes: readonly Work[]
  /** Its station has others. */
  isCell: boolean
}

function cellOf(station: StationSpec, numbers: readonly number[]): StationSpec {
  const { machineList } = station
  return { ...station, machines: numbers.length, ...(machineList && { machineList: numbers.map((number) => machineList[number]!) }) }
}

/** All cells of a station together. */
function whole(spec: StationSpec, cells: readonly CompiledStation[]): CompiledStation {
  return { ...cells[0]!, spec, machines: spec.machines, numbers: cells.flatMap(({ numbers }) => numbers) }
}

function compileStation(
  spec: LineSpec,
  station: StationSpec,
  { index, firstMachine, written, numbers, comes, isCell }: CellPlace,
): CompiledStation {
  const { kinds, qualified, setup, tooling, kindOf, variantsOf } = kindsOf(spec, station, comes, isCell)
  return {
    index,
    name: station.name,
    spec: station,
    firstMachine,
    machines: station.machines,
    written,
    numbers,
    spaces: station.buffer?.carriers ?? (station.buffer === undefined ? Number.POSITIVE_INFINITY : 0),
    unitRoom: station.buffer?.units ?? Number.POSITIVE_INFINITY,
    batch: station.batch ?? null,
    ramp: station.batch?.ramp === undefined ? null : new Sampler(station.batch.ramp),
    handling: handlingTimes(station),
    duties: dutiesOf(station.operators, spec.crews ?? []),
    conveyor: station.conveyor ?? null,
    setup,
    tooling,
    kinds,
    qualified,
    kindOf,
    variantsOf,
    dispatch: dispatchOf(station),
    speeds: station.machineList?.some(({ speed }) => speed !== 1) === true ? station.machineList.map(({ speed }) => speed) : null,
    calendar: station.calendar === undefined ? -1 : spec.calendars.findIndex((calendar) => calendar.name === station.calendar),
  }
}

function kindsOf(spec: LineSpec, station: StationSpec, comes: readonly Work[], isCell: boolean) {
  const all = new StationKinds(spec, station, comes, isCell)
  return {
    kinds: all.kinds,
    qualified: all.qualified,
    setup: all.setup,
    tooling: all.tooling,
    kindOf: (work: Work) => all.kindOf(work),
    variantsOf: (work: Work) => all.variantsOf(work),
  }
}

function dispatchOf({ name, dispatch }: StationSpec): readonly DispatchCriterionSpec[] {
  if (dispatch === 'fifo') return []
  if (dispatch === 'priority') return [{ rule: 'priority' }]
  if (dispatch.length > MOST_CRITERIA)
    throw new SimulationError(`station "${name}": expected at most ${MOST_CRITERIA} dispatch rules, received ${dispatch.length}`)
  // First come never ties: what stands behind it is never asked.
  const fifo = dispatch.findIndex(({ rule }) => rule === 'fifo')
  return fifo === -1 ? dispatch : dispatch.slice(0, fifo)
}

function compileCrews(spec: LineSpec): CompiledCrew[] {
  let firstSkill = 0
  return (spec.crews ?? []).map((crew) => {
    const { size, sizeIn, calendar } = crew
    const skills = crew.skills ?? [{ size, speed: 1, ...(sizeIn !== undefined && { sizeIn }) }]
    const compiled = { spec: crew, skills, firstSkill, calendar: spec.calendars.findIndex(({ name }) => name === calendar) }
    firstSkill += skills.length
    return compiled
  })
}

function compileKits({ kits = [] }: LineSpec): CompiledKit[] {
  let first = 0
  return kits.map((spec) => {
    const compiled = { spec, first, mount: spec.mount === undefined ? null : new Sampler(spec.mount) }
    first += spec.count
    return compiled
  })
}

function compileSources(spec: LineSpec, priorities: number[]): CompiledSource[] {
  return spec.release.map((release, index) => ({
    index,
    name: release.name,
    lots: releasedLots(release, spec, priorities),
    byChance: release.pick === 'by-chance',
    isOrders: release.policy.kind === 'orders',
    policy: release.policy,
  }))
}
