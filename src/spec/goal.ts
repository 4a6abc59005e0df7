/** The goal of a plan, and what its choices cost, as plain data. */

import type { GoalText, LimitAmount } from './keywords/goal.ts'
import type { FactorText } from './keywords/plan.ts'
import type { Report } from './problem.ts'

export interface LimitSpec {
  /** Address of the number. */
  kpi: string
  sense: 'at-least' | 'at-most'
  amount: LimitAmount
  /** Share of the amount, above 0. */
  tolerance: number
}

export interface GoalSpec extends Omit<GoalText, 'limits'> {
  /** At least one. */
  limits: LimitSpec[]
}

/** A year, in one currency: of one (times the number that a value begins with), or of each level in order. */
export type ChoiceCost = { currency: string } & ({ of: 'one'; amount: number } | { of: 'levels'; amounts: number[] })

export function goalOf({ limits, ...rest }: GoalText, report: Report): GoalSpec {
  const refuse = (path: string[], expected: string, received: string): void =>
    report({ code: 'rule', path: ['goal', ...path], atKey: true, expected, received, hint: null })
  if (Object.keys(limits).length === 0) refuse(['limits'], 'at least one limit', 'none')
  if (rest.probability < 0.5 || rest.probability >= 1)
    refuse(['probability'], 'a probability from 50 % to below 100 %', `${rest.probability * 100} %`)
  if (rest.indifference === 0) refuse(['indifference'], 'a share above 0 %', '0 %')
  return {
    ...rest,
    limits: Object.entries(limits).flatMap(([kpi, { atLeast, atMost, tolerance }]): LimitSpec[] => {
      if (tolerance === 0)
        refuse(['limits', kpi, 'tolerance'], 'a tolerance above 0 %: what lies exactly on a limit is never decided', '0 %')
      const amount = atLeast ?? atMost
      if (amount !== undefined && (atLeast === undefined) !== (atMost === undefined))
        return [{ kpi, sense: atLeast === undefined ? 'at-most' : 'at-least', amount, tolerance }]
      refuse(['limits', kpi], 'either atLeast or atMost', amount === undefined ? 'none of them' : 'both')
      return []
    }),
  }
}

/** @param place of the factor. @param levels names of its levels; null: those of a range */
export function choiceCost(
  { cost, costs }: FactorText,
  place: string[],
  levels: readonly string[] | null,
  report: Report,
): ChoiceCost | null {
  const refuse = (part: string, expected: string, received: string): null => {
    report({ code: 'rule', path: [...place, part], atKey: true, expected, received, hint: null })
    return null
  }
  if (cost !== undefined && costs !== undefined) return refuse('costs', 'either cost or costs', 'both')
  if (cost !== undefined) {
    const odd = levels?.find((level) => !/^\d/.test(level))
    if (odd !== undefined) return refuse('cost', 'values that are numbers; `costs` gives each value or level its own', odd)
    return { of: 'one', amount: cost.amount, currency: cost.currency }
  }
  if (costs === undefined) return null
  if (levels === null) return refuse('costs', 'values or levels beside costs; a range has `cost`', 'a range')
  if (costs.length !== levels.length)
    return refuse('costs', `as many as there are values or levels, ${levels.length}`, String(costs.length))
  const { currency } = costs[0]!
  const other = costs.find((each) => each.currency !== currency)
  if (other !== undefined) return refuse('costs', `all in one currency, ${currency}`, other.currency)
  return { of: 'levels', amounts: costs.map(({ amount }) => amount), currency }
}
