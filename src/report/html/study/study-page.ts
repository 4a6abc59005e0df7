/** A study (several lines simulated) as a page for people, of the same making as that of a run. The same study gives the same bytes. */
import { formatNumber } from '../../format.ts'
import { type Answer, answerBlock } from '../answer-section.ts'
import { type Markup, markup } from '../markup.ts'
import { pageHead, pageText } from '../page.ts'
import type { ReportSection } from '../report-page.ts'
import { section } from '../section.ts'

/** What the page of any study is made of. */
export interface Study {
  version: string
  /** "lines compared" */
  kind: string
  heading: string
  notice: string | null
  answer: Answer
  /** Content is empty where the study has nothing for it. */
  sections: readonly StudySection[]
  facts: readonly Fact[]
  /** How to read it, in sentences. */
  reading: readonly string[]
}

export interface StudySection {
  id: string
  /** What it is about, in a word or two. */
  topic: string
  content: Markup
}

export type Fact = readonly [name: string, value: string | Markup]

export function studyPage(study: Study): string {
  const { version, kind, heading, notice, answer, sections } = study
  return pageText({
    title: `${heading}: ${kind}`,
    head: pageHead(`Tollway: ${kind}`, heading, notice),
    main: markup`${answerBlock(answer)}${sections.map(({ content }) => content)}${about(study)}`,
    footer: `Made by Tollway ${version}. ${notice ?? ''}`,
  })
}

/** The parts of the page below the answer, for programs that show parts of it; they are styled by `styleSheet`. */
export function studySections({ sections }: Study): ReportSection[] {
  return sections.map(({ id, topic, content }) => ({ id, topic, html: content.text })).filter(({ html }) => html !== '')
}

function about({ version, notice, facts, reading }: Study): Markup {
  const all: readonly Fact[] = [['Notice', notice ?? 'none given in the line file'], ['Engine', `Tollway ${version}`], ...facts]
  const assumed = section(
    { id: 'about', topic: 'What was assumed', finding: 'Line files, simulated; not a forecast', measure: '' },
    markup`<dl class="facts">${all.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
  )
  const read = section(
    { id: 'reading', topic: 'How to read it', finding: 'What the words mean', measure: '' },
    markup`<ul class="guide">${[...reading, ...READING].map((sentence) => markup`<li>${sentence}</li>`)}</ul>`,
  )
  return markup`<div class="pair">${assumed}${read}</div>`
}

const READING = [
  '± is the half-width of an interval. It says what chance may have brought, and nothing of how well the line file describes a plant. n/a: not known.',
  'All lines meet the same luck, replication by replication (shared random numbers), so that a difference is surer than the numbers that it is taken from.',
]

interface Runs {
  seed: number
  warmUp: number
  horizon: number
}

/** How it was simulated. */
export function runFacts({ seed, warmUp, horizon }: Runs): Fact[] {
  return [
    ['Random numbers', `seed ${seed}; the same lines, seed and options give the same bytes`],
    ['Warm-up', warmUp === 0 ? 'none' : `${formatNumber(warmUp, 'ticks')}, not counted`],
    ['Counted time', `${formatNumber(horizon, 'ticks')} after it`],
  ]
}

export function hashFact(name: string, hash: string): Fact {
  return [name, markup`<code>${hash}</code>`]
}
