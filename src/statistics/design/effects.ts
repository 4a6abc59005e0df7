/**
 * What each factor does, and what two do together, from a replicated full factorial design. Law, Simulation Modeling and Analysis, section 12.2.
 */

import { confidenceInterval, type Interval } from '../interval.ts'

/** Mean response at a factor's `level` less that at its level 0, over all levels of the other factors. */
export interface MainEffect {
  factor: number
  level: number
  effect: Interval
}

/**
 * Half of: the effect of the first factor's level where the second has its level, less that where the second has level 0. Not 0: the two
 * depend on each other.
 */
export interface Interaction {
  first: MainEffectLevel
  second: MainEffectLevel
  effect: Interval
}

type MainEffectLevel = Pick<MainEffect, 'factor' | 'level'>

export interface Effects {
  main: MainEffect[]
  interactions: Interaction[]
}

/**
 * Effects, each with the half-width of Student's t over the replications: an effect is computed within each replication, so that the points may share their random numbers.
 * @param points the design: a full factorial, or another in which every two factors have all combinations of their levels equally often.
 * @param responses responses[p][r]: of point p in replication r; as many replications of all points.
 * @param level confidence of each interval, 0..1 exclusive. See `bonferroniLevel` for all together.
 * @throws RangeError where the points differ in their number of replications or are not as many as the responses.
 */
export function factorialEffects(points: readonly (readonly number[])[], responses: readonly (readonly number[])[], level = 0.95): Effects {
  const replications = responses[0]?.length ?? 0
  if (responses.length !== points.length || responses.some((each) => each.length !== replications)) {
    throw new RangeError(
      `expected ${replications} replications of each of ${points.length} points, received ${responses.map((each) => each.length).join(', ')}`,
    )
  }
  const mean = (wanted: readonly MainEffectLevel[], replication: number): number => {
    const chosen = responses.filter((_, p) => wanted.every((each) => points[p]![each.factor] === each.level))
    return chosen.reduce((sum, each) => sum + each[replication]!, 0) / chosen.length
  }
  const interval = (effect: (replication: number) => number): Interval =>
    confidenceInterval(
      Array.from({ length: replications }, (_, r) => effect(r)),
      level,
    )

  const levels = effectLevels(points)
  const main = levels.map((own) => ({ ...own, effect: interval((r) => mean([own], r) - mean([base(own)], r)) }))
  const pairs = levels.flatMap((first) => levels.filter(({ factor }) => factor > first.factor).map((second) => ({ first, second })))
  const interactions = pairs.map(({ first, second }) => ({
    first,
    second,
    effect: interval((r) => {
      const atLevel = mean([first, second], r) - mean([base(first), second], r)
      const atBase = mean([first, base(second)], r) - mean([base(first), base(second)], r)
      return (atLevel - atBase) / 2
    }),
  }))
  return { main, interactions }
}

/** Every factor's levels other than 0, ascending. */
function effectLevels(points: readonly (readonly number[])[]): MainEffectLevel[] {
  const factors = points[0]?.length ?? 0
  return Array.from({ length: factors }, (_, factor) => {
    const seen = new Set(points.map((point) => point[factor]!))
    return [...seen]
      .filter((level) => level !== 0)
      .sort((a, b) => a - b)
      .map((level) => ({ factor, level }))
  }).flat()
}

function base({ factor }: MainEffectLevel): MainEffectLevel {
  return { factor, level: 0 }
}
