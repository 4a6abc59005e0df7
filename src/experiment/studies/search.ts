/**
 * Which set to simulate next on the way to the cheapest one that keeps to its limits: the cheapest that the approximation, put right by what was simulated so
 * far, expects to keep to them; once one is known, of the cheaper ones the set with most others below it, because with it these are out.
 */
import type { Candidate } from './candidates.ts'

export type Fate =
  /** Not looked at yet. */
  | 'open'
  /** Simulated: keeps to all limits, misses one, or was not decided within the budget. */
  | 'met'
  | 'missed'
  | 'undecided'
  /** Not simulated: can't by arithmetic; too slow by the approximation; has no more of anything that costs than a set that missed; costs more than one that met. */
  | 'impossible'
  | 'too-slow'
  | 'assumed'
  | 'costlier'

export interface SearchSet extends Pick<Candidate, 'levels' | 'cost'> {
  fate: Fate
  /** Is it expected to keep to the limits? null: nobody knows. */
  expected: boolean | null
}

/** Number of the next set; null: the search is over. @param priced by factor: more of it costs more */
export function nextSet(sets: readonly SearchSet[], priced: readonly boolean[]): number | null {
  const open = sets.flatMap(({ fate }, index) => (fate === 'open' ? [index] : []))
  const first = open.find((index) => sets[index]!.expected === true)
  if (open.length === 0 || first !== undefined) return first ?? null
  const below = (index: number): number => open.filter((other) => isBelow(sets[other]!, sets[index]!, priced)).length
  const costlier = (index: number): number => open.filter((other) => sets[other]!.cost > sets[index]!.cost).length
  if (open.some((index) => sets[index]!.expected === null)) return best(open, (index) => Math.min(below(index), costlier(index) + 1))
  // None is expected to do: the dearest says it for most.
  return sets.some(({ fate }) => fate === 'met') ? best(open, below) : open.at(-1)!
}

/** Of equals the dearest. */
function best(open: readonly number[], score: (index: number) => number): number {
  return open.reduce((most, index) => (score(index) >= score(most) ? index : most))
}

/** What follows from a set that met its limits or missed one. @param nearlyEqual share of the cost */
export function concluded(sets: readonly SearchSet[], decided: number, priced: readonly boolean[], nearlyEqual: number): void {
  const { fate } = sets[decided]!
  const most = cheapestMet(sets) * (1 + nearlyEqual)
  for (const set of sets) {
    if (set.fate !== 'open') continue
    if (fate === 'met' && set.cost > most) set.fate = 'costlier'
    if (fate === 'missed' && isBelow(set, sets[decided]!, priced)) set.fate = 'assumed'
  }
}

/** Infinite where none has. */
export function cheapestMet(sets: readonly SearchSet[]): number {
  return sets.reduce((least, { fate, cost }) => (fate === 'met' ? Math.min(least, cost) : least), Number.POSITIVE_INFINITY)
}

/** No more of anything that costs, and all else alike. */
export function isBelow(set: Pick<SearchSet, 'levels'>, other: Pick<SearchSet, 'levels'>, priced: readonly boolean[]): boolean {
  return set.levels.every((level, factor) => (priced[factor] === true ? level <= other.levels[factor]! : level === other.levels[factor]!))
}
