/** A comparison as a page: what differs in sentences, the paired differences about zero number by number, and the numbers. */
import type { Comparison, SystemDifference } from '../../../spec/comparison.ts'
import { comparisonSentences, differenceText, familySentence } from '../../comparison-sentences.ts'
import { type ComparisonRow, comparisonColumns, comparisonRows } from '../../comparison-table.ts'
import { formatDifference, formatNumber } from '../../format.ts'
import { kpiHeading, kpiName } from '../../kpi-label.ts'
import { type TableColumn, tableOf } from '../../table.ts'
import { type Markup, markup, nothing } from '../markup.ts'
import { rowChart } from '../row-chart.ts'
import { plainTable, section } from '../section.ts'
import { type Fact, runFacts, type Study } from './study-page.ts'
import { inUnit, shortUnit } from './units.ts'

/** @param notes what is said before everything else, e.g. that it was stopped early */
export function comparisonStudy(comparison: Comparison, notes: readonly string[] = []): Study {
  const { version, systems, replications } = comparison
  const [lead = '', ...more] = comparisonSentences(comparison)
  const titles = [...new Set(systems.map(({ line }) => line.title))]
  return {
    version,
    kind: 'lines compared',
    heading: titles.length === 1 ? titles[0]! : `${titles.length} lines`,
    notice: noticeOf(comparison),
    answer: { bad: notes, lead, first: '', more, tiles: [] },
    sections: [
      {
        id: 'differences',
        topic: 'Differences',
        content: markup`<div class="pair">${comparison.kpis.map((kpi, index) => differences(comparison, kpi, index))}</div>`,
      },
      { id: 'numbers', topic: 'Numbers', content: numbers(comparison) },
    ],
    facts: [...systems.map(systemFact), ['Replications', `${replications} of each`], ...runFacts(comparison)],
    reading: [
      familySentence(comparison),
      'Gain: how many times the replications the same answer would take if each line had random numbers of its own.',
    ],
  }
}

function noticeOf({ systems }: Comparison): string | null {
  const notices = [...new Set(systems.flatMap(({ line }) => line.notice ?? []))]
  return notices.length === 0 ? null : notices.join('; ')
}

function systemFact({ name, set, line }: Comparison['systems'][number], index: number): Fact {
  const changes = set.length === 0 ? '' : ` with ${set.join(', ')}`
  const what = name === line.name ? name : `${name}: ${line.name}${changes}`
  return [`Line ${index + 1}`, markup`${what}, hash <code>${line.hash}</code>`]
}

type OfKpi = Comparison['kpis'][number]

/** The differences in one number. */
function differences(comparison: Comparison, kpi: OfKpi, index: number): Markup {
  if (kpi.differences.length === 0) return nothing
  const { systems, family } = comparison
  const isAllPairs = family.of === 'all-pairs'
  const name = ({ first, second }: SystemDifference): string =>
    isAllPairs ? `${systems[first]!.name} - ${systems[second]!.name}` : systems[first]!.name
  const finding = findingOf(comparison, kpi, name)
  const { more, less } = kpiName(kpi.kpi)
  const drawing = rowChart({
    label: `${finding}. Paired differences with their intervals, about zero`,
    form: 'dot',
    unit: kpi.unit,
    less,
    more,
    rows: kpi.differences.map((one) => ({
      name: name(one),
      estimate: one.difference,
      text: formatDifference(one.difference.mean, one.difference.halfWidth, shortUnit(one.difference.unit)),
      isOpen: !isReal(one),
    })),
  })
  return section(
    {
      id: `difference-${index}`,
      topic: kpiHeading(kpi.kpi),
      finding,
      measure: `${isAllPairs ? 'Each less the other' : `Against ${systems[0]!.name}`}${inUnit(kpi.unit)}; ${intervalWords(comparison)}. Open: not told apart from zero.`,
    },
    drawing,
  )
}

function intervalWords({ confidence, family }: Comparison): string {
  const level = formatNumber(confidence, 'share')
  return family.comparisons === 1 ? `${level} interval` : `intervals that hold together with ${level}`
}

/** The one difference, or the largest of several. */
function findingOf({ systems }: Comparison, { kpi, differences: all }: OfKpi, name: (one: SystemDifference) => string): string {
  const real = all.filter(isReal).sort((a, b) => Math.abs(b.difference.mean ?? 0) - Math.abs(a.difference.mean ?? 0))
  const { label } = kpiName(kpi)
  if (real.length === 0) return `No difference in ${label} is told apart from chance`
  const said = differenceText({ kpi, ...real[0]! })
  return systems.length === 2 ? `${name(real[0]!)}: ${said}` : `Most with ${name(real[0]!)}: ${said}`
}

function isReal({ verdict }: SystemDifference): boolean {
  return verdict === 'higher' || verdict === 'lower'
}

function numbers(comparison: Comparison): Markup {
  const tables = comparison.kpis.map((kpi) => tableOf(kpiHeading(kpi.kpi), comparisonRows(comparison, kpi), columns(comparison, kpi.kpi)))
  return section(
    { id: 'numbers', topic: 'Numbers', finding: 'Each line by itself, and the differences', measure: '' },
    tables.flatMap((table) => (table === null ? [] : [plainTable(table)])),
  )
}

/** The heading above says which number it is. */
function columns(comparison: Comparison, kpi: string): TableColumn<ComparisonRow>[] {
  const [first, ...others] = comparisonColumns(comparison, kpi)
  return [{ ...first!, title: 'Line' }, ...others]
}
