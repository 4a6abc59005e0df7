/** The same line with more or fewer lots released: what operating curves, and gains of capacity, are measured with. */
import type { DatedChangeSpec, LineSpec, ReleaseSpec } from '../../spec/line.ts'
import { scaledDistribution } from '../../spec/scaled-distribution.ts'

/** True: every source keeps a number of lots or an amount of work in the line, and none has a rate of its own. */
export function isClosed({ release }: LineSpec): boolean {
  return release.every(({ policy }) => policy.kind === 'conwip' || policy.kind === 'keep')
}

/**
 * `factor` times as many lots: intervals are that much shorter, with the same random numbers; changing rates and weekly demands are that much higher; dates of
 * schedules and orders come that much sooner after the start (an order has as long until it is due as before). Sources that keep lots or work in
 * the line stay as they are beside others; where there are only such, they keep `factor` times as much, in whole lots.
 * @param factor above 0
 */
export function scaledRelease(line: LineSpec, factor: number): LineSpec {
  const closed = isClosed(line)
  return {
    ...line,
    release: line.release.map((release) => ({ ...release, policy: scaledPolicy(release.policy, factor, closed) })),
    ...(line.changes !== undefined && { changes: line.changes.map((change) => scaledChange(change, factor, closed)) }),
  }
}

type Policy = ReleaseSpec['policy']

function scaledPolicy(policy: Policy, factor: number, closed: boolean): Policy {
  switch (policy.kind) {
    case 'interval': {
      const { every, first } = policy
      return { ...policy, every: scaledDistribution(every, 1 / factor), ...(first !== undefined && { first: sooner(first, factor) }) }
    }
    case 'profile':
      return { ...policy, parts: policy.parts.map((part) => ({ ...part, from: part.from * factor, to: part.to * factor })) }
    case 'schedule':
      return { ...policy, times: policy.times.map((time) => sooner(time, factor)) }
    case 'orders':
      return {
        ...policy,
        orders: policy.orders.map((order) => {
          const release = sooner(order.release, factor)
          return { ...order, release, ...(order.due !== undefined && { due: order.due - order.release + release }) }
        }),
      }
    case 'conwip':
      return closed ? { ...policy, lots: wholeLots(policy.lots, factor) } : policy
    case 'keep':
      return closed ? { ...policy, below: policy.below * factor } : policy
  }
}

function scaledChange(change: DatedChangeSpec, factor: number, closed: boolean): DatedChangeSpec {
  if (change.kind === 'interval') return { ...change, every: scaledDistribution(change.every, 1 / factor) }
  if (change.kind === 'conwip' && closed) return { ...change, lots: wholeLots(change.lots, factor) }
  return change
}

/** Ticks, whole. */
function sooner(time: number, factor: number): number {
  return Math.round(time / factor)
}

/** A source that is closed for a while stays so. */
function wholeLots(lots: number, factor: number): number {
  return lots === 0 ? 0 : Math.max(1, Math.round(lots * factor))
}
