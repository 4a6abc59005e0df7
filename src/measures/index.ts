/** `tollway/measures`: every KPI, in the order of results. A new one: a file beside these, and its name in a list here. */
import { loadsPerSetup } from './campaigns.ts'
import { crewBusy, crewPresent, crewWaitMean } from './crews.ts'
import { cycleTimeMean, cycleTimeQuantiles, productCycleTimeMean, productCycleTimeQuantiles } from './cycle-time.ts'
import { latenessMean, latenessP95, lotsOnTime, unitsOnTime } from './deliveries.ts'
import { kitInService, kitInUse, kitMountsPerDay, waitingForKit } from './kits.ts'
import { gateHeldBack, limitReached, limitReachedPerDay, limitScrappedPerDay, limitTimeP95 } from './limits.ts'
import { dailyOutputVariation, evenDays } from './linearity.ts'
import { busy, load } from './load.ts'
import type {
  CrewMeasure,
  DeliveryMeasure,
  HoldMeasure,
  KitMeasure,
  LimitMeasure,
  LineMeasure,
  ProductMeasure,
  StationMeasure,
  StepMeasure,
} from './measure.ts'
import {
  failedShare,
  firstPassYield,
  heldCarriers,
  heldLotsPerDay,
  holdTimeMean,
  outgoingDefects,
  retestShare,
  stepLostPerDay,
  stepLostShare,
} from './quality.ts'
import { queueLength, unitsPerDay, waitMean, waitP95 } from './queue.ts'
import { starved } from './starved.ts'
import { goodPerDay, lostShare, productGoodPerDay, startsPerDay } from './throughput.ts'
import { wipLots, wipUnits } from './wip.ts'
import { productXFactor, rawProcessTime, xFactor } from './x-factor.ts'
import { cumulativeYield } from './yield.ts'

export { deliveryGroups } from './deliveries.ts'
export { equipmentStates } from './equipment-states.ts'
export { dailyOutput } from './linearity.ts'
export type {
  CrewMeasure,
  DeliveryGroup,
  DeliveryMeasure,
  HoldMeasure,
  KitMeasure,
  LimitMeasure,
  LineMeasure,
  Measure,
  ProductMeasure,
  StationMeasure,
  StepMeasure,
} from './measure.ts'
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

/** Of the whole line, where `run.linearity` asks for them. */
export const linearityMeasures: readonly LineMeasure[] = [evenDays, dailyOutputVariation]

export const productMeasures: readonly ProductMeasure[] = [
  productGoodPerDay,
  productCycleTimeMean,
  ...productCycleTimeQuantiles,
  productXFactor,
]

export const stationMeasures: readonly StationMeasure[] = [load, busy, starved, queueLength, waitMean, waitP95, unitsPerDay]

export const crewMeasures: readonly CrewMeasure[] = [crewPresent, crewBusy, crewWaitMean]

export const kitMeasures: readonly KitMeasure[] = [kitInUse, kitInService, kitMountsPerDay]

/** Of steps, in lines with more quality than yields. */
export const lossMeasures: readonly StepMeasure[] = [stepLostPerDay, stepLostShare]

/** Of steps with retest, with rework or inspection, and with inspection only. */
export const retestMeasures: readonly StepMeasure[] = [firstPassYield, retestShare]
export const checkMeasures: readonly StepMeasure[] = [failedShare]
export const inspectionMeasures: readonly StepMeasure[] = [outgoingDefects]

/** Of holds by their reason. */
export const holdMeasures: readonly HoldMeasure[] = [heldLotsPerDay, holdTimeMean, heldCarriers]

export const limitMeasures: readonly LimitMeasure[] = [limitReached, limitReachedPerDay, limitScrappedPerDay, limitTimeP95]

/** Of limits with a gate only. */
export const gateMeasures: readonly LimitMeasure[] = [gateHeldBack]

/** Of stations with campaigns only. */
export const campaignMeasures: readonly StationMeasure[] = [loadsPerSetup]

/** Of stations with tooling only. */
export const toolingMeasures: readonly StationMeasure[] = [waitingForKit]

/** Of lines with due dates only. */
export const deliveryMeasures: readonly DeliveryMeasure[] = [lotsOnTime, unitsOnTime, latenessMean, latenessP95]
