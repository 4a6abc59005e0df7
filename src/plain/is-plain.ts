/**
 * Which lines are plain: sources, machines, queues, buffers, delays and random ways, and nothing else. Said by what such a line may have, so that a line
 * with something that is not known here is not plain.
 */
import type { CompiledLine, CompiledSource, CompiledStation, CompiledStep } from '../model/compiled-line.ts'
import type { LineSpec, ProductSpec, ReleaseSpec, RouteSpec, RunSpec, StationSpec, StepSpec } from '../spec/line.ts'
import { canDeadlock } from './can-deadlock.ts'
import { partsOf } from './lot-parts.ts'

/** Carriers that a lot can have, see `lotDraws`. */
const MAX_CARRIERS = 1_048_576

/** What may be said of each thing; of all else it has nothing: absent, empty or false. */
const LINE: readonly (keyof LineSpec)[] = ['format', 'name', 'title', 'notice', 'run', 'products', 'routes', 'stations', 'release']
const RUN: readonly (keyof RunSpec)[] = ['warmUp', 'choosesWarmUp', 'horizon', 'replications', 'seed', 'linearity']
const PRODUCT: readonly (keyof ProductSpec)[] = ['name', 'route', 'family', 'priority', 'lotUnits', 'weight', 'attributes', 'packing']
const ROUTE: readonly (keyof RouteSpec)[] = ['name', 'steps']
const STEP: readonly (keyof StepSpec)[] = [
  'name',
  'station',
  'processTime',
  'carrier',
  'attributes',
  'yield',
  'enabled',
  'wholeLot',
  'delayAfter',
  'next',
]
const STATION: readonly (keyof StationSpec)[] = [
  'name',
  'area',
  'machines',
  'processTime',
  'unmodelledLoss',
  'buffer',
  'atShiftEnd',
  'dispatch',
]
const RELEASE: readonly (keyof ReleaseSpec)[] = ['name', 'product', 'priority', 'pick', 'policy']

export function isPlain(line: CompiledLine): boolean {
  const { spec, stations, steps, products, sources } = line
  return (
    hasOnly(spec, LINE) &&
    hasOnly(spec.run, RUN) &&
    spec.products.every((product) => hasOnly(product, PRODUCT)) &&
    spec.routes.every((route) => hasOnly(route, ROUTE) && route.steps.every((step) => hasOnly(step, STEP))) &&
    spec.stations.every((station) => hasOnly(station, STATION)) &&
    spec.release.every((release) => hasOnly(release, RELEASE)) &&
    products.every((product) => partsOf(line, product).carriers <= MAX_CARRIERS) &&
    steps.every((step) => isPlainStep(step, line)) &&
    stations.every((station) => isPlainStation(station, line)) &&
    sources.every(isPlainSource) &&
    !canDeadlock(line)
  )
}

function hasOnly<T extends object>(thing: T, keys: readonly (keyof T)[]): boolean {
  return Object.entries(thing).every(([key, value]) => keys.includes(key as keyof T) || isNothing(value))
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0)
}

/** All units survive it, in the carriers in which they were released; who comes to a buffer from a step can wait in a machine, and is never turned away. */
function isPlainStep(step: CompiledStep, { steps, products, stations }: CompiledLine): boolean {
  const { carrierUnits } = steps[products[step.product]!.firstStep]!
  const nexts = step.branch?.map(({ to }) => to) ?? [step.nextStep]
  const canGoOn = nexts.every((next) => {
    const station = stations[steps[next]?.station ?? -1]
    if (station === undefined || station.spaces === Number.POSITIVE_INFINITY) return true
    return step.station !== -1 && station.spec.buffer?.whenFull === 'block'
  })
  return step.loss === null && step.carrierUnits === carrierUnits && step.segment === 0 && canGoOn
}

/** First come, first served. Room is counted in carriers. */
function isPlainStation({ dispatch, unitRoom }: CompiledStation, { priorities }: CompiledLine): boolean {
  const isFifo = dispatch.every(({ rule }) => rule === 'priority' && priorities.length === 1)
  return isFifo && unitRoom === Number.POSITIVE_INFINITY
}

function isPlainSource({ lots, policy }: CompiledSource): boolean {
  return lots.length === 1 && (policy.kind === 'interval' || policy.kind === 'conwip')
}
