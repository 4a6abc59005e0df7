/**
 * Raw process time: one lot, in its carriers, through the empty line with mean times: no failures, stops, setups, kits, shifts, losses of speed or yield, and
 * without waiting for a batch to fill, for room, for a WIP limit, for material or for a cart (ways between areas are in it), without rework, inspections that fail and holds; dispatch rules of an extension have no say. Computed by the floor itself.
 * Where lots are divided on the way: the mean over the new lots.
 * Where chance decides the way: the mean over 10,000 lots, one after another. Of several stations for a step, the one chosen in the empty line.
 */
import { Sampler } from '../engine/index.ts'
import { compile, Floor, PerProduct, SimulationError } from '../model/index.ts'
import type {
  AlternativeSpec,
  BatchSpec,
  DistributionSpec,
  LineSpec,
  ProductSpec,
  ReleaseSpec,
  RouteSpec,
  StationSpec,
  StepSpec,
  TransportSpec,
} from '../spec/line.ts'
import { withoutStocks } from '../spec/without-stocks.ts'

const HOUR = 3_600_000_000
/** A lot that has not got through by then never will, ticks: 10 years. */
const LIMIT = 87_600 * HOUR

/** Lots that are followed where ways differ by chance; fewer where these take more than ten years, one after another. */
const LOTS_BY_CHANCE = 10_000

/** Ticks for each product, in the order of the line. Throws SimulationError where a lot never gets through. */
export function rawProcessTime(line: LineSpec): { product: string; ticks: number }[] {
  return line.products.map((product) => ({ product: product.name, ticks: alone(line, product) }))
}

function alone(line: LineSpec, product: ProductSpec): number {
  const byChance = line.routes.some((route) => route.name === product.route && route.steps.some(hasChoice))
  const policy: ReleaseSpec['policy'] = byChance
    ? { kind: 'conwip', lots: 1 }
    : { kind: 'schedule', times: [0], lots: { kind: 'constant', value: 1 } }
  const spec = bare(line, product, policy)
  const floor = new Floor(compile(spec), { seed: 0, replication: 0, expectedEnd: LIMIT })
  const { layout, scalars } = floor.books
  const column = layout.ofProduct(0)
  const lots = () => scalars.totals[column + PerProduct.lotsFinished]!
  const isDone = () => (byChance ? lots() >= LOTS_BY_CHANCE || (floor.now > LIMIT && lots() > 0) : floor.wip.lots === 0)
  floor.run(0)
  for (let stretch = HOUR; !isDone(); stretch *= 1.1) {
    if (floor.now > LIMIT)
      throw new SimulationError(`product "${product.name}": a lot alone in the empty line did not get through within 10 years`)
    floor.run(Math.round(floor.now + stretch))
  }
  return scalars.totals[column + PerProduct.cycleTimeSum]! / lots()
}

function hasChoice(step: StepSpec): boolean {
  return step.enabled && ((step.next !== undefined && step.next.length > 1) || step.sample !== undefined)
}

function stationsOf({ station, alternatives = [] }: StepSpec): (string | undefined)[] {
  return [station, ...alternatives.map((other) => other.station)]
}

/** The line without everything that raw process time leaves out, and one lot. */
function bare(line: LineSpec, product: ProductSpec, policy: ReleaseSpec['policy']): LineSpec {
  const { wip: _wip, wipLimits: _wipLimits, transport, ...others } = withoutStocks(line)
  const routes = line.routes.filter(({ name }) => name === product.route)
  const visited = new Set(routes.flatMap(({ steps }) => steps.flatMap(stationsOf)))
  return {
    ...others,
    // Its own way alone: with a whole plant around it each of many products would cost as much as the plant.
    products: others.products.filter(({ name }) => name === product.name),
    calendars: [],
    changes: [],
    stations: line.stations.filter(({ name }) => visited.has(name)).map((station) => bareStation(station, product)),
    routes: routes.map(bareRoute),
    ...(transport !== undefined && { transport: bareTransport(transport) }),
    release: [{ name: 'one-lot', product: product.name, policy }],
  }
}

function bareStation(station: StationSpec, product: ProductSpec): StationSpec {
  const { linkedTo: _, buffer, calendar, setup, tooling, batch, processTime, load, unload, firstPiece, dispatch, ...rest } = station
  return {
    ...rest,
    dispatch: typeof dispatch === 'string' ? dispatch : dispatch.filter(({ rule }) => rule !== 'own'),
    unmodelledLoss: 0,
    failures: [],
    assists: [],
    plannedStops: [],
    ...(processTime && { processTime: { ...processTime, time: meanOf(processTime.time) } }),
    ...(load && { load: meanOf(load) }),
    ...(unload && { unload: meanOf(unload) }),
    ...(firstPiece && { firstPiece: meanOf(firstPiece) }),
    ...(batch && { batch: noWait(batch), ...enoughMachines(station, mostCarriers(product)) }),
  }
}

/** As many machines as carriers; where they have names, each one as often as it takes. */
function enoughMachines({ machines, machineList }: StationSpec, carriers: number): Pick<StationSpec, 'machines' | 'machineList'> {
  const count = Math.max(machines, carriers)
  if (machineList === undefined) return { machines: count }
  const copies = Array.from({ length: Math.ceil(count / machineList.length) }, () => machineList).flat()
  return { machines: copies.length, machineList: copies }
}

/** Every carrier starts at once, alone: nothing waits for a batch to fill, nor for one to end. */
function noWait({ per, max, ramp }: BatchSpec): BatchSpec {
  return { per, max, min: 0, maxWait: 0, ...(ramp && { ramp: meanOf(ramp) }) }
}

/** More carriers than a lot ever has at a batch station: strips, or single wafers or units where these hold less. */
function mostCarriers({ lotUnits, packing }: ProductSpec): number {
  return Math.ceil(lotUnits / Math.min(packing.unitsPerStrip, packing.unitsPerWafer, packing.unitsPerReel))
}

function bareRoute({ limits: _, ...route }: RouteSpec): RouteSpec {
  return {
    ...route,
    steps: route.steps.map(({ yieldVariation, retest, rework, inspect, holds, remnants, ...step }) => ({
      ...step,
      yield: 1,
      ...(step.processTime && { processTime: { ...step.processTime, time: meanOf(step.processTime.time) } }),
      ...(step.alternatives && { alternatives: step.alternatives.map(bareAlternative) }),
      ...(step.delayAfter && { delayAfter: meanOf(step.delayAfter) }),
    })),
  }
}

/** Nothing waits for a cart. */
function bareTransport({ default: usual, times }: TransportSpec): TransportSpec {
  return {
    ...(usual !== undefined && { default: meanOf(usual) }),
    times: times.map(({ time, ...way }) => ({ ...way, time: meanOf(time) })),
    carts: [],
  }
}

function bareAlternative({ station, processTime }: AlternativeSpec): AlternativeSpec {
  return { station, ...(processTime && { processTime: { ...processTime, time: meanOf(processTime.time) } }) }
}

function meanOf(distribution: DistributionSpec): DistributionSpec {
  return { kind: 'constant', value: new Sampler(distribution).mean }
}
