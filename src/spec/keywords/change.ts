/** `changes:` what happens to the line at a date: outages, and new values. */
import * as z from 'zod'
import { parseWhole } from '../amounts.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { moment } from './moment.ts'
import { duration, keywords, nameOf, oneOf, special } from './vocabulary.ts'

function parseMachineChoice(raw: unknown): Parsed<number | string[]> {
  if (!Array.isArray(raw)) return parseWhole(raw, 1)
  const isNames = raw.length > 0 && raw.every((name) => typeof name === 'string')
  return isNames ? accept(raw) : refuse('a number of machines, or a list of their names')
}

export const changeKeywords = keywords(
  {
    at: moment('When: a date (with `start` in the line) or a time from the start'),
    until: moment('When it ends').exactOptional(),
    lasts: duration('How long, instead of `until`', 'above zero', '8 h').exactOptional(),
    outage: nameOf('station', 'The station that stands, or `all`').exactOptional(),
    machines: special(
      'Which of its machines stand: the first so many, or by name; default: all',
      'whole number, or list of names',
      ['1'],
      parseMachineChoice,
      { type: ['integer', 'string', 'array'] },
    ).exactOptional(),
    state: oneOf(
      ['unscheduled', 'scheduled'],
      'Unscheduled: work stands still at once and goes on afterwards. Scheduled: machines finish their load first, and stand as planned; default: unscheduled',
    ).exactOptional(),
    set: z
      .record(
        z.string(),
        special('The new value', 'as the keyword says', ['97 %'], (raw) => accept(raw), { type: ['string', 'number'] }),
      )
      .meta({
        description:
          'New values by path: `stations.<name>.machines` (of those in the file, the first so many), `crews.<name>.size`, `transport.carts.<name>.count` (as of machines), `routes.<name>.steps.<name>.yield`, ' +
          '`release.<name>.rate`, `.every` or `.conwip`, `release.<name>.priority` (of lots released from then on), `products.<name>.priority` (also of lots in the line ' +
          'that were given no other), `wipLimits.<name>.most` or `.kanban`, and of `materials.<name>.stock` and `products.<name>.dieBank` the `leadTime`, the `delay` and ' +
          '`deliveries` (`closed`: what comes is delivered when they are `open` again); where several are in force, the one that began last counts',
        kind: 'map of values',
      })
      .exactOptional(),
  },
  'A change at a date: an outage, or new values',
)

export type ChangeText = z.output<typeof changeKeywords>
