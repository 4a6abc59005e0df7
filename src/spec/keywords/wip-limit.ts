/** `wipLimits:` how much work may be in a stretch of the route at once. */
import * as z from 'zod'
import { parseKanban, WIP_THINGS } from '../kanban.ts'
import { amount, keywords, nameOf, special } from './vocabulary.ts'

export const wipLimitKeywords = keywords(
  {
    from: nameOf(
      'step',
      'First step of the segment, at a station: work is in the segment from when this step (or its setup) begins with it',
    ),
    to: nameOf('step', 'Last step of the segment, the same or below: work is in it until it has gone on from there'),
    products: z
      .array(nameOf('product', 'A product'))
      .min(1)
      .meta({ description: 'Products that it counts and holds back; default: all whose route has both steps', kind: 'list of names' })
      .exactOptional(),
    most: amount(
      'What waits for `from` begins there only while the segment holds less than this, all products together; a lot that is in it may bring the rest of its carriers',
      WIP_THINGS,
      '40 lots',
    ).exactOptional(),
    kanban: special(
      'Instead of `most`: each product has cards of its own, so many each or by product',
      'amount, or map of amounts by product',
      ['4 lots'],
      parseKanban,
      { type: ['string', 'object'] },
    ).exactOptional(),
  },
  'A limit of the work in process between two steps',
)

export type WipLimitText = z.output<typeof wipLimitKeywords>
