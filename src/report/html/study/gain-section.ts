/** What one more of each resource would bring to a number: a tornado of paired differences, the best first. */
import type { Gains } from '../../../spec/explanation.ts'
import { formatDifference, formatEstimate, formatOf } from '../../format.ts'
import { type GainRow, gainLabel, leftOutSentence, relative, relativeHalfWidth } from '../../gain-sentences.ts'
import { tableOf } from '../../table.ts'
import { type Markup, nothing } from '../markup.ts'
import { rowChart } from '../row-chart.ts'
import { behind, note, plainTable, section } from '../section.ts'

/** Resources that are drawn; the rest stands in the table. */
const DRAWN = 12

/** @param better 1: more is better; -1: less is, and what is saved is drawn to the right */
export function gainSection(id: string, topic: string, gains: Gains, better: 1 | -1): Markup {
  const { rows, base } = gains
  const why = leftOutSentence(gains)
  const finding = findingOf(gains, better)
  const frame = {
    id: `gain-${id}`,
    topic,
    finding,
    measure: `With one more of it, less without, paired; ${better === 1 ? 'on top of' : 'saved of'} ${formatOf(base)}. Open: not told apart from zero.`,
  }
  if (rows.length === 0) return section({ ...frame, measure: '' }, note(why))
  const drawing = rowChart({
    label: `${finding}. Gains with their intervals, the best first`,
    form: 'bar',
    unit: base.unit,
    ...(better === 1 ? { less: 'less output', more: 'more output' } : { less: 'longer', more: 'shorter' }),
    rows: rows.slice(0, DRAWN).map((row) => ({
      name: gainLabel(row).replace('->', '→'),
      estimate: { ...row.difference, mean: row.difference.mean === null ? null : better * row.difference.mean },
      text: gainText(row, better),
      isOpen: !isGain(row, better),
    })),
  })
  const table = tableOf('What one more of each brings', rows, [
    { title: 'One more', align: 'left', rank: 0, cell: (row) => gainLabel(row) },
    { title: better === 1 ? 'More' : 'Shorter by', align: 'right', rank: 0, cell: (row) => gainText(row, better) },
    {
      title: 'Of it',
      align: 'right',
      rank: 0,
      cell: (row) => formatEstimate(relative(row, gains, better), relativeHalfWidth(row, gains), 'share'),
    },
    { title: 'Runs', align: 'right', rank: 0, cell: ({ difference }) => String(difference.replications) },
  ])
  const left = rows.length - DRAWN
  return section(frame, [
    drawing,
    left > 0 ? note(`The ${DRAWN} best; ${left} more stand in the table.`) : nothing,
    table === null ? nothing : behind('All numbers', plainTable(table, true)),
    why === '' ? nothing : note(why),
  ])
}

function gainText({ difference: { mean, halfWidth, unit } }: GainRow, better: 1 | -1): string {
  return formatDifference(mean === null ? null : better * mean, halfWidth, unit === 'units/day' ? '' : unit)
}

function isGain({ verdict }: GainRow, better: 1 | -1): boolean {
  return verdict === (better === 1 ? 'higher' : 'lower')
}

function findingOf(gains: Gains, better: 1 | -1): string {
  const best = gains.rows.find((row) => isGain(row, better))
  const what = better === 1 ? 'output' : 'cycle time'
  if (best === undefined) return gains.rows.length === 0 ? 'Nothing was simulated' : `Nothing brings a gain in ${what} beyond chance`
  const size = formatEstimate(relative(best, gains, better), relativeHalfWidth(best, gains), 'share')
  return `${gainLabel(best).replace('->', '→')}: ${size} ${better === 1 ? 'more output' : 'less cycle time'}`
}
