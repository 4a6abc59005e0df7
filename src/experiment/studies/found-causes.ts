/** What replications found about waits and bottlenecks, with intervals. */
import type { Cause } from '../../spec/causes.ts'
import type { Explanation } from '../../spec/explanation.ts'
import type { Estimate } from '../../spec/result.ts'
import type { RunCauses } from '../causes/cause-books.ts'
import { estimateOf } from '../estimators.ts'
import { isWaitAtStation } from './hopeless.ts'

const TICKS_PER_HOUR = 3600e6

type Time = { time: Estimate }

/** Hours of a lot by cause and place, and by cause. Means over the replications in which a lot left, so that they sum to that of the cycle time. */
export function cycleTimeOf(runs: readonly RunCauses[], mean: Estimate): Explanation['cycleTime'] {
  const parts = new Map<string, { cause: Cause; place: string; ticks: number[] }>()
  const causes = new Map<Cause, number[]>()
  runs.forEach(({ parts: own }, run) => {
    for (const { cause, place, ticks } of own) {
      const key = `${cause}\n${place}`
      const part = parts.get(key) ?? { cause, place, ticks: runs.map(() => 0) }
      const sum = causes.get(cause) ?? runs.map(() => 0)
      part.ticks[run] = ticks
      sum[run]! += ticks
      parts.set(key, part)
      causes.set(cause, sum)
    }
  })
  const timeOf = (ticks: readonly number[]): Estimate => perLot(runs, ticks)
  return {
    mean,
    causes: [...causes].map(([cause, ticks]) => ({ cause, time: timeOf(ticks) })).sort(longestFirst),
    parts: [...parts.values()].map(({ cause, place, ticks }) => ({ cause, place, time: timeOf(ticks) })).sort(longestFirst),
  }
}

/** What is known of a station by replication. */
export interface StationValues {
  station: string
  load: number[]
  /** h */
  activePeriod: number[]
  /** Shares of time. */
  sole: number[]
  shifting: number[]
  /** h of a lot */
  waits: number[]
}

/** @param loads of the stations by replication, in their order; those without one are left out: nothing came to them */
export function stationValues(
  runs: readonly RunCauses[],
  loads: readonly { station: string; load: number[] }[],
  horizon: number,
): StationValues[] {
  return loads.flatMap(({ station, load }, index) => {
    if (!load.some((value) => value > 0)) return []
    const waited = ({ parts }: RunCauses): number =>
      parts.reduce((sum, { cause, place, ticks }) => (place === station && isWaitAtStation(cause) ? sum + ticks : sum), 0)
    return [
      {
        station,
        load,
        activePeriod: runs.map(({ activePeriod }) => activePeriod[index]! / TICKS_PER_HOUR),
        sole: runs.map(({ sole }) => sole[index]! / horizon),
        shifting: runs.map(({ shifting }) => shifting[index]! / horizon),
        waits: runs.map((run) => waited(run) / run.lots / TICKS_PER_HOUR),
      },
    ]
  })
}

function perLot(runs: readonly RunCauses[], ticks: readonly number[]): Estimate {
  return estimateOf(
    runs.map(({ lots }, run) => ticks[run]! / lots / TICKS_PER_HOUR),
    'h',
  )
}

function longestFirst(a: Time, b: Time): number {
  return (b.time.mean ?? 0) - (a.time.mean ?? 0)
}
