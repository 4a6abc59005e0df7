/**
 * Nameplate machine time of a step per good unit. Strips and wafers count as full of good units, as a planner's UPH has them (on the floor a
 * strip takes its time whatever is left on it: at 99 % yield so far the floor's load is 1 % above the static one); times per carrier or lot
 * are divided by the average carrier or lot; batches, shots and touchdowns are full.
 */

import { Sampler, type Ticks } from '../engine/index.ts'
import type { BatchSpec, ProcessTimeSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'
import type { CarrierSizes } from './carrier-sizes.ts'
import { meanCarrierHandling } from './handling-times.ts'
import { retestTimeOf } from './retest-times.ts'

/** @throws RangeError where neither the step nor its station has a process time. */
export function unitTime(step: StepSpec, station: StationSpec, product: ProductSpec, sizes: CarrierSizes): Ticks {
  return processUnitTime(step, station, product, sizes) + retestUnitTime(step, station, sizes) + aroundUnitTime(station, product, sizes)
}

function retestUnitTime(step: StepSpec, station: StationSpec, sizes: CarrierSizes): Ticks {
  const given = step.processTime ?? station.processTime
  const retest = given === undefined ? null : retestTimeOf(step, given)
  return retest === null ? 0 : retest.perUnit + retest.perCarrier / sizes.carrier
}

/** Ramps of full batches, load and unload of the average carrier, and one lag of the first piece a lot: as if each lot stayed on one machine. */
function aroundUnitTime(station: StationSpec, product: ProductSpec, sizes: CarrierSizes): Ticks {
  const { batch, firstPiece } = station
  const ramp = batch?.ramp === undefined ? 0 : new Sampler(batch.ramp).mean / fullLoad(batch, product, sizes)
  const lag = firstPiece === undefined ? 0 : new Sampler(firstPiece).mean / sizes.lot
  return ramp + meanCarrierHandling(station) / sizes.carrier + lag
}

function processUnitTime(step: StepSpec, station: StationSpec, product: ProductSpec, sizes: CarrierSizes): Ticks {
  const given: ProcessTimeSpec | undefined = step.processTime ?? station.processTime
  if (given === undefined) throw new RangeError(`step "${step.name}" has no process time, and neither has its station "${station.name}"`)
  const { packing } = product
  const time = new Sampler(given.time).mean / (given.atOnce ?? 1)
  switch (given.per) {
    case 'unit':
      return time * sizes.served
    case 'strip':
      return (time * sizes.served) / packing.unitsPerStrip
    case 'wafer':
      return (time * sizes.served) / packing.unitsPerWafer
    case 'carrier':
      return time / sizes.carrier
    case 'lot':
      // A lot in one carrier takes the whole time; carriers of a lot share that of a full one by their units.
      return time / (step.wholeLot || step.carrier === 'lot' ? sizes.lot : sizes.fullLot)
    case 'batch':
      return time / loadUnits(station, product, sizes)
  }
}

/** Units of a load of the station: of a mean carrier, or of a full batch. */
export function loadUnits(station: StationSpec, product: ProductSpec, sizes: CarrierSizes): number {
  return station.batch === undefined ? sizes.carrier : fullLoad(station.batch, product, sizes)
}

/** Units of a full load. One that is counted in strips or units takes as many full carriers as go in whole: 30 strips are one magazine of 20. */
function fullLoad(batch: BatchSpec, product: ProductSpec, sizes: CarrierSizes): number {
  switch (batch.per) {
    case 'carrier':
      return batch.max * sizes.carrier
    case 'lot':
      return batch.max * sizes.lot
    case 'strip':
      return wholeCarriers(batch.max * product.packing.unitsPerStrip, sizes.fullCarrier) / sizes.served
    case 'unit':
      return wholeCarriers(batch.max, sizes.fullCarrier) / sizes.served
  }
}

function wholeCarriers(units: number, carrier: number): number {
  return units < carrier ? units : Math.floor(units / carrier) * carrier
}
