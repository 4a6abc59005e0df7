/** The routes of all products made ready to run: each product gets its own steps, because the same step holds other carriers of another product. */
import { Binomial, Sampler } from '../engine/index.ts'
import { carrierCapacity } from '../spec/carrier-capacity.ts'
import type { LineSpec, ProductSpec, RouteSpec, StepSpec } from '../spec/line.ts'
import { stationLosses } from './availability.ts'
import { compileBins } from './bins.ts'
import { type CarrierSizes, carrierSizes } from './carrier-sizes.ts'
import type { CompiledStation, CompiledStep, ProcessTime } from './compiled-line.ts'
import { SimulationError } from './error.ts'
import { meanCarrierHandling } from './handling-times.ts'
import { retestTimeOf } from './retest-times.ts'
import { qualityOf } from './step-quality.ts'
import { atItsStations, mayWorkOn } from './step-stations.ts'
import { loadUnits, unitTime } from './unit-time.ts'

/** A step to be compiled at one of its stations, or in one of the cells of that. */
interface Place {
  step: StepSpec
  /** Undefined: a pure delay. */
  station: CompiledStation | undefined
  product: ProductSpec
  sizes: CarrierSizes
}

type AtStation = Pick<CompiledStep, 'station' | 'stations' | 'processTime' | 'waitingKind' | 'variants'>
type OwnOfStep = Omit<CompiledStep, keyof AtStation | 'index' | 'alternatives'>

export class RouteCompiler {
  readonly steps: CompiledStep[] = []
  private remnants = 0
  private bins = 0
  private readonly elsewhere: { main: CompiledStep; places: Place[] }[] = []
  private readonly spec: LineSpec
  private readonly stations: readonly CompiledStation[]

  constructor(spec: LineSpec, stations: readonly CompiledStation[]) {
    this.spec = spec
    this.stations = stations
  }

  /** Appends the steps of a product. */
  add(product: ProductSpec, index: number): void {
    const route = this.spec.routes.find(({ name }) => name === product.route)
    const active = route?.steps.filter((step) => step.enabled) ?? []
    if (route === undefined || active.length === 0)
      throw new SimulationError(`product "${product.name}": its route "${product.route}" has no step that is enabled`)
    refuseDivisionAtStart(route, active[0]!)
    const first = this.steps.length
    const sizes = carrierSizes(active, product)
    const segments = segmentsOf(active, product)
    const indexOf = new Map(active.map((step, position) => [step.name, first + position]))
    active.forEach((asWritten, position) => {
      const places = atItsStations(asWritten, product, this.spec.stations).flatMap((step) =>
        this.cellsFor(step, product).map((station) => ({ step, station, product, sizes: sizes[position]! })),
      )
      const { step } = places[0]!
      const main = stepAt(this.atStation(places[0]!), first + position, {
        home: first + position,
        choose: step.choose ?? 'least-wait',
        name: step.name,
        product: index,
        carrierUnits: carrierCapacity(step, product.packing),
        lotUnits: sizes[position]!.fullLot,
        unitsPerStrip: product.packing.unitsPerStrip,
        loss: step.yield < 1 ? new Binomial(1 - step.yield) : null,
        countsPositions: step.counts === 'positions',
        quality: qualityOf(step, this.spec, checksBefore(active, position), (to) => stepOn(step, to, indexOf)),
        delayAfter: step.delayAfter === undefined ? null : new Sampler(step.delayAfter),
        nextStep: position + 1 < active.length ? first + position + 1 : -1,
        branch: branchOf(step, indexOf),
        segment: segments[position]!,
        newLotUnits: step.newLotUnits ?? 0,
        bins: this.binsOf(step),
        remnants: step.remnants === undefined ? null : { index: this.remnants++, spec: step.remnants },
        lotMachines: lotMachinesOf(step, active.slice(0, position)),
        remaining: active.slice(position).map((_, later) => first + position + later),
        place: `${product.name}/${step.name}`,
      })
      this.steps.push(main)
      if (places.length > 1) this.elsewhere.push({ main, places })
    })
    for (const step of this.steps.slice(first)) refuseBranchAcrossCarriers(route, step, this.steps)
  }

  /**
   * Appends the steps that may be done at several stations as they are at the others. They share the place name of the random draws, so that a lot has
   * the same luck wherever it is worked on. To be called once, after the last product: a product's own steps stand side by side.
   */
  addAlternatives(): void {
    for (const { main, places } of this.elsewhere) {
      const others = places.slice(1).map((place): CompiledStep => {
        const index = this.steps.length
        const step = stepAt(this.atStation(place), index, main)
        this.steps.push(step)
        return step
      })
      main.alternatives = [main, ...others]
      main.stations = main.alternatives.map(({ station }) => station)
    }
  }

  /** The cells of the station of a step, itself where it has none, in which some machine may work on the product. */
  private cellsFor({ station: name }: StepSpec, product: ProductSpec): (CompiledStation | undefined)[] {
    const cells = this.stations.filter((station) => station.name === name)
    const able = cells.length > 1 ? cells.filter(({ spec }) => mayWorkOn(spec, product)) : [cells[0]]
    if (able.length === 0) throw new SimulationError(`station "${name}": no machine of it may work on product "${product.name}"`)
    return able
  }

  /** What of a step depends on the station where it is done. */
  private atStation({
    step,
    station,
    product,
    sizes,
  }: Place): Pick<CompiledStep, 'station' | 'stations' | 'processTime' | 'waitingKind' | 'variants'> {
    return {
      station: station?.index ?? -1,
      stations: station === undefined ? [] : [station.index],
      processTime: this.processTime(step, station, product, sizes),
      waitingKind: station?.kindOf({ product, step }) ?? 0,
      variants: station?.variantsOf({ product, step }) ?? 1,
    }
  }

  private binsOf(step: StepSpec): CompiledStep['bins'] {
    if (step.bins === undefined) return null
    const compiled = compileBins(step.bins, this.bins)
    this.bins += compiled.names.length
    return compiled
  }

  private processTime(step: StepSpec, station: CompiledStation | undefined, product: ProductSpec, sizes: CarrierSizes): ProcessTime {
    const given = step.processTime ?? station?.spec.processTime
    if (given === undefined) throw new SimulationError(`step "${step.name}" has no process time, and neither has its station`)
    const { unitsPerStrip, unitsPerWafer } = product.packing
    const unitsPer = { strip: unitsPerStrip, wafer: unitsPerWafer, lot: sizes.fullLot, unit: 1, carrier: 1, batch: 1 }[given.per]
    const speed = station === undefined ? 1 : this.speed(step, station, product, sizes)
    const handling = station === undefined ? 0 : meanCarrierHandling(station.spec)
    return {
      sampler: new Sampler(given.time),
      per: given.per,
      unitsPer,
      atOnce: given.atOnce ?? 1,
      handling,
      speed,
      retest: retestTimeOf(step, given),
    }
  }

  private speed(step: StepSpec, station: CompiledStation, product: ProductSpec, sizes: CarrierSizes): number {
    const time = unitTime(step, station.spec, product, sizes)
    return time > 0
      ? stationLosses(station.spec, this.spec.calendars[station.calendar], time, loadUnits(station.spec, product, sizes)).speedFactor
      : 1
  }
}

/**
 * A step at one of its stations. NOTE every name is written out so that all steps share one hidden class: `{ ...own, ...at }` gives each object its own
 * after the first few (V8 of Node 20), and then every look at a step is a search.
 */
export function stepAt(at: AtStation, index: number, own: OwnOfStep): CompiledStep {
  return {
    index,
    name: own.name,
    product: own.product,
    home: own.home,
    station: at.station,
    stations: at.stations,
    alternatives: null,
    choose: own.choose,
    carrierUnits: own.carrierUnits,
    lotUnits: own.lotUnits,
    unitsPerStrip: own.unitsPerStrip,
    processTime: at.processTime,
    loss: own.loss,
    countsPositions: own.countsPositions,
    quality: own.quality,
    delayAfter: own.delayAfter,
    nextStep: own.nextStep,
    branch: own.branch,
    segment: own.segment,
    newLotUnits: own.newLotUnits,
    bins: own.bins,
    remnants: own.remnants,
    lotMachines: own.lotMachines,
    waitingKind: at.waitingKind,
    variants: at.variants,
    remaining: [index, ...own.remaining.slice(1)],
    place: own.place,
  }
}

/** Stretches of the route without a change of carrier or lot, counted from 0. */
function segmentsOf(steps: readonly StepSpec[], product: ProductSpec): number[] {
  let segment = 0
  return steps.map((step, position) => {
    const before = steps[position - 1]
    if (before === undefined) return segment
    const changes = step.newLotUnits !== undefined || carrierCapacity(step, product.packing) !== carrierCapacity(before, product.packing)
    if (changes) segment++
    return segment
  })
}

function branchOf(step: StepSpec, indexOf: Map<string, number>): CompiledStep['branch'] {
  if (step.next === undefined) return null
  let upTo = 0
  return step.next.map(({ to, probability }) => {
    const target = to === null ? -1 : stepOn(step, to, indexOf)
    upTo += probability
    return { to: target, upTo }
  })
}

/** Index of the step to which another sends carriers. */
function stepOn(step: StepSpec, to: string, indexOf: ReadonlyMap<string, number>): number {
  const target = indexOf.get(to)
  if (target === undefined)
    throw new SimulationError(`step "${step.name}" sends carriers to "${to}", which is not on the route or switched off`)
  return target
}

function lotMachinesOf(step: StepSpec, before: readonly StepSpec[]): CompiledStep['lotMachines'] {
  if (!hasLotRule(step)) return null
  return { slot: before.filter(hasLotRule).length, most: step.machinesPerLot ?? 1, keeps: step.keepTogether === true }
}

function hasLotRule({ keepTogether, machinesPerLot }: StepSpec): boolean {
  return keepTogether === true || machinesPerLot !== undefined
}

function checksBefore(steps: readonly StepSpec[], position: number): number {
  return steps.slice(0, position).filter(({ rework, inspect }) => rework !== undefined || inspect !== undefined).length
}

function refuseDivisionAtStart(route: RouteSpec, first: StepSpec): void {
  if (first.newLotUnits === undefined) return
  throw new SimulationError(
    `route "${route.name}": its first step "${first.name}" divides lots; give the product lots of that size instead`,
  )
}

/** A carrier can only be sent, by chance or because it fails, to a step that works on the same carriers of the same lot. */
function refuseBranchAcrossCarriers(route: RouteSpec, step: CompiledStep, steps: readonly CompiledStep[]): void {
  const back = step.quality?.check?.to ?? -1
  for (const to of [...(step.branch ?? []).map((way) => way.to), back]) {
    if (to === -1 || (to === step.nextStep && to !== back) || steps[to]!.segment === step.segment) continue
    throw new SimulationError(
      `route "${route.name}": step "${step.name}" can't send carriers to "${steps[to]!.name}", which works on other carriers or lots`,
    )
  }
}
