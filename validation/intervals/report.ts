/** The coverage table, for the terminal and as `docs/coverage.md`. */
import { formatEstimate } from '../../src/report/format.ts'
import type { CoverageCase } from './case.ts'
import { type CoverageRow, leastObserved } from './row.ts'
import type { CaseRows, StoppingRow } from './run-case.ts'

const COVERAGE_TITLES = ['line', 'intervals from', 'number', 'kind', 'true value', 'mean half-width', 'repetitions', 'observed', '']
const STOPPING_TITLES = ['line', 'asked for', 'repetitions', 'within it', 'mean replications', 'n\\*', 'of n\\*', '']

export function coverageTable(rows: readonly CoverageRow[]): string[] {
  return markdown(COVERAGE_TITLES, 4, rows.map(coverageCells))
}

export function stoppingTable(rows: readonly StoppingRow[]): string[] {
  return markdown(STOPPING_TITLES, 2, rows.map(stoppingCells))
}

function coverageCells(row: CoverageRow): string[] {
  const { name, method, asked, truth, meanHalfWidth, repetitions, observed, verdict } = row
  return [
    name,
    `\`${method}\``.replace(/`(\d[^`]*)`/, '$1'),
    `\`${asked.address}\``,
    asked.kind,
    formatEstimate(truth, row.truthError * meanHalfWidth, ''),
    `${Number(meanHalfWidth.toPrecision(3))}`,
    String(repetitions),
    percent(observed),
    verdict,
  ]
}

function stoppingCells({ name, kpi, relative, repetitions, within, meanReplications, needed, isRight }: StoppingRow): string[] {
  return [
    name,
    `\`--until ${kpi}=${100 * relative}%\``,
    String(repetitions),
    percent(within),
    meanReplications.toFixed(1),
    String(needed),
    (meanReplications / needed).toFixed(2),
    isRight ? 'ok' : 'MISSED',
  ]
}

/** @param left how many columns are text */
function markdown(titles: readonly string[], left: number, rows: readonly (readonly string[])[]): string[] {
  const rule = titles.map((title, index) => (index < left || title === '' ? '---' : '--:'))
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

export interface CoverageRun {
  cases: readonly CoverageCase[]
  rows: readonly CaseRows[]
  /** Of the repetitions, 0..1. */
  share: number
  cpuMinutes: number
}

export function coveragePage({ cases, rows, share, cpuMinutes }: CoverageRun): string {
  const coverage = rows.flatMap((each) => each.coverage)
  const stopping = rows.flatMap((each) => each.stopping)
  const narrow = coverage.filter(({ verdict }) => verdict === 'TOO NARROW').length
  const worst = Math.max(...coverage.map(({ truthError }) => truthError))
  const most = Math.max(...coverage.map(({ repetitions }) => repetitions))
  return [
    '# Do the intervals hold?',
    '',
    '<!-- Written by `npm run coverage`: do not edit. -->',
    '',
    `**${coverage.length - narrow} of ${coverage.length} intervals hold as often as they should.** Each was made many times by the ordinary runner, with other random numbers each`,
    'time, and it was counted how often the true value lies in it. What is estimated is the expectation of the number over the counted time of the run, after',
    'its warm-up, not a limit for infinite runs. Its true value is the mean of many other replications of the same length; its standard error, after the ±, is',
    `at most ${worst.toFixed(2)} of a half-width${worst > 0.1 ? ', which is more than the tenth that it should be' : ''}.`,
    '',
    `Promised are 95 %. An interval passes if it is observed to hold in at least 93 % less two standard errors (${percent(leastObserved(most))} of ${most} repetitions); one that holds in`,
    'more than 98 % is called wide.',
    ...(share < 1 ? ['', `This is a shortened run: ${percent(share)} of the repetitions (at least 20).`] : []),
    '',
    ...cases.map(({ name, about }) => `- _${name}_: ${about}`),
    '',
    ...coverageTable(coverage),
    '',
    '## Runs to a wanted precision',
    '',
    '`--until` stops where the half-width is small enough. At the stop the error against the true value must be within what was asked for in 181 of 200, with at most 1.3 times',
    'the replications that would be needed if the spread were known (n\\*). The reference line is left out: it would take hours.',
    '',
    ...stoppingTable(stopping),
    '',
    `(${cpuMinutes.toFixed(0)} minutes of CPU time)`,
    '',
  ].join('\n')
}
