/** `products:` what the line makes. */
import type * as z from 'zod'
import { expedite } from './expedite.ts'
import { purchasePrice } from './money.ts'
import { dieBank } from './stock.ts'
import { amount, attributes, duration, keywords, nameOf, plainNumber, whole, words } from './vocabulary.ts'

const packing = keywords(
  {
    unitsPerWafer: whole('Good die of a wafer', 1).prefault(1),
    unitsPerStrip: whole('Units of a strip (leadframe)', 1).prefault(1),
    stripsPerMagazine: whole('Strips of a magazine', 1).prefault(1),
    unitsPerReel: whole('Units of a reel', 1).prefault(1),
  },
  'How many units each carrier holds',
)

export const productKeywords = keywords(
  {
    route: nameOf('route', 'Its route; default: the route of the same name, or the only one').exactOptional(),
    lot: amount('Size of a released lot', ['unit', 'wafer', 'strip', 'magazine', 'reel'], '25 wafers').prefault('1 unit'),
    family: words(
      'Setup family: machines with `setup: { by: family }` change over between families; default: its own name',
    ).exactOptional(),
    priority: whole('Priority class; 0 goes first', 0).prefault(0),
    due: duration('When a lot is due, after its release; default: it has no due date', 'above zero', '5 d').exactOptional(),
    expedite: expedite.exactOptional(),
    weight: plainNumber('What lateness counts for in rules that weigh it; default: 1', 2).exactOptional(),
    attributes: attributes('What setups look at').exactOptional(),
    packing: packing.prefault({}),
    purchase: purchasePrice.exactOptional(),
    dieBank: dieBank.exactOptional(),
  },
  'A product',
)

export type ProductText = z.output<typeof productKeywords>
