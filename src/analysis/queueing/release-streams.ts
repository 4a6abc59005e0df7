/** How lots come: how many a tick, and how variable, by product. */
import { Sampler } from '../../engine/index.ts'
import type { DistributionSpec, LineSpec, ReleaseSpec } from '../../spec/line.ts'
import { releasedProducts } from '../../spec/released-products.ts'
import { releaseRates } from '../release-rate.ts'
import { Variability } from './variability.ts'

export interface ReleaseStream {
  /** Lots per tick. */
  lotRate: number
  /** Of the units that come. */
  variability: Variability
  /** Mean units that come at once, seen by one of them. */
  atOnce: number
}

const TICKS_PER_DAY = 86_400e6

/** By index of the product; null where none is released at a rate. Superposition as in the queueing network analyzer: dispersions by share of the stream. */
export function releaseStreams(line: LineSpec): (ReleaseStream | null)[] {
  const { starts, known } = releaseRates(line)
  return line.products.map(({ name, lotUnits }) => {
    const unitsADay = starts.get(name) ?? 0
    if (!known || !(unitsADay > 0)) return null
    const parts = line.release
      .filter((release) => releasedProducts(release).includes(name))
      .map((release) => ({ ...lotsOf(release, name), weight: weightOf(release, name) }))
    const total = parts.reduce((sum, { weight }) => sum + weight, 0)
    const mean = (of: (part: (typeof parts)[number]) => number) => parts.reduce((sum, part) => sum + (of(part) * part.weight) / total, 0)
    return {
      lotRate: unitsADay / lotUnits / TICKS_PER_DAY,
      variability: Variability.constant(mean(({ dispersion }) => dispersion) * lotUnits),
      atOnce: mean(({ atOnce }) => atOnce) * lotUnits,
    }
  })
}

/** Dispersion of the lots of a release, and how many come at once as one of them sees it. */
function lotsOf({ policy, pick, mix }: ReleaseSpec, product: string): { dispersion: number; atOnce: number } {
  if (policy.kind === 'orders' || policy.kind === 'conwip' || policy.kind === 'keep') return { dispersion: 1, atOnce: 1 }
  const lots = new Sampler(policy.lots)
  const group = (lots.variance + lots.mean * lots.mean) / lots.mean
  const ofTimes =
    policy.kind === 'interval' ? squaredVariation(policy.every) : policy.kind === 'profile' && policy.arrivals === 'poisson' ? 1 : 0
  const dispersion = lots.mean * ofTimes + lots.variance / lots.mean
  const share = mix?.find((part) => part.product === product)?.share ?? 1
  return pick === 'by-chance'
    ? { dispersion: share * dispersion + 1 - share, atOnce: 1 + (group - 1) * share }
    : { dispersion, atOnce: Math.max(1, group * share) }
}

function squaredVariation(distribution: DistributionSpec): number {
  const { mean, variance } = new Sampler(distribution)
  return variance / (mean * mean)
}

/** Lots of a product that a release brings, in any unit that releases of a line have in common. */
function weightOf({ policy, mix }: ReleaseSpec, product: string): number {
  const share = mix?.find((part) => part.product === product)?.share ?? 1
  if (policy.kind === 'interval') return (share * new Sampler(policy.lots).mean) / new Sampler(policy.every).mean
  if (policy.kind === 'profile') {
    const lasts = policy.parts.reduce((sum, part) => sum + part.lasts, 0)
    return (share * new Sampler(policy.lots).mean * policy.parts.reduce((sum, { from, to }) => sum + (from + to) / 2, 0)) / lasts
  }
  return policy.kind === 'conwip' || policy.kind === 'keep' ? 0 : 1e-30
}
