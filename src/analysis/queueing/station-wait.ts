/**
 * Mean wait for a station: the formula for G/G/m with the variability of arrivals and of effective process times, which is exact for M/G/1, for groups of
 * carriers that come together at random (Burke, Operations Research 23, 1975) and for M/M/m:
 *
 *     wait = wait of M/M/m / (carriers a tick x time^2) x (variance rate of arriving work + variance rate of process times) / 2
 *
 * with the correction of Kraemer and Langenbach-Belz for regular arrivals, and with what finds a machine down.
 */
import type { ClockDowntime } from './effective-time.ts'
import type { StepFlow } from './flows.ts'
import { regularity, waitInServices } from './formulas.ts'
import { type Moments, secondMoment } from './moments.ts'

/** What comes to a station from one step. */
export interface Coming {
  flow: StepFlow
  /** Carriers per tick. */
  rate: number
  carrierUnits: number
  /** Effective time of a carrier. */
  time: Moments
  /** Of the stream, as the queue sees it; units. */
  dispersion: number
  /** Units that come together. */
  group: number
}

export interface Queue {
  machines: number
  /** Share of the time that the station works by its calendar. */
  hours: number
  downtime: ClockDowntime
  coming: readonly Coming[]
}

export interface QueueFigures {
  /** Need / capacity. */
  load: number
  /** Mean effective time of a carrier, and the squared coefficient of variation of what the machines add. */
  time: number
  variation: number
  /** Wait of M/M/m, ticks. */
  poissonWait: number
}

export function figuresOf({ machines, hours, downtime, coming }: Queue): QueueFigures {
  const rate = sum(coming, (each) => each.rate)
  const left = 1 - downtime.taken
  const time = sum(coming, (each) => each.rate * each.time.mean) / rate / left
  const load = (rate * time) / machines / hours
  const second = sum(coming, (each) => each.rate * (each.time.variance + each.time.mean * each.time.mean)) / rate / left / left
  const stopped = downtime.stops.reduce((all, { every, lasts }) => all + secondMoment(lasts) / every, 0)
  const variation = (second + (machines * hours * stopped) / rate) / (time * time) - 1
  return { load, time, variation, poissonWait: waitInServices(machines, load) * time }
}

/** Ticks, of the calendar; Infinity where the load is 1 or more. */
export function stationWait(queue: Queue): number {
  const { machines, hours, downtime, coming } = queue
  const { load, time } = figuresOf(queue)
  if (load >= 1) return Number.POSITIVE_INFINITY
  const rate = sum(coming, (each) => each.rate) / hours
  const left = 1 - downtime.taken
  const units = sum(coming, (each) => each.rate * each.carrierUnits)
  const group = Math.max(1, sum(coming, (each) => each.rate * each.carrierUnits * (each.group / each.carrierUnits)) / units)
  // Work, in ticks squared per tick, that the irregularity of arrivals brings; and if they came as Poisson groups.
  const workOf = (dispersion: (each: Coming) => number) =>
    sum(coming, (each) => ((each.rate / hours) * each.time.mean * each.time.mean * dispersion(each)) / each.carrierUnits) / left / left
  const superposed = superposition(coming, load)
  const seen = (each: Coming) => superposed * each.dispersion + (1 - superposed) * each.group
  const arriving = workOf(seen)
  const poisson = workOf((each) => each.group)
  const serving = sum(coming, (each) => ((each.rate / hours) * each.time.variance) / left / left)
  const scale = (servers: number) => (waitInServices(servers, load) * servers * time) / machines / (rate * time * time)
  const regular = regularity(load, arriving / poisson, serving / poisson)
  const byArrivals = (scale(Math.max(1, machines / group)) * arriving * regular) / 2
  const byService = (scale(machines) * serving * regular) / 2
  const found = machines === 1 ? downtime.foundDown : 0
  return (byArrivals + byService + found + calendarWait(queue, rate, time)) / hours
}

/**
 * What stops by the calendar add, one machine after another: while one stands, what the others can't do piles up, and goes again afterwards at the rate that
 * they all have to spare (a fluid; for one machine P^2 / (2 E (1 - load)) as for Poisson stops).
 */
function calendarWait({ machines, downtime }: Queue, rate: number, time: number): number {
  const [all, others] = [machines / time - rate, (machines - 1) / time]
  const excess = Math.max(0, rate - others)
  const piledUp = (excess / rate) * (1 + excess / all)
  return sum(downtime.stops, ({ every, lasts }) => (machines * secondMoment(lasts) * piledUp) / (2 * every))
}

/**
 * Weight of the streams' own dispersion against that of Poisson, where several come together: 1 for one stream (Albin, Operations Research 32, 1984, as in the
 * queueing network analyzer).
 */
function superposition(coming: readonly Coming[], load: number): number {
  const works = coming.map((each) => each.rate * each.time.mean)
  const total = works.reduce((all, work) => all + work, 0)
  const streams = 1 / works.reduce((all, work) => all + (work / total) * (work / total), 0)
  return 1 / (1 + 4 * (1 - load) * (1 - load) * (streams - 1))
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
