/**
 * Buffers that are too small for what must stand there at once: a released lot would wait outside for ever, an oven for a load that never gathers. An
 * idle machine counts as a space.
 */
import { carrierCapacity } from '../carrier-capacity.ts'
import type { BatchSpec, LineSpec, ProductSpec, StationSpec, StepSpec } from '../line.ts'
import { cellsOf } from '../links.ts'
import type { Report } from '../problem.ts'
import { releasedProducts } from '../released-products.ts'

/** Shares of lots don't add up to whole ones exactly: 6 x 1/6 < 1. */
const ROUNDING = 1e-9

/** Expects a line without other problems. */
export function checkRoom(line: LineSpec, report: Report): void {
  const released = line.products.filter(({ name }) => line.release.some((release) => releasedProducts(release).includes(name)))
  for (const product of released) checkFirstBuffer(line, product, report)
  for (const station of line.stations) checkBatch(line, station, released, report)
}

/** All carriers of a released lot come at once. */
function checkFirstBuffer(line: LineSpec, product: ProductSpec, report: Report): void {
  const [first] = enabledSteps(line, product)
  if (first?.station === undefined) return
  const stations = stationsOf(first).flatMap((name) => line.stations.filter((station) => station.name === name))
  const carriers = Math.ceil(product.lotUnits / carrierCapacity(first, product.packing)) || 1
  const cells = stations.flatMap((station) => cellsIn(station, line))
  const most = cells.reduce((sum, cell) => sum + roomAt(cell, product.lotUnits / carriers), 0)
  if (carriers <= most) return
  const [station] = stations
  report({
    code: 'rule',
    path: ['stations', station!.name, 'buffer'],
    expected: `room for a lot of product "${product.name}", which comes in ${carriers} carriers at once`,
    received: `room for ${most} with the machines`,
    hint: 'give the buffer more room, or make the lot smaller',
  })
}

/** As many carriers as its smallest load needs fit before an oven. */
function checkBatch(line: LineSpec, station: StationSpec, products: readonly ProductSpec[], report: Report): void {
  const { batch, name } = station
  if (batch === undefined || batch.maxWait !== undefined) return
  const carriersThere = products.flatMap((product) => carriersAt(line, name, batch, product))
  const [largest] = carriersThere.sort((a, b) => b.size - a.size)
  if (largest === undefined || largest.size === 0) return
  const carriers = Math.ceil(batch.min / largest.size - ROUNDING)
  const room = Math.min(...cellsIn(station, line).map((cell) => roomAt(cell, largest.units)))
  if (carriers <= room) return
  report({
    code: 'rule',
    path: ['stations', name, 'batch'],
    expected: `a smallest load of at most ${room} carriers, as no more have room here with the machines`,
    received: `one of ${carriers}`,
    hint: 'give the buffer more room, or the batch a smaller min or a maxWait',
  })
}

/** What has a buffer of its own: the station, or each of its cells where machines are linked to it. */
function cellsIn({ buffer, ...station }: StationSpec, { stations }: LineSpec): RoomOf[] {
  return cellsOf(station, stations).map(({ length }) => ({ machines: length, ...(buffer !== undefined && { buffer }) }))
}

type RoomOf = Pick<StationSpec, 'buffer' | 'machines'>

/** For how many carriers of `units` each. */
function roomAt({ buffer, machines }: RoomOf, units: number): number {
  if (buffer?.units !== undefined) return Math.max(machines, Math.floor(buffer.units / units + ROUNDING))
  return (buffer?.carriers ?? Number.POSITIVE_INFINITY) + machines
}

/** A full carrier of a product in each of its steps at a station: its units, and its size in what the batch is counted in. */
function carriersAt(line: LineSpec, station: string, { per }: BatchSpec, product: ProductSpec): { units: number; size: number }[] {
  let lotUnits = product.lotUnits
  return enabledSteps(line, product).flatMap((step) => {
    lotUnits = step.newLotUnits ?? lotUnits
    if (!stationsOf(step).includes(station)) return []
    const units = Math.min(carrierCapacity(step, product.packing), lotUnits)
    if (per === 'carrier') return [{ units, size: 1 }]
    if (per === 'lot') return [{ units, size: 1 / Math.max(1, Math.ceil(lotUnits / units)) }]
    return [{ units, size: per === 'unit' ? units : Math.ceil(units / product.packing.unitsPerStrip) }]
  })
}

function enabledSteps(line: LineSpec, product: ProductSpec): StepSpec[] {
  return line.routes.find(({ name }) => name === product.route)?.steps.filter(({ enabled }) => enabled) ?? []
}

function stationsOf({ station, alternatives = [] }: StepSpec): string[] {
  return station === undefined ? [] : [station, ...alternatives.map((other) => other.station)]
}
