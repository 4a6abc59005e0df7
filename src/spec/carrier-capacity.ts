/** How many units a carrier holds. */
import type { CarrierType, PackingSpec, StepSpec } from './line.ts'

/** Most units in a carrier of a step; Infinity: the whole lot. A step that needs the whole lot has it in one carrier. */
export function carrierCapacity(step: Pick<StepSpec, 'carrier' | 'wholeLot'>, packing: PackingSpec): number {
  return step.wholeLot ? Infinity : unitsPerCarrier(step.carrier, packing)
}

function unitsPerCarrier(carrier: CarrierType, packing: PackingSpec): number {
  switch (carrier) {
    case 'wafer':
      return packing.unitsPerWafer
    case 'strip':
      return packing.unitsPerStrip
    case 'magazine':
      return packing.unitsPerStrip * packing.stripsPerMagazine
    case 'reel':
      return packing.unitsPerReel
    case 'lot':
      return Infinity
  }
}
