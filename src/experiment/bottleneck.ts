/**
 * The bottleneck: the station with the highest load (need / capacity, batches counted as full). Not the busiest one: an oven that is always running
 * half empty could take twice as much.
 */
import type { Bottleneck, StationResult } from '../spec/result.ts'

/** A station this much busier than the bottleneck's load is named, with why it isn't the bottleneck. */
const BUSIER = 0.005

export function findBottleneck(stations: readonly StationResult[]): Bottleneck {
  const ranked = stations.filter(({ load }) => load.mean !== null).sort((a, b) => b.load.mean! - a.load.mean!)
  const top = ranked[0]
  if (top === undefined) return { station: '', reason: 'no station has worked in the measured time' }
  const second = ranked[1]
  const next = second === undefined ? '' : `; next is ${second.name} with ${percent(second.load.mean!)}`
  const reason = `${top.name} has the highest load, ${percent(top.load.mean!)} of its capacity${next}`
  return { station: top.name, reason: `${reason}${busierOnes(top, ranked)}` }
}

function busierOnes(top: StationResult, stations: readonly StationResult[]): string {
  const busier = stations.filter((station) => station !== top && station.busy.mean! > top.busy.mean! + BUSIER)
  return busier
    .map(
      ({ name, busy, load }) =>
        `; ${name} is busy ${percent(busy.mean!)} of the time, but with part-filled loads: its load is ${percent(load.mean!)}`,
    )
    .join('')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
