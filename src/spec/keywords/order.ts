/** `orders:` of a release: lots that are wanted, with the dates of their release and when they are due. */
import * as z from 'zod'
import { accept, refuse } from '../parsed.ts'
import { moment } from './moment.ts'
import { keywords, nameOf, special, whole } from './vocabulary.ts'

const orderKeywords = keywords(
  {
    product: nameOf('product', "What is ordered; default: the release's").exactOptional(),
    lots: whole('How many lots; default: 1', 1, 'lot').prefault(1),
    release: moment('When they are released; default: at the start').exactOptional(),
    due: moment('When they are due; default: as the product says').exactOptional(),
    priority: whole("Priority class; default: the release's", 0).exactOptional(),
  },
  'An order',
)

export const orders = z
  .array(orderKeywords)
  .min(1)
  .meta({ description: 'Lots with dates, such as `- { lots: 3, release: 2 d, due: 9 d }`', kind: 'list of orders' })

/** Columns of a file of orders. */
export const ORDER_COLUMNS = Object.keys(orderKeywords.shape)

export const ordersFile = special(
  'Instead of `orders`: a table beside the line with a column for each of their keywords',
  'file',
  ['orders.csv'],
  (raw) => (typeof raw === 'string' && raw.endsWith('.csv') ? accept(raw) : refuse('a file name such as "orders.csv"')),
)

export type OrderText = z.output<typeof orderKeywords>
