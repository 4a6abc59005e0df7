/** What a day takes from each stock, by arithmetic, and which stocks are ordered too late or filled up too slowly for it. */
import { Sampler } from '../engine/index.ts'
import { type CompiledLine, compile } from '../model/index.ts'
import { materialUsed } from '../money/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { withoutLinks } from '../spec/links.ts'
import { type Flow, staticUsage } from './static-usage.ts'

const TICKS_PER_DAY = 86_400e6
const ROUNDING = 1e-9

type Stock = CompiledLine['stocks'][number]

/** Parameters as of `staticUsage`. */
export function stockWarnings(line: LineSpec, starts: ReadonlyMap<string, number>, flows: readonly Flow[], doneShare: number): string[] {
  const compiled = compile(withoutLinks(line))
  if (compiled.stocks.length === 0) return []
  const usage = staticUsage(compiled, starts, flows, doneShare)
  return compiled.stocks.flatMap((stock) => {
    if (stock.of === 'product') return tooLittle(stock, (starts.get(stock.name) ?? 0) * doneShare)
    const used = compiled.steps.reduce((sum, step, index) => sum + materialUsed(compiled, step, usage.steps[index]!, stock.name), 0)
    return tooLittle(stock, used)
  })
}

/** @param used a day */
function tooLittle(stock: Stock, used: number): string[] {
  const { supply } = stock.spec
  const what = stock.of === 'material' ? `material "${stock.name}"` : `die of "${stock.name}"`
  if (supply.kind === 'deliveries') {
    if (!('every' in supply.due)) return []
    const brought = (supply.amount * TICKS_PER_DAY) / new Sampler(supply.due.every).mean
    const share = Number(((100 * brought) / used).toPrecision(3))
    return brought < used * (1 - ROUNDING) ? [`${what}: deliveries bring ${share} % of what the line uses`] : []
  }
  // Between two reviews half of the interval has passed on average when it is seen.
  const days = (new Sampler(supply.leadTime).mean + (supply.review ?? 0) / 2) / TICKS_PER_DAY
  const until = used * days
  if (supply.reorderAt >= until * (1 - ROUNDING)) return []
  const left = Number(((100 * supply.reorderAt) / until).toPrecision(3))
  return [`${what}: it is ordered when stock and open orders are ${left} % of what is used until a delivery comes, on average`]
}
