/** Where the machines' time goes: a bar of SEMI E10 states for each station. */
import type { Estimate, Result, StateShares, StationResult } from '../../spec/result.ts'
import { isUsed } from '../answer-sentences.ts'
import { formatOf } from '../format.ts'
import { type TableColumn, tableOf } from '../table.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across } from './scale.ts'
import { behind, plainTable, scrolling, section } from './section.ts'
import { stationRow } from './station-row.ts'
import { type Pattern, stateMarks } from './theme.ts'

/** Narrower parts of a bar can't be seen. */
const LEAST = 0.0005

export function stateSection(result: Result): Markup {
  const stations = result.stations.filter(isUsed)
  if (stations.length === 0) return nothing
  const shown = stateMarks.filter(({ state }) => stations.some(({ states }) => (states[state]?.mean ?? 0) > 0))
  const rows = stations.map((station) => stationRow(result, station, stateBar(station), [formatOf(station.states.productive, 'share')]))
  const head = markup`<tr><th scope="col">Station</th><th scope="col">Share of machine time</th><th scope="col" class="right">Productive</th></tr>`
  const table = markup`<table><caption class="hide">States by station</caption><thead>${head}</thead><tbody>${rows}</tbody></table>`
  return section(
    { id: 'states', topic: 'Machine states', finding: finding(result, stations), measure: 'SEMI E10 states, share of machine time.' },
    [
      patterns(),
      keys(shown),
      scrolling('States of the machines', table),
      behind('The numbers with their intervals', numbers(stations, shown)),
    ],
  )
}

function finding({ bottleneck }: Result, stations: readonly StationResult[]): string {
  const station = stations.find(({ name }) => name === bottleneck.station) ?? stations[0]!
  const rest = stateMarks
    .filter(({ state }) => state !== 'productive')
    .map(({ state, label }) => ({ label, share: station.states[state] }))
    .filter(({ share }) => share !== undefined && (share.mean ?? 0) > 0)
    .sort((a, b) => b.share!.mean! - a.share!.mean!)[0]
  const most = rest === undefined ? '' : `, then ${rest.label} ${formatOf(rest.share!, 'share')}`
  return `${station.name} is productive ${formatOf(station.states.productive, 'share')} of its time${most}`
}

/** The states beside each other, from 0 to 100 %; each says its share to a pointer, all of them to a reader. */
function stateBar({ name, states }: StationResult): Markup {
  let from = 0
  const parts: Markup[] = []
  const words: string[] = []
  for (const { state, label } of stateMarks) {
    const share = states[state]
    if (share === undefined || !((share.mean ?? 0) > LEAST)) continue
    const text = `${label} ${formatOf(share, 'share')}`
    parts.push(
      markup`<rect x="${across(from)}" width="${across(share.mean!)}" height="18" fill="url(#of-${state})"><title>${text}</title></rect>`,
    )
    words.push(text)
    from += share.mean!
  }
  return markup`<svg width="100%" height="18" role="img" aria-label="${name}: ${words.join(', ')}">${parts}</svg>`
}

function keys(shown: typeof stateMarks): Markup {
  const items = shown.map(
    ({ state, label }) =>
      markup`<li><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" rx="2" fill="url(#of-${state})"/></svg>${label}</li>`,
  )
  return markup`<ul class="keys" aria-label="States">${items}</ul>`
}

const STROKES: Readonly<Record<Pattern, string>> = {
  solid: '',
  diagonal: 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4',
  backward: 'M-2 6l4 4M0 0l8 8M6 -2l4 4',
  vertical: 'M4 0v8',
  horizontal: 'M0 4h8',
  cross: 'M0 0l8 8M0 8l8 -8',
  dense: 'M0 2h8M0 6h8',
}

/** What the bars are filled with: a colour, and strokes that tell them apart without it. */
function patterns(): Markup {
  const all = stateMarks.map(
    ({ state, pattern }) =>
      markup`<pattern id="of-${state}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="var(--${state})"/><path d="${STROKES[pattern]}" fill="none" stroke="var(--stroke)" stroke-opacity=".38"/></pattern>`,
  )
  return markup`<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${all}</defs></svg>`
}

function numbers(stations: readonly StationResult[], shown: typeof stateMarks): Markup {
  const share = (estimate: Estimate | undefined): string => (estimate === undefined ? '' : formatOf(estimate, 'share'))
  const column = (state: keyof StateShares, title: string): TableColumn<StationResult> => ({
    title,
    align: 'right',
    rank: 0,
    cell: ({ states }) => share(states[state]),
  })
  const columns: TableColumn<StationResult>[] = [
    { title: 'Station', align: 'left', rank: 0, cell: ({ name }) => name },
    ...shown.map(({ state, label }) => column(state, label)),
  ]
  const table = tableOf('States in numbers', stations, columns)
  return table === null ? nothing : plainTable(table, true)
}
