/** Transport of the line file -> ways and carts by number. */
import { Sampler } from '../engine/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { cartsOfWay, timeOfWay, type Way } from '../spec/ways.ts'
import type { CompiledStation, CompiledStep } from './compiled-line.ts'
import { type CompiledCarts, type CompiledTransport, NO_WAY } from './compiled-transport.ts'

const NOBODY = -1

/** Null: the line has none. */
export function compileTransport(
  { transport }: LineSpec,
  stations: readonly CompiledStation[],
  steps: readonly CompiledStep[],
): CompiledTransport | null {
  if (transport === undefined) return null
  const areas = [...new Set(stations.map(({ spec }) => spec.area))]
  const ways = waysBetween(areas)
  const times = ways.map((way) => {
    const time = timeOfWay(transport, way)
    return time === undefined ? null : new Sampler(time)
  })
  const cartsOn = ways.map((way, index) => {
    const carts = times[index] === null ? undefined : cartsOfWay(transport, way)
    return carts === undefined ? NOBODY : transport.carts.indexOf(carts)
  })
  let first = 0
  const carts = transport.carts.map((spec, index): CompiledCarts => {
    const ways = cartsOn.flatMap((carts, way) => (carts === index ? [way] : []))
    const compiled = { spec, first, ways }
    first += spec.count
    return compiled
  })
  return {
    areas,
    areaOf: stations.map(({ spec }) => areas.indexOf(spec.area)),
    times,
    means: times.map((time) => time?.mean ?? 0),
    cartsOn,
    carts,
    broughtTo: steps.map((step) => broughtTo(step, steps)),
  }
}

function waysBetween(areas: readonly string[]): Way[] {
  return areas.flatMap((from) => areas.map((to) => ({ from, to })))
}

/** What holds more is brought: strips go into a magazine where they are, and wafers to where they become strips. */
function broughtTo({ index, home, segment, station, carrierUnits }: CompiledStep, steps: readonly CompiledStep[]): number {
  const before = steps[home - 1]
  if (index !== home || before === undefined || before.nextStep !== home || before.segment === segment) return NO_WAY
  return before.carrierUnits >= carrierUnits ? station : NO_WAY
}
