/** Work in process and output over time, and how long lots took: what is drawn from the series of a run. */
import type { Estimate, Result } from '../../spec/result.ts'
import type { CycleTimeBars, RunPicture } from '../../spec/series.ts'
import { formatEstimate, formatNumber, formatOf } from '../format.ts'
import { histogram, longestDrawn } from './histogram.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { behind, note, scrolling, section } from './section.ts'
import { timeChart } from './time-chart.ts'

/** Work in process and output beside each other; nothing where the run was too short for a line between two points. */
export function overTime(result: Result, { time }: RunPicture): Markup {
  if (time.wipUnits.mean.length < 2) return nothing
  const { wipUnits, goodPerDay } = result.kpis
  const each = `Mean over ${result.replications} replications (line) and its 95 % interval (band), one point for ${formatNumber(time.bucketTicks, 'ticks')}.${result.warmUp > 0 ? ' Grey: the warm-up, which is not counted.' : ''}`
  const chart = (curve: typeof time.wipUnits, estimate: Estimate | undefined, label: string): Markup =>
    timeChart({
      label,
      curve,
      bucketTicks: time.bucketTicks,
      warmUp: result.warmUp,
      mean: estimate?.mean ?? null,
      meanText: estimate === undefined ? '' : `dashed: mean ${formatOf(estimate, '')}`,
    })
  const wipText = wipUnits === undefined ? 'Work in process' : `${formatOf(wipUnits, 'units')} are in the line`
  const outputText = goodPerDay === undefined ? 'Good output' : `${formatOf(goodPerDay, 'good units')} leave a day`
  return markup`<div class="pair">${section(
    { id: 'wip', topic: 'Work in process over time', finding: wipText, measure: `Good units in the line. ${each}` },
    [chart(time.wipUnits, wipUnits, `Units in process over time: ${wipText}`), settledNote(result)],
  )}${section(
    { id: 'output', topic: 'Output over time', finding: outputText, measure: `Good units a day. ${each}` },
    chart(time.goodPerDay, goodPerDay, `Output over time: ${outputText}`),
  )}</div>`
}

function settledNote({ warmUpChoice }: Result): Markup {
  return warmUpChoice?.settled === true ? note('After the warm-up the line stands still: no trend was found.') : nothing
}

/** A histogram with median and P95, and the numbers behind it. */
export function cycleTimeSection(result: Result, { cycleTimes }: RunPicture): Markup {
  if (cycleTimes === null) return nothing
  const { cycleTimeP50: half, cycleTimeP95: most } = result.kpis
  const known = (estimate: Estimate | undefined): estimate is Estimate => estimate !== undefined && estimate.mean !== null
  const marks = [
    ...(known(half) ? [{ at: half.mean!, text: `half within ${formatOf(half)}` }] : []),
    ...(known(most) ? [{ at: most.mean!, text: `95 % within ${formatOf(most)}` }] : []),
  ]
  const finding = marks.length === 0 ? 'How long lots take' : `Of the lots, ${marks.map(({ text }) => text).join(', ')}`
  const label = `Histogram of cycle times. ${finding}`
  return section(
    {
      id: 'cycle-time',
      topic: 'Cycle time',
      finding,
      measure: 'Release until the last unit leaves, of lots that left in the counted time. The area of a bar is its share of the lots.',
    },
    [histogram(label, cycleTimes, marks), aboveNote(cycleTimes), behind('The bars in numbers', barTable(cycleTimes))],
  )
}

function aboveNote(bars: CycleTimeBars): Markup {
  const { above } = bars
  if (!((above.mean ?? 0) > 0)) return nothing
  const share = formatEstimate(above.mean, above.halfWidth, 'share')
  return note(`${share} of the lots took longer than ${longestDrawn(bars)} and are not drawn.`)
}

function barTable({ edges, shares }: CycleTimeBars): Markup {
  const rows = shares.mean.map(
    (mean, bar) =>
      markup`<tr><th scope="row">${formatNumber(edges[bar]!, 'h')} to ${formatNumber(edges[bar + 1]!, 'h')}</th><td class="right">${formatEstimate(mean, shares.halfWidth[bar]!, 'share')}</td></tr>`,
  )
  return scrolling(
    'Cycle times in numbers',
    markup`<table class="plain"><caption>Lots by cycle time</caption><thead><tr><th scope="col">Cycle time</th><th scope="col" class="right">Share of lots</th></tr></thead><tbody>${rows}</tbody></table>`,
  )
}
