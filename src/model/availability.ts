/**
 * What a station's losses leave of its nameplate speed in the long run, and how much slower its machines must work so that the losses
 * that the file doesn't model are in the run too.
 *
 * Take a machine that always has work, per hour of the calendar. A share s is scheduled (shifts) and a share f goes to stops planned by the
 * clock, f = sum of duration / interval; one that comes due outside the shifts waits for the next, so that t = s - f is left. Each
 * productive hour brings A hours of assists (assist / MTBA) and F hours of repairs of the failures on the productive clock (MTTR / MTBF);
 * each unit brings Q hours of stops planned by count. The up clock runs in all these but the repairs, and its failures add D = sum of
 * MTTR / MTBF hours to each of its hours. A unit takes 1 / UPH at nameplate, thus, with R = A + F and without failures on the up clock,
 * (MTTR: repair and warm-up. F and Q hold all that work brings: F the stops by productive time between loads too, Q breakdowns counted in units or loads
 * and stops by units between loads; breakdowns on the up clock add their D only to stops within loads.)
 *
 *     explicit availability = units made / (UPH x time) = t / (1 + R + Q UPH),
 *     planning efficiency   = explicit availability x (1 - unmodelled loss)
 *
 * and with them the divisor is (1 + D) (1 + A + Q UPH) + F: the availability MTBF / (MTBF + MTTR) of the up clock multiplies, but for repairs.
 * Machines slowed to UPH x v need 1 / (UPH v) of productive time a unit; A and F follow it, Q doesn't. They make UPH x planning efficiency if
 *
 *     ((1 + D) (1 + A) + F) / v + (1 + D) Q UPH = t / planning efficiency,   without D:   v = (1 + R) / (t / planning - Q UPH).
 *
 * Without stops by count that is v = 1 - unmodelled loss. Breakdowns on the calendar leave the share MTBF / (MTBF + MTTR) of t, each kind of them. Not in
 * these figures: repairs, stops and loads that run on past the end of a shift; work that a breakdown undoes; waiting for a crew.
 */

import { Sampler, type Ticks } from '../engine/index.ts'
import type { CalendarSpec, DistributionSpec, FailureSpec, StationSpec } from '../spec/line.ts'
import { scheduledShare as shareOf } from './calendar-times.ts'

export interface StationLosses {
  /** Share of the calendar in stops planned by the clock: f. */
  plannedShare: number
  /** Time of stop per productive time, of failures and stops on the productive clock and assists: R. */
  stopPerProductive: number
  /** Ticks of stop per unit, of stops planned by count and of failures by count: Q. */
  stopPerUnit: number
  /** Share of time that failures on the up clock alone would leave: 1 / (1 + D); for one failure MTBF / (MTBF + MTTR). */
  upAvailability: number
  /** Share of time that failures on the calendar leave. */
  calendarAvailability: number
  /** Share of the calendar with a shift: s; 1 without a calendar. With holidays that of the first 52 weeks. */
  scheduledShare: number
  explicitAvailability: number
  planningEfficiency: number
  /** Speed of the machines relative to nameplate: process time = nameplate time / this. */
  speedFactor: number
}

/**
 * Losses and speed factor of one machine of `station`, for work that takes `unitTime` ticks of nameplate machine time a unit (batches: of a
 * full load). Only stops by count depend on it. Where several products with different unit times share a station, each has its own:
 * its load is then need x unit time / planning efficiency, and loads add up. One figure for the mix is the mean weighted with demand.
 * @param loadUnits units of a load (one carrier, or a full batch), for breakdowns that count loads
 * @throws RangeError where nothing is left to work with, so that no speed makes up for it.
 */
export function stationLosses(station: StationSpec, calendar: CalendarSpec | undefined, unitTime: Ticks, loadUnits = 1): StationLosses {
  const plannedShare = sum(station.plannedStops, (stop) => (stop.clock === 'calendar' ? mean(stop.lasts) / stop.every : 0))
  const stopsWithin = stopRatio(station, 'units', false)
  const stopPerUnit =
    stopsWithin + stopRatio(station, 'units', true) + failureRatio(station, 'units') + failureRatio(station, 'cycles') / loadUnits
  const assists = sum(station.assists, (assist) => mean(assist.time) / assist.mtba)
  const usageStops = stopRatio(station, 'productive', false)
  const repairs = failureRatio(station, 'productive') + stopRatio(station, 'productive', true)
  const upAvailability = 1 / (1 + failureRatio(station, 'up'))
  const scheduledShare = calendar === undefined ? 1 : shareOf(calendar)

  const calendarAvailability = product(station.failures, (failure) =>
    failure.clock === 'calendar' ? 1 / (1 + mttr(failure) / mean(failure.every)) : 1,
  )

  const timeLeft = (scheduledShare - plannedShare) * calendarAvailability
  // Time per productive time, and time of stops by count per nameplate time of a unit, each with the up clock's failures on top.
  const perProductive = (1 + assists + usageStops) / upAvailability + repairs
  const stopsOfUnit = stopsWithin / unitTime / upAvailability + (stopPerUnit - stopsWithin) / unitTime
  const explicitAvailability = timeLeft / (perProductive + stopsOfUnit)
  const planningEfficiency = explicitAvailability * (1 - station.unmodelledLoss)
  const speedFactor = perProductive / (timeLeft / planningEfficiency - stopsOfUnit)
  if (!(timeLeft > 0 && speedFactor > 0)) {
    throw new RangeError(
      `station "${station.name}" can never work: expected planned stops to leave some of its shifts and an unmodelled loss below 100 %, ` +
        `received stops of ${percent(plannedShare)} and shifts of ${percent(scheduledShare)} of the time, a loss of ${percent(station.unmodelledLoss)}`,
    )
  }
  return {
    plannedShare,
    stopPerProductive: repairs + usageStops + assists,
    stopPerUnit,
    upAvailability,
    calendarAvailability,
    scheduledShare,
    explicitAvailability,
    planningEfficiency,
    speedFactor,
  }
}

function failureRatio(station: StationSpec, clock: FailureSpec['clock']): number {
  return sum(station.failures, (failure) => (failure.clock === clock ? mttr(failure) / mean(failure.every) : 0))
}

/** Mean time to repair, warm-up included, ticks. */
function mttr({ repair, warmUp }: FailureSpec): number {
  return mean(repair) + (warmUp === undefined ? 0 : mean(warmUp))
}

/** Stops by use, within loads or between them: ticks per unit or per productive tick. */
function stopRatio(station: StationSpec, clock: 'units' | 'productive', between: boolean): number {
  return sum(station.plannedStops, (stop) =>
    stop.clock === clock && (stop.when === 'betweenLoads') === between ? mean(stop.lasts) / stop.every : 0,
  )
}

function mean(distribution: DistributionSpec): number {
  return new Sampler(distribution).mean
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function product<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total * of(item), 1)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
