/**
 * How long machines wait for people: each crew as the machine-repairman model of all its tasks, with the people that are there on average. Skills are not told
 * apart, nor is who goes first.
 */
import type { CrewSpec, LineSpec, SkillSpec } from '../../spec/line.ts'
import { meanPresent } from '../crew-load.ts'
import { mean, type StationUse, type Task, TICKS_PER_DAY, tasksOf } from '../crew-tasks.ts'
import type { CrewWaits } from './effective-time.ts'
import { waitForCrew } from './formulas.ts'
import { momentsOf, NOTHING, plus, secondMoment } from './moments.ts'

/** A crew with more to do is taken as if it had this load. */
const MOST = 0.99

interface StationTask extends Task {
  station: string
  machines: number
}

export interface People {
  waits: CrewWaits
  /** Crews that can't keep up in their smallest shift, as sentences. */
  overloads: string[]
}

export function peopleOf(line: LineSpec, uses: readonly StationUse[]): People {
  const tasks = uses.flatMap((use) =>
    tasksOf(use, line).map((task) => ({ ...task, station: use.station.name, machines: use.station.machines })),
  )
  const asked = (line.crews ?? []).map((crew) => askedOf(crew, line, tasks))
  const waits = new Map(asked.map((each) => [each.crew.name, each.wait]))
  return { waits: (crew) => (crew === undefined ? 0 : (waits.get(crew) ?? 0)), overloads: asked.flatMap((each) => overload(each, line)) }
}

interface Asked {
  crew: CrewSpec
  /** Mean ticks from the call until they are there. */
  wait: number
  /** People who are busy, on average. */
  busy: number
}

function askedOf(crew: CrewSpec, line: LineSpec, all: readonly StationTask[]): Asked {
  const tasks = all.filter(({ who, count }) => who.crew === crew.name && count > 0)
  const way = crew.response === undefined ? 0 : mean(crew.response)
  const timeOf = ({ count, lasts, isPaced }: Task) => count * (lasts + (isPaced ? 0 : way))
  const [calls, time] = [sum(tasks, ({ count }) => count), sum(tasks, timeOf)]
  if (time === 0) return { crew, wait: calls === 0 ? 0 : way, busy: 0 }
  const busy = sum(tasks, (task) => timeOf(task) * (task.who.people ?? 1)) / TICKS_PER_DAY
  const servers = Math.max(1, (meanPresent(crew, line) * time) / TICKS_PER_DAY / busy)
  const machines = new Map(tasks.map((task) => [task.station, task.machines]))
  const callers = [...machines.values()].reduce((total, count) => total + count, 0)
  const wait = waitForCrew(servers, callers, Math.min(MOST, time / TICKS_PER_DAY / servers))
  // A wait of the model is that behind exponential tasks: scaled as in M/G/m.
  const second = sum(tasks, (task) => task.count * secondOf(task, crew))
  const variability = (second * calls) / (2 * time * time)
  return { crew, wait: way + (variability * wait * time) / calls, busy }
}

/** From here on what a shift leaves behind is more than waits within it. */
const TOO_MUCH = 0.9

function overload({ crew, busy }: Asked, { calendars }: LineSpec): string[] {
  const levels: readonly Pick<SkillSpec, 'size' | 'sizeIn'>[] = crew.skills ?? [crew]
  const shifts = calendars.find(({ name }) => name === crew.calendar)?.on ?? []
  const least = Math.min(...shifts.map(({ shift }) => sum(levels, ({ size, sizeIn }) => sizeIn?.[shift ?? ''] ?? size)))
  const load = busy / least / (1 - (crew.absence ?? 0))
  if (load <= TOO_MUCH || !Number.isFinite(least)) return []
  return [`crew "${crew.name}" is asked for ${Math.round(load * 100)} % of its smallest shift: what piles up there waits for the next`]
}

function secondOf({ lasts, variance, isPaced }: Task, { response }: CrewSpec): number {
  return secondMoment(plus({ mean: lasts, variance }, isPaced ? NOTHING : momentsOf(response)))
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
