/** What a good unit costs by arithmetic: all that a day takes, to the good units of the day. */
import { compile } from '../model/index.ts'
import { spend, unitCost } from '../money/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { withoutLinks } from '../spec/links.ts'
import type { CostOf } from '../spec/result.ts'
import { type Flow, staticUsage } from './static-usage.ts'

/** null: the line says nothing of money. Parameters as of `staticUsage`. */
export function staticCost(
  line: LineSpec,
  starts: ReadonlyMap<string, number>,
  flows: readonly Flow[],
  doneShare: number,
): CostOf<number> | null {
  if (line.money === undefined) return null
  const compiled = compile(withoutLinks(line))
  const spending = spend(compiled, staticUsage(compiled, starts, flows, doneShare))
  return unitCost(compiled, (amount) => amount(spending) / spending.goodUnits)
}
