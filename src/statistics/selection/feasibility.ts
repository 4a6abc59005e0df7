/**
 * Does a system keep to its constraints on average? A fully sequential test that samples no longer than the answer needs.
 * Andradóttir and Kim (Naval Research Logistics 57, 2010); several constraints: Batur and Kim (ACM Transactions on Modeling and Computer Simulation 20, 2010), procedure F_B.
 */

import { pow } from '../../engine/math/index.ts'
import { Tally } from '../tally.ts'
import { type Triangle, triangle, triangleWidth } from './triangle.ts'

/** The mean of a measure is to lie above or below a limit, such as good units a day at least 24,000. */
export interface Constraint {
  sense: 'at-least' | 'at-most'
  limit: number
  /** Above 0: means closer to the limit than this may be decided either way. */
  tolerance: number
}

export interface FeasibilityGoal {
  /** Probability that all verdicts are right on all constraints whose means lie outside of the tolerance; default 0.95. */
  level?: number
  /** Replications from which the variances are estimated; default 10. */
  firstStage?: number
  /** Systems that are tested side by side and for which the level holds together; default 1. */
  systems?: number
  /** Those systems share their random numbers, so their errors may come together; default true. */
  commonRandomNumbers?: boolean
}

export type Verdict = 'undecided' | 'met' | 'missed'

/**
 * The test of one system as a state machine: as long as `verdict` is undecided, give it the next replication. For each constraint the sum of (value - limit) walks in a triangle
 * (see `triangle.ts`) and decides where it leaves it. Of k systems with s constraints each walk may err with probability (1 - level) / (k s); where the systems are
 * independent with (1 - level^(1 / k)) / s.
 *
 * Found with normal output of standard deviation 1, one constraint, tolerance 0.2, level 0.95, 3,000 tests each: a mean 0.2 above the limit is called right in 95.1 %
 * after 51 replications on average, 0.4 above in 99.5 % after 31, 1 above in all after 16.
 */
export class FeasibilityTest {
  /** One per constraint. */
  readonly verdicts: Verdict[]
  readonly #constraints: readonly Constraint[]
  readonly #firstStage: number
  readonly #triangle: Triangle
  /** Per constraint: value - limit, above 0 = on the right side. */
  readonly #margins: Tally[]
  /** S² of the first stage; empty before. */
  #variances: number[] = []
  #replications = 0

  /** @throws RangeError for a tolerance that isn't above 0. */
  constructor(
    constraints: readonly Constraint[],
    { level = 0.95, firstStage = 10, systems = 1, commonRandomNumbers = true }: FeasibilityGoal = {},
  ) {
    const odd = constraints.find(({ tolerance }) => !(tolerance > 0))
    if (odd) throw new RangeError(`expected a tolerance above 0, received ${odd.tolerance}`)
    const ofSystem = commonRandomNumbers ? (1 - level) / systems : 1 - pow(level, 1 / systems)
    this.verdicts = constraints.map(() => 'undecided')
    this.#constraints = constraints
    this.#firstStage = firstStage
    this.#triangle = triangle(ofSystem / Math.max(1, constraints.length), firstStage)
    this.#margins = constraints.map(() => new Tally())
  }

  /** Missed as soon as one constraint is, met when all are. */
  get verdict(): Verdict {
    if (this.verdicts.includes('missed')) return 'missed'
    return this.verdicts.includes('undecided') ? 'undecided' : 'met'
  }

  get replications(): number {
    return this.#replications
  }

  /** The next replication: one value per constraint. */
  add(values: readonly number[]): void {
    this.#replications += 1
    for (const [i, { sense, limit }] of this.#constraints.entries()) {
      this.#margins[i]!.add(sense === 'at-least' ? values[i]! - limit : limit - values[i]!)
    }
    if (this.#replications === this.#firstStage) this.#variances = this.#margins.map(({ variance }) => variance)
    if (this.#replications >= this.#firstStage) this.#decide()
  }

  /** A closed triangle decides by the sign; a mean exactly on the limit then counts as met. */
  #decide(): void {
    for (const [i, { tolerance }] of this.#constraints.entries()) {
      if (this.verdicts[i] !== 'undecided') continue
      const sum = this.#margins[i]!.mean * this.#replications
      const width = triangleWidth(this.#triangle, this.#variances[i]!, tolerance, this.#replications)
      if (sum >= width) this.verdicts[i] = 'met'
      else if (sum <= -width) this.verdicts[i] = 'missed'
    }
  }
}
