/** How many units a day the release policies put into the line, as far as they say so themselves. */

import { Sampler } from '../engine/index.ts'
import type { LineSpec, ReleaseSpec } from '../spec/line.ts'

const TICKS_PER_DAY = 86_400e6

export interface ReleaseRates {
  /** Units a day by product, or units per unit released where `known` is false. */
  starts: Map<string, number>
  /** False: every release keeps a number of lots in the line (CONWIP), so that the rate is the line's answer, not its question. */
  known: boolean
  warnings: string[]
}

/**
 * Mean releases by product. A schedule counts as the mean over the run (warm-up and horizon). A CONWIP release has no rate: where all are
 * of that kind, products are taken in the proportion of the units that they keep in the line; beside releases with a rate it isn't counted.
 */
export function releaseRates(line: LineSpec): ReleaseRates {
  const withRate = line.release.filter((release) => release.policy.kind !== 'conwip')
  const known = withRate.length > 0
  const counted = known ? withRate : line.release
  const starts = new Map<string, number>()
  for (const release of counted) starts.set(release.product, (starts.get(release.product) ?? 0) + unitsOf(release, line))
  if (known) return { starts, known, warnings: line.release.filter((release) => !withRate.includes(release)).map(notCounted) }
  const total = [...starts.values()].reduce((sum, units) => sum + units, 0)
  for (const [product, units] of starts) starts.set(product, units / total)
  return { starts, known, warnings: [] }
}

/** Units a day; of CONWIP the units kept in the line. */
function unitsOf(release: ReleaseSpec, line: LineSpec): number {
  const lotUnits = line.products.find((product) => product.name === release.product)?.lotUnits ?? 0
  const { policy } = release
  switch (policy.kind) {
    case 'interval':
      return (new Sampler(policy.lots).mean * lotUnits * TICKS_PER_DAY) / new Sampler(policy.every).mean
    case 'schedule': {
      const length = line.run.warmUp + line.run.horizon
      const times = policy.times.filter((time) => time <= length).length
      return (times * new Sampler(policy.lots).mean * lotUnits * TICKS_PER_DAY) / length
    }
    case 'conwip':
      return policy.lots * lotUnits
  }
}

function notCounted(release: ReleaseSpec): string {
  return `release "${release.name}" keeps lots in the line (CONWIP) and has no rate: its need for capacity is not counted`
}
