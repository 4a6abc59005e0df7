/**
 * How busy repair crews will be, by arithmetic: the hours of repair that their machines ask for, against the hours of their people. Waiting for a crew is
 * not in the capacity of a line (a finite crew is a queue); a load near 100 % says that machines will wait long.
 */
import { Sampler } from '../engine/index.ts'
import { scheduledShare } from '../model/index.ts'
import type { DistributionSpec, FailureSpec, LineSpec, PlannedStopSpec, StationSpec } from '../spec/line.ts'

export interface CrewLoad {
  crew: string
  size: number
  /** Hours of repair asked for / hours of all its members. */
  load: number
}

/** What a station is to do in a day. */
export interface StationUse {
  station: StationSpec
  units: number
  loads: number
  /** Productive time, ticks. */
  workTime: number
}

const TICKS_PER_DAY = 86_400e6
/** From here on waits grow fast: at this load a machine waits about 0.85 / 0.15 = 6 repairs long for a crew of one (M/M/1). */
const HIGH = 0.85

/** @param doneShare share of the use of `uses[index]` that can really be done (or, of a use per unit released, how many units a day) */
export function crewLoads(line: LineSpec, uses: readonly StationUse[], doneShare: (index: number) => number): CrewLoad[] {
  return (line.crews ?? []).map(({ name, size }) => {
    const ticks = uses.reduce((sum, use, index) => sum + askedFor(name, scaled(use, doneShare(index)), line), 0)
    return { crew: name, size, load: ticks / (size * TICKS_PER_DAY) }
  })
}

export function crewOverloaded({ crew, size, load }: CrewLoad): string[] {
  if (load <= HIGH) return []
  const percent = Math.round(load * 1000) / 10
  const asked = `crew "${crew}" of ${size} is asked for ${percent} % of its time`
  return [load >= 1 ? `${asked}: machines wait for it longer and longer` : `${asked}: machines will wait long for it`]
}

function scaled({ station, units, loads, workTime }: StationUse, share: number): StationUse {
  return { station, units: units * share, loads: loads * share, workTime: workTime * share }
}

/** Ticks a day of the crew that a station asks for. */
function askedFor(crew: string, use: StationUse, line: LineSpec): number {
  const { failures, plannedStops } = use.station
  const repairs = failures.reduce((sum, each) => sum + (each.crew === crew ? failuresADay(each, use, line) * mean(each.repair) : 0), 0)
  return plannedStops.reduce((sum, each) => sum + (each.crew === crew ? stopsADay(each, use) * mean(each.lasts) : 0), repairs)
}

function failuresADay(failure: FailureSpec, use: StationUse, line: LineSpec): number {
  const every = mean(failure.every)
  switch (failure.clock) {
    case 'productive':
      return use.workTime / every
    case 'units':
      return use.units / every
    case 'cycles':
      return use.loads / every
    case 'calendar':
      return (use.station.machines * TICKS_PER_DAY) / (every + mean(failure.repair))
    case 'up':
      return (scheduledTime(use.station, line) * upShare(use.station)) / every
  }
}

function stopsADay(stop: PlannedStopSpec, { station, units, workTime }: StationUse): number {
  if (stop.clock === 'calendar') return (station.machines * TICKS_PER_DAY) / stop.every
  return (stop.clock === 'units' ? units : workTime) / stop.every
}

/** Machine time in shifts, ticks a day. */
function scheduledTime(station: StationSpec, line: LineSpec): number {
  const calendar = line.calendars.find(({ name }) => name === station.calendar)
  const share = calendar === undefined ? 1 : scheduledShare(calendar)
  return station.machines * TICKS_PER_DAY * share
}

/** Share of time that the breakdowns on the up-time clock leave. */
function upShare(station: StationSpec): number {
  const down = station.failures.reduce((sum, { clock, every, repair }) => sum + (clock === 'up' ? mean(repair) / mean(every) : 0), 0)
  return 1 / (1 + down)
}

function mean(distribution: DistributionSpec): number {
  return new Sampler(distribution).mean
}
