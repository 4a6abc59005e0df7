/** An explanation as text for the terminal: what lots wait for, what holds the line up, what one more of each resource would bring. */

import { CAUSE_TEXT } from '../spec/causes.ts'
import type { Explanation, Gains } from '../spec/explanation.ts'
import { bottleneckSentence, explanationAnswer, overloaded } from './explanation-sentences.ts'
import { formatNumber, formatOf } from './format.ts'
import { gainSentence } from './gain-sentences.ts'
import { gainLines } from './gain-text.ts'
import type { Palette } from './palette.ts'
import { badNews } from './terminal.ts'
import { type Column, loadBar, textTable, wrapped } from './text-table.ts'

export interface ExplanationView {
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

/** Ends with a line break. */
export function explanationText(explanation: Explanation, { width: wanted, palette, notes, closing }: ExplanationView): string {
  const width = Math.min(wanted, 120)
  const sections = [
    badNews([...notes, ...overloaded(explanation)], width).map(palette.warning),
    [
      ...wrapped(explanationAnswer(explanation), width).map(palette.strong),
      ...[bottleneckSentence(explanation), ...gainSentence(explanation)].flatMap((sentence) => wrapped(sentence, width)),
    ],
    causeTable(explanation, width),
    stationTable(explanation, width, palette),
    gainSection(outputTitle(explanation), explanation.output, 1, width),
    gainSection('One more of each, at demand: mean cycle time saved', explanation.cycleTimeGain, -1, width),
    wrapped(caption(explanation), width),
    wrapped(explanation.line.notice ?? '', width).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

interface CauseRow {
  name: string
  time: string
  share: number
  places: string
}

function causeTable({ cycleTime }: Explanation, width: number): string[] {
  const all = cycleTime.mean.mean
  if (all === null) return []
  const shareOf = (mean: number | null): number => (mean ?? 0) / all
  const rows: CauseRow[] = cycleTime.causes.map(({ cause, time }) => {
    const places = cycleTime.parts.filter((part) => part.cause === cause && part.place !== '')
    const most = places.slice(0, 3).map(({ place, time: own }) => `${place} ${formatNumber(threeDigits(own.mean ?? 0), own.unit)}`)
    return { name: CAUSE_TEXT[cause], time: formatOf(time), share: shareOf(time.mean), places: most.join(', ') }
  })
  rows.push({ name: 'in the line', time: formatOf(cycleTime.mean), share: 1, places: '' })
  const columns: Column<CauseRow>[] = [
    { title: '  A lot is', align: 'left', rank: 0, cell: ({ name }) => `  ${name}` },
    { title: 'Time', align: 'right', rank: 0, cell: ({ time }) => time },
    { title: '%', align: 'right', rank: 0, cell: ({ share }) => (share * 100).toFixed(1) },
    { title: '', align: 'left', rank: 2, cell: ({ share }) => loadBar(share, 10) },
    { title: 'Most at', align: 'left', rank: 3, cell: ({ places }) => places },
  ]
  return textTable(rows, columns, width)
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3))
}

type Station = Explanation['stations'][number]

function stationTable({ stations, bottleneck }: Explanation, width: number, palette: Palette): string[] {
  const named = new Set(Object.values(bottleneck).map((leader) => leader?.station))
  const columns: Column<Station>[] = [
    {
      title: '  Station',
      align: 'left',
      rank: 0,
      cell: ({ station }) => `${named.has(station) ? '◆' : ' '} ${station}`,
      paint: ({ station }) => (named.has(station) ? palette.bottleneck : undefined),
    },
    { title: 'Load', align: 'right', rank: 0, cell: ({ load }) => formatOf(load, 'share') },
    { title: 'Active period', align: 'right', rank: 1, cell: ({ activePeriod }) => formatOf(activePeriod) },
    { title: 'Sole', align: 'right', rank: 0, cell: ({ sole }) => formatOf(sole, 'share') },
    { title: 'Shifting', align: 'right', rank: 2, cell: ({ shifting }) => formatOf(shifting, 'share') },
    { title: 'A lot waits', align: 'right', rank: 0, cell: ({ waits }) => formatOf(waits) },
  ]
  return textTable(stations, columns, width)
}

function outputTitle({ output }: Explanation): string {
  const { base, isSaturated } = output
  const how = isSaturated ? 'saturated' : 'with the lots that are kept in it'
  return `One more of each, ${how}: good units/day on top of ${formatOf(base, '')}`
}

function gainSection(title: string, gains: Gains, better: 1 | -1, width: number): string[] {
  const lines = gainLines(gains, better, width)
  return lines.length === 0 ? [] : [...wrapped(title, width), ...lines]
}

function caption({ replications, horizon, seed, confidence }: Explanation): string {
  const runs = `${replications} x ${formatNumber(horizon, 'ticks')}, seed ${seed}, shared random numbers; each ${formatNumber(confidence, 'share')} interval by itself.`
  const way = 'Times of a lot are those of the way of its carrier that comes last, so that they sum to the cycle time.'
  const bottleneck =
    'Sole, shifting: share of time with the longest active period, alone and overlapping with the next (Roser et al. 2002).'
  return `${runs} ${way} ${bottleneck} ◆ a bottleneck by some definition; ▒ within the interval.`
}
