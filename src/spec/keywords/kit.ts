/** `kits:` tools that machines need, of which there are only so many: mould chases, handler kits, load boards. */
import * as z from 'zod'
import { parseServiceInterval } from '../intervals.ts'
import { parseKitType, parseKitValues } from '../kit-values.ts'
import { distribution, keywords, named, special, whole } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

const service = keywords(
  {
    every: special(
      'How often: by shots (cycles of the process), by units, or by productive time, each since the last one',
      'number of shots or units, or productive time',
      ['500 shots', '1M units', '500 h productive'],
      parseServiceInterval,
    ),
    lasts: distribution('How long, off the machine', TIME, ['30 min']),
  },
  'What a kit needs by its use, when the load in which it falls due is done',
)

const values = special('One value, or a list of them', 'value, or list of values', ['TOLL', '[TOLL, DPAK]'], parseKitValues, {
  type: ['string', 'number', 'array'],
})

export const kitKeywords = keywords(
  {
    type: special(
      'What stations ask for; kits of several names may be of one type. Default: its own name',
      'name',
      ['handler-kit'],
      parseKitType,
    ).exactOptional(),
    count: whole('How many there are', 1).prefault(1),
    for: z
      .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]*$/), values)
      .meta({
        description:
          'What they fit: values of `product`, `family`, or attributes of products and steps, all of which must agree. Default: everything',
        kind: 'map',
      })
      .exactOptional(),
    mount: distribution(
      'Time of putting one on a machine that does not have it, part of the setup; taking another off is included. Default: none',
      TIME,
      ['20 min'],
    ).exactOptional(),
    services: named(service, 'Cleaning, overhaul and the like, by name').prefault({}),
  },
  'Tools of one kind that are put on machines; one of them is on one machine at a time',
)

export type KitText = z.output<typeof kitKeywords>
