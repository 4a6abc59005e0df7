/** Mean and variance of times. */
import { Sampler } from '../../engine/index.ts'
import type { DistributionSpec } from '../../spec/line.ts'

export interface Moments {
  /** Ticks. */
  mean: number
  /** Square ticks. */
  variance: number
}

export const NOTHING: Moments = { mean: 0, variance: 0 }

/** Known ones: making a sampler takes longer than a whole station. */
const known = new WeakMap<DistributionSpec, Moments>()

/** Of a time that may be absent: 0. */
export function momentsOf(distribution: DistributionSpec | undefined): Moments {
  if (distribution === undefined) return NOTHING
  const before = known.get(distribution)
  if (before !== undefined) return before
  const { mean, variance } = new Sampler(distribution)
  known.set(distribution, { mean, variance })
  return { mean, variance }
}

/** Sum of independent times. */
export function plus(...parts: readonly Moments[]): Moments {
  return parts.reduce((sum, { mean, variance }) => ({ mean: sum.mean + mean, variance: sum.variance + variance }), NOTHING)
}

export function secondMoment({ mean, variance }: Moments): number {
  return variance + mean * mean
}

/** A time that comes with a chance. */
export function sometimes(chance: number, time: Moments): Moments {
  const mean = chance * time.mean
  return { mean, variance: chance * secondMoment(time) - mean * mean }
}

/** Mean time until the end of an interval that somebody meets at random. */
export function residual(time: Moments): number {
  return time.mean > 0 ? secondMoment(time) / (2 * time.mean) : 0
}

export function scaled({ mean, variance }: Moments, by: number): Moments {
  return { mean: mean * by, variance: variance * by * by }
}
