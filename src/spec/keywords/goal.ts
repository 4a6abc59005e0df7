/** What `tollway optimise` looks for: the section `goal:` of a plan. */
import type * as z from 'zod'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { commaHint, splitQuantity } from '../quantity.ts'
import { keywords, named, share, special, whole, words } from './vocabulary.ts'

/** A number and the unit that it was written in; '' for none. */
export interface LimitAmount {
  value: number
  unit: string
}

const amount = (description: string) =>
  special(description, 'amount', ['24000', '30 h', '85 %'], parseLimit, { type: ['string', 'number'] }).exactOptional()

const limit = keywords(
  {
    atLeast: amount('The mean is to be this or more'),
    atMost: amount('The mean is to be this or less; either this or `atLeast`'),
    tolerance: share('Of the limit: a mean that is closer to it may be decided either way', '2 %').prefault('2 %'),
  },
  'A limit for the mean of a number',
)

export const goalKeywords = keywords(
  {
    limits: named(limit, 'What a set has to keep to, by address in the result, such as goodPerDay or cycleTimeP90'),
    probability: share('With which the answer is right, as far as it is simulated', '95 %').prefault('95 %'),
    budget: whole('Replications of all sets together, at most', 1).prefault(1000),
    nearlyEqual: share('Of the cost: sets that cost at most so much more than the cheapest count as equal to it', '1 %').prefault('0 %'),
    prefer: words('Address of the number by which equal sets are told apart: the smallest is best').prefault('cycleTimeMean'),
    indifference: share('Of that number: smaller differences do not matter', '2 %').prefault('2 %'),
  },
  'What `tollway optimise` looks for: the cheapest combination of the factors that keeps to the limits',
)

export type GoalText = z.output<typeof goalKeywords>

function parseLimit(raw: unknown): Parsed<LimitAmount> {
  const expected = 'an amount above 0 such as 24000 or "30 h"'
  const quantity = splitQuantity(raw)
  if (quantity === null || commaHint(raw) !== null) return refuse(expected, commaHint(raw))
  return quantity.value > 0 && Number.isFinite(quantity.value) ? accept(quantity) : refuse(expected)
}
