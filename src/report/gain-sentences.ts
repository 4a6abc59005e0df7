/** What one more of each resource would bring, in sentences and names. */
import type { Explanation, Gains } from '../spec/explanation.ts'
import { formatEstimate } from './format.ts'

export type GainRow = Gains['rows'][number]

/** Gains that are named in sentences. */
const NAMED = 3

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

function best({ rows }: Gains, verdict: GainRow['verdict']): GainRow[] {
  return rows.filter((row) => row.verdict === verdict).slice(0, NAMED)
}

function none({ rows }: Gains, what: string): string[] {
  return rows.length === 0
    ? []
    : [`Of one more of anything that was simulated, no ${what} ${what === 'output' ? 'beyond chance was' : 'beyond chance were'} seen.`]
}

function oneMore({ resource: { kind, name, from, to } }: GainRow): string {
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

/** Of what there is without it, larger where it is better. */
export function relative({ difference }: GainRow, { base }: Gains, better: 1 | -1): number {
  return (better * (difference.mean ?? Number.NaN)) / (base.mean ?? Number.NaN)
}

export function relativeHalfWidth({ difference }: GainRow, { base }: Gains): number | null {
  return difference.halfWidth === null || base.mean === null ? null : difference.halfWidth / base.mean
}

/** "hot-test 9 -> 10" */
export function gainLabel({ resource: { kind, name, from, to } }: Pick<GainRow, 'resource'>): string {
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

/** Those left out for the same reason together; empty: none were. */
export function leftOutSentence({ leftOut: all }: Gains): string {
  const byReason = new Map<string, string[]>()
  for (const { resource, reason, share } of all) {
    const name = gainLabel({ resource }).replace(/ \S+ -> \S+$/, '')
    byReason.set(reason, [...(byReason.get(reason) ?? []), share === null ? name : `${name} ${(share * 100).toFixed(1)} %`])
  }
  const groups = [...byReason].map(([reason, names]) => `${capital(reason)}: ${names.join(', ')}.`)
  return groups.length === 0 ? '' : `Not simulated. ${groups.join(' ')}`
}
