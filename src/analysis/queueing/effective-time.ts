/**
 * Effective process time: how long a machine is taken by a carrier, with all that stops the machine meanwhile (Hopp and Spearman, Factory Physics, section
 * 8.4; for stops that interrupt the work Gaver, Journal of the Royal Statistical Society B 24, 1962): n stops of mean R and second moment R2 a load
 * add n R to its mean and n R2 to its variance.
 */
import type { AssistSpec, FailureSpec, PlannedStopSpec, StationSpec } from '../../spec/line.ts'
import { type Moments, momentsOf, plus, residual, secondMoment, sometimes } from './moments.ts'

/** What stops a machine. */
interface Stop {
  clock: FailureSpec['clock']
  /** Mean of the clock between two: ticks, units or loads. */
  every: number
  lasts: Moments
  /** It falls due by count, regularly. */
  isRegular: boolean
  /** The load is begun anew. */
  isRepeated: boolean
}

/** Mean ticks that a task waits for somebody, by the task's crew; 0: nobody is waited for. */
export type CrewWaits = (crew: string | undefined) => number

/** @param load what the machine works on: its time without stops, and its units */
export function effectiveTime(station: StationSpec, load: { time: Moments; units: number }, waits: CrewWaits): Moments {
  const stops = stopsOf(station, waits)
  const inWork = stops.filter(({ clock }) => clock === 'productive' || clock === 'units' || clock === 'cycles')
  const added = inWork.map((stop) => addedBy(stop, load))
  const work = plus({ mean: load.time.mean, variance: 0 }, ...added)
  const stretch = load.time.mean > 0 ? work.mean / load.time.mean : 1
  const worked = { mean: work.mean, variance: work.variance + load.time.variance * stretch * stretch }
  // Breakdowns by the clock strike in the other stops too (Avi-Itzhak and Naor, Operations Research 11, 1963).
  const byClock = stops.filter(({ clock }) => clock === 'up')
  const more = byClock.reduce((sum, { every, lasts }) => sum + lasts.mean / every, 0)
  const variance = byClock.reduce((sum, { every, lasts }) => sum + (worked.mean * secondMoment(lasts)) / every, 0)
  return { mean: worked.mean * (1 + more), variance: worked.variance * (1 + more) * (1 + more) + variance }
}

/** What stops a machine by the calendar, whether it works or not. */
export interface CalendarStop {
  /** Ticks from one to the next. */
  every: number
  lasts: Moments
}

export interface ClockDowntime {
  /** Stops by the calendar; not in the effective time. */
  stops: CalendarStop[]
  /** Share of time that they take. */
  taken: number
  /** Mean wait of who finds a machine down that had nothing to do, of breakdowns on the up-time clock: chance x residual time. */
  foundDown: number
}

export function clockDowntime(station: StationSpec, waits: CrewWaits): ClockDowntime {
  const all = stopsOf(station, waits)
  const stops = all
    .filter(({ clock }) => clock === 'calendar')
    .map(({ every, lasts, isRegular }) => ({ every: isRegular ? every : every + lasts.mean, lasts }))
  const up = all.filter(({ clock }) => clock === 'up')
  return {
    stops,
    taken: stops.reduce((sum, { every, lasts }) => sum + lasts.mean / every, 0),
    foundDown: up.reduce((sum, { every, lasts }) => sum + (lasts.mean / (every + lasts.mean)) * residual(lasts), 0),
  }
}

function stopsOf({ failures, assists, plannedStops, operators }: StationSpec, waits: CrewWaits): Stop[] {
  return [
    ...failures.map((failure) => ofFailure(failure, waits(failure.crew))),
    ...assists.map((assist) => ofAssist(assist, waits(operators?.assist?.crew))),
    ...plannedStops.map((stop) => ofPlanned(stop, waits(stop.crew))),
  ]
}

function ofFailure({ clock, every, repair, warmUp, work }: FailureSpec, wait: number): Stop {
  const lasts = plus(momentsOf(repair), momentsOf(warmUp), waiting(wait))
  return { clock, every: momentsOf(every).mean, lasts, isRegular: false, isRepeated: work === 'rework' }
}

function ofAssist({ mtba, time }: AssistSpec, wait: number): Stop {
  return { clock: 'productive', every: mtba, lasts: plus(momentsOf(time), waiting(wait)), isRegular: false, isRepeated: false }
}

function ofPlanned(stop: PlannedStopSpec, wait: number): Stop {
  return { clock: stop.clock, every: stop.every, lasts: plus(momentsOf(stop.lasts), waiting(wait)), isRegular: true, isRepeated: false }
}

/** Waits for people are about exponential. */
function waiting(mean: number): Moments {
  return { mean, variance: mean * mean }
}

/** Time that a stop adds to a load. */
function addedBy({ clock, every, lasts, isRegular, isRepeated }: Stop, { time, units }: { time: Moments; units: number }): Moments {
  const count = (clock === 'productive' ? time.mean : clock === 'units' ? units : 1) / every
  const whole = isRepeated ? plus(lasts, { mean: time.mean / 2, variance: (time.mean * time.mean) / 12 }) : lasts
  if (!isRegular) return { mean: count * whole.mean, variance: count * secondMoment(whole) }
  // By count they come evenly: so many in each load, and one more in a share of the loads.
  const sure = Math.floor(count)
  return plus({ mean: sure * whole.mean, variance: sure * whole.variance }, sometimes(count - sure, whole))
}
