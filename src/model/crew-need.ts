/** Whom a task needs: names resolved to numbers. */
import type { CrewSpec, CrewTaskSpec } from '../spec/line.ts'
import { SimulationError } from './error.ts'

export interface CrewNeed {
  crew: number
  /** The lowest skill that can do it, counted from 0. */
  skill: number
  /** People, in millionths, so that parts add up exactly. */
  people: number
}

/** One person in the unit in which people are counted. */
export const PERSON = 1_000_000

/** Null: nobody is needed. Parts of a person are rounded down to millionths, so that as many thirds as make a person find one. */
export function needOf(task: Partial<CrewTaskSpec> | undefined, crews: readonly CrewSpec[]): CrewNeed | null {
  if (task?.crew === undefined) return null
  const crew = crews.findIndex(({ name }) => name === task.crew)
  const skill = task.skill === undefined ? 0 : (crews[crew]?.skills?.findIndex(({ name }) => name === task.skill) ?? -1)
  if (crew === -1 || skill === -1)
    throw new SimulationError(`there is no crew "${task.crew}"${task.skill === undefined ? '' : ` with skill "${task.skill}"`}`)
  return { crew, skill, people: Math.max(1, Math.floor((task.people ?? 1) * PERSON)) }
}
