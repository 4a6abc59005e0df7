/**
 * Expected machine time that the lots in the line still bring to a station: at planned times and yields per unit, without what chance adds to a route, over
 * its machines. What a carrier brings counts until it has left the step. Walked through when asked, which is after work there and not per event.
 */
import type { Ticks } from '../engine/index.ts'
import { carrierSizes } from './carrier-sizes.ts'
import type { Carriers } from './carriers.ts'
import type { CompiledLine, CompiledProduct, CompiledSource, CompiledStation } from './compiled-line.ts'
import { SimulationError } from './error.ts'
import type { Lots } from './lots.ts'
import { atItsStations } from './step-stations.ts'
import { unitTime } from './unit-time.ts'

export class WorkAhead {
  /** Ticks of one machine over the number of machines, for each unit before a step. */
  private readonly perUnit: Float64Array
  /** The same of the step alone. */
  private readonly own: Float64Array
  private readonly homes: Int32Array
  /** First step of each segment of each product. */
  private readonly entries: number[][]
  private readonly lots: Lots
  private readonly carriers: Carriers

  constructor(station: CompiledStation, line: CompiledLine, lots: Lots, carriers: Carriers) {
    this.lots = lots
    this.carriers = carriers
    const own = ownWork(station, line)
    this.own = own
    this.homes = Int32Array.from(line.steps, ({ home }) => home)
    this.perUnit = Float64Array.from(line.steps, ({ home }) => {
      let share = 1
      let ticks = 0
      for (const step of line.steps[home]!.remaining) {
        ticks += share * own[step]!
        share *= goodShare(line, step)
      }
      return ticks
    })
    this.entries = line.products.map(({ index }) => {
      const steps = line.steps.filter((step) => step.product === index && step.home === step.index)
      return Array.from({ length: line.segments }, (_, segment) => steps.find((step) => step.segment === segment)?.index ?? -1)
    })
  }

  /** Whether a carrier that leaves this step, wherever it was done, has brought some of the work. */
  isDoneAt(step: number): boolean {
    return this.own[this.homes[step]!]! > 0
  }

  /** What a lot brings that is released into `step`. */
  of(step: number, units: number): Ticks {
    return units * this.perUnit[step]!
  }

  ticks(): Ticks {
    const { carriers, lots, perUnit } = this
    let ticks = 0
    for (const carrier of carriers.inLine()) ticks += carriers.units[carrier]! * perUnit[carriers.step[carrier]!]!
    for (let lot = 0; lot < lots.places; lot++) {
      const entries = this.entries[lots.product[lot]!]!
      for (let segment = 0; segment < entries.length; segment++) {
        const units = lots.gatheredAt(lot, segment)
        if (units > 0) ticks += units * perUnit[entries[segment]!]!
      }
    }
    return ticks
  }
}

/** More lots in the line than anybody means. */
const MOST_LOTS = 1e6

/** The work that a source keeps ahead of a station. @throws SimulationError where it would take more than a million lots, as what they bring is so little */
export function keptWork({ name, policy, lots }: CompiledSource, work: WorkAhead, { products }: CompiledLine): WorkAhead {
  if (policy.kind !== 'keep') return work
  const brought = lots.map(({ product }) => work.of(products[product]!.firstStep, products[product]!.spec.lotUnits))
  const mean = brought.reduce((sum, ticks) => sum + ticks, 0) / brought.length
  if (!(policy.below / mean > MOST_LOTS) || mean === 0) return work
  const said = (ticks: Ticks) => `${ticks / 3_600_000_000} h`
  throw new SimulationError(
    `release "${name}": expected a level that at most ${MOST_LOTS} lots keep, received below ${said(policy.below)} for station "${policy.station}", to which a lot brings ${said(mean)}`,
  )
}

/** Of a unit in each step: its part of a machine's time there, over the machines. */
function ownWork({ name, spec, machines }: CompiledStation, line: CompiledLine): Float64Array {
  const work = new Float64Array(line.steps.length)
  for (const product of line.products) {
    const steps = enabledSteps(line, product)
    const sizes = carrierSizes(steps, product.spec)
    for (const [position, asWritten] of steps.entries()) {
      const compiled = line.steps[product.firstStep + position]!
      if (line.stations[compiled.station]?.name !== name) continue
      const step = atItsStations(asWritten, product.spec, line.spec.stations)[0]!
      work[compiled.index] = unitTime(step, spec, product.spec, sizes[position]!) / compiled.processTime.speed / machines
    }
  }
  return work
}

function enabledSteps({ spec }: CompiledLine, product: CompiledProduct) {
  return spec.routes.find(({ name }) => name === product.spec.route)?.steps.filter(({ enabled }) => enabled) ?? []
}

function goodShare(line: CompiledLine, step: number): number {
  const { product: index } = line.steps[step]!
  const product = line.products[index]!
  return enabledSteps(line, product)[step - product.firstStep]!.yield
}
