/**
 * What the line can make, by arithmetic: need against capacity of every station, no queues, no randomness. The first thing to look at, and
 * the upper limit of what a run can show.
 */

import { type CarrierSizes, carrierSizes, loadUnits, setupState, stationLosses, unitTime } from '../model/index.ts'
import type { LineSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'
import { type CrewLoad, crewLoads, crewOverloaded } from './crew-load.ts'
import { releaseRates } from './release-rate.ts'
import { routeOf, traffic } from './traffic.ts'

export interface CapacityRow {
  station: string
  area: string
  machines: number
  /** Of one machine, mean over what comes to it. */
  nameplateUnitsPerHour: number
  explicitAvailability: number
  unmodelledLoss: number
  planningEfficiency: number
  /** Units a day that come to the station, repeats counted; per unit released where the line has no release rate. */
  need: number
  /** Units a day, of all machines. */
  capacity: number
  /** need / capacity; null where the line has no release rate. */
  load: number | null
}

export interface CapacityReport {
  /** Stations that the routes visit, in route order. */
  rows: CapacityRow[]
  /** The station with the highest load; without a release rate the one that limits the line. */
  bottleneck: { station: string; load: number | null }
  /** Good units a day with the bottleneck fully loaded and the same mix of products. */
  limitGoodPerDay: number
  /** Null where the line has no release rate (CONWIP only). */
  startsPerDay: number | null
  goodPerDay: number | null
  /** Good units out per unit released. */
  cumulativeYield: number
  /** Repair crews; empty where there are none. */
  crews: CrewLoad[]
  warnings: string[]
}

const TICKS_PER_HOUR = 3_600e6
const TICKS_PER_DAY = 86_400e6

/**
 * Load of every station: need / (machines x 24 h x nameplate UPH x explicit availability x (1 - unmodelled loss)), batches at full loads.
 * Products with different unit times share a station in proportion to the time that they need of it. Setups are not in the load, because how
 * many there are depends on the order of the lots (a warning says where they are missing); nor are part-full batches, blocking, starving.
 * @throws RangeError for a line that can't be computed, e.g. one whose routes visit no station.
 */
export function staticCapacity(line: LineSpec): CapacityReport {
  const { starts, known, warnings } = releaseRates(line)
  const needs = new Needs(line)
  let started = 0
  let good = 0
  for (const product of line.products) {
    const units = starts.get(product.name) ?? 0
    started += units
    good += units * needs.add(product, units)
  }
  const rows = needs.all().map((need) => capacityRow(need, known))
  const tightest = mostLoaded(rows, line)
  // What can't be done makes no repairs: of a station that is asked for too much, what it can do; without a release rate, what the line can make.
  const crews = crewLoads(line, needs.all(), (index) => (known ? Math.min(1, 1 / rows[index]!.load!) : tightest.capacity / tightest.need))
  return {
    rows,
    bottleneck: { station: tightest.station, load: tightest.load },
    limitGoodPerDay: (good * tightest.capacity) / tightest.need,
    startsPerDay: known ? started : null,
    goodPerDay: known ? good : null,
    cumulativeYield: good / started,
    crews,
    warnings: [
      ...warnings,
      ...changesMissing(line),
      ...rows.flatMap(overloaded),
      ...needs.all().flatMap(setupsMissing),
      ...crews.flatMap(crewOverloaded),
    ],
  }
}

/** What all products together want of a station. */
export interface StationNeed {
  station: StationSpec
  /** Units a day (or per unit released). */
  units: number
  /** Nameplate machine time of one day's need, ticks. */
  nameplateTime: number
  /** The same at planning efficiency: machine time that one day's need takes up, ticks. */
  plannedTime: number
  /** Productive time of one day's need, ticks, and its loads. */
  workTime: number
  loads: number
  /** What a machine changes over between. */
  setupKeys: Set<string>
}

class Needs {
  readonly #line: LineSpec
  readonly #byStation = new Map<string, StationNeed>()

  constructor(line: LineSpec) {
    this.#line = line
  }

  /** Adds `units` a day of a product to all stations of its route; returns the product's cumulative yield. */
  add(product: ProductSpec, units: number): number {
    const { steps, visits, cumulativeYield } = traffic(routeOf(product, this.#line.routes))
    const sizes = carrierSizes(steps, product)
    steps.forEach((step, i) => {
      const need = units * (visits[i] as number)
      if (step.station !== undefined && need > 0) this.#addStep(step, product, sizes[i] as CarrierSizes, need)
    })
    return cumulativeYield
  }

  all(): StationNeed[] {
    return [...this.#byStation.values()]
  }

  #addStep(step: StepSpec, product: ProductSpec, sizes: CarrierSizes, units: number): void {
    const need = this.#of(step)
    const { station } = need
    const time = unitTime(step, station, product, sizes)
    const calendar = this.#line.calendars.find(({ name }) => name === station.calendar)
    need.units += units
    need.nameplateTime += units * time
    const inLoad = loadUnits(station, product, sizes)
    const { planningEfficiency, speedFactor } = stationLosses(station, calendar, time, inLoad)
    need.plannedTime += (units * time) / planningEfficiency
    need.workTime += (units * time) / speedFactor
    need.loads += units / inLoad
    if (station.setup !== undefined) need.setupKeys.add(JSON.stringify(setupState(station.setup, { product, step })))
  }

  #of(step: StepSpec): StationNeed {
    const name = step.station as string
    const known = this.#byStation.get(name)
    if (known !== undefined) return known
    const station = this.#line.stations.find((candidate) => candidate.name === name)
    if (station === undefined) throw new RangeError(`step "${step.name}": there is no station "${name}"`)
    const need = { station, units: 0, nameplateTime: 0, plannedTime: 0, workTime: 0, loads: 0, setupKeys: new Set<string>() }
    this.#byStation.set(name, need)
    return need
  }
}

function capacityRow({ station, units, nameplateTime, plannedTime }: StationNeed, rateKnown: boolean): CapacityRow {
  const planningEfficiency = nameplateTime / plannedTime
  const capacity = (machinesWorth(station) * TICKS_PER_DAY * units) / plannedTime
  return {
    station: station.name,
    area: station.area,
    machines: station.machines,
    nameplateUnitsPerHour: (TICKS_PER_HOUR * units) / nameplateTime,
    explicitAvailability: planningEfficiency / (1 - station.unmodelledLoss),
    unmodelledLoss: station.unmodelledLoss,
    planningEfficiency,
    need: units,
    capacity,
    load: rateKnown ? units / capacity : null,
  }
}

/** Machines of speed 1 that the station's are worth. Which of them may do what is not counted. */
function machinesWorth({ machines, machineList }: StationSpec): number {
  return machineList?.reduce((sum, { speed }) => sum + speed, 0) ?? machines
}

function mostLoaded(rows: readonly CapacityRow[], line: LineSpec): CapacityRow {
  let tightest = rows[0]
  if (tightest === undefined) throw new RangeError(`line "${line.name}": no lot comes to any station, so that nothing limits it`)
  for (const row of rows) if (row.need / row.capacity > tightest.need / tightest.capacity) tightest = row
  return tightest
}

/** Dated changes come and go; the load is that of the line as its file begins. */
function changesMissing({ changes = [] }: LineSpec): string[] {
  if (changes.length === 0) return []
  return [
    `${changes.length === 1 ? '1 dated change is' : `${changes.length} dated changes are`} not in the load, which is that of the line without them`,
  ]
}

function overloaded(row: CapacityRow): string[] {
  if (row.load === null || row.load < 1) return []
  const [load, need, capacity] = [Math.round(row.load * 1000) / 10, Math.round(row.need), Math.round(row.capacity)]
  return [
    `station "${row.station}" is loaded ${load} %: ${need} units a day come to it and it can do ${capacity}, so its queue grows without end`,
  ]
}

function setupsMissing({ station, setupKeys }: StationNeed): string[] {
  if (setupKeys.size < 2 || station.setup === undefined) return []
  return [`station "${station.name}" changes over between ${setupKeys.size} setups: the time of its setups is not in its load`]
}
