/** What one more of each resource would bring: as sentences, and as bars. */

import type { Explanation, Gains } from '../spec/explanation.ts'
import { formatDifference, formatEstimate } from './format.ts'
import { type Column, textTable, wrapped } from './text-table.ts'
import { tornado } from './tornado.ts'

type Row = Gains['rows'][number]

/** Gains that are named in sentences. */
const NAMED = 3

/** Characters of a bar, and of the numbers beside it. */
const LEAST_BAR = 14
const MOST_BAR = 40
const NUMBERS = 44

/** The best of what is a gain beyond chance; that nothing is. */
export function gainSentence({ output, cycleTimeGain }: Explanation): string[] {
  const more = best(output, 'higher').map(
    (row) => `${oneMore(row)} ${formatEstimate(relative(row, output, 1), relativeHalfWidth(row, output), 'share')} more output`,
  )
  const faster = best(cycleTimeGain, 'lower').map(
    (row) =>
      `${oneMore(row)} ${formatEstimate(relative(row, cycleTimeGain, -1), relativeHalfWidth(row, cycleTimeGain), 'share')} less cycle time`,
  )
  return [
    ...(more.length > 0 ? [`${capital(more.join('; '))}.`] : none(output, 'output')),
    ...(faster.length > 0 ? [`${capital(faster.join('; '))}.`] : none(cycleTimeGain, 'shorter times')),
  ]
}

function best({ rows }: Gains, verdict: Row['verdict']): Row[] {
  return rows.filter((row) => row.verdict === verdict).slice(0, NAMED)
}

function none({ rows }: Gains, what: string): string[] {
  return rows.length === 0
    ? []
    : [`Of one more of anything that was simulated, no ${what} ${what === 'output' ? 'beyond chance was' : 'beyond chance were'} seen.`]
}

function oneMore({ resource: { kind, name, from, to } }: Row): string {
  return {
    machine: `one more machine at ${name}:`,
    person: `one more person in ${name}:`,
    kit: `one more kit ${name}:`,
    cart: `one more cart ${name}:`,
    'wip-limit': `WIP limit ${name} at ${to}, not ${from}:`,
    'lots-kept': `${to} lots kept by ${name}, not ${from}:`,
  }[kind]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function relative({ difference }: Row, { base }: Gains, better: 1 | -1): number {
  return (better * (difference.mean ?? Number.NaN)) / (base.mean ?? Number.NaN)
}

function relativeHalfWidth({ difference }: Row, { base }: Gains): number | null {
  return difference.halfWidth === null || base.mean === null ? null : difference.halfWidth / base.mean
}

/** The tornado chart, then what was left out. Empty: there was nothing to simulate. */
export function gainLines(gains: Gains, better: 1 | -1, width: number): string[] {
  const { rows } = gains
  if (rows.length === 0) return leftOut(gains, width)
  const labels = Math.max(...rows.map((row) => label(row).length))
  const bars = tornado(
    rows.map(({ difference: { mean, halfWidth } }) => ({ mean: better * (mean ?? Number.NaN), halfWidth })),
    Math.min(MOST_BAR, Math.max(LEAST_BAR, width - NUMBERS - labels)),
  )
  const barOf = new Map(rows.map((row, index) => [row, bars[index]!]))
  const columns: Column<Row>[] = [
    { title: '  One more', align: 'left', rank: 0, cell: (row) => `  ${label(row)}` },
    { title: '', align: 'left', rank: 1, cell: (row) => barOf.get(row)! },
    {
      title: 'Gain',
      align: 'right',
      rank: 0,
      cell: ({ difference: { mean, halfWidth, unit } }) =>
        formatDifference(mean === null ? null : better * mean, halfWidth, unit === 'units/day' ? '' : unit),
    },
    {
      title: '%',
      align: 'right',
      rank: 2,
      cell: (row) => formatDifference(relative(row, gains, better) * 100, percentHalfWidth(row, gains), ''),
    },
    { title: 'Runs', align: 'right', rank: 3, cell: ({ difference }) => String(difference.replications) },
  ]
  return [...textTable(rows, columns, width), ...leftOut(gains, width)]
}

function percentHalfWidth(row: Row, gains: Gains): number | null {
  const halfWidth = relativeHalfWidth(row, gains)
  return halfWidth === null ? null : halfWidth * 100
}

function label({ resource: { kind, name, from, to } }: Pick<Row, 'resource'>): string {
  const size = `${from} -> ${to}`
  return {
    machine: name,
    person: `crew ${name}`,
    kit: `kit ${name}`,
    cart: `cart ${name}`,
    'wip-limit': `limit ${name}`,
    'lots-kept': `lots of ${name}`,
  }[kind].concat(` ${size}`)
}

/** Those left out for the same reason together. */
function leftOut({ leftOut: all }: Gains, width: number): string[] {
  const byReason = new Map<string, string[]>()
  for (const { resource, reason, share } of all) {
    const name = label({ resource }).replace(/ \S+ -> \S+$/, '')
    byReason.set(reason, [...(byReason.get(reason) ?? []), share === null ? name : `${name} ${(share * 100).toFixed(1)} %`])
  }
  const groups = [...byReason].map(([reason, names]) => `${capital(reason)}: ${names.join(', ')}.`)
  return groups.length === 0 ? [] : wrapped(`Not simulated. ${groups.join(' ')}`, width)
}
