/** `transport:` the time that carriers take from area to area, and the carts that bring them. */
import * as z from 'zod'
import { accept, refuse } from '../parsed.ts'
import { parseWays } from '../ways.ts'
import { distribution, duration, keywords, named, special, whole } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

const cartKeywords = keywords(
  {
    count: whole('How many carts there are', 1).prefault(1),
    carries: whole('How many carriers one takes at once, all of them the same way', 1, 'carrier').prefault(1),
    waits: duration(
      'A cart that is not full leaves when the first of its carriers has waited this long; default: it leaves with what is there when it comes',
      'above zero',
      '5 min',
    ).exactOptional(),
    ways: special(
      'The ways that they go loaded, from area to area or both (`<->`); default: all ways that no other carts have',
      'way, or list of ways',
      ['front of line -> test', '[front of line -> test, test <-> packing]'],
      parseWays,
      { type: ['string', 'array'] },
    ).exactOptional(),
  },
  'Carts of one kind. A cart that is free stays where it is; the nearest one comes when it is called',
)

const transportKeywords = keywords(
  {
    default: distribution('From one area to another that `times` does not name; default: no time', TIME, ['2 min']).exactOptional(),
    times: z
      .record(z.string(), distribution('How long', TIME, ['8 min', 'triangular(6, 8, 15) min']))
      .meta({
        description:
          'By way: `front of line -> test`, or `front of line <-> test` for both directions; `test -> test` is between the stations of that area, where nothing is said there is none',
        kind: 'map of durations',
      })
      .prefault({}),
    carts: named(cartKeywords, 'Carts by name; on a way without carts nothing waits').prefault({}),
  },
  'Ways between the areas of the stations',
)

const off = special<'off'>(
  '`off`: carriers move in no time, but for the delays of their steps',
  'off',
  ['off'],
  (raw) => (raw === 'off' ? accept('off') : refuse('a map of default, times and carts, or "off"')),
  { type: 'string', pattern: '^off$' },
)

export const transport = z.union([off, transportKeywords]).meta({
  description: 'Ways between the areas of the stations, or `off`: carriers move in no time, but for the delays of their steps',
  kind: 'map, or off',
})

export type TransportText = z.output<typeof transportKeywords>
