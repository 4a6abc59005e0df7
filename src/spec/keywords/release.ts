/** `release:` when new lots start. One of `rate`, `every`, `at`, `conwip` says which policy is meant. */
import * as z from 'zod'
import { distribution, duration, keywords, nameOf, oneOf, rate, whole } from './vocabulary.ts'

/** What a rate of releases can be counted in. */
export const RELEASED_THINGS = ['unit', 'lot', 'wafer', 'strip', 'magazine', 'reel'] as const

export const releaseKeywords = keywords(
  {
    product: nameOf('product', 'What is released; default: the only product').exactOptional(),
    priority: whole("Priority class; default: the product's", 0).exactOptional(),
    rate: rate('Released at this rate', RELEASED_THINGS, ['154510 units/day', '0.8 lots/h', '1.2M/day']).exactOptional(),
    arrivals: oneOf(['constant', 'poisson'], 'With `rate`: constant intervals or a Poisson process; default: constant').exactOptional(),
    every: distribution('Time between releases', { measure: 'time', least: 'above zero' }, ['exponential(1 min)', '2 h']).exactOptional(),
    at: z
      .array(duration('Time of a release', 'zero', '8 h'))
      .min(1)
      .meta({ description: 'Times of the releases, from the start', kind: 'list of durations' })
      .exactOptional(),
    conwip: whole('A lot starts when one leaves: this many stay in the line', 1, 'lot').exactOptional(),
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
