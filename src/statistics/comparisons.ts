/** Several systems compared at once: all pairs, or each with one that serves as the control, so that all intervals hold together (Bonferroni). */

import { bonferroniLevel, type Interval, pairedDifference, welchDifference } from './interval.ts'

/** mean(system `first`) - mean(system `second`). */
export interface Comparison {
  first: number
  second: number
  difference: Interval
}

export interface ComparisonOptions {
  /** Probability with which all intervals hold together; default 0.95. */
  level?: number
  /** Replication i of all systems used the same random numbers: differences are then paired (t), otherwise Welch's. */
  commonRandomNumbers: boolean
}

/** All k (k - 1) / 2 differences of k systems, each given by its replications. Law, Simulation Modeling and Analysis, section 10.3.2. */
export function allPairs(systems: readonly (readonly number[])[], options: ComparisonOptions): Comparison[] {
  return compared(
    systems,
    systems.flatMap((_, first) => systems.slice(first + 1).map((_, i): [number, number] => [first, first + 1 + i])),
    options,
  )
}

/** Each other system less the control. Law, Simulation Modeling and Analysis, section 10.3.1. */
export function againstControl(systems: readonly (readonly number[])[], control: number, options: ComparisonOptions): Comparison[] {
  return compared(
    systems,
    systems.flatMap((_, first): [number, number][] => (first === control ? [] : [[first, control]])),
    options,
  )
}

function compared(systems: readonly (readonly number[])[], pairs: [number, number][], options: ComparisonOptions): Comparison[] {
  const level = bonferroniLevel(options.level ?? 0.95, pairs.length)
  const difference = options.commonRandomNumbers ? pairedDifference : welchDifference
  return pairs.map(([first, second]) => ({ first, second, difference: difference(systems[first]!, systems[second]!, level) }))
}
