/** `release:` when new lots start. One of `rate`, `demand`, `every`, `at`, `orders`, `conwip`, `keep` says which policy is meant. */
import * as z from 'zod'
import { plural, thingOf } from '../amounts.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { splitQuantity } from '../quantity.ts'
import { orders, ordersFile } from './order.ts'
import { distribution, duration, keywords, named, nameOf, oneOf, rate, share, special, whole } from './vocabulary.ts'

/** What a rate of releases can be counted in. */
export const RELEASED_THINGS = ['unit', 'lot', 'wafer', 'strip', 'magazine', 'reel'] as const

export type ReleasedThing = (typeof RELEASED_THINGS)[number]

export interface WeeksDemand {
  amount: number
  of: ReleasedThing
}

/** `120k units`, also none. */
function parseDemand(raw: unknown): Parsed<WeeksDemand> {
  const expected = `an amount of ${RELEASED_THINGS.map(plural).join(', ')}, such as "120k units"`
  const quantity = splitQuantity(raw)
  if (quantity === null || !(quantity.value >= 0)) return refuse(expected)
  if (quantity.unit === '' && quantity.value === 0) return accept({ amount: 0, of: 'unit' })
  const of = RELEASED_THINGS.find((thing) => thing === thingOf(quantity.unit))
  return of === undefined ? refuse(expected, `write "${quantity.value} units"`) : accept({ amount: quantity.value, of })
}

const ramp = keywords(
  {
    from: share('Share of the rate at the start', '10 %'),
    to: share('Share of it after that', '100 %').prefault('100 %'),
    over: duration('How long it takes from one to the other', 'above zero', '90 d'),
  },
  'With `rate`: it rises or falls evenly from one share of itself to another',
)

const engineering = keywords(
  {
    share: share('Share of the lots', '3 %'),
    priority: whole('Priority class of these', 0),
  },
  'Lots of the engineers: the same route, with a priority of their own',
)

const keep = keywords(
  {
    station: nameOf('station', 'The station that is not to starve'),
    below: duration('Expected work of a machine there', 'above zero', '12 h'),
  },
  'A lot starts whenever the line holds less work than `below` for the machines of a station, from the first step to the end of their work on it',
)

export const releaseKeywords = keywords(
  {
    product: nameOf('product', 'What is released; default: the only product').exactOptional(),
    mix: named(
      share('Share of the lots', '70 %'),
      'Instead of `product`: shares of the lots by product, such as `{ toll: 70 %, dpak: 30 % }`',
    ).exactOptional(),
    pick: oneOf(
      ['in-turn', 'by-chance'],
      'With `mix` or `engineering`, which lot comes next: of the kind that is furthest behind its share, or by chance; default: in-turn',
    ).exactOptional(),
    engineering: engineering.exactOptional(),
    priority: whole("Priority class; default: the product's", 0).exactOptional(),
    rate: rate('Released at this rate', RELEASED_THINGS, ['154510 units/day', '0.8 lots/h', '1.2M/day']).exactOptional(),
    ramp: ramp.exactOptional(),
    demand: z
      .array(special('What one week asks for', 'amount', ['120k units', '16 lots'], parseDemand, { type: ['string', 'number'] }))
      .min(1)
      .meta({
        description: 'What each week from the start asks for, released evenly within it; the last week goes on',
        kind: 'list of amounts',
      })
      .exactOptional(),
    arrivals: oneOf(['constant', 'poisson'], 'With `rate` and `demand`: evenly or as a Poisson process; default: constant').exactOptional(),
    every: distribution('Time between releases', { measure: 'time', least: 'above zero' }, ['exponential(1 min)', '2 h']).exactOptional(),
    at: z
      .array(duration('Time of a release', 'zero', '8 h'))
      .min(1)
      .meta({ description: 'Times of the releases, from the start', kind: 'list of durations' })
      .exactOptional(),
    orders: orders.exactOptional(),
    file: ordersFile.exactOptional(),
    conwip: whole('A lot starts when one leaves: this many stay in the line', 1, 'lot').exactOptional(),
    keep: keep.exactOptional(),
    first: duration(
      'Time of the first release; default: 0 with constant intervals, else one interval. With `rate` and `every`',
      'zero',
      '5 h',
    ).exactOptional(),
    lots: distribution('Lots of one release; default: 1', { measure: 'number', least: 'above zero' }, [
      '2',
      'discrete(1: 0.5, 4: 0.5)',
    ]).exactOptional(),
  },
  'A source of lots',
)

export type ReleaseText = z.output<typeof releaseKeywords>
