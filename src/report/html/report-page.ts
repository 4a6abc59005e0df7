/**
 * A result as a page for people: one file without scripts that loads nothing, to be read on a screen by day and night, or printed. The same result gives
 * the same bytes.
 */
import type { Result } from '../../spec/result.ts'
import type { RunPicture } from '../../spec/series.ts'
import { formatOf } from '../format.ts'
import { priorityTable } from '../lot-tables.ts'
import { deliveryTable, productTable } from '../product-tables.ts'
import { resourceTables, restraintTables, unitTables } from '../result-tables.ts'
import { shiftTable } from '../shift-table.ts'
import type { Table } from '../table.ts'
import { aboutSection, readingSection } from './about-section.ts'
import { answerSection } from './answer-section.ts'
import { costSection } from './cost-section.ts'
import { idleSection } from './idle-section.ts'
import { linePicture } from './line-picture.ts'
import { lossSection } from './loss-section.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { pageHead, pageText } from './page.ts'
import { plainTable, section } from './section.ts'
import { stateSection } from './state-section.ts'
import { loadSection, waitSection } from './station-sections.ts'
import { cycleTimeSection, overTime } from './time-sections.ts'

/**
 * @param picture what `result` has no series for; null: the page does without
 * @param notes what is said before everything else, e.g. that the run was stopped early
 */
export function reportPage(result: Result, picture: RunPicture | null, notes: readonly string[] = []): string {
  const { version, line } = result
  return pageText({
    title: title(result),
    head: pageHead(`Tollway: a simulated line, ${line.name}`, line.title, line.notice),
    main: markup`${answerSection(result, notes)}${sections(result, picture).map(({ content }) => content)}`,
    footer: `Made by Tollway ${version} from the result of ${line.name}. ${line.notice ?? ''}`,
  })
}

/** A part of the page, for programs that show parts of it. */
export interface ReportSection {
  id: string
  /** What it is about, in a word or two. */
  topic: string
  html: string
}

/** What stands below the answer, part by part; it is styled by `styleSheet`. Parts that the result has nothing for are left out. */
export function reportSections(result: Result, picture: RunPicture | null): ReportSection[] {
  return sections(result, picture)
    .map(({ id, topic, content }) => ({ id, topic, html: content.text }))
    .filter(({ html }) => html !== '')
}

/** Where the line stands, how it went, what came out, what it took, and what all this rests on. */
function sections(result: Result, picture: RunPicture | null): { id: string; topic: string; content: Markup }[] {
  const products = [productTable(result), priorityTable(result), shiftTable(result), deliveryTable(result)]
  const flow = [...unitTables(result), ...restraintTables(result)]
  return [
    { id: 'line', topic: 'The line', content: linePicture(result) },
    { id: 'loads', topic: 'Loads', content: loadSection(result) },
    { id: 'waits', topic: 'Waits', content: waitSection(result) },
    { id: 'states', topic: 'States', content: stateSection(result) },
    { id: 'idle', topic: 'Held up', content: idleSection(result) },
    { id: 'cycle-time', topic: 'Cycle time', content: picture === null ? nothing : cycleTimeSection(result, picture) },
    { id: 'over-time', topic: 'Over time', content: picture === null ? nothing : overTime(result, picture) },
    { id: 'products', topic: 'Products', content: tables('products', 'Products', 'What comes out, by product', products) },
    { id: 'losses', topic: 'Yield', content: lossSection(result) },
    {
      id: 'resources',
      topic: 'Resources',
      content: tables('resources', 'Resources', 'What machines and carriers need besides one another', resourceTables(result)),
    },
    { id: 'flow', topic: 'On the way', content: tables('flow', 'On the way', 'How lots are packed, sorted and held back', flow) },
    { id: 'cost', topic: 'Cost', content: costSection(result) },
    { id: 'about', topic: 'Assumed', content: markup`<div class="pair">${aboutSection(result)}${readingSection()}</div>` },
  ]
}

function title({ line, kpis: { goodPerDay } }: Result): string {
  return goodPerDay === undefined ? line.name : `${line.name}: ${formatOf(goodPerDay, 'good units/day')}`
}

function tables(id: string, topic: string, finding: string, all: readonly (Table | null)[]): Markup {
  const shown = all.filter((table) => table !== null)
  return shown.length === 0
    ? nothing
    : section(
        { id, topic, finding, measure: '' },
        shown.length === 1 ? plainTable(shown[0]!, true) : shown.map((table) => plainTable(table)),
      )
}
