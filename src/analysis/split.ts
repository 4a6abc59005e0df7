/**
 * How work that can be done at several stations is best divided: so that the highest load is least, then the next highest, and so on. No rule of a
 * shop floor can do better in the long run, so that the highest load limits the line. Linear programmes, one after another (max-min fairness).
 */
import { minimise } from './simplex.ts'

/** Work that has a choice. */
export interface Choice {
  /** Where it can be done, and the load that all of it would be there. */
  places: { station: string; load: number }[]
}

/**
 * @param fixed load of each station with work that has no choice; absent: none
 * @returns for each choice, the share of the work of each of its places
 */
export function split(choices: readonly Choice[], fixed: ReadonlyMap<string, number>): number[][] {
  if (choices.length === 0) return []
  const stations = [...new Set(choices.flatMap(({ places }) => places.map(({ station }) => station)))]
  // Loads are of any size (per unit released where the line has no release rate): made comparable with 1.
  const scale = Math.max(
    ...choices.flatMap(({ places }) => places.map(({ load }) => load)),
    ...stations.map((name) => fixed.get(name) ?? 0),
  )
  if (!(scale > 0)) return choices.map(({ places }) => places.map((_, index) => (index === 0 ? 1 : 0)))
  const loads = choices.flatMap(({ places }, choice) => places.map(({ station, load }) => ({ choice, station, load: load / scale })))
  const given = stations.map((name) => (fixed.get(name) ?? 0) / scale)
  const limits = stations.map(() => Number.POSITIVE_INFINITY)
  let shares: number[] = []
  while (limits.includes(Number.POSITIVE_INFINITY)) {
    const { x, level, tight } = leastHighest(choices.length, loads, stations, given, limits)
    shares = x
    for (const station of tight) limits[station] = level
  }
  return choices.map((_, choice) => shares.filter((_, index) => loads[index]!.choice === choice))
}

/** A price below is a rounding error. */
const TIGHT = 1e-9

interface Load {
  choice: number
  station: string
  load: number
}

/** The least possible load of the most loaded station among those without a limit yet, and which of these must be that much loaded. */
function leastHighest(
  choices: number,
  loads: readonly Load[],
  stations: readonly string[],
  given: readonly number[],
  limits: readonly number[],
): { x: number[]; level: number; tight: number[] } {
  const level = loads.length
  const variables = level + 1 + stations.length
  const demands = Array.from({ length: choices }, (_, choice) => [
    ...loads.map((load) => (load.choice === choice ? 1 : 0)),
    ...Array<number>(variables - level).fill(0),
  ])
  // Without a limit: level - its loads - slack = given. With: its loads + slack = limit - given.
  const rows = stations.map((name, station) => {
    const isFree = limits[station] === Number.POSITIVE_INFINITY
    const sign = isFree ? -1 : 1
    const row = loads.map(({ station: at, load }) => (at === name ? sign * load : 0))
    return [...row, isFree ? 1 : 0, ...stations.map((_, other) => (other === station ? sign : 0))]
  })
  const right = stations.map((_, station) => {
    const isFree = limits[station] === Number.POSITIVE_INFINITY
    return isFree ? given[station]! : Math.max(0, limits[station]! - given[station]!)
  })
  const costs = Array.from({ length: variables }, (_, variable) => (variable === level ? 1 : 0))
  const { x, reducedCosts } = minimise(costs, [...demands, ...rows], [...demands.map(() => 1), ...right])
  const free = stations.flatMap((_, station) => (limits[station] === Number.POSITIVE_INFINITY ? [station] : []))
  const tight = free.filter((station) => reducedCosts[level + 1 + station]! > TIGHT)
  return { x: x.slice(0, level), level: x[level]!, tight: tight.length > 0 ? tight : free }
}
