/** What the numbers rest on, and how to read them. */
import type { Result } from '../../spec/result.ts'
import { extensionText } from '../answer-sentences.ts'
import { sampleText } from '../certainty-text.ts'
import { formatNumber } from '../format.ts'
import { type Markup, markup } from './markup.ts'
import { section } from './section.ts'

export function aboutSection(result: Result): Markup {
  const { line, version, seed, replications, warmUp, warmUpChoice, horizon, intervals } = result
  const extension = extensionText(result)
  const facts: (readonly [string, string | Markup])[] = [
    ['Line', `${line.name}: ${line.title}`],
    ['Notice', line.notice ?? 'none given in the line file'],
    ['Hash of the line', markup`<code>${line.hash}</code>`],
    ...(extension === '' ? [] : [['Extension', extension] as const]),
    ['Engine', `Tollway ${version}`],
    ['Random numbers', `seed ${seed}; the same line, seed and options give the same bytes`],
    ['Replications', intervals === undefined ? `${replications}, independent` : `one, in ${intervals.batches} batches`],
    [
      'Warm-up',
      `${warmUp === 0 ? 'none' : formatNumber(warmUp, 'ticks')}, not counted; ${warmUpChoice === undefined ? 'given' : `chosen: ${warmUpChoice.reason}`}`,
    ],
    ['Counted time', `${formatNumber(horizon, 'ticks')} after it`],
    ['Intervals', sampleText(result)],
  ]
  return section(
    { id: 'about', topic: 'What was assumed', finding: 'One line file, simulated; not a forecast', measure: '' },
    markup`<dl class="facts">${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
  )
}

const READING = [
  '± is the half-width of the 95 % interval of the mean: of a hundred such intervals some 95 hold the mean that endlessly many runs would have. It says nothing of how well the line file describes a plant. No number is shown with more digits than its interval allows; n/a: not known.',
  'Load is what a station must do over what its machines can do, after planned stops and with full batches. The station with the highest load is the bottleneck. Busy is the share of scheduled time in which its machines are not idle; an oven may be always busy and half empty.',
  'A wait is what a carrier spends in a queue before its machine starts. "95 % within" is the time that 95 % of carriers, or lots, stay below.',
  'States are shares of machine time after SEMI E10 (common use). Blocked is finished work that finds no room, scheduled down maintenance, unscheduled down failures and assists.',
  'Cycle time runs from the release of a lot until its last unit leaves. The X-factor is cycle time over raw process time, the time of one lot alone in the empty line.',
  'The warm-up is the time in which the empty line fills; it is drawn and not counted.',
]

export function readingSection(): Markup {
  return section(
    { id: 'reading', topic: 'How to read it', finding: 'What the words mean', measure: '' },
    markup`<ul class="guide">${READING.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`,
  )
}
