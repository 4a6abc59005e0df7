/** The tasks that a station has for people in a day: how many, how long, and for whom. Setups are not among them: how many there are depends on the order of the lots. */
import { Sampler } from '../engine/index.ts'
import { scheduledShare } from '../model/index.ts'
import type { CrewTaskSpec, DistributionSpec, FailureSpec, LineSpec, PlannedStopSpec, StationSpec } from '../spec/line.ts'

/** What a station is to do in a day. */
export interface StationUse {
  station: StationSpec
  units: number
  /** Machine loads, and the carriers and lots in them. */
  loads: number
  carriers: number
  lots: number
  /** Productive time, ticks. */
  workTime: number
}

export interface Task {
  who: CrewTaskSpec
  /** A day. */
  count: number
  /** Of one, by people of full speed; ticks. */
  lasts: number
  /** Of that time, square ticks; of the time of a machine 0. */
  variance: number
  /** The time of a machine, whoever attends it. */
  isPaced: boolean
}

export const TICKS_PER_DAY = 86_400e6

export function tasksOf(use: StationUse, line: LineSpec): Task[] {
  return [...downtimeTasks(use, line), ...operatorTasks(use)]
}

function downtimeTasks(use: StationUse, line: LineSpec): Task[] {
  const { failures, plannedStops } = use.station
  const repairs = failures.map((each) => ({
    ...each,
    count: failuresADay(each, use, line),
    lasts: mean(each.repair),
    variance: varianceOf(each.repair),
  }))
  const stops = plannedStops.map((each) => ({
    ...each,
    count: stopsADay(each, use),
    lasts: mean(each.lasts),
    variance: varianceOf(each.lasts),
  }))
  return [...repairs, ...stops].flatMap(({ crew, skill, people, count, lasts, variance }) => {
    if (crew === undefined) return []
    const who = { crew, ...(skill !== undefined && { skill }), ...(people !== undefined && { people }) }
    return [{ who, count, lasts, variance, isPaced: false }]
  })
}

function operatorTasks({ station, carriers, lots, loads, workTime }: StationUse): Task[] {
  const { operators = {}, load, unload, firstPiece, assists } = station
  const task = (who: CrewTaskSpec | undefined, count: number, lasts: DistributionSpec | undefined): Task[] =>
    who === undefined || lasts === undefined ? [] : [{ who, count, lasts: mean(lasts), variance: varianceOf(lasts), isPaced: false }]
  const hands = [
    ...task(operators.load, carriers, load),
    ...task(operators.inspect, lots, firstPiece),
    ...task(operators.unload, carriers, unload),
  ]
  const rest = workTime - hands.reduce((sum, { count, lasts }) => sum + count * lasts, 0)
  const attended: Task[] =
    operators.attend === undefined
      ? []
      : [{ who: operators.attend, count: loads, lasts: Math.max(0, rest) / loads, variance: 0, isPaced: true }]
  return [...hands, ...attended, ...assists.flatMap(({ mtba, time }) => task(operators.assist, workTime / mtba, time))]
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

export function mean(distribution: DistributionSpec): number {
  return new Sampler(distribution).mean
}

function varianceOf(distribution: DistributionSpec): number {
  return new Sampler(distribution).variance
}
