/**
 * What a line uses in a day, by arithmetic: mean work and mean stops, no queues, no setups (how many there are depends on the order of the lots), full
 * batches. What machines draw in setups is counted as that of machines without work.
 */
import { type CarrierSizes, type CompiledLine, type CompiledStation, carrierSizes, expectedCheck, stationLosses } from '../model/index.ts'
import type { PowerState, StepUsage, Usage } from '../money/index.ts'
import type { CrewSpec, LineSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'
import { finalYield } from '../spec/step-yield.ts'
import { meanPresent } from './crew-load.ts'
import { routeOf, traffic } from './traffic.ts'

const HOURS = 24
const TICKS_PER_HOUR = 3_600e6

/** What comes to a station: units and loads a day, and their machine time in ticks. */
export interface Flow {
  station: StationSpec
  units: number
  loads: number
  nameplateTime: number
  workTime: number
  steps: readonly { product: ProductSpec; step: StepSpec; units: number }[]
}

/**
 * @param starts units a day, by name of the product
 * @param flows of the same starts
 * @param doneShare of all that; the rest is more than the line can do
 */
export function staticUsage(compiled: CompiledLine, starts: ReadonlyMap<string, number>, flows: readonly Flow[], doneShare: number): Usage {
  const line = compiled.spec
  const released = line.products.map(({ name }) => (starts.get(name) ?? 0) * doneShare)
  const good = line.products.map((product, index) => released[index]! * traffic(routeOf(product, line.routes)).cumulativeYield)
  return {
    days: 1,
    goodUnits: good.reduce((sum, units) => sum + units, 0),
    released,
    machineHours: compiled.stations.map((station) => machineHours(station, line, flows, doneShare)),
    steps: stepUsages(compiled, released, flows),
    crewHours: line.crews?.map((crew: CrewSpec) => meanPresent(crew, line) * HOURS) ?? [],
  }
}

function machineHours(
  { name, machines }: CompiledStation,
  line: LineSpec,
  flows: readonly Flow[],
  doneShare: number,
): Record<PowerState, number> {
  const all = machines * HOURS
  const flow = flows.find(({ station }) => station.name === name)
  const station = line.stations.find((each) => each.name === name)!
  const calendar = line.calendars.find((each) => each.name === station.calendar)
  const time = flow === undefined ? 1 : flow.nameplateTime / flow.units
  const losses = stationLosses(station, calendar, time, flow === undefined ? 1 : flow.units / flow.loads)
  const { scheduledShare, plannedShare, calendarAvailability, upAvailability, stopPerProductive, stopPerUnit } = losses
  const productive = ((flow?.workTime ?? 0) * doneShare) / TICKS_PER_HOUR
  const byUse = productive * stopPerProductive + ((flow?.units ?? 0) * doneShare * stopPerUnit) / TICKS_PER_HOUR
  // Breakdowns on the up-time clock as if repairs of the others took no time from it.
  const byClock = plannedShare + (scheduledShare - plannedShare) * (1 - calendarAvailability * upAvailability)
  const scheduled = all * scheduledShare
  const down = Math.min(byUse + all * byClock, scheduled - Math.min(productive, scheduled))
  return { productive, standby: Math.max(0, scheduled - productive - down), setup: 0, down, off: all - scheduled }
}

function stepUsages({ spec, steps, stations }: CompiledLine, released: readonly number[], flows: readonly Flow[]): StepUsage[] {
  const routes = spec.products.map((product) => {
    const { steps: active, visits } = traffic(routeOf(product, spec.routes))
    return {
      active,
      visits,
      sizes: carrierSizes(active, product),
      strips: thingsOf(active, product, 'unitsPerStrip'),
      wafers: thingsOf(active, product, 'unitsPerWafer'),
    }
  })
  const shares = sharesOf(flows)
  return steps.map((step) => {
    const { active, visits, sizes, strips, wafers } = routes[step.product]!
    const at = active.findIndex(({ name }) => name === step.name)
    const asWritten = active[at]!
    const { name } = asWritten
    const share =
      step.station === -1 ? 1 : (shares.get(placeOf(spec.products[step.product]!.name, name, stations[step.station]!.name)) ?? 0)
    const units = released[step.product]! * visits[at]! * share
    const carriers = units / sizes[at]!.carrier
    const unitsLost = units * (1 - finalYield(asWritten) * (1 - expectedCheck(asWritten).lost))
    const unitsServed = units * sizes[at]!.served
    return { units, carriers, strips: carriers * strips[at]!, wafers: carriers * wafers[at]!, unitsLost, unitsServed }
  })
}

function placeOf(product: string, step: string, station: string): string {
  return JSON.stringify([product, step, station])
}

/** How the work of a step is divided between the stations where it may be done. */
function sharesOf(flows: readonly Flow[]): Map<string, number> {
  const totals = new Map<string, number>()
  const all = flows.flatMap(({ station, steps }) => steps.map((use) => ({ ...use, station: station.name })))
  const workOf = ({ product, step }: { product: ProductSpec; step: StepSpec }) => JSON.stringify([product.name, step.name])
  for (const use of all) totals.set(workOf(use), (totals.get(workOf(use)) ?? 0) + use.units)
  return new Map(all.map((use) => [placeOf(use.product.name, use.step.name, use.station), use.units / totals.get(workOf(use))!]))
}

/** Begun strips or wafers of the mean carrier at each step: those of full carriers and of the last of the lot, less what has been lost since they were filled. */
function thingsOf(steps: readonly StepSpec[], product: ProductSpec, packing: 'unitsPerStrip' | 'unitsPerWafer'): number[] {
  const each = product.packing[packing]
  let filled: CarrierSizes | null = null
  return carrierSizes(steps, product).map((sizes) => {
    const perLot = carriersOf(sizes)
    if (filled === null || filled.fullCarrier !== sizes.fullCarrier || carriersOf(filled) !== perLot) filled = sizes
    const left = (sizes.lot * sizes.served) / filled.lot
    const last = filled.lot - (perLot - 1) * filled.fullCarrier
    return ((perLot - 1) * Math.ceil(rounded((filled.fullCarrier * left) / each)) + Math.ceil(rounded((last * left) / each))) / perLot
  })
}

function carriersOf({ lot, carrier }: CarrierSizes): number {
  return Math.max(1, Math.round(lot / carrier))
}

/** 20.000000000000004 strips are 20. */
function rounded(things: number): number {
  return Math.round(things * 1e9) / 1e9
}
