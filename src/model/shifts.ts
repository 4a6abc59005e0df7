/** Calendars: machines go off at the end of a shift (or the beginning of a break) and come on at the start of the next. Without one a machine is always on. */
import type { Ticks, Timer, Timers } from '../engine/index.ts'
import type { CalendarSpec } from '../spec/line.ts'
import { scheduledAfter } from './calendar-times.ts'
import type { CompiledStation } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import type { MachineControl } from './machine-control.ts'
import { type MachineId, Off } from './machines.ts'
import { Priority } from './priorities.ts'

interface Calendar {
  spec: CalendarSpec
  stations: CompiledStation[]
  begins: Timer
  ends: Timer
}

export class Shifts {
  private readonly calendars: Calendar[]
  private readonly timers: Timers
  private readonly control: MachineControl

  constructor(calendars: readonly CalendarSpec[], stations: readonly CompiledStation[], timers: Timers, control: MachineControl) {
    this.timers = timers
    this.control = control
    this.calendars = calendars.map((spec, index) => ({
      spec,
      stations: stations.filter((station) => station.calendar === index),
      begins: timers.claim(Handler.shift, index, Priority.completion),
      ends: timers.claim(Handler.shift, index, Priority.disturbance),
    }))
    for (const calendar of this.calendars) this.setFirst(calendar)
  }

  /** A shift of calendar `index` begins or ends now. */
  change(index: number, timer: Timer): void {
    const calendar = this.calendars[index]!
    if (timer === calendar.begins) this.begin(calendar)
    else this.end(calendar)
  }

  private setFirst(calendar: Calendar): void {
    const { from, to } = scheduledAfter(calendar.spec, 0)
    if (from <= 0) {
      this.setEnd(calendar, to)
      return
    }
    for (const machine of machinesOf(calendar)) this.control.goOff(machine, Off.shift)
    this.timers.setAt(calendar.begins, from)
  }

  private begin(calendar: Calendar): void {
    this.setEnd(calendar, scheduledAfter(calendar.spec, this.timers.now).to)
    for (const machine of machinesOf(calendar)) this.control.comeOn(machine, Off.shift)
  }

  private end(calendar: Calendar): void {
    this.timers.setAt(calendar.begins, scheduledAfter(calendar.spec, this.timers.now).from)
    for (const station of calendar.stations) {
      const finishes = station.spec.atShiftEnd === 'finish' || station.batch !== null
      for (let number = 0; number < station.machines; number++) this.endFor(station.firstMachine + number, finishes)
    }
  }

  private endFor(machine: MachineId, finishesLoad: boolean): void {
    if (finishesLoad) this.control.goOffAfterLoad(machine, Off.shift)
    else this.control.goOff(machine, Off.shift)
  }

  private setEnd(calendar: Calendar, end: Ticks): void {
    if (end < Number.POSITIVE_INFINITY) this.timers.setAt(calendar.ends, end)
  }
}

function machinesOf(calendar: Calendar): MachineId[] {
  return calendar.stations.flatMap((station) => Array.from({ length: station.machines }, (_, number) => station.firstMachine + number))
}
