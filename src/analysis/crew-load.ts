/**
 * How busy crews will be, by arithmetic: the hours that their tasks ask for, against the hours that their people are there. Waiting for people is
 * not in the capacity of a line (a finite crew is a queue); a load near 100 % says that machines will wait long.
 */
import { scheduledShare } from '../model/index.ts'
import type { CrewSpec, LineSpec, SkillSpec } from '../spec/line.ts'
import { mean, type StationUse, type Task, TICKS_PER_DAY, tasksOf } from './crew-tasks.ts'

export interface CrewLoad {
  crew: string
  size: number
  /** Hours asked for / hours of all its people who are there. */
  load: number
}

/** From here on waits grow fast: at this load a machine waits about 0.85 / 0.15 = 6 tasks long for a crew of one (M/M/1). */
const HIGH = 0.85

/** @param doneShare share of the use of `uses[index]` that can really be done (or, of a use per unit released, how many units a day) */
export function crewLoads(line: LineSpec, uses: readonly StationUse[], doneShare: (index: number) => number): CrewLoad[] {
  const tasks = uses.flatMap((use, index) => tasksOf(scaled(use, doneShare(index)), line))
  return (line.crews ?? []).map((crew) => {
    const asked = tasks.reduce((sum, task) => sum + (task.who.crew === crew.name ? ticksOf(task, crew) : 0), 0)
    return { crew: crew.name, size: crew.size, load: asked / (meanPresent(crew, line) * TICKS_PER_DAY) }
  })
}

export function crewOverloaded({ crew, size, load }: CrewLoad): string[] {
  if (load <= HIGH) return []
  const percent = Math.round(load * 1000) / 10
  const asked = `crew "${crew}" of ${size} is asked for ${percent} % of its time`
  return [load >= 1 ? `${asked}: machines wait for it longer and longer` : `${asked}: machines will wait long for it`]
}

function scaled({ station, units, loads, carriers, lots, workTime }: StationUse, share: number): StationUse {
  return { station, units: units * share, loads: loads * share, carriers: carriers * share, lots: lots * share, workTime: workTime * share }
}

/** Person-ticks a day, by the lowest skill that can do it, the way to the task included. What a new crew still has to learn is not counted. */
function ticksOf({ who, count, lasts, isPaced }: Task, { skills = [], response }: CrewSpec): number {
  const skill = skills.find(({ name }) => who.skill === undefined || name === who.skill)
  const each = isPaced ? lasts : lasts / (skill?.speed ?? 1) + (response === undefined ? 0 : mean(response))
  return count * (who.people ?? 1) * each
}

/** People who are there, over a cycle of their calendar. */
export function meanPresent(crew: CrewSpec, line: LineSpec): number {
  const levels: Pick<SkillSpec, 'size' | 'sizeIn'>[] = crew.skills ?? [crew]
  const calendar = line.calendars.find(({ name }) => name === crew.calendar)
  if (calendar === undefined) return crew.size
  const hours = calendar.on.reduce((sum, { from, to }) => sum + to - from, 0)
  const people = (shift: string | undefined) => levels.reduce((sum, { size, sizeIn }) => sum + (sizeIn?.[shift ?? ''] ?? size), 0)
  const inShift = calendar.on.reduce((sum, { from, to, shift }) => sum + (to - from) * people(shift), 0) / hours
  return inShift * scheduledShare(calendar) * (1 - (crew.absence ?? 0))
}
