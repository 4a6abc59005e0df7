/** `tollway/measures`: every KPI, in the order of results. A new one: a file beside these, and its name in a list here. */
import { loadsPerSetup } from './campaigns.ts'
import { crewBusy, crewPresent, crewWaitMean } from './crews.ts'
import { cycleTimeMean, cycleTimeQuantiles, productCycleTimeMean, productCycleTimeQuantiles } from './cycle-time.ts'
import { equipmentStates } from './equipment-states.ts'
import { kitInService, kitInUse, kitMountsPerDay, waitingForKit } from './kits.ts'
import { busy, load } from './load.ts'
import type { CrewMeasure, KitMeasure, LineMeasure, ProductMeasure, StationMeasure } from './measure.ts'
import { queueLength, unitsPerDay, waitMean, waitP95 } from './queue.ts'
import { starved } from './starved.ts'
import { goodPerDay, lostShare, productGoodPerDay, startsPerDay } from './throughput.ts'
import { wipLots, wipUnits } from './wip.ts'
import { productXFactor, rawProcessTime, xFactor } from './x-factor.ts'
import { cumulativeYield } from './yield.ts'

export type { CrewMeasure, KitMeasure, LineMeasure, ProductMeasure, StationMeasure } from './measure.ts'
export { spendingOf } from './spending.ts'
export { TICKS_PER_DAY, TICKS_PER_HOUR, Window } from './window.ts'

export const lineMeasures: readonly LineMeasure[] = [
  goodPerDay,
  startsPerDay,
  lostShare,
  wipUnits,
  wipLots,
  cycleTimeMean,
  ...cycleTimeQuantiles,
  rawProcessTime,
  xFactor,
  cumulativeYield,
]

export const productMeasures: readonly ProductMeasure[] = [
  productGoodPerDay,
  productCycleTimeMean,
  ...productCycleTimeQuantiles,
  productXFactor,
]

export const stationMeasures: readonly StationMeasure[] = [
  load,
  busy,
  ...equipmentStates,
  starved,
  queueLength,
  waitMean,
  waitP95,
  unitsPerDay,
]

export const crewMeasures: readonly CrewMeasure[] = [crewPresent, crewBusy, crewWaitMean]

export const kitMeasures: readonly KitMeasure[] = [kitInUse, kitInService, kitMountsPerDay]

/** Of stations with campaigns only. */
export const campaignMeasures: readonly StationMeasure[] = [loadsPerSetup]

/** Of stations with tooling only. */
export const toolingMeasures: readonly StationMeasure[] = [waitingForKit]
