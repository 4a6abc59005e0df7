/** What a machine is at, as seen by work that waits for it or stands in it. */
import { Activity, Down, type Observed, Off } from '../../model/index.ts'

export const Why = {
  /** Idle in its shift: it could take something in. */
  idle: 0,
  working: 1,
  /** Changed over, and nobody is waited for. */
  setup: 2,
  /** Breakdown, assist, planned stop, outage. */
  down: 3,
  /** Waits for people. */
  people: 4,
  shift: 5,
  /** No room ahead, for finished work or for work that it would begin. */
  room: 6,
  /** Idle, and kept for a lot. */
  kept: 7,
  /** Not among the machines in use. */
  unused: 8,
} as const

/** How many values there are. */
export const WHYS = 9

/**
 * In the order in which the equipment states count it (`Machines`). Only right between two instants, when everything that happens at one has happened.
 * Assists and stops by use within a load, which nobody is called for, are part of its work.
 */
export function whyOf(machines: Observed['machines'], machine: number, isKept: boolean): number {
  const { activity, off, down, waits, noRoom } = machines
  const isSetup = activity[machine] === Activity.setup
  if (isSetup && waits[machine] === 0) return Why.setup
  if ((off[machine]! & Off.unused) !== 0) return Why.unused
  if ((off[machine]! & Off.shift) !== 0) return Why.shift
  if (down[machine] !== Down.none) return down[machine] === Down.assist && waits[machine] === 1 ? Why.people : Why.down
  if (off[machine] !== 0) return Why.down
  if (waits[machine] === 1) return Why.people
  if (activity[machine] === Activity.blocked) return Why.room
  if (!machines.isAvailable(machine)) return Why.working
  if (isKept) return Why.kept
  return noRoom[machine] === 1 ? Why.room : Why.idle
}
