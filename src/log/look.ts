/** What is at one place of a watched floor at its present time: who waits at a station, which lots are in the line, what a machine did. */
import { type LotSeen, type MachineStretch, SEEN_STATES, type WaitingSeen } from '../spec/replay.ts'
import { Place } from './carrier-moves.ts'
import type { Replay } from './replay.ts'
import { SEEN_OF } from './seen-states.ts'

/** Carriers that wait at a node of the map, those that came first before the others. */
export function waitingAt({ floor, moves }: Replay, node: number): WaitingSeen[] {
  const { carriers, lots, line } = floor
  return [...floor.carriers.inLine()]
    .filter((carrier) => moves.nodeOf[carrier] === node && moves.placeOf[carrier] === Place.waits)
    .sort((a, b) => carriers.arrival[a]! - carriers.arrival[b]!)
    .map((carrier) => {
      const step = line.steps[carriers.step[carrier]!]!
      const lot = carriers.lot[carrier]!
      return {
        lot: lots.id[lot]!,
        product: line.products[lots.product[lot]!]!.name,
        step: step.name,
        units: carriers.units[carrier]!,
        since: carriers.arrivedAt[carrier]!,
      }
    })
}

/** Lots that have a carrier in the line, by number. */
export function lotsInLine({ floor, moves, map }: Replay): LotSeen[] {
  const { carriers, lots, line } = floor
  const byLot = new Map<number, { seen: LotSeen; at: Map<number, number> }>()
  for (const carrier of [...floor.carriers.inLine()]) {
    const lot = carriers.lot[carrier]!
    let entry = byLot.get(lot)
    if (entry === undefined) {
      const product = line.products[lots.product[lot]!]!.name
      entry = { seen: { lot: lots.id[lot]!, product, units: 0, carriers: 0, place: '', since: lots.releasedAt[lot]! }, at: new Map() }
      byLot.set(lot, entry)
    }
    const node = moves.nodeOf[carrier]!
    entry.seen.units += carriers.units[carrier]!
    entry.seen.carriers++
    entry.at.set(node, (entry.at.get(node) ?? 0) + 1)
  }
  return [...byLot.values()]
    .map(({ seen, at }) => ({ ...seen, place: map.nodes[[...at].sort((a, b) => b[1] - a[1])[0]![0]]!.name }))
    .sort((a, b) => a.lot - b.lot)
}

/** What a machine was seen at from `from` to `to`, without a gap; the replay stands at `to` afterwards. */
export function machineStretches(replay: Replay, machine: number, from: number, to: number): MachineStretch[] {
  const stretches: MachineStretch[] = []
  const until = (time: number): void => {
    const last = stretches.at(-1)
    if (last !== undefined) last.to = time
  }
  const see = (time: number, state: number): void => {
    until(time)
    if (stretches.at(-1)?.state !== state) stretches.push({ from: time, to: time, state })
  }
  replay.goTo(from)
  for (;;) {
    const { machines } = replay.floor
    const next = Math.min(to, replay.next)
    for (let time = replay.now; time < next; time = machines.nextState(machine, time)) see(time, SEEN_OF[machines.stateAt(machine, time)]!)
    if (replay.now >= to || replay.next > to) break
    replay.runTo(next)
  }
  replay.runTo(to)
  until(to)
  return stretches.filter((stretch) => stretch.to > stretch.from)
}

/** Share of the time of stretches, by state. */
export function stretchShares(stretches: readonly MachineStretch[]): number[] {
  const all = stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  return SEEN_STATES.map(
    (_, state) => stretches.reduce((sum, one) => sum + (one.state === state ? one.to - one.from : 0), 0) / Math.max(1, all),
  )
}
