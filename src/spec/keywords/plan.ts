/** The plan of a study, `format: tollway-plan/1`: a line, and what is varied in it. */
import * as z from 'zod'
import { parseDesign, parseRange } from '../design-text.ts'
import { parsePrice } from '../money.ts'
import { accept, refuse } from '../parsed.ts'
import { goalKeywords } from './goal.ts'
import { duration, keywords, named, special, whole, words } from './vocabulary.ts'

const value = special(
  'A value as `--set` takes it',
  'value',
  ['10', '12 min'],
  (raw) => (['string', 'number', 'boolean'].includes(typeof raw) ? accept(String(raw)) : refuse('a value such as 10 or "12 min"')),
  { type: ['string', 'number', 'boolean'] },
)

const changes = (description: string) => z.array(words('path=value')).min(1).meta({ description, kind: 'list' })

const price = (description: string) => special(description, 'price a year', ['90k USD/y'], (raw) => parsePrice(raw, ['y'], '90k USD/y'))

const factor = keywords(
  {
    path: words('What is varied, as in `--set`: `stations.hot-test.machines`').exactOptional(),
    values: z
      .array(value)
      .min(2)
      .meta({ description: 'Its values; the first is what the others are compared with', kind: 'list' })
      .exactOptional(),
    range: special('Instead of `values`: from where to where', 'range', ['8 to 12', '10 min to 30 min'], parseRange).exactOptional(),
    steps: whole('With `range` in a factorial design: how many values, the ends included', 2).exactOptional(),
    levels: named(
      changes('Changes as in `--set`: `[crews.a.size=3, crews.b.size=4]`'),
      'Instead of `path`: several changes together, by the name of the level; at least two',
    ).exactOptional(),
    cost: price(
      'For `optimise`: what one costs a year, beside what the money of the line says of its machines and people; a value costs as many as its number',
    ).exactOptional(),
    costs: z
      .array(price('Of a year'))
      .min(1)
      .meta({ description: 'Instead of `cost`: what each value or level costs, in their order', kind: 'list' })
      .exactOptional(),
  },
  'Something that is varied',
)

export type FactorText = z.output<typeof factor>

export const planKeywords = keywords(
  {
    format: z.literal('tollway-plan/1').meta({ description: 'What this file is', kind: 'word' }),
    title: words('One line for people').exactOptional(),
    line: words('Line file, seen from the folder of the plan, or the name of a shipped line'),
    set: changes('Changes to the line at all points, as in `--set`').exactOptional(),
    design: special(
      'Which points are simulated: all combinations, each factor alone, or so many points that fill the space',
      'design',
      ['full factorial', 'one at a time', 'latin hypercube 20', 'sobol 32'],
      parseDesign,
    ).prefault('full factorial'),
    factors: named(factor, 'What is varied, by name'),
    goal: goalKeywords.exactOptional(),
    kpis: z
      .array(words('Address of a number in the result'))
      .min(1)
      .meta({ description: 'Numbers to report, such as goodPerDay or stations.hot-test.load', kind: 'list' })
      .exactOptional(),
    replications: whole("Independent runs of each point; default: the line's", 1).exactOptional(),
    warmUp: duration("Time deleted before counting; default: the line's", 'zero', '30 d').exactOptional(),
    horizon: duration("Time counted after the warm-up; default: the line's", 'above zero', '90 d').exactOptional(),
    seed: whole("Seed of the random numbers, and of the points; default: the line's", 0).exactOptional(),
  },
  'A plan of simulations',
)

export type PlanText = z.output<typeof planKeywords>
