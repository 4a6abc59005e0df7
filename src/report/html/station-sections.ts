/** How loaded the stations are, and how long carriers wait for them: a drawing in each row. */
import type { Estimate, Result } from '../../spec/result.ts'
import { isUsed } from '../answer-sentences.ts'
import { formatNumber, formatOf } from '../format.ts'
import { bar, meanToP95 } from './marks.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { ticksTo, timeUnit } from './scale.ts'
import { scrolling, section } from './section.ts'
import { stationRow } from './station-row.ts'

/** Hours. */
const SECOND = 1 / 3600

/** One row a station: its load as a bar with interval, and how much of the time its machines are not idle. */
export function loadSection(result: Result): Markup {
  const stations = result.stations.filter(isUsed)
  if (stations.length === 0) return nothing
  const most = Math.max(1, ...stations.map(({ load }) => (load.mean ?? 0) + (load.halfWidth ?? 0)))
  const above = stations.filter(({ load }) => (load.mean ?? 0) >= 0.85).length
  const rows = stations.map((station) =>
    stationRow(result, station, bar(station.load, most), [formatOf(station.load, 'share'), formatOf(station.busy, 'share')]),
  )
  const finding = above === 0 ? 'Every station is loaded below 85 %' : `${above} of ${stations.length} stations are loaded 85 % or more`
  const head = markup`<tr><th scope="col">Station</th><th scope="col">0 to ${formatShare(most)}</th><th scope="col" class="right">Load</th><th scope="col" class="right">Busy</th></tr>`
  return section(
    {
      id: 'loads',
      topic: 'Loads',
      finding,
      measure: 'Load: need over capacity. Busy: share of scheduled time that machines are not idle.',
    },
    scrolling(
      'Loads of the stations',
      markup`<table><caption class="hide">Loads by station</caption><thead>${head}</thead><tbody>${rows}</tbody></table>`,
    ),
  )
}

/** One row a station: mean wait, and what 95 % of carriers wait at most. */
export function waitSection(result: Result): Markup {
  const stations = result.stations.filter((station) => isUsed(station) && station.waitMean.mean !== null)
  const longest = [...stations].sort((a, b) => b.waitMean.mean! - a.waitMean.mean!)[0]
  if (longest === undefined) return nothing
  const ends = stations.map(({ waitMean, waitP95 }) => Math.max(waitMean.mean!, (waitP95.mean ?? 0) + (waitP95.halfWidth ?? 0)))
  const unit = timeUnit(Math.max(...ends))
  const scale = ticksTo(Math.max(...ends) / unit.hours, 4).at(-1)!
  const most = scale * unit.hours
  const rows = stations.map((station) =>
    stationRow(result, station, meanToP95(station.waitMean, station.waitP95, most), [
      waitText(station.waitMean),
      waitText(station.waitP95),
      formatOf(station.queueLength, ''),
    ]),
  )
  const heads = [
    markup`<th scope="col">Station</th><th scope="col">0 to ${formatNumber(scale, '')} ${unit.name}</th>`,
    ...['Mean', '95 % within', 'Queue'].map((title) => markup`<th scope="col" class="right">${title}</th>`),
  ]
  const finding =
    longest.waitMean.mean === 0 ? 'Carriers wait nowhere' : `Carriers wait longest for ${longest.name}: ${formatOf(longest.waitMean)}`
  return section(
    {
      id: 'waits',
      topic: 'Waits',
      finding,
      measure:
        'What a carrier waits before its machine starts: mean (dot), and what 95 % stay within (tick). Queue: carriers, time average.',
    },
    scrolling(
      'Waits at the stations',
      markup`<table><caption class="hide">Waits by station</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
    ),
  )
}

/** The histograms of waits see no less than a millisecond; nobody asks for less than a second. */
function waitText(wait: Estimate): string {
  return wait.mean !== null && wait.mean > 0 && wait.mean < SECOND ? 'below 1 s' : formatOf(wait)
}

function formatShare(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
