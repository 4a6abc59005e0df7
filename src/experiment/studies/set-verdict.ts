/** Does a set keep to its limits? Fed replication by replication, and decided as early as it can be. */
import { EarlyMiss, FeasibilityTest, type Verdict } from '../../statistics/index.ts'
import type { Limit } from './limits.ts'

interface VerdictGoal {
  /** Probability that the verdicts on all sets are right, tolerances aside. */
  level: number
  /** Replications before which nothing is said. */
  firstStage: number
  /** For which the level holds together. */
  systems: number
}

/** Two tests share the error: one that decides in the end, and one that gives up early what is far off. */
export class SetVerdict {
  /** By limit. */
  readonly verdicts: Verdict[]
  private readonly test: FeasibilityTest
  private readonly early: EarlyMiss
  private fed = 0

  constructor(limits: readonly Limit[], { level, firstStage, systems }: VerdictGoal) {
    const half = (1 + level) / 2
    this.verdicts = limits.map(() => 'undecided')
    this.test = new FeasibilityTest(limits, { level: half, firstStage, systems })
    this.early = new EarlyMiss(limits, { level: half, firstStage, systems })
  }

  get of(): Verdict {
    if (this.verdicts.includes('missed')) return 'missed'
    return this.verdicts.includes('undecided') ? 'undecided' : 'met'
  }

  /** @param values values[limit][replication]; what isn't observed in one of them is missed */
  addUpTo(replications: number, values: readonly (readonly number[])[]): void {
    for (; this.fed < replications && this.of === 'undecided'; this.fed++) {
      const now = values.map((own) => own[this.fed]!)
      this.test.add(now)
      this.early.add(now)
      for (const limit of this.verdicts.keys()) this.decide(limit, now[limit]!)
    }
  }

  private decide(limit: number, value: number): void {
    if (this.verdicts[limit] !== 'undecided') return
    const isMissed = this.early.missed[limit] === true || !Number.isFinite(value)
    this.verdicts[limit] = isMissed ? 'missed' : this.test.verdicts[limit]!
  }
}
