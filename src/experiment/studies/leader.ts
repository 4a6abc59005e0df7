/** Which of several is the first by some measure, and which others may be as well. */
import { confidenceInterval } from '../../statistics/index.ts'
import { CONFIDENCE } from '../estimators.ts'
import { verdictOf } from './verdict.ts'

export interface Contender {
  station: string
  /** By replication, the same one at the same place; NaN: nothing was observed. Some may have more than others. */
  values: readonly number[]
}

/** Null: nobody's mean is above zero. */
export function leaderOf(contenders: readonly Contender[]): { station: string; notToldApart: string[] } | null {
  const ranked = contenders
    .map((one) => ({ ...one, mean: meanOf(one.values) }))
    .filter(({ mean }) => mean > 0)
    .sort((a, b) => b.mean - a.mean)
  const [first, ...others] = ranked
  if (first === undefined) return null
  return {
    station: first.station,
    notToldApart: others.filter((other) => !isLower(other.values, first.values)).map(({ station }) => station),
  }
}

function meanOf(values: readonly number[]): number {
  const observed = values.filter((value) => Number.isFinite(value))
  return observed.length === 0 ? 0 : observed.reduce((sum, value) => sum + value, 0) / observed.length
}

/** Beyond chance, in the replications that both have. One replication tells nothing apart. */
function isLower(values: readonly number[], than: readonly number[]): boolean {
  const differences = values.flatMap((value, replication) => {
    const difference = value - (than[replication] ?? Number.NaN)
    return Number.isFinite(difference) ? [difference] : []
  })
  return differences.length > 1 && verdictOf(confidenceInterval(differences, CONFIDENCE)) === 'lower'
}
