/** What a frame says of a node, in numbers and words. */
import { type FloorMap, SEEN_STATES, TOTALS } from 'tollway/spec'
import type { Shown } from '../../state/replay-player.ts'
import { STATE_LABELS } from './colours.ts'
import { countText } from './words.ts'

const KINDS = SEEN_STATES.length

/** Machines by number of the state. */
export function stateCounts({ nodes, machineNames }: FloorMap, { film, frame }: Shown, node: number): number[] {
  const counts = Array<number>(KINDS).fill(0)
  for (const machine of nodes[node]!.machines) counts[film.states[frame * machineNames.length + machine]!]!++
  return counts
}

/** `2 productive, 1 setup`; those that there are most of first. */
export function countsText(counts: readonly number[]): string {
  return counts
    .map((count, state) => ({ count, label: STATE_LABELS[state]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ count, label }) => `${count} ${label}`)
    .join(', ')
}

export function waitingAt({ nodes }: FloorMap, { film, frame }: Shown, node: number): { carriers: number; hours: number } {
  const at = frame * nodes.length + node
  return { carriers: film.waiting[at]!, hours: film.hours[at]! }
}

export function totalsOf({ film, frame }: Shown): { lots: number; units: number; good: number } {
  const [lots = 0, units = 0, good = 0] = film.totals.subarray(frame * TOTALS, (frame + 1) * TOTALS)
  return { lots, units, good }
}

/** Good units a day over the last days. */
export function goodPerDay({ nodes, edges }: FloorMap, { film }: Shown): number {
  return edges.reduce((sum, { to }, edge) => sum + (to === nodes.length - 1 ? film.flows[edge]! : 0), 0)
}

const BUSY = ['productive', 'setup', 'scheduledDown', 'unscheduledDown', 'blocked', 'waitingForPeople', 'nonScheduled'] as const

/** What that which waits at a station waits for, as far as its machines show it. */
export function waitingSentence(counts: readonly number[], carriers: number, isStarved: boolean): string {
  if (carriers === 0) return isStarved ? 'Nothing waits here: idle machines wait for work.' : 'Nothing waits here.'
  const idle = counts[SEEN_STATES.indexOf('standby')]!
  if (idle > 0)
    return `${countText(carriers, 'carrier')} wait beside ${countText(idle, 'idle machine')}: for a full load, for tooling, material or die, or by a rule of the line.`
  const busy = BUSY.filter((state) => counts[SEEN_STATES.indexOf(state)]! > 0).map((state) => {
    const count = counts[SEEN_STATES.indexOf(state)]!
    return `${count} ${STATE_LABELS[SEEN_STATES.indexOf(state)]}`
  })
  return `${countText(carriers, 'carrier')} wait for a machine: ${busy.join(', ')}.`
}
