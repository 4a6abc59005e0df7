/** An explanation as a page: what lots wait for, what one more of each resource would bring, and who is the bottleneck by which definition. */
import { CAUSE_TEXT } from '../../../spec/causes.ts'
import type { Explanation } from '../../../spec/explanation.ts'
import { bottleneckSentence, DEFINITIONS, explanationAnswer, overloaded } from '../../explanation-sentences.ts'
import { formatEstimate, formatNumber, formatOf } from '../../format.ts'
import { gainSentence } from '../../gain-sentences.ts'
import { type TableColumn, tableOf } from '../../table.ts'
import { type Markup, markup, nothing } from '../markup.ts'
import { rowChart } from '../row-chart.ts'
import { behind, note, plainTable, section } from '../section.ts'
import { gainSection } from './gain-section.ts'
import { hashFact, runFacts, type Study } from './study-page.ts'

/** @param notes what is said before everything else, e.g. that it was stopped early */
export function explanationStudy(explanation: Explanation, notes: readonly string[] = []): Study {
  const { version, line, replications, confidence, output, load, goodPerDay, cycleTime } = explanation
  const [first = '', ...more] = [bottleneckSentence(explanation), ...gainSentence(explanation)]
  const how = output.isSaturated ? 'released 110 % of the static limit' : 'with the lots that are kept in it'
  return {
    version,
    kind: `why ${line.name} makes what it makes`,
    heading: line.title,
    notice: line.notice,
    answer: {
      bad: [...notes, ...overloaded(explanation)],
      lead: explanationAnswer(explanation),
      first,
      more,
      tiles: [
        { label: 'good output', text: formatOf(goodPerDay) },
        ...(load === null ? [] : [{ label: 'asked for, of the static limit', text: formatNumber(load, 'share') }]),
        { label: 'mean cycle time of a lot', text: formatOf(cycleTime.mean) },
        { label: output.isSaturated ? 'good output, saturated' : 'good output, to compare with', text: formatOf(output.base) },
      ],
    },
    sections: [
      {
        id: 'gains',
        topic: 'One more',
        content: markup`<div class="pair">${[
          gainSection('output', `One more of each: output (${how})`, output, 1),
          gainSection('time', 'One more of each: cycle time at demand', explanation.cycleTimeGain, -1),
        ]}</div>`,
      },
      { id: 'causes', topic: 'Waits', content: causeSection(explanation) },
      { id: 'bottleneck', topic: 'Bottleneck', content: bottleneckSection(explanation) },
    ],
    facts: [
      ['Line', `${line.name}: ${line.title}`],
      hashFact('Hash of the line', line.hash),
      ['Replications', `${replications}; fewer where the first showed no gain`],
      ...runFacts(explanation),
    ],
    reading: [
      `Each interval holds with ${formatNumber(confidence, 'share')} by itself.`,
      'Times of a lot are those of the way of its carrier that comes last, so that they sum to the cycle time.',
      'Sole, shifting: share of time with the longest active period, alone and overlapping with the next (Roser et al. 2002).',
    ],
  }
}

/** What a lot is in the line for. */
function causeSection({ cycleTime }: Explanation): Markup {
  const all = cycleTime.mean.mean
  if (all === null) return nothing
  const shown = cycleTime.causes.filter(({ time }) => (time.mean ?? 0) > 0)
  const [worst] = shown.filter(({ cause }) => cause !== 'work')
  const finding =
    worst === undefined
      ? `Lots spend ${formatOf(cycleTime.mean)} in the line, all of it worked on`
      : `Of ${formatOf(cycleTime.mean)} in the line a lot is ${formatOf(worst.time)} ${CAUSE_TEXT[worst.cause]}`
  const drawing = rowChart({
    label: `${finding}. Time of a lot by what it is there for`,
    form: 'bar',
    unit: cycleTime.mean.unit,
    rows: shown.map(({ cause, time }) => ({
      name: capital(CAUSE_TEXT[cause]),
      estimate: time,
      text: formatOf(time),
      isOpen: false,
    })),
  })
  const table = tableOf('Where', cycleTime.parts, [
    { title: 'A lot is', align: 'left', rank: 0, cell: ({ cause }) => CAUSE_TEXT[cause] },
    { title: 'At', align: 'left', rank: 0, cell: ({ place }) => place },
    { title: 'Time', align: 'right', rank: 0, cell: ({ time }) => formatOf(time) },
    {
      title: 'Of it',
      align: 'right',
      rank: 0,
      cell: ({ time }) => formatEstimate((time.mean ?? 0) / all, share(time.halfWidth, all), 'share'),
    },
  ])
  return section(
    {
      id: 'causes',
      topic: 'What lots wait for',
      finding,
      measure: 'Mean time of a lot by what it is in the line for; the parts sum to the cycle time.',
    },
    [drawing, table === null ? nothing : behind('Station by station', plainTable(table, true))],
  )
}

function share(halfWidth: number | null, all: number): number | null {
  return halfWidth === null ? null : halfWidth / all
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

type Station = Explanation['stations'][number]

/** By each definition a station, and the numbers of all. */
function bottleneckSection(explanation: Explanation): Markup {
  const { bottleneck, stations } = explanation
  const keys = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[]
  const byDefinition = tableOf('The bottleneck by each definition', keys, [
    { title: 'By', align: 'left', rank: 0, cell: (key) => DEFINITIONS[key] },
    { title: 'Station', align: 'left', rank: 0, cell: (key) => bottleneck[key]?.station ?? 'none' },
    { title: 'Not told apart from it', align: 'left', rank: 0, cell: (key) => rivals(bottleneck[key]?.notToldApart ?? []) },
  ])
  const named = new Set(Object.values(bottleneck).map((leader) => leader?.station))
  const columns: TableColumn<Station>[] = [
    { title: 'Station', align: 'left', rank: 0, cell: ({ station }) => (named.has(station) ? `▶ ${station}` : station) },
    { title: 'Load', align: 'right', rank: 0, cell: ({ load }) => formatOf(load, 'share') },
    { title: 'Active period', align: 'right', rank: 0, cell: ({ activePeriod }) => formatOf(activePeriod) },
    { title: 'Sole', align: 'right', rank: 0, cell: ({ sole }) => formatOf(sole, 'share') },
    { title: 'Shifting', align: 'right', rank: 0, cell: ({ shifting }) => formatOf(shifting, 'share') },
    { title: 'A lot waits', align: 'right', rank: 0, cell: ({ waits }) => formatOf(waits) },
  ]
  const table = tableOf('The stations in numbers', stations, columns)
  return section({ id: 'bottleneck', topic: 'Bottleneck', finding: bottleneckFinding(explanation), measure: '' }, [
    byDefinition === null ? nothing : plainTable(byDefinition, true),
    table === null ? nothing : plainTable(table),
    note('▶ a bottleneck by some definition.'),
  ])
}

/** "hot-test by 4 definitions of 5, mould by 1" */
function bottleneckFinding({ bottleneck }: Explanation): string {
  const stations = Object.values(bottleneck).flatMap((leader) => leader?.station ?? [])
  const counts = [...new Set(stations)].map((station) => ({ station, count: stations.filter((one) => one === station).length }))
  const [first, ...others] = counts.sort((a, b) => b.count - a.count)
  if (first === undefined) return 'No station holds the line up'
  const of = Object.keys(bottleneck).length
  const rest = others.map(({ station, count }) => `, ${station} by ${count}`)
  return `${first.station} by ${first.count} definitions of ${of}${rest.join('')}`
}

function rivals(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : names.join(', ')
}
