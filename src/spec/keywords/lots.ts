/** What a step asks of lots: how many machines may work on one at the same time, whether one is kept for it, and what becomes of its remnant. */
import * as z from 'zod'
import { duration, keywords, oneOf, whole, yesOrNo } from './vocabulary.ts'

const KEEP = ['product', 'mother'] as const

const keptRemnant = keywords(
  {
    joins: oneOf(KEEP, 'Whose next lot fills it up: any of the product, or only one of the same released lot (`mother`)'),
    releasedWithin: duration('Only lots released at most so far apart (date code); default: any', 'zero', '28 d').exactOptional(),
    atMost: duration('It is kept for so long; default: until it is filled', 'zero', '14 d').exactOptional(),
    otherwise: oneOf(
      ['ship', 'scrap'],
      'What becomes of it after that, or where no other lot can come: it goes on part-full, or is scrapped',
    ).prefault('ship'),
  },
  'A remnant that is kept for the next lot',
)

export const lotKeywords = {
  keepTogether: yesOrNo(
    '`true`: one machine does all carriers of a lot, one after another, and is kept for the lot until they are through: it waits for those that have not come yet',
  ).prefault(false),
  machinesPerLot: whole('At most so many machines work on carriers of one lot at the same time; default: any number', 1).exactOptional(),
  remnants: z
    .union([oneOf(['ship', 'scrap'], 'It goes on in a part-full carrier, or is scrapped'), keptRemnant])
    .meta({
      description:
        'Where contents change carrier: what becomes of the units at the end of a lot that fill none. They go on in a part-full one (`ship`), are scrapped, or are kept for the next lot (a map); default: ship, and not counted',
      kind: 'word, or map',
    })
    .exactOptional(),
}
