/** What steps of random lines ask of lots: machines that are kept for them, and how many may work on one. */
import fc from 'fast-check'
import { carrierCapacity } from '../../src/spec/carrier-capacity.ts'
import type { BinSpec, LineSpec, ProductSpec, RemnantSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { h } from './line.ts'

export interface LotDraft {
  /** By station, whether it keeps lots together, and by step, how many machines a lot may have; 0: any number. */
  keeps: boolean[]
  most: number[]
  /** By route, of the steps where contents change carrier. */
  remnants: (RemnantSpec | undefined)[]
  /** By step. */
  bins: (BinSpec[] | undefined)[]
}

const bins = fc.constantFrom<BinSpec[]>(
  [],
  [
    { name: 'b', of: 'good', share: 0.2 },
    { name: 'c', of: 'good', share: 0.8 },
  ],
  [
    { name: 'b', of: 'good', share: 0.05 },
    { name: 'open', of: 'failed', share: 0.5 },
    { name: 'short', of: 'failed', share: 0.3 },
  ],
)

const remnant: fc.Arbitrary<RemnantSpec> = fc.constantFrom<RemnantSpec>(
  { kind: 'ship' },
  { kind: 'scrap' },
  { kind: 'keep', joins: 'product', otherwise: 'ship' },
  { kind: 'keep', joins: 'product', releasedWithin: 8 * h, atMost: 12 * h, otherwise: 'scrap' },
  { kind: 'keep', joins: 'mother', otherwise: 'ship' },
  { kind: 'keep', joins: 'mother', atMost: h, otherwise: 'scrap' },
)

export const lotDraft: fc.Arbitrary<LotDraft> = fc.record({
  keeps: fc.array(fc.constantFrom(true, false, false), { minLength: 5, maxLength: 5 }),
  most: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 5, maxLength: 5 }),
  remnants: fc.array(fc.option(remnant, { nil: undefined, freq: 2 }), { minLength: 3, maxLength: 3 }),
  bins: fc.array(fc.option(bins, { nil: undefined, freq: 2 }), { minLength: 5, maxLength: 5 }),
})

/** Adds what can be added: where machines work on one carrier after another, and all work of a station can be kept together. */
export function withLots(line: LineSpec, { keeps, most, remnants, bins }: LotDraft): LineSpec {
  const all = line.routes.flatMap(({ steps }) => steps)
  const stationOf = (name: string) => line.stations.find((station) => station.name === name)!
  const kept = new Set(
    line.stations
      .filter((station, index) => keeps[index]! && isOneByOne(station) && station.buffer?.whenFull !== 'block')
      .map(({ name }) => name)
      .filter((name) => all.every((step) => !placesOf(step).includes(name) || placesOf(step).length === 1)),
  )
  const change = (step: StepSpec, index: number): StepSpec => {
    const places = placesOf(step)
    if (places.length === 0 || !places.every((name) => isOneByOne(stationOf(name)))) return step
    if (kept.has(places[0]!)) return { ...step, keepTogether: true }
    const machinesPerLot = most[index % most.length]!
    return machinesPerLot === 0 ? step : { ...step, machinesPerLot }
  }
  const routes = line.routes.map((route, index) => {
    const products = line.products.filter((product) => product.route === route.name)
    const sorted = route.steps.map(change).map((step, position): StepSpec => {
      const own = bins[(index + position) % bins.length]
      return own === undefined ? step : { ...step, bins: own }
    })
    return { ...route, steps: withRemnants(sorted, products, remnants[index % remnants.length]) }
  })
  return { ...line, routes }
}

function withRemnants(steps: readonly StepSpec[], products: readonly ProductSpec[], remnants: RemnantSpec | undefined): StepSpec[] {
  const active = steps.filter(({ enabled }) => enabled)
  return steps.map((step) => {
    const before = active[active.indexOf(step) - 1]
    if (remnants === undefined || before === undefined || step.newLotUnits !== undefined) return step
    const isRefilled = products.every(({ packing }) => {
      const capacity = carrierCapacity(step, packing)
      return capacity < Infinity && capacity !== carrierCapacity(before, packing)
    })
    return isRefilled ? { ...step, remnants } : step
  })
}

function isOneByOne({ batch, conveyor }: StationSpec): boolean {
  return batch === undefined && conveyor === undefined
}

function placesOf({ station, alternatives = [] }: StepSpec): string[] {
  return station === undefined ? [] : [station, ...alternatives.map((each) => each.station)]
}
