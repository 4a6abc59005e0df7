/** `kanban:` cards of a segment: so many for each product, or a number of them by product. */
import { type Amount, parseAmount, type Thing } from './amounts.ts'
import { accept, type Parsed, refuse } from './parsed.ts'

/** What a WIP limit can be counted in. */
export const WIP_THINGS = ['lot', 'carrier', 'unit'] as const satisfies readonly Thing[]

/** For each product alike, or by product. */
export type KanbanText = Amount | ReadonlyMap<string, Amount>

const EXPECTED = 'lots, carriers or units for each product alike, such as "4 lots", or by product, such as { toll: 4 lots, dpak: 6 lots }'

export function parseKanban(raw: unknown): Parsed<KanbanText> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return parseAmount(raw, WIP_THINGS, '4 lots')
  const cards = new Map<string, Amount>()
  for (const [product, text] of Object.entries(raw)) {
    const amount = parseAmount(text, WIP_THINGS, '4 lots')
    if (!amount.ok) return refuse(`${amount.expected}, for product "${product}"`, amount.hint)
    cards.set(product, amount.value)
  }
  const [first] = cards.values()
  if (first === undefined) return refuse(EXPECTED)
  return [...cards.values()].every(({ of }) => of === first.of) ? accept(cards) : refuse(`${EXPECTED}, all counted in the same`)
}
