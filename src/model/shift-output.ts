/**
 * Good units by shift of the calendar that the line names: a count for each shift of each day, from its beginning to its end, breaks included. What leaves just
 * when a shift ends still counts in it. Each count is closed by the first unit that leaves after it: no timer is set.
 */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import type { CalendarSpec } from '../spec/line.ts'
import { type ShiftPart, shiftAfter } from './calendar-times.ts'
import type { CompiledLine } from './compiled-line.ts'

/** A shift of one day, and what left the line in it. */
export interface ShiftCount {
  /** Its name. */
  shift: string
  unitsGood: number
}

/** From the beginning of a shift to its end. */
interface Span {
  shift: string
  from: Ticks
  to: Ticks
}

/** Null: nobody asks. */
export function shiftOutputOf(line: CompiledLine, timers: Timers): ShiftOutput | null {
  const calendar = line.spec.calendars.find(({ name }) => name === line.spec.run.outputBy)
  return calendar === undefined ? null : new ShiftOutput(calendar, timers)
}

/** Names of the shifts of a calendar, in the order of the day. */
export function shiftNames({ on }: CalendarSpec): string[] {
  return [...new Set(on.map(({ shift }) => shift ?? ''))]
}

export class ShiftOutput {
  /** Per shift since the start: where it begins and ends, which it is, and the good units that have left in it. */
  private from = new Float64Array(16)
  private to = new Float64Array(16)
  private name = new Int32Array(16)
  private units = new Float64Array(16)
  private count = 0
  private readonly calendar: CalendarSpec
  private readonly names: readonly string[]
  private readonly timers: Timers

  constructor(calendar: CalendarSpec, timers: Timers) {
    this.calendar = calendar
    this.names = shiftNames(calendar)
    this.timers = timers
    this.begin(spanAfter(calendar, 0))
  }

  /** Good units leave the line. */
  left(units: number): void {
    const { now } = this.timers
    while (now > this.to[this.count - 1]!) this.begin(spanAfter(this.calendar, this.to[this.count - 1]!))
    if (now > this.from[this.count - 1]!) this.units[this.count - 1]! += units
  }

  /** The shifts that lie wholly between two times which are not in the future, in their order. */
  between(from: Ticks, to: Ticks): ShiftCount[] {
    const counts: ShiftCount[] = []
    for (let index = 0; index < this.count; index++)
      if (this.from[index]! >= from && this.to[index]! <= to)
        counts.push({ shift: this.names[this.name[index]!]!, unitsGood: this.units[index]! })
    // Shifts after the last unit that left.
    let span = spanAfter(this.calendar, this.to[this.count - 1]!)
    for (; span.to <= to; span = spanAfter(this.calendar, span.to)) if (span.from >= from) counts.push({ shift: span.shift, unitsGood: 0 })
    return counts
  }

  visit(state: StateVisitor): void {
    this.from = state.array(this.from)
    this.to = state.array(this.to)
    this.name = state.array(this.name)
    this.units = state.array(this.units)
    this.count = state.number(this.count)
  }

  private begin({ shift, from, to }: Span): void {
    if (this.count === this.from.length) {
      this.from = grown(this.from)
      this.to = grown(this.to)
      this.name = grown(this.name)
      this.units = grown(this.units)
    }
    this.from[this.count] = from
    this.to[this.count] = to
    this.name[this.count] = this.names.indexOf(shift)
    this.units[this.count++] = 0
  }
}

/** The first shift that ends after `time`, with its breaks. Of which only the rest is there, it begins before all times: it is not whole. */
function spanAfter(calendar: CalendarSpec, time: Ticks): Span {
  const first = shiftAfter(calendar, time)
  let last = first
  for (;;) {
    const next = shiftAfter(calendar, last.to)
    if (!goesOn(first, next)) return { shift: first.shift ?? '', from: first.resumes ? Number.NEGATIVE_INFINITY : first.from, to: last.to }
    last = next
  }
}

function goesOn(first: ShiftPart, next: ShiftPart): boolean {
  return next.resumes && next.shift === first.shift
}
