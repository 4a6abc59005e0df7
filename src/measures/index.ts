/** `tollway/measures`: every KPI, in the order of results. A new one: a file beside these, and its name in a list here. */
import { binShare, binUnitsPerDay, type StepBin } from './bins.ts'
import { loadsPerSetup } from './campaigns.ts'
import { crewBusy, crewPresent, crewWaitMean } from './crews.ts'
import { cycleTimeMean, cycleTimeQuantiles, productCycleTimeMean, productCycleTimeQuantiles } from './cycle-time.ts'
import { latenessMean, latenessP95, lotsOnTime, unitsOnTime } from './deliveries.ts'
import { kitInService, kitInUse, kitMountsPerDay, waitingForKit } from './kits.ts'
import { gateHeldBack, limitReached, limitReachedPerDay, limitScrappedPerDay, limitTimeP95 } from './limits.ts'
import { dailyOutputVariation, evenDays } from './linearity.ts'
import { busy, load } from './load.ts'
import { keptForLot, waitingForOwnLot } from './lot-machines.ts'
import type {
  CartMeasure,
  ClassMeasure,
  CrewMeasure,
  DeliveryMeasure,
  HoldMeasure,
  KitMeasure,
  LimitMeasure,
  LineMeasure,
  Measure,
  PoolMeasure,
  ProductMeasure,
  StationMeasure,
  StepMeasure,
} from './measure.ts'
import { classCycleTimeMean, classCycleTimeP95, classGoodPerDay, expeditedPerDay } from './priority-classes.ts'
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
import { carriersFilledPerDay, keptTimeMean, partFullShare, remnantsJoinedPerDay, remnantsScrappedPerDay, unitsKept } from './remnants.ts'
import { goodPerShift, shiftVariation } from './shifts.ts'
import { starved } from './starved.ts'
import { waitingForMaterial } from './stocks.ts'
import { goodPerDay, lostShare, productGoodPerDay, startsPerDay } from './throughput.ts'
import { carriersPerMove, carriersUnderWay, cartMovesPerDay, cartsBusy, cartsEmpty, cartWaitMean } from './transport.ts'
import { wipLots, wipUnits } from './wip.ts'
import { poolHeldBack, poolWip } from './wip-limits.ts'
import { productXFactor, rawProcessTime, xFactor } from './x-factor.ts'
import { cumulativeYield } from './yield.ts'

export { allCycleTimes } from './cycle-time.ts'
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
export { type RunSeries, runSeries } from './series.ts'
export { spendingOf } from './spending.ts'
export { dieBankMeasures, materialMeasures } from './stocks.ts'
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

/** Of the whole line, where it has transport. */
export const transportMeasures: readonly LineMeasure[] = [carriersUnderWay]

export const cartMeasures: readonly CartMeasure[] = [cartsBusy, cartsEmpty, cartWaitMean, cartMovesPerDay, carriersPerMove]

/** Of pools of WIP limits, by what these count. */
export const poolMeasures = {
  lot: [poolWip.lot, poolHeldBack],
  carrier: [poolWip.carrier, poolHeldBack],
  unit: [poolWip.unit, poolHeldBack],
} as const satisfies Record<string, readonly PoolMeasure[]>

/** Of stations with campaigns only. */
export const campaignMeasures: readonly StationMeasure[] = [loadsPerSetup]

/** Of the shifts of a calendar, by name, in lines that ask for them. */
export const shiftMeasures: readonly Measure<string>[] = [goodPerShift, shiftVariation]

/** Of priority classes, in lines that ask for them. */
export const classMeasures: readonly ClassMeasure[] = [classGoodPerDay, classCycleTimeMean, classCycleTimeP95]

/** Of the whole line, where lots can be expedited. */
export const expediteMeasures: readonly LineMeasure[] = [expeditedPerDay]

/** Of bins. */
export const binMeasures: readonly Measure<StepBin>[] = [binUnitsPerDay, binShare]

/** Of steps that say what becomes of remnants; of those that scrap some, and of those that keep them. */
export const remnantMeasures: readonly StepMeasure[] = [carriersFilledPerDay, partFullShare]
export const scrappedRemnantMeasures: readonly StepMeasure[] = [remnantsScrappedPerDay]
export const keptRemnantMeasures: readonly StepMeasure[] = [unitsKept, keptTimeMean, remnantsJoinedPerDay]

/** Of stations with steps that have a rule about machines and lots, and of those that keep machines for them. */
export const lotTurnMeasures: readonly StationMeasure[] = [waitingForOwnLot]
export const keptMeasures: readonly StationMeasure[] = [keptForLot]

/** Of stations whose steps need materials of which there is a stock. */
export const materialWaitMeasures: readonly StationMeasure[] = [waitingForMaterial]

/** Of stations with tooling only. */
export const toolingMeasures: readonly StationMeasure[] = [waitingForKit]

/** Of lines with due dates only. */
export const deliveryMeasures: readonly DeliveryMeasure[] = [lotsOnTime, unitsOnTime, latenessMean, latenessP95]
