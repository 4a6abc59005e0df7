/** Of what one more would hardly bring anything: said by arithmetic for the output, by what lots wait for for their time. Such lines aren't simulated. */
import type { CapacityReport } from '../../analysis/index.ts'
import type { Cause } from '../../spec/causes.ts'
import type { Explanation } from '../../spec/explanation.ts'
import type { Resource } from './one-more.ts'

/** A station may hold the line up from this share of the highest load on: setups, people and kits are not in the load. */
const NEAR_LIMIT = 0.8

/** People, kits and carts make machines wait long before all their time is asked for. */
const SHARED_NEAR_LIMIT = 0.6

/** A resource that lots wait for less than this share of their time can't shorten it by more. */
const HARDLY_WAITED_FOR = 0.01

/** What lots wait for where something is short. A machine's repair may wait for people. */
const SHORT_OF = {
  person: ['people', 'repair'],
  kit: ['kit'],
  cart: ['cart'],
  'wip-limit': ['wip-limit'],
} as const satisfies Record<string, Cause[]>

/** Null: one more may bring output. */
export function noMoreOutput(report: CapacityReport, { kind, name }: Resource): string | null {
  const shareOf = ({ need, capacity }: CapacityReport['rows'][number]): number => need / capacity
  const highest = report.rows.reduce((top, row) => (shareOf(row) > shareOf(top) ? row : top))
  switch (kind) {
    case 'machine': {
      const own = report.rows.find(({ station }) => station === name)
      if (own === undefined) return 'no work comes to it'
      const relative = shareOf(own) / shareOf(highest)
      return relative >= NEAR_LIMIT ? null : `loaded ${percent(relative)} where ${highest.station} is full, by arithmetic`
    }
    case 'person':
      return sharedLoad(report.crews.find(({ crew }) => crew === name)?.load, report)
    case 'kit':
      return sharedLoad(report.kits.find(({ kit }) => kit === name)?.load, report)
    case 'cart':
      return sharedLoad(report.carts.find(({ carts }) => carts === name)?.load, report)
    default:
      return null
  }
}

/** @param load at the rate of the line, or at the limit where that is less */
function sharedLoad(load: number | undefined, { bottleneck }: CapacityReport): string | null {
  const atLimit = (load ?? 0) / Math.min(1, bottleneck.load ?? 1)
  return atLimit >= SHARED_NEAR_LIMIT ? null : `asked for ${percent(atLimit)} of the time at the line's limit, by arithmetic`
}

/** Null: lots may be faster with one more. */
export function noLessTime({ mean, causes, parts }: Explanation['cycleTime'], { kind, name }: Resource): string | null {
  if (kind === 'lots-kept') return 'more lots in the line wait longer'
  const all = mean.mean ?? 0
  const sum = (of: readonly { time: Explanation['cycleTime']['mean'] }[]): number =>
    of.reduce((total, { time }) => total + (time.mean ?? 0), 0)
  const waited =
    kind === 'machine'
      ? sum(parts.filter((part) => part.place === name && isWaitAtStation(part.cause)))
      : sum(causes.filter((one) => SHORT_OF[kind].some((cause) => cause === one.cause)))
  if (waited >= HARDLY_WAITED_FOR * all) return null
  const what = kind === 'machine' ? 'it' : `${{ person: 'people', kit: 'kits', cart: 'carts', 'wip-limit': 'WIP limits' }[kind]}`
  return waited === 0 ? `lots don't wait for ${what}` : `lots wait for ${what} in ${percent(waited / all)} of their time`
}

/** What lots wait for that is not the doing of the station where they are. */
const ELSEWHERE: ReadonlySet<Cause> = new Set(['work', 'delay', 'hold', 'remnant', 'cart', 'under-way', 'before-start'])

/** Does a lot wait for its station, or stand in it? */
export function isWaitAtStation(cause: Cause): boolean {
  return !ELSEWHERE.has(cause)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
