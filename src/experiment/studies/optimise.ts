/**
 * The cheapest set that keeps to its limits. Formulas leave out what can't; sets are simulated one after another (`search.ts`), each until a sequential test has
 * decided all of its limits; of sets that cost the same and keep to them the best is selected. Never more replications than the budget.
 */
import type { GoalSpec } from '../../spec/goal.ts'
import { KimNelson, Tally, type Verdict } from '../../statistics/index.ts'
import type { Trials } from '../trials.ts'
import { Budget, type Shortage } from './budget.ts'
import type { Candidate, Candidates } from './candidates.ts'
import type { Limit } from './limits.ts'
import { type Screening, screened } from './screening.ts'
import { cheapestMet, concluded, nextSet, type SearchSet } from './search.ts'
import { SetVerdict } from './set-verdict.ts'

export interface OptimiseOptions {
  goal: Omit<GoalSpec, 'limits'>
  limits: readonly Limit[]
  /** The fewest replications of a set that is simulated, 2 or more. */
  firstStage: number
}

export interface LookedAt extends Candidate, SearchSet {
  screening: Screening
  /** Place in the order of simulation, from 1; null: not simulated. */
  order: number | null
  /** By limit; empty: not simulated. */
  verdicts: Verdict[]
}

interface Selection {
  /** Numbers of the sets. */
  contenders: number[]
  indifference: number
  best: number
  isDone: boolean
}

/** How surely: probabilities of the verdicts together, and of the selection. */
interface Guarantee {
  sets: number
  verdicts: number
  selection: number | null
}

/** A search, and as far as it has come. */
export class Optimisation {
  readonly sets: LookedAt[]
  readonly budget: Budget
  readonly guarantee: Guarantee
  readonly options: OptimiseOptions
  /** Why it ended before it was done. */
  shortage: Shortage | null = null
  selection: Selection | null = null
  private readonly priced: readonly boolean[]

  constructor({ sets, priced }: Candidates, trials: Trials, options: OptimiseOptions) {
    this.options = options
    this.priced = priced
    this.budget = new Budget(trials, options.goal.budget)
    this.sets = sets.map((candidate) => lookedAt(candidate, screened(candidate.job.line, options.limits)))
    this.guarantee = guaranteeOf(this.sets, options.goal)
  }

  /** Number of the answer, of what is known so far; null: no set that keeps to the limits is known. */
  get chosen(): number | null {
    if (this.selection !== null) return this.selection.best
    const index = this.sets.findIndex(({ fate, cost }) => fate === 'met' && cost === cheapestMet(this.sets))
    return index < 0 ? null : index
  }

  async run(): Promise<void> {
    let order = 0
    for (let next = this.next(); next !== null; next = this.next()) {
      this.sets[next]!.order = ++order
      this.shortage = await this.decide(this.sets[next]!)
      if (this.shortage !== null) return
      concluded(this.sets, next, this.priced, this.options.goal.nearlyEqual)
    }
    await this.select()
  }

  private next(): number | null {
    const ratio = this.ratioToApproximation()
    for (const set of this.sets) if (set.fate === 'open') set.expected = isExpected(set.screening, this.options.limits, ratio)
    return nextSet(this.sets, this.priced)
  }

  /** Simulates a set until all its limits are decided, or one is missed. */
  private async decide(set: LookedAt): Promise<Shortage | null> {
    const { limits, firstStage } = this.options
    const { verdicts: level, sets: systems } = this.guarantee
    const verdict = new SetVerdict(limits, { level, firstStage, systems })
    set.verdicts = verdict.verdicts
    set.fate = 'undecided'
    for (let wanted = firstStage; verdict.of === 'undecided'; wanted += furtherAfter(wanted)) {
      const shortage = await this.budget.ensure([{ job: set.job, replications: wanted }])
      if (shortage !== null) return shortage
      verdict.addUpTo(
        wanted,
        limits.map(({ kpi }) => this.budget.trials.values(set.job, kpi)),
      )
    }
    set.fate = verdict.of
    return null
  }

  private async select(): Promise<void> {
    const { goal, firstStage } = this.options
    const most = cheapestMet(this.sets) * (1 + goal.nearlyEqual)
    const valuesOf = (index: number): number[] => this.budget.trials.values(this.sets[index]!.job, goal.prefer)
    const firstOf = (index: number): number[] => valuesOf(index).slice(0, firstStage)
    const contenders = this.sets.flatMap(({ fate, cost }, index) =>
      fate === 'met' && cost <= most && firstOf(index).every(Number.isFinite) ? [index] : [],
    )
    if (contenders.length < 2) return
    const indifference = Math.max(Math.abs(Tally.of(firstOf(contenders[0]!)).mean) * goal.indifference, Number.MIN_VALUE)
    const kn = new KimNelson(contenders.length, {
      level: this.guarantee.selection ?? goal.probability,
      indifference,
      firstStage,
      better: 'smaller',
    })
    while (!kn.isDone) {
      const fed = kn.replications
      const wanted = fed === 0 ? firstStage : fed + furtherAfter(fed)
      const jobs = kn.contenders.map((contender) => ({ job: this.sets[contenders[contender]!]!.job, replications: wanted }))
      this.shortage = await this.budget.ensure(jobs)
      if (this.shortage !== null) break
      const values = contenders.map(valuesOf)
      for (let at = fed; at < wanted && !kn.isDone; at++) kn.add(values.map((own) => asBad(own[at])))
    }
    this.selection = { contenders, indifference, best: contenders[kn.best]!, isDone: kn.isDone }
  }

  /** Simulated times over those of the approximation, limit by limit; null where none is known yet. */
  private ratioToApproximation(): (number | null)[] {
    return this.options.limits.map(({ kpi }) => {
      const ratios = this.sets.flatMap(({ order, job, screening: { cycleTime } }) =>
        order === null || cycleTime === null || !Number.isFinite(cycleTime)
          ? []
          : [Tally.of(this.budget.trials.values(job, kpi).slice(0, this.budget.of(job))).mean / cycleTime],
      )
      const known = ratios.filter(Number.isFinite)
      return known.length === 0 ? null : Tally.of(known).mean
    })
  }
}

/** Nothing observed is as bad as can be. Those that are out have no value. */
function asBad(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.MAX_VALUE
}

/** Replications are asked for several at a time, for the threads: an eighth more, at least 4. */
function furtherAfter(replications: number): number {
  return Math.max(4, Math.ceil(replications / 8))
}

function lookedAt(candidate: Candidate, screening: Screening): LookedAt {
  const fates = { arithmetic: 'impossible', approximation: 'too-slow' } as const
  const fate = screening.against === null ? 'open' : fates[screening.against.by]
  return { ...candidate, screening, fate, expected: null, order: null, verdicts: [] }
}

/** Where sets may be equal in cost, half of the error is for choosing among them. */
function guaranteeOf(sets: readonly SearchSet[], { probability, nearlyEqual }: OptimiseOptions['goal']): Guarantee {
  const left = sets.filter(({ fate }) => fate === 'open')
  const mayBeEqual = left.some(({ cost }, index) => index > 0 && cost <= left[index - 1]!.cost * (1 + nearlyEqual))
  const shared = (1 + probability) / 2
  return { sets: left.length, verdicts: mayBeEqual ? shared : probability, selection: mayBeEqual ? shared : null }
}

/** Before anything is simulated: a usual ratio of a high percentile to the mean. It decides about the order only. */
const USUAL_RATIO = 1.5

function isExpected({ cycleTime }: Screening, limits: readonly Limit[], ratios: readonly (number | null)[]): boolean | null {
  if (cycleTime === null) return null
  return limits.every(
    ({ kpi, sense, limit }, index) =>
      sense === 'at-least' || !kpi.address.startsWith('cycleTime') || cycleTime * (ratios[index] ?? USUAL_RATIO) <= limit,
  )
}
