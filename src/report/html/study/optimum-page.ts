/** An optimisation as a page: the answer and how sure it is, the path to it, what was not simulated and why, and the numbers. */
import type { Optimum, OptimumSet } from '../../../spec/optimum.ts'
import { formatNumber, formatOf } from '../../format.ts'
import { kpiHeading } from '../../kpi-label.ts'
import { answer, certainty, FATES, settingsText } from '../../optimum-sentences.ts'
import { type TableColumn, tableOf } from '../../table.ts'
import { type Markup, nothing } from '../markup.ts'
import { plainTable, section } from '../section.ts'
import { pathSection } from './optimum-path.ts'
import { hashFact, runFacts, type Study } from './study-page.ts'

/** @param notes what is said before everything else, e.g. that it was stopped early */
export function optimumStudy(optimum: Optimum, notes: readonly string[] = []): Study {
  const { version, line, plan, spent, budget, sets, confidence } = optimum
  const [lead = '', first = ''] = answer(optimum)
  const simulated = sets.filter(({ order }) => order !== null).length
  return {
    version,
    kind: `cheapest set of ${line.name}`,
    heading: plan.title ?? line.title,
    notice: line.notice,
    answer: { bad: notes, lead, first, more: certainty(optimum), tiles: [] },
    sections: [
      { id: 'path', topic: 'Path', content: pathSection(optimum) },
      { id: 'sets', topic: 'Numbers', content: setSection(optimum) },
    ],
    facts: [
      ['Line', `${line.name}: ${line.title}`],
      hashFact('Hash of the plan', plan.hash),
      ['Sets', `${sets.length}, of which ${simulated} were simulated`],
      ['Replications', `${formatNumber(spent, '')} of all sets together, at most ${formatNumber(budget, '')}`],
      ...runFacts(optimum),
    ],
    reading: [`An interval of a number holds with ${formatNumber(confidence, 'share')} by itself.`],
  }
}

/** The sets that were simulated, the cheapest first. */
function setSection(optimum: Optimum): Markup {
  const { sets, limits, currency, chosen } = optimum
  const isChosen = (set: OptimumSet): boolean => chosen !== null && set === sets[chosen]
  const columns: TableColumn<OptimumSet>[] = [
    { title: 'Set', align: 'left', rank: 0, cell: (set) => `${isChosen(set) ? '◆ ' : ''}${settingsText(optimum, set)}` },
    ...(currency === null
      ? []
      : [{ title: `${currency}/y`, align: 'right', rank: 0, cell: ({ cost }: OptimumSet) => formatNumber(Math.round(cost), '') } as const]),
    ...limits.map(
      ({ kpi, sense, limit, unit }, index): TableColumn<OptimumSet> => ({
        title: `${kpiHeading(kpi)}, ${sense === 'at-least' ? 'at least' : 'at most'} ${formatNumber(limit, unit)}`,
        align: 'right',
        rank: 0,
        cell: ({ estimates, verdicts }) => `${verdicts[index] === 'missed' ? '! ' : ''}${formatOf(estimates[index]!)}`,
      }),
    ),
    { title: 'Runs', align: 'right', rank: 0, cell: ({ replications }) => String(replications) },
    { title: '', align: 'left', rank: 0, cell: (set) => (isChosen(set) ? 'chosen' : FATES[set.fate]!) },
  ]
  const table = tableOf(
    'Sets that were simulated',
    sets.filter(({ order }) => order !== null),
    columns,
    ['!: misses the limit.'],
  )
  return table === null
    ? nothing
    : section(
        { id: 'sets', topic: 'Numbers', finding: 'The sets that were simulated, the cheapest first', measure: '' },
        plainTable(table, true),
      )
}
