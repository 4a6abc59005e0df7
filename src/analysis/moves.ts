/** Which ways units go from station to station: the traffic of a route (see `traffic.ts`), told apart by where the units come from. */
import type { RouteSpec } from '../spec/line.ts'
import { waysOut } from './traffic.ts'

/** How the work of a step is divided over its stations, by name; empty: it has none. */
export type StationShares = readonly { station: string; share: number }[]

export interface Move {
  from: string
  to: string
  /** Index of the step that they go to, among those that are enabled. */
  step: number
  /** Per unit released; one that comes again counts again. */
  units: number
}

/** Where units are before they have been at a station. */
const NOWHERE = ''
const MOST_SWEEPS = 10_000
const ACCURACY = 1e-12

/** Of steps without a station, and of those that a lot passes by, units go on from where they were. */
export function moves(route: RouteSpec, sharesOf: (step: string) => StationShares): Move[] {
  const steps = route.steps.filter(({ enabled }) => enabled)
  const shares = steps.map(({ name }) => sharesOf(name))
  const come = settled(steps, shares)
  return come.flatMap((from, step) =>
    [...from].flatMap(([station, units]) => {
      if (station === NOWHERE) return []
      const taken = units * (steps[step]!.sample ?? 1)
      return shares[step]!.map((at) => ({ from: station, to: at.station, step, units: taken * at.share }))
    }),
  )
}

/** come[i]: units that come to step i by the station that they come from, per unit released. Each sweep takes them one step further. */
function settled(steps: RouteSpec['steps'], shares: readonly StationShares[]): Map<string, number>[] {
  const index = new Map(steps.map(({ name }, i) => [name, i]))
  let come: Map<string, number>[] = steps.map(() => new Map())
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const next = steps.map((_, i) => new Map<string, number>(i === 0 ? [[NOWHERE, 1]] : []))
    steps.forEach((_, i) => {
      for (const { to, share, passesBy } of waysOut(steps, i)) {
        if (to === null) continue
        const into = next[index.get(to)!]!
        for (const { station, units } of leaving(come[i]!, shares[i]!, passesBy))
          into.set(station, (into.get(station) ?? 0) + units * share)
      }
    })
    const isSettled = next.every((from, i) =>
      [...from].every(([station, units]) => Math.abs(units - (come[i]!.get(station) ?? 0)) < ACCURACY),
    )
    come = next
    if (isSettled) break
  }
  return come
}

function leaving(come: ReadonlyMap<string, number>, shares: StationShares, passesBy: boolean): { station: string; units: number }[] {
  if (passesBy || shares.length === 0) return [...come].map(([station, units]) => ({ station, units }))
  const all = [...come.values()].reduce((sum, units) => sum + units, 0)
  return shares.map(({ station, share }) => ({ station, units: all * share }))
}
