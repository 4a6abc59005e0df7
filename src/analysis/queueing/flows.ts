/**
 * What comes to each station, step by step. Stations between which some step can choose form a pool, which is reckoned as one station with all their
 * machines (work is divided as `split.ts` says).
 */
import { type CompiledLine, type CompiledStation, type CompiledStep, meanProcessTicks } from '../../model/index.ts'
import type { LineSpec, StationSpec, StepSpec } from '../../spec/line.ts'
import { finalYield } from '../../spec/step-yield.ts'
import { timeOfWay } from '../../spec/ways.ts'
import { split } from '../split.ts'
import { routeOf, traffic } from '../traffic.ts'
import { type StepTimes, type StepVisit, walk } from './lot-walk.ts'
import { type Moments, momentsOf, plus, scaled, sometimes } from './moments.ts'

/** One step of a product at one of its stations. */
export interface Place {
  compiled: CompiledStep
  station: CompiledStation
  /** Of the carriers that take the step. */
  share: number
  /** Of one carrier: machine time without stops. */
  time: Moments
}

export interface StepFlow {
  product: number
  /** Position on the route. */
  position: number
  spec: StepSpec
  compiled: CompiledStep
  /** None: a pure delay. */
  places: Place[]
  /** Carriers per tick, repeats counted. */
  rate: number
  /** Times that a carrier takes the step. */
  visits: number
  /** Of a lot as released. */
  visit: LotVisit
  /** Mean units of a carrier. */
  carrierUnits: number
  /** Mean ticks on the way to it from the station before. */
  way: number
}

type LotVisit = StepVisit & {
  /** Machines that work on carriers of one lot, at most. */
  perLot: number
}

type Lots = Pick<LotVisit, 'carriers' | 'lots' | 'perLot'>

/** @param lotRates lots per tick by product; null: none come */
export function flowsOf(line: CompiledLine, lotRates: readonly (number | null)[]): StepFlow[][] {
  const flows = line.products.map((product, index) => productFlows(line, index, product.firstStep, lotRates[index] ?? 0))
  divideWork(flows)
  return flows
}

function productFlows(line: CompiledLine, product: number, firstStep: number, lotRate: number): StepFlow[] {
  const spec = line.spec.products[product]!
  const { steps, visits } = traffic(routeOf(spec, line.spec.routes))
  const compiled = steps.map((_, position) => line.steps[firstStep + position]!)
  const { visits: lot } = walk(compiled, steps.map(emptyStep), spec.lotUnits)
  return steps.map((step, position) => {
    const visit = { ...lot[position]!, perLot: machinesPerLot(step) }
    const carrierUnits = visit.units / visit.carriers
    const times = (visits[position]! * spec.lotUnits) / visit.units
    const at = compiled[position]!
    const places = (at.alternatives ?? [at]).flatMap((place): Place[] =>
      place.station === -1
        ? []
        : [
            {
              compiled: place,
              station: line.stations[place.station]!,
              share: 1,
              time: carrierTime(line.stations[place.station]!, place, carrierUnits, visit),
            },
          ],
    )
    const way = wayTo(
      line.spec,
      compiled.slice(0, position + 1).map(({ station }) => line.stations[station]?.spec),
    )
    return {
      product,
      position,
      spec: step,
      compiled: at,
      places,
      rate: lotRate * visit.carriers * times,
      visits: times,
      visit,
      carrierUnits,
      way,
    }
  })
}

/** Mean ticks from the station before to the last of these; steps without a station are done where the carrier is. */
function wayTo({ transport }: LineSpec, stations: readonly (StationSpec | undefined)[]): number {
  const to = stations[stations.length - 1]
  const from = stations
    .slice(0, -1)
    .filter((station) => station !== undefined)
    .pop()
  if (transport === undefined || to === undefined || from === undefined || from === to) return 0
  return momentsOf(timeOfWay(transport, { from: from.area, to: to.area })).mean
}

/** Only carriers and units count. */
function emptyStep(step: StepSpec): StepTimes {
  return {
    hold: () => 0,
    after: () => 0,
    machines: Number.POSITIVE_INFINITY,
    machinesPerLot: Number.POSITIVE_INFINITY,
    way: 0,
    wait: 0,
    visits: 1,
    yield: finalYield(step),
    loadInterval: 0,
    lotWait: 0,
  }
}

/** Machine time of a carrier without stops, first piece and ramp included; of a batch that of a load of this carrier alone. */
function carrierTime(station: CompiledStation, step: CompiledStep, units: number, visit: Lots): Moments {
  const { sampler, speed, handling } = step.processTime
  const { batch, load, unload } = station.spec
  const count = sampler.mean > 0 ? Math.max(0, (meanProcessTicks(step, units) * speed - handling) / sampler.mean) : 0
  const isInPieces = ['unit', 'strip', 'wafer'].includes(step.processTime.per)
  const process = { mean: 0, variance: (sampler.variance * (isInPieces ? count : count * count)) / (speed * speed) }
  const around = plus(process, momentsOf(load), momentsOf(unload), scaled(momentsOf(batch?.ramp), 1 / speed), firstPieceOf(station, visit))
  const pace = meanSpeed(station.spec)
  return { mean: carrierMean(station, step, units, visit), variance: around.variance / (pace * pace) }
}

/** Ticks: its mean. */
export function carrierMean(station: CompiledStation, step: CompiledStep, units: number, visit: Lots): number {
  const ramp = momentsOf(station.spec.batch?.ramp).mean / step.processTime.speed
  return (meanProcessTicks(step, units) + ramp + firstPieceOf(station, visit).mean) / meanSpeed(station.spec)
}

/** Each machine that works on a lot has its first piece: of one of its carriers, on average. */
export function firstPieceOf(station: CompiledStation, lots: Lots): Moments {
  return sometimes(firstPieceShare(station, lots), momentsOf(station.spec.firstPiece))
}

/** Share of the carriers that are a machine's first of their lot. */
export function firstPieceShare({ machines }: CompiledStation, { carriers, lots, perLot }: Lots): number {
  return Math.min(1, (Math.min(machines, perLot) * lots) / carriers)
}

function machinesPerLot({ keepTogether, machinesPerLot: most = Number.POSITIVE_INFINITY }: StepSpec): number {
  return keepTogether === true ? 1 : most
}

function meanSpeed({ machineList }: StationSpec): number {
  return machineList === undefined ? 1 : machineList.reduce((sum, { speed }) => sum + speed, 0) / machineList.length
}

/** Sets the shares of steps that can be done at several stations. */
function divideWork(products: readonly StepFlow[][]): void {
  const all = products.flat().filter(({ rate }) => rate > 0)
  const loadOf = (flow: StepFlow, { time, station }: Place) => (flow.rate * time.mean) / station.machines
  const fixed = new Map<string, number>()
  for (const flow of all.filter(({ places }) => places.length === 1)) {
    const [place] = flow.places
    fixed.set(place!.station.name, (fixed.get(place!.station.name) ?? 0) + loadOf(flow, place!))
  }
  const choices = all.filter(({ places }) => places.length > 1)
  const shares = split(
    choices.map((flow) => ({ places: flow.places.map((place) => ({ station: place.station.name, load: loadOf(flow, place) })) })),
    fixed,
  )
  choices.forEach((flow, index) => {
    flow.places.forEach((place, at) => {
      place.share = shares[index]![at]!
    })
  })
  for (const flow of products.flat()) if (flow.rate === 0) for (const place of flow.places) place.share = 1 / flow.places.length
}

/** poolOf[station]: the lowest index of the stations that are in one pool with it. */
export function poolsOf(line: CompiledLine, products: readonly StepFlow[][]): number[] {
  const pool = line.stations.map(({ index }) => index)
  for (const { places } of products.flat()) {
    const joined = places.map(({ station }) => pool[station.index]!)
    const least = Math.min(...joined)
    for (let station = 0; station < pool.length; station++) if (joined.includes(pool[station]!)) pool[station] = least
  }
  return pool
}
