/**
 * Mean size of lots and carriers along a route. 15 197 die make one lot of 7 680 and one of 7 517, so that the average lot is smaller than the
 * full one, and scrap makes both smaller still.
 */

import { carrierCapacity } from '../spec/carrier-capacity.ts'
import type { ProductSpec, StepSpec } from '../spec/line.ts'
import { finalYield } from '../spec/step-yield.ts'

export interface CarrierSizes {
  /** Good units of the average lot on arrival. */
  lot: number
  /** Good units of the average carrier on arrival. */
  carrier: number
  /** Units of a full carrier: never more than a lot as it was released or last divided. */
  fullCarrier: number
  /** Units of a lot as it was released or last divided, at most. */
  fullLot: number
  /** Units that the step works on for each good one: bad-marked positions too where it counts them, else 1. */
  served: number
}

/** sizes[i] belongs to steps[i] of a route. They follow the list: a step that units go back to has the sizes of their first visit. */
export function carrierSizes(steps: readonly StepSpec[], product: ProductSpec): CarrierSizes[] {
  let lot = product.lotUnits
  let fullLot = product.lotUnits
  let most = Infinity
  let perLot = 1
  let filled = product.lotUnits
  return steps.map((step, i) => {
    const divided = i > 0 && step.newLotUnits !== undefined
    if (step.newLotUnits !== undefined) {
      lot /= Math.ceil(lot / step.newLotUnits)
      fullLot = step.newLotUnits
    }
    const capacity = carrierCapacity(step, product.packing)
    if (divided || capacity !== most) {
      perLot = Math.ceil(lot / capacity)
      filled = lot
    }
    most = capacity
    const sizes = {
      lot,
      carrier: lot / Math.max(1, perLot),
      fullCarrier: Math.min(capacity, fullLot),
      fullLot,
      served: step.counts === 'positions' ? filled / lot : 1,
    }
    lot *= finalYield(step)
    return sizes
  })
}
