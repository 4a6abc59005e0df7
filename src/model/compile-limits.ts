/** Queue-time limits made ready to run: those whose two steps are on the way of a product, by number. */
import { Sampler, type Ticks } from '../engine/index.ts'
import type { LineSpec, TimeLimitSpec } from '../spec/line.ts'
import { batchShare } from './batch-size.ts'
import type { CompiledGate, CompiledLimit, CompiledLimits } from './compiled-limits.ts'
import type { CompiledProduct, CompiledStation, CompiledStep } from './compiled-line.ts'
import { type CompiledTransport, meanWay } from './compiled-transport.ts'
import { meanProcessTicks } from './process-time.ts'

/** Null: there are none. */
export function compileLimits(
  spec: LineSpec,
  products: readonly CompiledProduct[],
  steps: readonly CompiledStep[],
  stations: readonly CompiledStation[],
  transport: CompiledTransport | null,
): CompiledLimits | null {
  const all: CompiledLimits['all'] = []
  const gates: CompiledGate[] = []
  const ofProduct: CompiledLimit[][] = products.map(() => [])
  for (const { name: route, limits = [] } of spec.routes) {
    for (const limit of limits) {
      const compiled = products
        .filter((product) => product.spec.route === route)
        .flatMap((product) => compileOne(limit, product, steps) ?? [])
      if (compiled.length === 0) continue
      const index = all.push({ route, spec: limit }) - 1
      for (const { product, ends, ...rest } of compiled)
        ofProduct[product]!.push({
          ...rest,
          ...ends,
          index,
          clock: ofProduct[product]!.length,
          unitWork: unitWork(steps[ends.to]!, stations),
        })
      if (limit.gate === true) {
        const own = ofProduct.flatMap((list) => list.filter((one) => one.index === index))
        const gate = gateOf(gates.length, own, steps, stations, transport)
        gates.push(gate)
        for (const one of own) one.gate = gate
      }
    }
  }
  if (all.length === 0) return null
  const at = (end: 'from' | 'to') => steps.map(({ index }) => ofProduct.flatMap((list) => list.filter((limit) => limit[end] === index)))
  return { all, clocks: Math.max(...ofProduct.map((list) => list.length)), ofProduct, from: at('from'), to: at('to'), gates }
}

interface OfProduct extends Omit<CompiledLimit, 'index' | 'clock' | 'unitWork' | 'from' | 'to'> {
  product: number
  ends: Pick<CompiledLimit, 'from' | 'to'>
}

/** Null: one of its steps is switched off. */
function compileOne(limit: TimeLimitSpec, { index: product, name }: CompiledProduct, steps: readonly CompiledStep[]): OfProduct | null {
  const indexOf = (step: string) => steps.find((one) => one.product === product && one.name === step)?.index ?? -1
  const { action } = limit
  const ends = { from: indexOf(limit.from), to: indexOf(limit.to) }
  if (ends.from === -1 || ends.to === -1) return null
  return {
    product,
    ends,
    name: limit.name,
    within: new Sampler(limit.within),
    action: action.kind,
    hold: action.kind === 'hold' ? new Sampler(action.time) : null,
    backTo: action.kind === 'rework' ? indexOf(action.step) : -1,
    gate: null,
    place: `${name}/limits/${limit.name}`,
  }
}

function gateOf(
  index: number,
  own: readonly CompiledLimit[],
  steps: readonly CompiledStep[],
  stations: readonly CompiledStation[],
  transport: CompiledTransport | null,
): CompiledGate {
  const atFrom = own.flatMap(({ from }) => placesOf(steps[from]!))
  const before = [...new Set(atFrom.map(({ station }) => station))].filter((station) => station !== -1)
  return {
    index,
    limit: own[0]!.index,
    before: before.map((station) => ({
      station,
      kinds: [...new Set(atFrom.filter((step) => step.station === station).flatMap(kindsOf))],
    })),
    after: [...new Set(own.flatMap(({ to }) => steps[to]!.stations))],
    within: own[0]!.within.mean,
    between: Math.max(...own.map((limit) => timeBetween(limit, steps) + waysBetween(limit, steps, transport))),
    ownWork: Math.max(...own.map((limit) => ownWork(limit, steps, stations))),
  }
}

/** Kinds of what waits for a step: see `StationKinds`. */
function kindsOf({ waitingKind, variants }: CompiledStep): number[] {
  return Array.from({ length: variants }, (_, variant) => waitingKind + variant)
}

/** A step at each of its stations. */
function placesOf(step: CompiledStep): readonly CompiledStep[] {
  return step.alternatives ?? [step]
}

/** Delays, and the process times of the steps between, of full carriers. */
function timeBetween({ from, to }: CompiledLimit, steps: readonly CompiledStep[]): Ticks {
  return steps.slice(from, to).reduce((sum, step) => {
    const delay = step.delayAfter?.mean ?? 0
    return sum + delay + (step.index === from ? 0 : meanProcessTicks(step, fullCarrier(step)))
  }, 0)
}

/** Mean ways from station to station; waits for carts are not counted. */
function waysBetween({ from, to }: CompiledLimit, steps: readonly CompiledStep[], transport: CompiledTransport | null): Ticks {
  if (transport === null) return 0
  const stations = steps.slice(from, to + 1).flatMap(({ station }) => (station === -1 ? [] : [station]))
  return stations.slice(1).reduce((sum, station, index) => sum + meanWay(transport, stations[index]!, station), 0)
}

/** The carriers of a load begin one after the other: the last one waits for the others of its load, too. */
function ownWork({ from, unitWork: work }: CompiledLimit, steps: readonly CompiledStep[], stations: readonly CompiledStation[]): Ticks {
  const step = steps[from]!
  const batch = step.station === -1 ? null : stations[step.station]!.batch
  if (batch === null) return 0
  const carriers = Math.max(1, Math.floor(1 / batchShare(batch, step, fullCarrier(step)) + 1e-9))
  return (carriers - 1) * fullCarrier(step) * work
}

/** Of a full carrier, a unit's part; of a batch the part that it fills. */
function unitWork(step: CompiledStep, stations: readonly CompiledStation[]): Ticks {
  return workOf(step, fullCarrier(step), stations) / fullCarrier(step)
}

/** Expected machine time of a carrier; of a batch the share that it fills. */
export function workOf(step: CompiledStep, units: number, stations: readonly CompiledStation[]): Ticks {
  const batch = step.station === -1 ? null : stations[step.station]!.batch
  return meanProcessTicks(step, units) * (batch === null ? 1 : batchShare(batch, step, units))
}

function fullCarrier({ carrierUnits, lotUnits }: CompiledStep): number {
  return Math.min(carrierUnits, lotUnits)
}
