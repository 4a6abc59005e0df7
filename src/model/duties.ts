/** Whom the machines of a station wait for, and in which stage of a load: names resolved to numbers. */
import type { CrewSpec, OperatorsSpec } from '../spec/line.ts'
import { type CrewNeed, needOf } from './crew-need.ts'

/** What a machine does with a load, one after another. What needs nobody is done as part of `process`. */
export const Stage = { load: 0, firstPiece: 1, process: 2, unload: 3 } as const
export const STAGES = 4

export interface Duties {
  setup: CrewNeed | null
  /** By `Stage`. */
  stages: readonly (CrewNeed | null)[]
}

/** Null: the machines wait for nobody, but for repairs and assists. */
export function dutiesOf(operators: OperatorsSpec | undefined, crews: readonly CrewSpec[]): Duties | null {
  if (operators === undefined) return null
  const { load, inspect, attend, unload, setup } = operators
  if ([load, inspect, attend, unload, setup].every((task) => task === undefined)) return null
  return {
    setup: needOf(setup, crews),
    stages: [load, inspect, attend, unload].map((task) => needOf(task, crews)),
  }
}
