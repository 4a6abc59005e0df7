/** An optimisation as text for the terminal: the answer, how sure it is, what was simulated on the way, what wasn't and why. */

import type { Optimum, OptimumSet } from '../spec/optimum.ts'
import { formatNumber, formatOf } from './format.ts'
import { kpiHeading } from './kpi-label.ts'
import { answer, certainty, FATES, notSimulated } from './optimum-sentences.ts'
import type { Palette } from './palette.ts'
import { badNews } from './terminal.ts'
import { type Column, textTable, wrapped } from './text-table.ts'

export interface OptimumView {
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

/** Ends with a line break. */
export function optimumText(optimum: Optimum, { width: wanted, palette, notes, closing }: OptimumView): string {
  const width = Math.min(wanted, 120)
  const sections = [
    badNews(notes, width).map(palette.warning),
    [
      ...answer(optimum)
        .flatMap((sentence) => wrapped(sentence, width))
        .map(palette.strong),
      ...certainty(optimum).flatMap((sentence) => wrapped(sentence, width)),
    ],
    simulatedTable(optimum, width, palette),
    notSimulated(optimum).flatMap((sentence, index) => wrapped(`${index === 0 ? '' : '- '}${sentence}`, width, index === 0 ? '' : '  ')),
    wrapped(caption(optimum), width),
    wrapped(optimum.line.notice ?? '', width).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function caption({ spent, budget, horizon, seed, confidence }: Optimum): string {
  return (
    `${spent} replications of ${formatNumber(horizon, 'ticks')} each (at most ${budget}), seed ${seed}, shared random numbers; ` +
    `each number with its ${formatNumber(confidence, 'share')} interval.`
  )
}

/** Simulated sets, the cheapest first. Where the width doesn't suffice, the limits that were missed most often stay. */
function simulatedTable(optimum: Optimum, width: number, palette: Palette): string[] {
  const { sets, choices, limits, currency, chosen } = optimum
  const rows = sets.filter(({ order }) => order !== null)
  if (rows.length === 0) return []
  const isChosen = (set: OptimumSet): boolean => chosen !== null && set === sets[chosen]
  const misses = limits.map((_, limit) => rows.filter(({ verdicts }) => verdicts[limit] === 'missed').length)
  const columns: Column<OptimumSet>[] = [
    ...choices.map(
      ({ name }, choice): Column<OptimumSet> => ({
        title: choice === 0 ? `  ${name}` : name,
        align: choice === 0 ? 'left' : 'right',
        rank: 0,
        cell: (set) => (choice === 0 ? `${isChosen(set) ? '>' : ' '} ${set.settings[choice]}` : set.settings[choice]!),
      }),
    ),
    ...(currency === null
      ? []
      : [{ title: `${currency}/y`, align: 'right', rank: 0, cell: ({ cost }: OptimumSet) => formatNumber(Math.round(cost), '') } as const]),
    ...limits.map(
      ({ kpi }, limit): Column<OptimumSet> => ({
        title: kpiHeading(kpi),
        align: 'right',
        rank: 1 + misses.filter((count) => count > misses[limit]!).length,
        cell: ({ estimates, verdicts }) => `${verdicts[limit] === 'missed' ? '! ' : ''}${formatOf(estimates[limit]!)}`,
      }),
    ),
    { title: 'Runs', align: 'right', rank: limits.length + 1, cell: ({ replications }) => String(replications) },
    {
      title: '',
      align: 'left',
      rank: 0,
      cell: (set) => (isChosen(set) ? 'chosen' : FATES[set.fate]!),
      paint: (set) => (isChosen(set) ? palette.strong : undefined),
    },
  ]
  return ['Simulated, the cheapest first (!: misses the limit):', ...textTable(rows, columns, width)]
}
