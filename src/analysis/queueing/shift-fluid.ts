/**
 * Waits for the next shift: a stream of material through a station that works by its calendar, as a fluid over one cycle (Newell, Applications of Queueing
 * Theory, 1982, chapter 2). Holidays and changes of the clock are left out.
 */
import type { CalendarSpec } from '../../spec/line.ts'

/** Parts of a cycle: a week in quarters of an hour. */
const SLOTS = 672
/** Cycles until what is left over is the same in each. */
const CYCLES = 12

/** Rate in each part of the cycle, relative to the mean. */
export type Profile = Float64Array

export const even: Profile = new Float64Array(SLOTS).fill(1)

/** Share of each part of the cycle that is scheduled. */
export function hoursOf({ on, cycle }: CalendarSpec, length: number): Float64Array {
  const slots = new Float64Array(SLOTS)
  const slot = length / SLOTS
  for (let start = -cycle; start < length; start += cycle) {
    for (const { from, to } of on) {
      for (let index = Math.max(0, Math.floor((start + from) / slot)); index < SLOTS && index * slot < start + to; index++) {
        slots[index]! += Math.max(0, Math.min((index + 1) * slot, start + to) - Math.max(index * slot, start + from)) / slot
      }
    }
  }
  return slots
}

/**
 * @param hours share of each part that is scheduled
 * @param load of a station that would work always, below the mean of `hours`
 * @returns mean wait in parts of a cycle, and what goes out
 */
export function fluid(arrivals: Profile, hours: Float64Array, load: number): { wait: number; out: Profile } {
  const out = new Float64Array(SLOTS)
  let [queue, area, before] = [0, 0, -1]
  for (let cycle = 0; cycle < CYCLES && queue !== before; cycle++) {
    before = queue
    area = 0
    for (let index = 0; index < SLOTS; index++) {
      const there = queue
      const done = Math.min(queue + arrivals[index]!, hours[index]! / load)
      queue += arrivals[index]! - done
      // What comes while the station keeps up doesn't wait.
      area += (there + queue) / 2
      out[index] = done
    }
  }
  return { wait: area / SLOTS, out }
}

/** The same later; `parts` of a cycle, whole ones. */
export function later(profile: Profile, parts: number): Profile {
  const shift = ((Math.round(parts) % SLOTS) + SLOTS) % SLOTS
  return Float64Array.from(profile, (_, index) => profile[(index - shift + SLOTS) % SLOTS]!)
}

/** Rate that a unit sees when it comes, relative to the mean rate. */
export function seen(profile: Profile): number {
  return profile.reduce((sum, rate) => sum + rate * rate, 0) / SLOTS
}

/** Ticks of a part of a cycle. */
export function slotOf(length: number): number {
  return length / SLOTS
}
