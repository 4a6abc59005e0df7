/** `stock:` of a material and `dieBank:` of a product: what is there, and how it is filled up again. */
import * as z from 'zod'
import { type Amount, plural, type Thing, thingOf } from '../amounts.ts'
import { type MaterialAmount, parseMaterialAmount } from '../money.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { commaHint, splitQuantity } from '../quantity.ts'
import { parseDuration } from '../units.ts'
import { moment } from './moment.ts'
import { distribution, keywords, special } from './vocabulary.ts'

/** Ticks between two looks; null: after every withdrawal. */
function parseReview(raw: unknown): Parsed<number | null> {
  if (raw === 'continuous') return accept(null)
  const duration = parseDuration(raw, 'above zero', '7 d')
  return duration.ok ? duration : { ...duration, expected: 'continuous, or a duration such as "7 d"' }
}

const TIME = { measure: 'time', least: 'zero' } as const

function stockKeywords<Value extends z.ZodType>(amountOf: (description: string) => Value, description: string) {
  return keywords(
    {
      initial: amountOf('What is there at the start'),
      reorderAt: amountOf('It is ordered when stock and open orders together are at this amount or below').exactOptional(),
      order: amountOf('What one order brings; twice that, and so on, where once does not come above reorderAt').exactOptional(),
      upTo: amountOf('Instead of `order`: an order brings what stock and open orders lack of this amount').exactOptional(),
      leadTime: distribution('From the order to its delivery; later orders may overtake', TIME, [
        'triangular(35, 40, 60) d',
      ]).exactOptional(),
      review: special(
        'How often somebody looks whether it must be ordered, from the start on; default: continuous, after every withdrawal',
        'continuous, or duration',
        ['7 d'],
        parseReview,
      ).exactOptional(),
      every: distribution(
        'Instead of orders: time between deliveries that were agreed on, the first one after that time',
        { measure: 'time', least: 'above zero' },
        ['7 d'],
      ).exactOptional(),
      at: z
        .array(moment('A date, or a time from the start'))
        .min(1)
        .meta({ description: 'The same at fixed times', kind: 'list of dates or durations' })
        .exactOptional(),
      delivery: amountOf('With `every` and `at`: what each delivery brings').exactOptional(),
      delay: distribution('With `every` and `at`: how much later each comes; default: none', TIME, [
        'triangular(0, 1, 8) d',
      ]).exactOptional(),
    },
    description,
  )
}

const materialAmount = (description: string) =>
  special<MaterialAmount>(description, 'amount', ['60k pieces', '500 kg'], parseMaterialAmount, { type: ['string', 'number'] })

const DIE_THINGS: readonly Thing[] = ['wafer', 'lot', 'unit']

/** `1800 wafers`, also none. */
function parseDie(raw: unknown): Parsed<Amount> {
  const expected = `a whole number of ${DIE_THINGS.map(plural).join(', ')}, such as "1800 wafers"`
  const quantity = splitQuantity(raw)
  if (quantity === null) return refuse(expected)
  const { value, unit } = quantity
  const of = value === 0 && unit === '' ? 'unit' : thingOf(unit)
  if (of === null || !DIE_THINGS.includes(of)) return refuse(expected, commaHint(raw) ?? `write "${value} wafers"`)
  return Number.isSafeInteger(value) && value >= 0 ? accept({ amount: value, of }) : refuse(`${expected}, not negative`)
}

const dieAmount = (description: string) =>
  special<Amount>(description, 'amount', ['1800 wafers', '70 lots'], parseDie, { type: ['string', 'number'] })

export const materialStock = stockKeywords(
  materialAmount,
  'What is kept of it: without, there is always enough. A load that needs more than there is waits',
)

export const dieBank = stockKeywords(
  dieAmount,
  'The stock of die that its lots are released from: without, there are always enough. A lot that needs more than there is waits outside',
)

export type MaterialStockText = z.output<typeof materialStock>
export type DieBankText = z.output<typeof dieBank>
/** Either of them, with amounts of either kind. */
export type StockText = Omit<MaterialStockText, AmountKeyword> & { [Name in AmountKeyword]?: MaterialAmount | Amount }
export type AmountKeyword = 'initial' | 'reorderAt' | 'order' | 'upTo' | 'delivery'
