/** Outcomes of replications -> result: estimates with intervals, in the order of the line. Aggregates in replication order, never in order of completion. */
import {
  campaignMeasures,
  crewMeasures,
  deliveryGroups,
  deliveryMeasures,
  holdMeasures,
  kitMeasures,
  linearityMeasures,
  lineMeasures,
  productMeasures,
  stationMeasures,
  TICKS_PER_HOUR,
  toolingMeasures,
} from '../measures/index.ts'
import { type CompiledLine, holdReasons } from '../model/index.ts'
import { unitCost, unpacked } from '../money/index.ts'
import type {
  CostOf,
  CrewResult,
  DeliveryResult,
  Estimate,
  HoldResult,
  KitResult,
  LimitResult,
  ProductResult,
  Result,
  StateShares,
  StationResult,
  StepLossResult,
} from '../spec/result.ts'
import { confidenceInterval, ratioInterval } from '../statistics/index.ts'
import { findBottleneck } from './bottleneck.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { measuresOfStep, stepsWithLosses } from './quality-results.ts'
import { asksForLinearity, hasCampaigns, hasTooling, measuresOf, prepared } from './replication.ts'
import { VERSION } from './version.ts'
import { warningsOf } from './warnings.ts'

const CONFIDENCE = 0.95

/** @param outcomes at least one; any order */
export function summarise(job: Job, outcomes: readonly ReplicationOutcome[]): Result {
  const ordered = [...outcomes].sort((a, b) => a.replication - b.replication)
  const estimates = new EstimateReader(ordered)
  const kpis = { ...estimates.take(lineMeasures), ...(asksForLinearity(job.line) && estimates.take(linearityMeasures)) }
  const { compiled, rawProcessTimes } = prepared(job)
  const products = compiled.products.map(({ name, index }): ProductResult => {
    const estimate = estimates.take(productMeasures)
    return { name, rawProcessTime: rawProcessTimes[index]! / TICKS_PER_HOUR, ...estimate } as ProductResult
  })
  const stations = compiled.stations.map(({ name, spec }): StationResult => {
    const { productive, standby, waitingForPeople, blocked, setup, scheduledDown, unscheduledDown, nonScheduled, ...others } =
      estimates.take(stationMeasures)
    const waiting = spec.operators !== undefined && { waitingForPeople }
    const states = { productive, standby, ...waiting, blocked, setup, scheduledDown, unscheduledDown, nonScheduled } as StateShares
    return { name, area: spec.area, machines: spec.machines, states, ...others } as StationResult
  })
  const crews = compiled.crews.map(({ spec: { name, size } }) => ({ name, size, ...estimates.take(crewMeasures) }) as CrewResult)
  const kits = compiled.kits.map(({ spec: { name, type, count } }) => ({ name, type, count, ...estimates.take(kitMeasures) }) as KitResult)
  for (const { index } of compiled.stations.filter(hasTooling)) Object.assign(stations[index]!, estimates.take(toolingMeasures))
  for (const { index } of compiled.stations.filter(hasCampaigns)) Object.assign(stations[index]!, estimates.take(campaignMeasures))
  const deliveries = deliveryGroups(compiled).map(({ of, name }) => ({ of, name, ...estimates.take(deliveryMeasures) }) as DeliveryResult)
  const losses = stepsWithLosses(compiled).map((step): StepLossResult => {
    const of = { product: compiled.products[step.product]!.name, step: step.name }
    return { ...of, ...estimates.take(measuresOfStep(step)) } as StepLossResult
  })
  const holds = holdReasons(job.line).map((reason) => ({ reason, ...estimates.take(holdMeasures) }) as HoldResult)
  const limits = (compiled.limits?.all ?? []).map(({ route, spec }) => {
    const { name, from, to } = spec
    return { name, route, from, to, ...estimates.take(measuresOf(spec)) } as LimitResult
  })
  const { name, title, notice } = job.line
  return {
    format: 'tollway-result/1',
    version: VERSION,
    line: { name, title, hash: job.lineHash, notice: notice ?? null },
    ...(job.extension !== undefined && { extension: { name: job.extension.name, hash: job.extension.hash } }),
    seed: job.seed,
    replications: ordered.length,
    warmUp: job.warmUp,
    horizon: job.horizon,
    confidence: CONFIDENCE,
    kpis,
    products,
    stations,
    ...(crews.length > 0 && { crews }),
    ...(kits.length > 0 && { kits }),
    ...(deliveries.length > 0 && { deliveries }),
    ...(losses.length > 0 && { losses }),
    ...(holds.length > 0 && { holds }),
    ...(limits.length > 0 && { limits }),
    ...(job.line.money !== undefined && { cost: costOf(compiled, ordered) }),
    bottleneck: findBottleneck(stations),
    warnings: warningsOf(job, kpis),
  }
}

/** What was spent in all replications, to the good units of all. */
function costOf(line: CompiledLine, outcomes: readonly ReplicationOutcome[]): CostOf<Estimate> {
  const spendings = outcomes.map(({ values }) => unpacked(values, line.stations.length))
  const goodUnits = spendings.map((spending) => spending.goodUnits)
  return unitCost(line, (amount, unit): Estimate => {
    const { mean, halfWidth } = ratioInterval(spendings.map(amount), goodUnits, CONFIDENCE)
    return { mean: Number.isFinite(mean) ? mean : null, halfWidth, unit, replications: outcomes.length }
  })
}

/** Walks through the values of all replications in step with the lists of measures. */
class EstimateReader {
  private index = 0
  private readonly outcomes: readonly ReplicationOutcome[]

  constructor(outcomes: readonly ReplicationOutcome[]) {
    this.outcomes = outcomes
  }

  take(measures: readonly { name: string; unit: string }[]): Record<string, Estimate> {
    return Object.fromEntries(measures.map(({ name, unit }) => [name, this.next(unit)]))
  }

  private next(unit: string): Estimate {
    const values = this.outcomes.map((outcome) => outcome.values[this.index]!)
    this.index++
    return estimateOf(values, unit)
  }
}

/** Mean and half-width over the replications in which something was observed. */
export function estimateOf(values: readonly number[], unit: string): Estimate {
  const observed = values.filter((value) => Number.isFinite(value))
  if (observed.length === 0) return { mean: null, halfWidth: null, unit, replications: 0 }
  return { ...confidenceInterval(observed, CONFIDENCE), unit, replications: observed.length }
}
