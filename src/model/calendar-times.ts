/**
 * When a calendar is on, in ticks of the run. A calendar without dates repeats its cycle for ever. One on a local clock repeats it there, leaves out its
 * holidays, and is brought to ticks by the clock: a night in which the clock changes has an hour less or more. Nothing is kept between two questions.
 */
import type { Ticks } from '../engine/index.ts'
import type { CalendarSpec, LocalClockSpec } from '../spec/line.ts'
import { localOf, utcOf } from '../spec/time-zone.ts'

/** Scheduled from `from` until `to`; Infinity: for ever. */
export interface Scheduled {
  from: Ticks
  to: Ticks
}

/** The first scheduled interval that ends after `time`; it may have begun before. On a local clock, intervals that touch are one. */
export function scheduledAfter(calendar: CalendarSpec, time: Ticks): Scheduled {
  return calendar.local === undefined ? inCycle(calendar, time) : onLocalClock(calendar, calendar.local, time)
}

/** Part of one shift: from its beginning or the end of a break, until its end or the next break. */
export interface ShiftPart extends Scheduled {
  /** Name of the shift; null where the calendar has no names. */
  shift: string | null
  /** The shift had begun before. */
  resumes: boolean
}

/** The first part of a shift that ends after `time`; it may have begun before. Shifts that hand over to each other are told apart. */
export function shiftAfter(calendar: CalendarSpec, time: Ticks): ShiftPart {
  if (calendar.local === undefined) return nextInCycle(calendar, time)
  for (const part of partsOnLocalClock(calendar, calendar.local, time)) return part
  throw new RangeError(`calendar "${calendar.name}": expected a shift, received none`)
}

/** 52 weeks. */
const YEAR: Ticks = 31_449_600_000_000

/**
 * Share of the time that is scheduled, 0..1: of a cycle (the hour that a clock change takes it gives back later), with holidays of the 52 weeks from
 * the start of the run.
 */
export function scheduledShare(calendar: CalendarSpec): number {
  const { on, cycle, local } = calendar
  if (local === undefined || local.off.length === 0) return on.reduce((sum, one) => sum + one.to - one.from, 0) / cycle
  let scheduled = 0
  for (let time = 0; time < YEAR; ) {
    const { from, to } = scheduledAfter(calendar, time)
    scheduled += Math.max(0, Math.min(YEAR, to) - Math.max(0, from))
    time = to
  }
  return scheduled / YEAR
}

function inCycle({ cycle, on }: CalendarSpec, time: Ticks): Scheduled {
  if (on.length === 1 && on[0]!.from === 0 && on[0]!.to >= cycle) return { from: 0, to: Number.POSITIVE_INFINITY }
  return nextInCycle({ cycle, on }, time)
}

function nextInCycle({ cycle, on }: Pick<CalendarSpec, 'cycle' | 'on'>, time: Ticks): ShiftPart {
  const length = Math.round(cycle)
  for (let start = Math.floor(time / length) * length; ; start += length) {
    for (const one of on) {
      const [from, to] = [start + Math.round(one.from), start + Math.round(one.to)]
      if (to > time && to > from) return { from, to, shift: one.shift ?? null, resumes: one.resumes === true }
    }
  }
}

/** Cycles that may run together before they are taken to do so for ever, once there are no more holidays. */
const FOR_EVER = 3

function onLocalClock(calendar: CalendarSpec, local: LocalClockSpec, time: Ticks): Scheduled {
  const now = localOf(local.timeZone, local.start + time)
  const lastOff = local.off[local.off.length - 1]?.to ?? now
  const enough = utcOf(local.timeZone, Math.max(now, lastOff) + FOR_EVER * calendar.cycle) - local.start
  const found = { from: 0, to: Number.NEGATIVE_INFINITY }
  for (const { from, to } of partsOnLocalClock(calendar, local, time)) {
    if (found.to === Number.NEGATIVE_INFINITY) found.from = from
    else if (from > found.to) return found
    else if (from > enough) break
    found.to = to
  }
  return { from: found.from, to: Number.POSITIVE_INFINITY }
}

/** The scheduled intervals that end after `time`, one by one, without end. */
function* partsOnLocalClock({ cycle, on }: CalendarSpec, local: LocalClockSpec, time: Ticks): Generator<ShiftPart> {
  const { timeZone, start, origin, off } = local
  const now = localOf(timeZone, start + time)
  // An interval may begin in the cycle before, and the clock change.
  for (let begin = origin + (Math.floor((now - origin) / cycle) - 2) * cycle; ; begin += cycle) {
    for (const one of on) {
      for (const part of without(begin + one.from, begin + one.to, off)) {
        const from = utcOf(timeZone, part.from) - start
        const to = utcOf(timeZone, part.to) - start
        const resumes = one.resumes === true || part.from > begin + one.from
        if (to > time && to > from) yield { from, to, shift: one.shift ?? null, resumes }
      }
    }
  }
}

/** What `off` (ascending) leaves of [from, to). */
function without(from: number, to: number, off: readonly Scheduled[]): Scheduled[] {
  const left: Scheduled[] = []
  let begin = from
  for (const one of off) {
    if (one.to <= begin || one.from >= to) continue
    if (one.from > begin) left.push({ from: begin, to: one.from })
    begin = one.to
  }
  if (begin < to) left.push({ from: begin, to })
  return left
}
