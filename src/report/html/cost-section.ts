/** What a good unit costs: its parts as bars, and what is spent station by station. */
import { COST_PARTS, type Result } from '../../spec/result.ts'
import { costPartNames, costSentences, stationCostTable } from '../cost-text.ts'
import { formatEstimate, formatNumber, formatOf } from '../format.ts'
import { bar } from './marks.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { note, plainTable, scrolling, section } from './section.ts'

/** Costs of one unit are many zeros. */
const UNITS = 1000

export function costSection({ cost }: Result): Markup {
  if (cost === undefined) return nothing
  const { currency, perGoodUnit, parts } = cost
  const spent = COST_PARTS.filter((part) => (parts[part].mean ?? 0) > 0).sort((a, b) => parts[b].mean! - parts[a].mean!)
  const most = Math.max(...spent.map((part) => parts[part].mean! + (parts[part].halfWidth ?? 0)))
  const rows = spent.map((part) => {
    const { mean, halfWidth } = parts[part]
    const text = formatEstimate(mean! * UNITS, halfWidth === null ? null : halfWidth * UNITS, '')
    return markup`<tr><th scope="row">${costPartNames[part]}</th><td class="draw">${bar(parts[part], most)}</td><td class="right">${text}</td></tr>`
  })
  const table = markup`<table><caption class="hide">What a good unit costs, by kind</caption><thead><tr><th scope="col">Kind</th><th scope="col">From zero to the largest</th><th scope="col" class="right">${currency} for ${formatNumber(UNITS, '')} units</th></tr></thead><tbody>${rows}</tbody></table>`
  const stations = stationCostTable(cost)
  return section(
    {
      id: 'cost',
      topic: 'Cost',
      finding: `A good unit costs ${formatOf(perGoodUnit, currency)}`,
      measure: 'Everything that was spent in the counted time, over the good units that left.',
    },
    [
      spent.length === 0 ? nothing : scrolling('Cost by kind', table),
      ...costSentences(cost).map(note),
      stations === null ? nothing : plainTable(stations),
    ],
  )
}
