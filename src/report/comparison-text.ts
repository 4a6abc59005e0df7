/** Lines compared, as text for the terminal: what is and isn't different in a sentence for each pair, then a table for each number. */

import type { Comparison, SystemDifference } from '../spec/comparison.ts'
import { formatDifference, formatEstimate, formatNumber, formatOf } from './format.ts'
import { kpiHeading, kpiName } from './kpi-label.ts'
import type { Palette } from './palette.ts'
import { badNews } from './terminal.ts'
import { type Column, textTable, wrapped } from './text-table.ts'

export interface ComparisonView {
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

/** Ends with a line break. */
export function comparisonText(comparison: Comparison, { width: wanted, palette, notes, closing }: ComparisonView): string {
  const width = Math.min(wanted, 120)
  const notices = [...new Set(comparison.systems.map(({ line }) => line.notice ?? ''))]
  const sections = [
    badNews(notes, width).map(palette.warning),
    comparisonSentences(comparison).flatMap((text) => wrapped(text, width, '  ').map(palette.strong)),
    wrapped(caption(comparison), width),
    ...comparison.kpis.map((kpi) => kpiTable(comparison, kpi, width, palette)),
    notices.flatMap((notice) => wrapped(notice, width)).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** One sentence for each pair. */
export function comparisonSentences(comparison: Comparison): string[] {
  return (comparison.kpis[0]?.differences ?? []).map((_, pair) => sentence(comparison, pair))
}

/** "B against A: good output 1,230 ± 210 units/day higher; not told apart: mean cycle time." */
function sentence({ systems, kpis }: Comparison, pair: number): string {
  const ofPair = kpis.map(({ kpi, differences }) => ({ kpi, ...differences[pair]! }))
  const { first, second } = ofPair[0]!
  const different = ofPair.flatMap((one) => (one.verdict === 'higher' || one.verdict === 'lower' ? [differenceText(one)] : []))
  const named = (verdict: SystemDifference['verdict'], introduction: string): string[] => {
    const labels = ofPair.flatMap((one) => (one.verdict === verdict ? [kpiName(one.kpi).label] : []))
    return labels.length === 0 ? [] : [`${introduction}: ${labels.join(', ')}`]
  }
  const parts = [
    ...(different.length === 0 ? [] : [different.join(', ')]),
    ...named('not-told-apart', 'not told apart'),
    ...named('same', 'the same in every replication'),
    ...named('not-known', 'not known from so few replications'),
  ]
  return `${systems[first]!.name} against ${systems[second]!.name}: ${parts.join('; ')}.`
}

function differenceText({ kpi, verdict, difference }: { kpi: string } & SystemDifference): string {
  const { label, more, less } = kpiName(kpi)
  const size = formatEstimate(Math.abs(difference.mean ?? 0), difference.halfWidth, difference.unit)
  return `${label} ${size} ${verdict === 'higher' ? more : less}`
}

function caption({ confidence, family, replications, horizon, seed }: Comparison): string {
  const runs = `${replications} x ${formatNumber(horizon, 'ticks')} each, seed ${seed}, shared random numbers.`
  const level = formatNumber(confidence, 'share')
  const together =
    family.comparisons === 1
      ? `Differences are paired, with ${level} intervals.`
      : `Differences are paired; the ${family.comparisons} of one number hold together with ${level} (Bonferroni, each ${formatNumber(family.level, 'share')}).`
  return `${runs} ${together} Gain: how many times the replications the same answer would take without sharing.`
}

interface Row {
  name: string
  mean: string
  difference: string
  verdict: string
  gain: string
}

function kpiTable(comparison: Comparison, kpi: Comparison['kpis'][number], width: number, palette: Palette): string[] {
  const { systems, family } = comparison
  const isAllPairs = family.of === 'all-pairs'
  const differenceRow = (one: SystemDifference): Omit<Row, 'name' | 'mean'> => ({
    difference: formatDifference(one.difference.mean, one.difference.halfWidth, one.difference.unit),
    verdict: verdictText(one, kpi.kpi),
    gain: one.gain === null ? 'n/a' : formatNumber(Number(one.gain.toPrecision(2)), ''),
  })
  const none = { difference: '', verdict: '', gain: '' }
  const rows = systems.map((system, index): Row => {
    const own = isAllPairs ? undefined : kpi.differences.find(({ first }) => first === index)
    return { name: system.name, mean: formatOf(kpi.estimates[index]!), ...(own === undefined ? none : differenceRow(own)) }
  })
  const pairs = isAllPairs
    ? kpi.differences.map((one) => ({
        name: `${systems[one.first]!.name} - ${systems[one.second]!.name}`,
        mean: '',
        ...differenceRow(one),
      }))
    : []
  const heading = isAllPairs ? 'Difference' : `Against ${systems[0]!.name}`
  const columns: Column<Row>[] = [
    { title: `  ${kpiHeading(kpi.kpi)}`, align: 'left', rank: 0, cell: ({ name }) => `  ${name}` },
    { title: 'Mean', align: 'right', rank: 2, cell: ({ mean }) => mean },
    { title: heading, align: 'right', rank: 0, cell: ({ difference }) => difference },
    {
      title: '',
      align: 'left',
      rank: 1,
      cell: ({ verdict }) => verdict,
      paint: ({ verdict }) => (verdict.includes('not') ? palette.faint : undefined),
    },
    { title: 'Gain', align: 'right', rank: 3, cell: ({ gain }) => gain },
  ]
  return textTable([...rows, ...pairs], columns, width)
}

function verdictText({ verdict }: SystemDifference, kpi: string): string {
  const { more, less } = kpiName(kpi)
  if (verdict === 'higher') return more
  if (verdict === 'lower') return less
  return { same: 'the same', 'not-told-apart': 'not told apart', 'not-known': 'not known' }[verdict]
}
