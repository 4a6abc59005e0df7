/** Crews and the kits that they mount. */
import type { DistributionSpec } from './distribution.ts'
import type { CrewTaskSpec } from './stops.ts'

/** People who run, repair and maintain machines. */
export interface CrewSpec {
  name: string
  /** How many there are, of all skills, in the largest shift. */
  size: number
  /** By skill, the lowest first; absent: `size` people who can do all tasks. */
  skills?: SkillSpec[]
  /** How many there are in a shift, by its name, where that differs. Of a crew without skills. */
  sizeIn?: Record<string, number>
  /** When they are there; absent: always. */
  calendar?: string
  /** Share who stay away, drawn for each person and shift. */
  absence?: number
  /** Of a person and hour that they are there, in the currency of the line. Absent: nothing. */
  wage?: number
  /** From the call until they are there. */
  response?: DistributionSpec
  /** A new crew: its speed at the start of the run, and the ticks in which what is missing to 1 halves. */
  learning?: { speed: number; halfEvery: number }
}

export interface SkillSpec {
  name: string
  size: number
  sizeIn?: Record<string, number>
  /** Relative to the times of the file, 0..1. */
  speed: number
}

/** Whom a machine waits for; what nobody is named for goes by itself. */
export interface OperatorsSpec {
  /** For the time of `load`, `firstPiece` and `unload`. */
  load?: CrewTaskSpec
  inspect?: CrewTaskSpec
  unload?: CrewTaskSpec
  /** While the machine works on the process itself. */
  attend?: CrewTaskSpec
  /** For the time of a setup. */
  setup?: CrewTaskSpec
  /** For the time of each assist. */
  assist?: CrewTaskSpec
}

/** Tools that machines need: `count` of them, alike. */
export interface KitSpec {
  name: string
  /** What stations ask for. */
  type: string
  count: number
  /** What they fit: work that has one of the values of each; absent: everything. */
  fits?: { by: 'product' | 'family' | { attribute: string }; values: string[] }[]
  /** Setup time where one isn't on the machine; absent: none. */
  mount?: DistributionSpec
  services: KitServiceSpec[]
}

export interface KitServiceSpec {
  name: string
  /** Shots: cycles of the process. */
  clock: 'shots' | 'units' | 'productive'
  /** Use since the last one: shots, units or productive ticks. Kit i of n has gone through (n - i - 1/2) / n of it at the start, i from 0. */
  every: number
  lasts: DistributionSpec
}
