/**
 * What setups cost a station: how much time the carriers of a mix lose to them. First come first served in random order, a lot changes over whenever the one
 * before it was of another kind. Where machines keep to a kind (same setup first, campaigns), they work off one kind after another: then it is a polling
 * system, kind by kind until none waits (Takagi, Analysis of Polling Systems, 1986, for kinds alike; machines as one that is as many times as fast).
 */
import type { CompiledStation } from '../../model/index.ts'
import type { StepFlow } from './flows.ts'
import { type Moments, NOTHING } from './moments.ts'

/** A kind of work by setup, and its share of the lots. */
interface SetupKind {
  key: number
  share: number
}

export interface Changeovers {
  /** Time of one that a lot brings, first come first served; 0 where it brings none. */
  perLot: Moments
  /** Mean time from one kind to the next, and how many kinds there are. */
  change: number
  kinds: number
  /** The rules keep to a kind. */
  keeps: boolean
}

const NO_CHANGEOVERS: Changeovers = { perLot: NOTHING, change: 0, kinds: 1, keeps: false }

export function changeoversOf(station: CompiledStation, flows: readonly StepFlow[]): Changeovers {
  const { setup, spec } = station
  const kinds = kindsOf(flows)
  if (setup === null || kinds.length < 2) return NO_CHANGEOVERS
  let [mean, second, sum, pairs] = [0, 0, 0, 0]
  for (const from of kinds) {
    for (const to of kinds) {
      if (from === to) continue
      const time = setup.times[from.key]![to.key]!.reduce((total, one) => total + one.mean, 0)
      const variance = setup.times[from.key]![to.key]!.reduce((total, one) => total + one.variance, 0)
      mean += from.share * to.share * time
      second += from.share * to.share * (variance + time * time)
      sum += time
      pairs++
    }
  }
  const keeps =
    spec.setup?.campaign !== undefined || (typeof spec.dispatch !== 'string' && spec.dispatch.some(({ rule }) => rule === 'same-setup'))
  return { perLot: { mean, variance: Math.max(0, second - mean * mean) }, change: sum / pairs, kinds: kinds.length, keeps }
}

/**
 * What switching from kind to kind adds to the mean wait where machines keep to a kind.
 * @param load without setups, below 1
 */
export function pollingWait({ change, kinds }: Changeovers, machines: number, load: number): number {
  return ((change / machines) * (kinds - load)) / (2 * (1 - load))
}

/** Kinds of setup, by their share of the lots. */
function kindsOf(flows: readonly StepFlow[]): SetupKind[] {
  const shares = new Map<number, number>()
  const lots = ({ rate, visit }: StepFlow) => (rate * visit.lots) / visit.carriers
  const total = flows.reduce((sum, flow) => sum + lots(flow), 0)
  for (const flow of flows) {
    const { compiled, station } = flow.places[0]!
    const key = station.kinds[compiled.waitingKind]!.setupKey
    shares.set(key, (shares.get(key) ?? 0) + lots(flow) / total)
  }
  return [...shares].map(([key, share]) => ({ key, share }))
}
