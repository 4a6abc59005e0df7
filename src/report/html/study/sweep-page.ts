/** A sweep as a page: how far each number goes and what moves it, its effects about zero, for two factors a heat map, and every point. */
import type { Sweep } from '../../../spec/sweep.ts'
import { formatNumber, formatOf } from '../../format.ts'
import { kpiHeading } from '../../kpi-label.ts'
import { settingsText, sweepSentence } from '../../sweep-sentences.ts'
import { type TableColumn, tableOf } from '../../table.ts'
import { type Markup, nothing } from '../markup.ts'
import { plainTable, section } from '../section.ts'
import { hashFact, runFacts, type Study, type StudySection } from './study-page.ts'
import { effectSection, effectsTable } from './sweep-effects.ts'
import { pointsDrawing } from './sweep-points.ts'

/** @param notes what is said before everything else, e.g. that it was stopped early */
export function sweepStudy(sweep: Sweep, notes: readonly string[] = []): Study {
  const { version, line, plan, design, points, replications, family, confidence } = sweep
  const [lead = '', ...more] = sweep.kpis.map((_, kpi) => sweepSentence(sweep, kpi))
  return {
    version,
    kind: `sweep of ${line.name}`,
    heading: plan.title ?? line.title,
    notice: line.notice,
    answer: { bad: notes, lead, first: '', more, tiles: [] },
    sections: [
      ...sweep.kpis.flatMap((_, kpi) => sectionsOfKpi(sweep, kpi)),
      { id: 'points', topic: 'Numbers', content: pointSection(sweep) },
    ],
    facts: [
      ['Line', `${line.name}: ${line.title}`],
      hashFact('Hash of the plan', plan.hash),
      ['Points', `${points.length}, ${design}`],
      ['Replications', `${replications} of each point`],
      ...runFacts(sweep),
    ],
    reading: [
      `An interval of a number holds with ${formatNumber(confidence, 'share')} by itself.`,
      ...(family === undefined
        ? []
        : [
            `The ${family.effects} effects on one number hold together with ${formatNumber(confidence, 'share')} (Bonferroni, each ${formatNumber(family.level, 'share')}).`,
            'Effect: the mean where the factor has this level, less that where it has its first. x: half of what one factor changes about the effect of the other.',
          ]),
    ],
  }
}

function sectionsOfKpi(sweep: Sweep, kpi: number): StudySection[] {
  const topic = kpiHeading(sweep.kpis[kpi]!.kpi)
  return [
    { id: `effects-${kpi}`, topic: `${topic}: effects`, content: effectSection(sweep, kpi) },
    { id: `field-${kpi}`, topic: `${topic}: points`, content: pointsDrawing(sweep, kpi) },
  ]
}

function pointSection(sweep: Sweep): Markup {
  type Point = Sweep['points'][number]
  const columns: TableColumn<Point>[] = [
    { title: 'Point', align: 'left', rank: 0, cell: ({ settings }) => settingsText(sweep, settings) },
    ...sweep.kpis.map(
      ({ kpi }, index): TableColumn<Point> => ({
        title: kpiHeading(kpi),
        align: 'right',
        rank: index,
        cell: ({ estimates }) => formatOf(estimates[index]!),
      }),
    ),
  ]
  const tables = [tableOf('Every point', sweep.points, columns), ...sweep.kpis.map((_, kpi) => effectsTable(sweep, kpi))]
  return section(
    { id: 'points', topic: 'Numbers', finding: `${sweep.points.length} points, with their intervals`, measure: '' },
    tables.map((table) => (table === null ? nothing : plainTable(table))),
  )
}
