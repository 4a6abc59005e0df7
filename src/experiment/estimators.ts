/** How numbers with intervals come about: from independent replications, or from batches of one long one. */
import type { Estimate } from '../spec/result.ts'
import {
  confidenceInterval,
  correlationFactor,
  normalQuantile,
  ratioInterval,
  sectionInterval,
  skewness,
  vonNeumann,
} from '../statistics/index.ts'
import type { ReplicationOutcome } from './job.ts'
import { joinedBatches } from './windows.ts'

/** Level of all intervals of a result. */
export const CONFIDENCE = 0.95

/** Reads a number from the values of a replication or of a part of one; NaN: nothing was observed. */
export type Reading = (values: Float64Array) => number

export interface Estimator {
  /** @param address of the number in the result */
  estimate(address: string, of: Reading, unit: string): Estimate
  /** The sum of one number to the sum of another, over everything. */
  ratio(address: string, above: Reading, below: Reading, unit: string): Estimate
}

/** Mean and half-width over the replications in which something was observed. */
export function estimateOf(values: readonly number[], unit: string): Estimate {
  const observed = values.filter((value) => Number.isFinite(value))
  if (observed.length === 0) return { mean: null, halfWidth: null, unit, replications: 0 }
  return { ...confidenceInterval(observed, CONFIDENCE), unit, replications: observed.length }
}

/** Student's t over independent replications. */
export class OverReplications implements Estimator {
  private readonly outcomes: readonly ReplicationOutcome[]

  constructor(outcomes: readonly ReplicationOutcome[]) {
    this.outcomes = outcomes
  }

  estimate(_address: string, of: Reading, unit: string): Estimate {
    return estimateOf(
      this.outcomes.map(({ values }) => of(values)),
      unit,
    )
  }

  ratio(_address: string, above: Reading, below: Reading, unit: string): Estimate {
    const values = (of: Reading): number[] => this.outcomes.map((outcome) => of(outcome.values))
    const { mean, halfWidth } = ratioInterval(values(above), values(below), CONFIDENCE)
    return { mean: Number.isFinite(mean) ? mean : null, halfWidth, unit, replications: this.outcomes.length }
  }
}

/** Neighbouring batches pass as independent below this (one-sided test at 10 %), and are told to be alike only above that (1 %): a result has many numbers. */
const ALIKE = normalQuantile(0.9)
const CERTAINLY_ALIKE = normalQuantile(0.99)
/** Batches are near enough to normal below this. */
const SKEWED = 0.5

/**
 * Numbers of the whole window of one replication, with intervals from its batches (sectioning). Batches are joined, by twos, by threes ..., until the von
 * Neumann test no longer sees that neighbours are alike and they are hardly skewed; where ten or so are still alike, the number is listed in `alike`. What
 * correlation is left makes the interval longer. Measured by `npm run coverage`.
 */
export class OverBatches implements Estimator {
  /** Addresses of the numbers whose batches are not independent. */
  readonly alike: string[] = []
  private readonly whole: Float64Array
  /** batches[way][batch]: values, by ways of joining. */
  private readonly batches: Float64Array[][] = []

  constructor({ values, views = [] }: ReplicationOutcome, batches: number) {
    this.whole = values
    let first = 0
    for (const way of joinedBatches(batches)) {
      this.batches.push(views.slice(first, first + way.length).map((view) => view.values))
      first += way.length
    }
  }

  estimate(address: string, of: Reading, unit: string): Estimate {
    const whole = of(this.whole)
    if (!Number.isFinite(whole)) return { mean: null, halfWidth: null, unit, replications: 0 }
    const ways = this.batches.map((way) => way.map(of).filter((value) => Number.isFinite(value)))
    const sections = ways.find((way) => isConstant(way) || (vonNeumann(way) <= ALIKE && Math.abs(skewness(way)) <= SKEWED)) ?? ways.at(-1)!
    if (!isConstant(sections) && vonNeumann(sections) > CERTAINLY_ALIKE && !this.alike.includes(address)) this.alike.push(address)
    const { mean, halfWidth } = sectionInterval(whole, sections, CONFIDENCE)
    const longer = halfWidth === null ? null : halfWidth * correlationFactor(sections)
    return { mean, halfWidth: longer, unit, replications: sections.length }
  }

  ratio(address: string, above: Reading, below: Reading, unit: string): Estimate {
    return this.estimate(address, (values) => above(values) / below(values), unit)
  }
}

/** Nothing varies but the rounding of the arithmetic. */
function isConstant(values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))
}
