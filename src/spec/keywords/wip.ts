/** `wip:` what is in the line at the start. */
import * as z from 'zod'
import { moment } from './moment.ts'
import { duration, keywords, nameOf, whole, words } from './vocabulary.ts'

export const wipLotKeywords = keywords(
  {
    lot: words('Its name, each once'),
    product: nameOf('product', 'Its product; default: the only one').exactOptional(),
    step: nameOf('step', 'The step of its route before which it stands'),
    units: whole('Good units in it', 1, 'unit'),
    priority: whole("Priority class; default: the product's", 0).exactOptional(),
    due: moment('When it is due: a date, also one before the start, or a time from the start').exactOptional(),
    age: duration(
      'Time since its release; without it, its cycle time is not counted, and it is due only where `due` says so',
      'zero',
      '36 h',
    ).exactOptional(),
  },
  'A lot that is in the line at the start',
)

export const wip = z.array(wipLotKeywords).meta({
  description: 'Lots that are in the line at the start; `run --wip` takes them from a table with a column for each keyword instead',
  kind: 'list of lots',
})

/** Columns of a file of lots. */
export const WIP_COLUMNS = Object.keys(wipLotKeywords.shape)

export type WipLotText = z.output<typeof wipLotKeywords>
