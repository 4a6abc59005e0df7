/** The sets that an optimisation chooses from: every combination of the factors, with what it costs in a year. */
import { standingCost } from '../../analysis/index.ts'
import type { FactorSpec } from '../../spec/plan.ts'
import type { Job } from '../job.ts'
import type { SweepPoint } from './sweep.ts'

export interface Candidate {
  /** By factor. */
  settings: readonly string[]
  /** Number of the level, by factor. */
  levels: readonly number[]
  job: Job
  /** Of a year. */
  cost: number
}

export interface Candidates {
  /** Null: nothing of the line and the plan says what anything costs. */
  currency: string | null
  /** Cheapest first; those that cost the same in the order of the plan. */
  sets: Candidate[]
  /** By factor: each of its levels adds to the cost, in their order. */
  priced: boolean[]
}

/**
 * @param points of a full factorial design
 * @throws RangeError where the costs of the plan and the money of the line are in different currencies
 */
export function candidatesOf(factors: readonly FactorSpec[], points: readonly SweepPoint[]): Candidates {
  const sets = points.map(({ levels, numbers, job }): Candidate => {
    const own = factors.reduce((sum, factor, index) => sum + costOf(factor, numbers![index]!, levels[index]!.name), 0)
    return { settings: levels.map(({ name }) => name), levels: numbers!, job, cost: toCents((standingCost(job.line) ?? 0) + own) }
  })
  return {
    currency: currencyOf(factors, points),
    sets: [...sets].sort((a, b) => a.cost - b.cost),
    priced: factors.map((_, factor) => isPriced(sets, factor)),
  }
}

/** So that what costs the same is seen to, whatever the order of the additions. */
function toCents(amount: number): number {
  return Math.round(amount * 100) / 100
}

function costOf({ cost }: FactorSpec, level: number, name: string): number {
  if (cost === undefined) return 0
  return cost.of === 'levels' ? cost.amounts[level]! : cost.amount * Number.parseFloat(name)
}

function currencyOf(factors: readonly FactorSpec[], points: readonly SweepPoint[]): string | null {
  const currencies = [
    ...points.flatMap(({ job }) => job.line.money?.currency ?? []),
    ...factors.flatMap(({ cost }) => cost?.currency ?? []),
  ]
  const other = currencies.find((currency) => currency !== currencies[0])
  if (other !== undefined) throw new RangeError(`expected all costs in ${currencies[0]}, the currency of the line, received ${other}`)
  return currencies[0] ?? null
}

/** Does the next level of a factor always cost more, all others alike? */
function isPriced(sets: readonly Candidate[], factor: number): boolean {
  const others = (levels: readonly number[]): string => levels.filter((_, index) => index !== factor).join(',')
  const rows = new Map<string, number[]>()
  for (const { levels, cost } of sets) {
    const row = rows.get(others(levels)) ?? []
    rows.set(others(levels), row)
    row[levels[factor]!] = cost
  }
  return [...rows.values()].every((row) => row.every((cost, level) => level === 0 || cost > row[level - 1]!))
}
