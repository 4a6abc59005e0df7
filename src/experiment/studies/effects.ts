/** What the factors of a plan do to a number: from a full factorial design, or each alone. All effects on a number hold together (Bonferroni). */
import type { SweepEffects } from '../../spec/sweep.ts'
import { bonferroniLevel, type Effects, factorialEffects, type Interval, pairedDifference } from '../../statistics/index.ts'
import { verdictOf } from './verdict.ts'

/**
 * @param numbers numbers[point][factor]: the level
 * @param values values[point][replication]; those of a replication count where something was observed at all points
 */
export function effectsOf(
  design: 'full factorial' | 'one at a time',
  numbers: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
  unit: string,
  level: number,
): SweepEffects {
  const observed = values.map((own) => own.filter((_, replication) => values.every((each) => Number.isFinite(each[replication]))))
  const replications = observed[0]!.length
  const effects = design === 'full factorial' ? factorialEffects(numbers, observed, level) : effectsAlone(numbers, observed, level)
  const estimated = ({ mean, halfWidth }: Interval) => ({
    effect: { mean: Number.isFinite(mean) ? mean : null, halfWidth, unit, replications },
    verdict: verdictOf({ mean, halfWidth }),
  })
  return {
    main: effects.main.map(({ factor, level: own, effect }) => ({ factor, level: own, ...estimated(effect) })),
    interactions: effects.interactions.map(({ first, second, effect }) => ({
      first: { factor: first.factor, level: first.level },
      second: { factor: second.factor, level: second.level },
      ...estimated(effect),
    })),
  }
}

/** Each other point against the first, at which all factors have level 0. */
function effectsAlone(numbers: readonly (readonly number[])[], values: readonly (readonly number[])[], level: number): Effects {
  const main = numbers.slice(1).map((point, index) => {
    const factor = point.findIndex((own) => own > 0)
    return { factor, level: point[factor]!, effect: pairedDifference(values[index + 1]!, values[0]!, level) }
  })
  return { main, interactions: [] }
}

/** How many effects a design can see, and the level of each so that all hold together. */
export function familyOf(
  design: 'full factorial' | 'one at a time',
  levels: readonly number[],
  confidence: number,
): { effects: number; level: number } {
  const others = levels.map((count) => count - 1)
  const main = others.reduce((sum, count) => sum + count, 0)
  const squares = others.reduce((sum, count) => sum + count * count, 0)
  const effects = design === 'full factorial' ? main + (main * main - squares) / 2 : main
  return { effects, level: bonferroniLevel(confidence, Math.max(1, effects)) }
}
