/** Where units are lost: a waterfall of losses step by step, or the one number that there is. */
import type { Estimate, Result, StepLossResult } from '../../spec/result.ts'
import { formatNumber, formatOf } from '../format.ts'
import { lossTable } from '../quality-tables.ts'
import { bar, floatingBar } from './marks.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { ticksTo } from './scale.ts'
import { behind, note, plainTable, scrolling, section } from './section.ts'

/** Steps that lose less than this share of all losses stand together. */
const SMALL = 0.005

export function lossSection(result: Result): Markup {
  const { cumulativeYield } = result.kpis
  if (cumulativeYield === undefined || cumulativeYield.mean === null) return nothing
  const losing = (result.losses ?? []).filter(({ lostPerDay }) => (lostPerDay.mean ?? 0) > 0)
  const worst = [...losing].sort((a, b) => b.lostPerDay.mean! - a.lostPerDay.mean!)[0]
  const most = worst === undefined ? '' : `; most is lost at ${worst.step}, ${formatOf(worst.lostPerDay)}`
  const head = { id: 'losses', topic: 'Yield', finding: `The cumulative yield is ${formatOf(cumulativeYield, 'share')}${most}` }
  if (losing.length === 0)
    return section({ ...head, measure: 'Good units that left, over all that left or were lost.' }, yieldBar(cumulativeYield))
  const table = lossTable(result)
  return section({ ...head, measure: 'Units lost a day, step by step in route order: each bar begins where the one before ended.' }, [
    scrolling('Losses step by step', waterfall(result, losing)),
    table === null ? nothing : behind('More about each step', plainTable(table, true)),
  ])
}

function waterfall({ products }: Result, losing: readonly StepLossResult[]): Markup {
  const total = losing.reduce((sum, { lostPerDay }) => sum + lostPerDay.mean!, 0)
  const most = ticksTo(total, 4).at(-1)!
  const large = losing.filter(({ lostPerDay }) => lostPerDay.mean! >= SMALL * total)
  const nameOf = ({ product, step }: StepLossResult): string => (products.length > 1 ? `${product}: ${step}` : step)
  let lost = 0
  const rows = large.map((loss) => {
    const from = lost
    lost += loss.lostPerDay.mean!
    return row(nameOf(loss), floatingBar(from, lost, most), formatOf(loss.lostPerDay, ''), formatOf(loss.lostShare, 'share'))
  })
  const others = losing.length - large.length
  if (others > 0) rows.push(row(others === 1 ? '1 other step' : `${others} other steps`, floatingBar(lost, total, most), '', ''))
  const all = markup`<tr class="sum"><th scope="row">all</th><td class="draw">${floatingBar(0, total, most)}</td><td></td><td></td></tr>`
  const heads = markup`<th scope="col">Step</th><th scope="col">0 to ${formatNumber(most, '')}</th><th scope="col" class="right">Units/day</th><th scope="col" class="right">Of its units</th>`
  return markup`<table><caption class="hide">Losses by step</caption><thead><tr>${heads}</tr></thead><tbody>${rows}${all}</tbody></table>`
}

function row(name: string, drawing: Markup, perDay: string, share: string): Markup {
  return markup`<tr><th scope="row">${name}</th><td class="draw">${drawing}</td><td class="right">${perDay}</td><td class="right">${share}</td></tr>
`
}

function yieldBar(estimate: Estimate): Markup[] {
  const table = markup`<table><caption class="hide">Cumulative yield</caption><tbody><tr><th scope="row">good</th><td class="draw">${bar(estimate, 1)}</td><td class="right">${formatOf(estimate, 'share')}</td></tr></tbody></table>`
  return [
    scrolling('Cumulative yield', table),
    ...(estimate.mean === 1
      ? []
      : [note('This line gives no more than the yields of its steps; losses step by step are counted where it says more of quality.')]),
  ]
}
