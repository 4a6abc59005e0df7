/** What stands first on a page: bad news, the answer in sentences, and the few numbers. */
import type { Result } from '../../spec/result.ts'
import { answerSentence, bottleneckSentences, unusedStations } from '../answer-sentences.ts'
import { certaintySentences, missedPrecision } from '../certainty-text.ts'
import { formatOf } from '../format.ts'
import { headlines } from '../headlines.ts'
import { type Markup, markup, nothing } from './markup.ts'

/** @param notes what is said before everything else, e.g. that the run was stopped early */
export function answerSection(result: Result, notes: readonly string[]): Markup {
  const bad = [...notes, ...missedPrecision(result), ...result.warnings]
  const [first = '', ...why] = bottleneckSentences(result)
  const more = [...why, ...certaintySentences(result), ...unusedStations(result).map((sentence) => `${sentence}.`)]
  return answerBlock({ bad, lead: answerSentence(result), first, more, tiles: tiles(result) })
}

export interface Answer {
  /** What is said before everything else. */
  bad: readonly string[]
  lead: string
  /** What follows from it; empty: nothing. */
  first: string
  more: readonly string[]
  tiles: readonly Tile[]
}

export interface Tile {
  label: string
  /** An estimate with its half-width, or a plain number. */
  text: string
}

export function answerBlock({ bad, lead, first, more, tiles: all }: Answer): Markup {
  const warnings =
    bad.length === 0 ? nothing : markup`<ul class="bad" aria-label="Warnings">${bad.map((each) => markup`<li>${each}</li>`)}</ul>`
  const few = all.length === 0 ? nothing : markup`<dl class="tiles">${all.map(tile)}</dl>`
  const next = first === '' ? nothing : markup`<p>${first}</p>`
  return markup`<section class="answer" aria-label="The answer">${warnings}<p class="lead">${lead}</p>${next}${more.map((sentence) => markup`<p class="why">${sentence}</p>`)}${few}</section>
`
}

function tiles(result: Result): Tile[] {
  const { goodPerDay, cycleTimeMean, cycleTimeP95 } = result.kpis
  const delivery = result.deliveries?.find(({ of }) => of === 'line')
  const known = (label: string, text: string | undefined): Tile[] => (text === undefined ? [] : [{ label, text }])
  return [
    ...known('good output', goodPerDay && formatOf(goodPerDay)),
    ...known('mean cycle time of a lot', cycleTimeMean && formatOf(cycleTimeMean)),
    ...known('95 % of lots take at most', cycleTimeP95 && formatOf(cycleTimeP95)),
    ...headlines(result),
    ...known('lots on time', delivery && formatOf(delivery.lotsOnTime, 'share')),
    ...known('cost of a good unit', result.cost && formatOf(result.cost.perGoodUnit, result.cost.currency)),
  ]
}

/** The mean large, what is uncertain about it and its unit below. */
function tile({ label, text }: Tile): Markup {
  const [mean = '', rest] = text.split(' ± ')
  const below = rest === undefined ? nothing : markup`<span>± ${rest}</span>`
  return markup`<div><dt>${label}</dt><dd>${mean} ${below}</dd></div>`
}
