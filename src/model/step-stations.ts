/** Where a step may be done: at its station, or at one of its alternatives, each with the process time that it has there. */
import type { ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'

/**
 * The step as it is done at each of its stations, in the order of the file. Of several, those count where some machine may work on the product; where
 * none may, the first stands for all.
 */
export function atItsStations(step: StepSpec, product: ProductSpec, stations: readonly StationSpec[]): StepSpec[] {
  const { alternatives, ...alone } = step
  if (alternatives === undefined) return [step]
  const elsewhere = alternatives.map((alternative): StepSpec => ({ ...alone, ...alternative }))
  const able = [alone, ...elsewhere].filter((at) =>
    mayWorkOn(
      stations.find(({ name }) => name === at.station),
      product,
    ),
  )
  return able.length > 0 ? able : [alone]
}

/** May some machine of a station work on a product? */
export function mayWorkOn(station: StationSpec | undefined, product: ProductSpec): boolean {
  const machines = station?.machineList
  return machines === undefined || machines.some(({ products }) => products?.includes(product.name) ?? true)
}
