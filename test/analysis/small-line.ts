import type { LineSpec, ProductSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'

export const second = 1e6
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** A step as it stands in a file that says little about it. */
export function step(name: string, parts: Partial<StepSpec> = {}): StepSpec {
  return { name, station: name, carrier: 'magazine', yield: 1, enabled: true, wholeLot: false, ...parts }
}

/** A station that takes a second a unit. */
export function station(name: string, parts: Partial<StationSpec> = {}): StationSpec {
  return {
    name,
    area: 'test',
    machines: 1,
    processTime: { time: { kind: 'constant', value: second }, per: 'unit' },
    unmodelledLoss: 0,
    failures: [],
    assists: [],
    plannedStops: [],
    atShiftEnd: 'pause',
    dispatch: 'fifo',
    ...parts,
  }
}

export function product(name: string, parts: Partial<ProductSpec> = {}): ProductSpec {
  return {
    name,
    route: 'main',
    family: name,
    priority: 0,
    lotUnits: 1000,
    packing: { unitsPerWafer: 500, unitsPerStrip: 10, stripsPerMagazine: 10, unitsPerReel: 250 },
    ...parts,
  }
}

/** One product that is released every 24 h, one route over the stations named in its steps. */
export function line(steps: StepSpec[], parts: Partial<LineSpec> = {}): LineSpec {
  const names = [...new Set(steps.flatMap((each) => each.station ?? []))]
  return {
    format: 'tollway/1',
    name: 'small',
    title: 'Small line',
    run: { warmUp: 10 * day, horizon: 90 * day, replications: 1, seed: 1 },
    products: [product('device')],
    routes: [{ name: 'main', steps }],
    stations: names.map((name) => station(name)),
    calendars: [],
    release: [daily('device')],
    ...parts,
  }
}

export function daily(name: string): LineSpec['release'][number] {
  const policy = { kind: 'interval', every: { kind: 'constant', value: day }, lots: { kind: 'constant', value: 1 } } as const
  return { name: `${name} daily`, product: name, policy }
}
