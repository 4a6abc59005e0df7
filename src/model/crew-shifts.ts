/**
 * How many people of each crew are there: by its calendar, less those who stay away (drawn for each person when a shift begins), and as dated changes
 * say. A crew without a calendar is always there.
 */
import type { StateVisitor, Streams, Ticks, Timer, Timers } from '../engine/index.ts'
import type { CalendarSpec } from '../spec/line.ts'
import { shiftAfter } from './calendar-times.ts'
import type { CompiledCrew } from './compiled-line.ts'
import type { Crews } from './crews.ts'
import { Handler } from './handlers.ts'
import { Priority } from './priorities.ts'

const NONE = -1

export class CrewShifts {
  /** People whom the line has, by skill, where a dated change said so; -1: as the file says. */
  private changed: Float64Array
  /** Who stays away in this shift, by skill. */
  private absent: Float64Array
  private readonly timer: (Timer | null)[]
  private readonly streamOf: Int32Array
  private readonly crews: readonly CompiledCrew[]
  private readonly calendars: readonly CalendarSpec[]
  private readonly pool: Crews
  private readonly timers: Timers
  private readonly streams: Streams

  constructor(crews: readonly CompiledCrew[], calendars: readonly CalendarSpec[], pool: Crews, timers: Timers, streams: Streams) {
    this.crews = crews
    this.calendars = calendars
    this.pool = pool
    this.timers = timers
    this.streams = streams
    const skills = crews.reduce((sum, crew) => sum + crew.skills.length, 0)
    this.changed = new Float64Array(skills).fill(NONE)
    this.absent = new Float64Array(skills)
    this.streamOf = Int32Array.from(crews, ({ spec }) => (spec.absence === undefined ? NONE : streams.claim(`crews/${spec.name}/absence`)))
    this.timer = crews.map(({ calendar }, crew) => (calendar === NONE ? null : timers.claim(Handler.crewShift, crew, Priority.disturbance)))
    crews.forEach((_, crew) => {
      this.change(crew)
    })
  }

  /** A part of a shift begins or ends now. */
  change(crew: number): void {
    const { calendar } = this.crews[crew]!
    if (calendar === NONE) {
      this.settle(crew, true, null)
      return
    }
    const { now } = this.timers
    const part = shiftAfter(this.calendars[calendar]!, now)
    const isOn = part.from <= now
    if (isOn && !part.resumes) this.drawAbsence(crew, part.shift)
    this.settle(crew, isOn, part.shift)
    this.setTimer(crew, isOn ? part.to : part.from)
  }

  /** A dated change: from now on so many people; who stays away in this shift does so all the same. */
  setSize(crew: number, size: number): void {
    this.changed[this.crews[crew]!.firstSkill] = size
    const { calendar } = this.crews[crew]!
    const part = calendar === NONE ? null : shiftAfter(this.calendars[calendar]!, this.timers.now)
    this.settle(crew, part === null || part.from <= this.timers.now, part?.shift ?? null)
  }

  visit(state: StateVisitor): void {
    this.changed = state.array(this.changed)
    this.absent = state.array(this.absent)
  }

  private settle(crew: number, isOn: boolean, shift: string | null): void {
    const { skills, firstSkill } = this.crews[crew]!
    const there = skills.map((_, skill) => Math.max(0, this.sizeOf(crew, skill, shift) - this.absent[firstSkill + skill]!))
    this.pool.setPresent(crew, isOn ? there : skills.map(() => 0))
  }

  private sizeOf(crew: number, skill: number, shift: string | null): number {
    const { skills, firstSkill } = this.crews[crew]!
    const changed = this.changed[firstSkill + skill]!
    if (changed !== NONE) return changed
    const { size, sizeIn } = skills[skill]!
    return shift === null ? size : (sizeIn?.[shift] ?? size)
  }

  private drawAbsence(crew: number, shift: string | null): void {
    const { skills, firstSkill, spec } = this.crews[crew]!
    if (spec.absence === undefined) return
    skills.forEach((_, skill) => {
      let absent = 0
      const size = this.sizeOf(crew, skill, shift)
      for (let person = 0; person < size; person++) if (this.streams.uniform(this.streamOf[crew]!) < spec.absence!) absent++
      this.absent[firstSkill + skill] = absent
    })
  }

  private setTimer(crew: number, at: Ticks): void {
    if (at < Number.POSITIVE_INFINITY) this.timers.setAt(this.timer[crew]!, at)
  }
}
