/**
 * What the line can make, by arithmetic: need against capacity of every station, no queues, no randomness. The first thing to look at, and
 * the upper limit of what a run can show.
 */

import {
  atItsStations,
  type CarrierSizes,
  carrierSizes,
  loadUnits,
  type StationLosses,
  setupState,
  stationLosses,
  unitTime,
} from '../model/index.ts'
import type { LineSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'
import type { CostOf } from '../spec/result.ts'
import { type CartLoad, cartLoads, cartsOverloaded } from './cart-load.ts'
import { type CrewLoad, crewLoads, crewOverloaded } from './crew-load.ts'
import { type KitLoad, kitLoads, kitsOverloaded, type StepUse } from './kit-load.ts'
import { linkedLoads } from './linked-capacity.ts'
import type { StationShares } from './moves.ts'
import { releaseRates } from './release-rate.ts'
import { split } from './split.ts'
import { staticCost } from './static-cost.ts'
import { stockWarnings } from './stock-use.ts'
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
  /** Units a day, of all machines; of linked ones what they and the machines that they are linked to can do, cell by cell. */
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
  /** Crews; empty where there are none. */
  crews: CrewLoad[]
  /** Kits by name; empty where there are none. */
  kits: KitLoad[]
  /** Carts by kind; empty where there are none. */
  carts: CartLoad[]
  /** At the rate of the line, or what it can make at most; absent where the line says nothing of money. */
  cost?: CostOf<number>
  warnings: string[]
}

const TICKS_PER_HOUR = 3_600e6
const TICKS_PER_DAY = 86_400e6

/**
 * Load of every station: need / (machines x 24 h x nameplate UPH x explicit availability x (1 - unmodelled loss)), batches at full loads.
 * Products with different unit times share a station in proportion to the time that they need of it. Setups are not in the load, because how
 * many there are depends on the order of the lots (a warning says where they are missing); nor are part-full batches, blocking, starving.
 * Work that can be done at several stations is divided so that the highest load is least (`split.ts`).
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
  needs.spread()
  const linked = linkedLoads(line, needs.all())
  const rows = needs.all().map((need) => capacityRow(need, linked.get(need.station.name), known))
  const tightest = mostLoaded(rows, line)
  // What can't be done makes no repairs: of a station that is asked for too much, what it can do; without a release rate, what the line can make.
  const doneShare = (index: number): number => (known ? Math.min(1, 1 / rows[index]!.load!) : tightest.capacity / tightest.need)
  const crews = crewLoads(line, needs.all(), doneShare)
  const kits = kitLoads(line, needs.all(), doneShare)
  const lineShare = known ? Math.min(1, tightest.capacity / tightest.need) : tightest.capacity / tightest.need
  const cost = staticCost(line, starts, needs.all(), lineShare)
  const carts = cartLoads(line, scaled(starts, lineShare), (product, step) => needs.sharesOf(product, step))
  return {
    rows,
    bottleneck: { station: tightest.station, load: tightest.load },
    limitGoodPerDay: (good * tightest.capacity) / tightest.need,
    startsPerDay: known ? started : null,
    goodPerDay: known ? good : null,
    cumulativeYield: good / started,
    crews,
    kits,
    carts,
    ...(cost !== null && { cost }),
    warnings: [
      ...warnings,
      ...changesMissing(line),
      ...needs.all().flatMap((need, index) => (linked.has(need.station.name) ? [slowerHalves(need, rows[index]!)] : [])),
      ...rows.flatMap(overloaded),
      ...needs.all().flatMap(setupsMissing),
      ...crews.flatMap(crewOverloaded),
      ...kits.flatMap(kitsOverloaded),
      ...stockWarnings(line, starts, needs.all(), lineShare),
      ...carts.flatMap(cartsOverloaded),
    ],
  }
}

function scaled(starts: ReadonlyMap<string, number>, share: number): Map<string, number> {
  return new Map([...starts].map(([product, units]) => [product, units * share]))
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
  carriers: number
  lots: number
  /** The same, step by step. */
  steps: StepUse[]
  /** What a machine changes over between. */
  setupKeys: Set<string>
}

/** Units a day of a product that come to a step. */
interface Work {
  product: ProductSpec
  sizes: CarrierSizes
  units: number
}

class Needs {
  readonly #line: LineSpec
  readonly #byStation = new Map<string, StationNeed>()
  readonly #choices: ({ places: StepSpec[] } & Work)[] = []

  constructor(line: LineSpec) {
    this.#line = line
  }

  /** Adds `units` a day of a product to all stations of its route; returns the product's cumulative yield. */
  add(product: ProductSpec, units: number): number {
    const { steps, visits, cumulativeYield } = traffic(routeOf(product, this.#line.routes))
    const sizes = carrierSizes(steps, product)
    steps.forEach((step, i) => {
      const need = units * (visits[i] as number)
      if (step.station === undefined || !(need > 0)) return
      const places = atItsStations(step, product, this.#line.stations)
      const work = { product, sizes: sizes[i] as CarrierSizes, units: need }
      if (places.length > 1) this.#choose(places, work)
      else for (const at of places) this.#addStep(at, product, work.sizes, need)
    })
    return cumulativeYield
  }

  /** Divides the work that has a choice. To be called once, when all is added. */
  spread(): void {
    const fixed = new Map(this.all().map(({ station, plannedTime }) => [station.name, plannedTime / machinesWorth(station)]))
    const choices = this.#choices.map(({ places, product, sizes, units }) => ({
      places: places.map((at) => ({
        station: at.station as string,
        load: (units * this.#plannedUnitTime(at, product, sizes)) / machinesWorth(this.#of(at).station),
      })),
    }))
    const shares = split(choices, fixed)
    this.#choices.forEach(({ places, product, sizes, units }, choice) => {
      places.forEach((at, place) => {
        const share = shares[choice]?.[place] as number
        if (share > 0) this.#addStep(at, product, sizes, units * share)
      })
    })
  }

  /** Stations that something comes to. */
  all(): StationNeed[] {
    return [...this.#byStation.values()].filter(({ units }) => units > 0)
  }

  /** How the work of a step is divided over its stations; to be asked when all is added. */
  sharesOf(product: ProductSpec, step: string): StationShares {
    const uses = this.all().flatMap(({ station, steps }) =>
      steps.flatMap((use) => (use.product === product && use.step.name === step ? [{ station: station.name, units: use.units }] : [])),
    )
    const all = uses.reduce((sum, { units }) => sum + units, 0)
    return uses.map(({ station, units }) => ({ station, share: units / all }))
  }

  /** Rows keep the order of the route, whatever the stations get in the end. */
  #choose(places: StepSpec[], work: Work): void {
    for (const at of places) this.#of(at)
    this.#choices.push({ places, ...work })
  }

  #plannedUnitTime(step: StepSpec, product: ProductSpec, sizes: CarrierSizes): number {
    const { station } = this.#of(step)
    const time = unitTime(step, station, product, sizes)
    const calendar = this.#line.calendars.find(({ name }) => name === station.calendar)
    return time / stationLosses(station, calendar, time, loadUnits(station, product, sizes)).planningEfficiency
  }

  #addStep(step: StepSpec, product: ProductSpec, sizes: CarrierSizes, units: number): void {
    const need = this.#of(step)
    const { station } = need
    const time = unitTime(step, station, product, sizes)
    const calendar = this.#line.calendars.find(({ name }) => name === station.calendar)
    need.units += units
    need.nameplateTime += units * time
    const inLoad = loadUnits(station, product, sizes)
    const losses = stationLosses(station, calendar, time, inLoad)
    const use = { product, step, units, loads: units / inLoad, carriers: units / sizes.carrier, ...timesOf(units * time, losses) }
    need.plannedTime += (units * time) / losses.planningEfficiency
    need.workTime += use.workTime
    need.loads += use.loads
    need.carriers += use.carriers
    need.steps.push(use)
    need.lots += units / sizes.lot
    if (station.setup !== undefined) need.setupKeys.add(JSON.stringify(setupState(station.setup, { product, step })))
  }

  #of(step: StepSpec): StationNeed {
    const name = step.station as string
    const known = this.#byStation.get(name)
    if (known !== undefined) return known
    const station = this.#line.stations.find((candidate) => candidate.name === name)
    if (station === undefined) throw new RangeError(`step "${step.name}": there is no station "${name}"`)
    const need = {
      station,
      units: 0,
      nameplateTime: 0,
      plannedTime: 0,
      workTime: 0,
      loads: 0,
      carriers: 0,
      lots: 0,
      steps: [],
      setupKeys: new Set<string>(),
    }
    this.#byStation.set(name, need)
    return need
  }
}

/**
 * Time of nameplate work on machines at their real speed: productive, and with all that stops them in it (stops by use between loads included), ticks.
 * Machines of other speeds count as those of the station.
 */
function timesOf(nameplate: number, losses: StationLosses): { workTime: number; holdTime: number } {
  const { planningEfficiency, speedFactor, scheduledShare, plannedShare, calendarAvailability } = losses
  const timeLeft = (scheduledShare - plannedShare) * calendarAvailability
  return { workTime: nameplate / speedFactor, holdTime: (nameplate * timeLeft) / planningEfficiency }
}

/** @param linkedLoad of its cells, where these can do less than its machines; undefined: they can't */
function capacityRow(
  { station, units, nameplateTime, plannedTime }: StationNeed,
  linkedLoad: number | undefined,
  rateKnown: boolean,
): CapacityRow {
  const planningEfficiency = nameplateTime / plannedTime
  const capacity = linkedLoad === undefined ? (machinesWorth(station) * TICKS_PER_DAY * units) / plannedTime : units / linkedLoad
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

function slowerHalves({ station, units, plannedTime }: StationNeed, { capacity }: CapacityRow): string {
  const alone = (machinesWorth(station) * TICKS_PER_DAY * units) / plannedTime
  const { name, linkedTo } = station
  return `station "${name}" is linked to "${linkedTo?.station}": each cell can do what its slower half can, together ${Math.round(capacity)} units a day; the machines of "${name}" alone ${Math.round(alone)}`
}

function setupsMissing({ station, setupKeys }: StationNeed): string[] {
  if (setupKeys.size < 2 || station.setup === undefined) return []
  return [`station "${station.name}" changes over between ${setupKeys.size} setups: the time of its setups is not in its load`]
}
