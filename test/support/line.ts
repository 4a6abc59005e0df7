/** Small lines for tests: `line({...})` with defaults for everything that a case is not about. Times in ticks through `s`, `min`, `h`, `d`. */
import type { DistributionSpec, LineSpec, ProductSpec, ReleaseSpec, SetupSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'

export const s = 1e6
export const min = 60 * s
export const h = 3600 * s
export const d = 24 * h

export const constant = (value: number): DistributionSpec => ({ kind: 'constant', value })
export const exponential = (mean: number): DistributionSpec => ({ kind: 'exponential', mean })

export function station(name: string, over: Partial<StationSpec> = {}): StationSpec {
  return {
    name,
    area: '',
    machines: 1,
    unmodelledLoss: 0,
    failures: [],
    assists: [],
    plannedStops: [],
    atShiftEnd: 'pause',
    dispatch: 'priority',
    ...over,
  }
}

/** A changeover that takes `time` where the family (or product) differs. */
export function changeover(by: 'family' | 'product', time: number | DistributionSpec): SetupSpec {
  return { changes: [{ by, time: typeof time === 'number' ? constant(time) : time }] }
}

/** A step at the station of the same name, `time` constant per carrier unless given otherwise. */
export function step(name: string, time: number | DistributionSpec, over: Partial<StepSpec> = {}): StepSpec {
  const processTime = { time: typeof time === 'number' ? constant(time) : time, per: 'carrier' as const }
  return { name, station: name, processTime, carrier: 'lot', yield: 1, enabled: true, wholeLot: false, ...over }
}

export function product(name: string, over: Partial<ProductSpec> = {}): ProductSpec {
  const packing = { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 1 }
  return { name, route: 'route', family: name, priority: 0, lotUnits: 1, ...over, packing: { ...packing, ...over.packing } }
}

/** Lots of the product at the given times. */
export function schedule(times: number[], over: Partial<ReleaseSpec> = {}): ReleaseSpec {
  return { name: 'plan', product: 'product', policy: { kind: 'schedule', times, lots: constant(1) }, ...over }
}

export function every(time: number | DistributionSpec, over: Partial<ReleaseSpec> = {}): ReleaseSpec {
  const gap = typeof time === 'number' ? constant(time) : time
  return { name: 'arrivals', product: 'product', policy: { kind: 'interval', every: gap, lots: constant(1) }, ...over }
}

/** A line of one product `product` on one route; stations that aren't given are made for the steps that name them. */
export function line(parts: Partial<LineSpec> & { steps?: StepSpec[] }): LineSpec {
  const { steps, ...over } = parts
  const routes = over.routes ?? [{ name: 'route', steps: steps ?? [] }]
  const given = over.stations ?? []
  const named = routes.flatMap((route) => route.steps.flatMap((one) => (one.station === undefined ? [] : [one.station])))
  const missing = [...new Set(named)].filter((name) => !given.some((one) => one.name === name))
  return {
    format: 'tollway/1',
    name: 'test',
    title: 'test line',
    run: { warmUp: 0, horizon: d, replications: 1, seed: 1 },
    products: [product('product')],
    calendars: [],
    release: [schedule([0])],
    ...over,
    routes,
    stations: [...given, ...missing.map((name) => station(name))],
  }
}
