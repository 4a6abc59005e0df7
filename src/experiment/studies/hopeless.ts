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

/** Why one more isn't simulated: `share` says how little there is of what `reason` names; null: `reason` says it all. */
interface Reason {
  reason: string
  share: number | null
}

/** Null: one more may bring output. */
export function noMoreOutput(report: CapacityReport, { kind, name }: Resource): Reason | null {
  switch (kind) {
    case 'machine':
      return machineLoad(report, name)
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

function machineLoad({ rows }: CapacityReport, name: string): Reason | null {
  const own = rows.find(({ station }) => station === name)
  if (own === undefined) return { reason: 'no work comes to it', share: null }
  const loadOf = ({ need, capacity }: CapacityReport['rows'][number]): number => need / capacity
  const highest = rows.reduce((top, row) => (loadOf(row) > loadOf(top) ? row : top))
  const share = loadOf(own) / loadOf(highest)
  return share >= NEAR_LIMIT ? null : { reason: `load where ${highest.station} is full, by arithmetic`, share }
}

/** @param load at the rate of the line, or at the limit where that is less */
function sharedLoad(load: number | undefined, { bottleneck }: CapacityReport): Reason | null {
  const share = (load ?? 0) / Math.min(1, bottleneck.load ?? 1)
  return share >= SHARED_NEAR_LIMIT ? null : { reason: "share of its time asked for at the line's limit, by arithmetic", share }
}

/** Null: lots may be faster with one more. */
export function noLessTime({ mean, causes, parts }: Explanation['cycleTime'], { kind, name }: Resource): Reason | null {
  if (kind === 'lots-kept') return { reason: 'more lots in the line wait longer', share: null }
  const sum = (of: readonly { time: Explanation['cycleTime']['mean'] }[]): number =>
    of.reduce((total, { time }) => total + (time.mean ?? 0), 0)
  const waited =
    kind === 'machine'
      ? sum(parts.filter((part) => part.place === name && isWaitAtStation(part.cause)))
      : sum(causes.filter((one) => SHORT_OF[kind].some((cause) => cause === one.cause)))
  const share = waited / (mean.mean ?? 0)
  return share >= HARDLY_WAITED_FOR ? null : { reason: "share of a lot's time that it waits for it", share: waited === 0 ? 0 : share }
}

/** What lots wait for that is not the doing of the station where they are. */
const ELSEWHERE: ReadonlySet<Cause> = new Set(['work', 'delay', 'hold', 'remnant', 'cart', 'under-way', 'before-start'])

/** Does a lot wait for its station, or stand in it? */
export function isWaitAtStation(cause: Cause): boolean {
  return !ELSEWHERE.has(cause)
}
