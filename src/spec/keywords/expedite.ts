/** `expedite:` of the line or a product: which priority lots get that run late. */
import type * as z from 'zod'
import { duration, keywords, whole } from './vocabulary.ts'

export const expedite = keywords(
  {
    dueWithin: duration(
      'A lot that comes to a step with less time than this left to its due date; one that is late, too',
      'zero',
      '2 d',
    ).exactOptional(),
    slackBelow: duration(
      'Instead of `dueWithin`: with less slack, which is the time left less the expected machine time of the steps still to come',
      'zero',
      '12 h',
    ).exactOptional(),
    priority: whole('Priority class that it gets, if that is better than its own, and keeps', 0).prefault(0),
  },
  'Lots that run late get another priority class',
)

export type ExpediteText = z.output<typeof expedite>
