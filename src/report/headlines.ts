/** The few numbers of the whole line that stand below the answer. */
import type { Estimate, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'

export interface Headline {
  name: string
  label: string
  estimate: Estimate
  /** With its half-width and unit. */
  text: string
}

/** KPIs of the whole line that are listed under the first sentences, in this order; one that the result lacks is left out. */
const SHOWN: readonly { name: string; label: string; unit?: string; isShown?: (mean: number | null) => boolean }[] = [
  { name: 'startsPerDay', label: 'starts' },
  { name: 'lostShare', label: 'lots turned away', unit: 'share', isShown: (mean) => mean !== null && mean > 0 },
  { name: 'wipUnits', label: 'work in process' },
  { name: 'wipLots', label: 'lots in process' },
  { name: 'carriersUnderWay', label: 'carriers under way between areas' },
  { name: 'expeditedPerDay', label: 'lots expedited' },
  { name: 'cumulativeYield', label: 'cumulative yield', unit: 'share' },
  { name: 'xFactor', label: 'X-factor (cycle time / raw process time)' },
  { name: 'evenDays', label: 'days near the mean output', unit: 'share' },
  { name: 'dailyOutputVariation', label: 'variation of daily output', unit: 'share' },
]

/** Those that the result has, in their order. */
export function headlines({ kpis }: Result): Headline[] {
  return SHOWN.flatMap(({ name, label, unit, isShown }) => {
    const estimate = kpis[name]
    if (estimate === undefined || isShown?.(estimate.mean) === false) return []
    return [{ name, label, estimate, text: formatOf(estimate, unit) }]
  })
}
