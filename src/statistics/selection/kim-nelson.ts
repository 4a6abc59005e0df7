/**
 * Selection of the best of k systems by eliminating the others as soon as they are seen to be worse: the fully sequential procedure KN of Kim and Nelson
 * (ACM Transactions on Modeling and Computer Simulation 11, 2001, 251-273), c = 1. Systems may share their random numbers, which makes it shorter.
 */

import { Tally } from '../tally.ts'
import { type Triangle, triangle, triangleWidth } from './triangle.ts'

export interface SelectionGoal {
  /** Probability of choosing the best where it is better than all others by `indifference` or more; above 1 / k and below 1, default 0.95. */
  level?: number
  /** The smallest difference of means worth finding, above 0, in the unit of the values. */
  indifference: number
  /** Replications of every system from which the variances of the differences are estimated; default 10. */
  firstStage?: number
  /** Is a larger or a smaller mean better? */
  better: 'larger' | 'smaller'
}

/**
 * One selection as a state machine: as long as `isDone` is false, give it the next replication of the `contenders`. What it says depends on nothing but the
 * values, so a selection can be played again from its samples. Cost of a replication: the number of contenders squared.
 *
 * Found with normal output of standard deviation 1, indifference 0.5, level 0.95, 2,000 selections each: share that chose the best, and replications spent on all
 * systems together, with random numbers of their own and with shared ones (correlation 0.5). Slippage: all others worse by the indifference; spread: each
 * worse than the one before by it.
 *
 * | systems | slippage, own | shared | spread, own | shared |
 * | --- | --- | --- | --- | --- |
 * | 2 | 0.956, 36 | 0.972, 23 | 0.972, 36 | 0.972, 23 |
 * | 5 | 0.965, 165 | 0.973, 88 | 0.991, 108 | 0.994, 66 |
 * | 10 | 0.969, 401 | 0.973, 209 | 0.996, 192 | 0.997, 129 |
 * | 20 | 0.977, 910 | 0.968, 472 | 0.998, 333 | 0.998, 246 |
 */
export class KimNelson {
  /** Systems not yet eliminated, ascending. */
  contenders: readonly number[]
  /** For each system the number of replications after which it was eliminated; null for contenders. */
  readonly eliminatedAfter: (number | null)[]

  readonly #sign: number
  readonly #indifference: number
  readonly #firstStage: number
  readonly #triangle: Triangle
  /** Sums over the replications, larger is better. */
  readonly #sums: number[]
  /** First-stage values; emptied once the variances are known. */
  #firstValues: number[][] = []
  /** #variances[i][l]: S² of the difference of systems i and l, i < l, from the first stage. */
  #variances: number[][] = []
  #replications = 0

  /** @throws RangeError for fewer than one system, an indifference that isn't above 0 or a level that isn't between 1 / systems and 1. */
  constructor(systems: number, { level = 0.95, indifference, firstStage = 10, better }: SelectionGoal) {
    if (!(systems >= 1)) throw new RangeError(`expected one or more systems, received ${systems}`)
    if (!(indifference > 0)) throw new RangeError(`expected an indifference above 0, received ${indifference}`)
    if (!(level > 1 / systems && level < 1) && systems > 1) {
      throw new RangeError(`expected a level between 1 / ${systems} and 1 (exclusive), received ${level}`)
    }
    this.contenders = Array.from({ length: systems }, (_, i) => i)
    this.eliminatedAfter = this.contenders.map(() => null)
    this.#sign = better === 'larger' ? 1 : -1
    this.#indifference = indifference
    this.#firstStage = firstStage
    this.#triangle = triangle((1 - level) / Math.max(1, systems - 1), firstStage)
    this.#sums = this.contenders.map(() => 0)
  }

  get isDone(): boolean {
    return this.contenders.length === 1
  }

  /** The contender with the best mean so far (the first of equals). */
  get best(): number {
    return this.contenders.reduce((best, each) => (this.#sums[each]! > this.#sums[best]! ? each : best))
  }

  /** Replications taken of each contender. */
  get replications(): number {
    return this.#replications
  }

  /** The next replication: one value per system, by number; those of eliminated systems are not looked at. */
  add(values: readonly number[]): void {
    for (const i of this.contenders) this.#sums[i]! += this.#sign * values[i]!
    this.#replications += 1
    if (this.#replications <= this.#firstStage) this.#firstValues.push([...values])
    if (this.#replications === this.#firstStage) this.#estimateVariances()
    if (this.#replications >= this.#firstStage && !this.isDone) this.#screen()
  }

  #estimateVariances(): void {
    this.#variances = this.contenders.map((i) => this.contenders.map((l) => (i < l ? differenceVariance(this.#firstValues, i, l) : 0)))
    this.#firstValues = []
  }

  /** Keeps whom no other contender leads by more than the region's width; when all regions have closed, the best alone. */
  #screen(): void {
    const before = this.contenders
    const kept = before.filter((i) => before.every((l) => this.#sums[i]! >= this.#sums[l]! - this.#width(i, l)))
    const hasClosed = kept.every((i) => kept.every((l) => i === l || this.#width(i, l) === 0))
    this.contenders = kept
    if (hasClosed) this.contenders = [this.best]
    for (const i of before) if (!this.contenders.includes(i)) this.eliminatedAfter[i] = this.#replications
  }

  #width(i: number, l: number): number {
    const variance = this.#variances[Math.min(i, l)]![Math.max(i, l)]!
    return triangleWidth(this.#triangle, variance, this.#indifference, this.#replications)
  }
}

function differenceVariance(rows: readonly (readonly number[])[], i: number, l: number): number {
  const differences = rows.map((row) => row[i]! - row[l]!)
  return Tally.of(differences).variance
}
