/** `tollway/model`: a line made ready to run, and the running floor. */
export type { Ticks } from '../engine/index.ts'
export {
  type Cut,
  Layout,
  Line,
  PerCarts,
  PerClass,
  PerCrew,
  PerDelivery,
  PerHold,
  PerKit,
  PerLimit,
  PerPool,
  PerProduct,
  PerRemnant,
  PerStation,
  PerStep,
  PerStock,
  PerTransport,
} from './accumulators.ts'
export { type StationLosses, stationLosses } from './availability.ts'
export { sizeOf } from './batch-size.ts'
export { fillOf } from './batches.ts'
export { binCount, sortingSteps } from './bins.ts'
export { scheduledShare } from './calendar-times.ts'
export { type CarrierSizes, carrierSizes } from './carrier-sizes.ts'
export { compile } from './compile.ts'
export type { CompiledLine, CompiledProduct, CompiledStation, CompiledStep } from './compiled-line.ts'
export { hasDueDates } from './deliveries.ts'
export { EquipmentState, STATES } from './equipment-state.ts'
export { SimulationError } from './error.ts'
export { expectedCheck } from './expected-checks.ts'
export { Floor, type FloorOptions, layoutOf } from './floor.ts'
export { BUCKETS, bucketEdges } from './histogram.ts'
export type { FloorListener, Observed } from './listener.ts'
export { hasChancyReleases, hasChancyWork, LUCK_OF_RELEASES, LuckSum, luckOfStation } from './luck.ts'
export { machinePlace } from './machine-place.ts'
export { Activity, Down, Off } from './machines.ts'
export type { CompareRule, OwnRule, OwnRules, ScoreRule, WaitingCarrier } from './own-rules.ts'
export { meanProcessTicks } from './process-time.ts'
export { RateProfile } from './rate-profile.ts'
export { remnantSteps } from './remnants.ts'
export { setupState } from './setups.ts'
export { type ShiftCount, shiftNames } from './shift-output.ts'
export { stepNeeds, stocksAt } from './step-needs.ts'
export { hasQuality, holdReasons } from './step-quality.ts'
export { atItsStations } from './step-stations.ts'
export { loadUnits, unitTime } from './unit-time.ts'
