/**
 * What is due next: a winner tree over slots, one for each machine and source, and one for the first of what is under way. A node holds time x 2^bits +
 * slot as one whole number, so that one comparison decides; only at equal times the ranks are looked at (priority, then order of setting, as
 * src/engine/timers.ts). The slot that fired stays in the tree as a hole until it is set again, which saves one of two ways up.
 */
import { take } from './memory'

/** Priorities of src/model/priorities.ts. */
export const COMPLETION: i64 = 0
export const ARRIVAL: i64 = 1
const PRIORITY_BITS: i64 = 56
const NO_HOLE = -1

export let now: f64 = 0
/** Slots fired so far. */
export let fired: f64 = 0

let tree: usize = 0
let leaves: usize = 0
let ranks: usize = 0
let bits: i64 = 0
/** Keys of the same time differ by less. */
let span: u64 = 0
/** Time of slots that are not set; each has its own, so that they never tie. */
let never: i64 = 0
/** The same as f64. */
let latest: f64 = 0
let nowTicks: i64 = 0
let sequence: i64 = 0
let hole: i32 = NO_HOLE
/** The latest time at which two slots were seen to be due: where it is past, nothing else is due at this instant. */
let tied: i64 = -1

/** Makes room for `slots` slots, none of them set. Throws where times up to `end` don't fit beside slots. */
export function makeSlots(slots: i32, end: f64): void {
  let width = 1
  bits = 0
  while (width < slots) {
    width <<= 1
    bits++
  }
  never = (<i64>1) << (62 - bits)
  latest = <f64>never
  if (end >= latest) unreachable()
  span = (<u64>1) << (<u64>bits)
  leaves = <usize>width
  tree = take((<usize>width) << 4)
  ranks = take((<usize>width) << 3)
  for (let slot = 0; slot < width; slot++) put(slot, never + slot)
}

/** Sets a slot to `time`, behind all that are set already to that time and of that priority. */
export function set(slot: i32, time: f64, priority: i64): void {
  if (!(time >= now && time < latest)) unreachable()
  setRanked(slot, <i64>time, newRank(priority))
}

export function newRank(priority: i64): i64 {
  return (priority << PRIORITY_BITS) | sequence++
}

export function setRanked(slot: i32, time: i64, rank: i64): void {
  store<i64>(ranks + ((<usize>slot) << 3), rank)
  if (time <= nowTicks) tied = max(tied, time)
  if (slot === hole) hole = NO_HOLE
  put(slot, time)
}

/** Is there anything due at this instant? */
export function isDueNow(): bool {
  if (tied < nowTicks) return false
  return nextTime() <= nowTicks
}

/** When the next slot fires; beyond any end where none is set. */
export function nextTime(): i64 {
  if (hole !== NO_HOLE) {
    put(hole, never + hole)
    hole = NO_HOLE
  }
  return load<i64>(tree, 8) >> bits
}

/** Goes to the next slot, after `nextTime`, and returns it. */
export function fire(): i32 {
  const key = load<i64>(tree, 8)
  nowTicks = key >> bits
  now = <f64>nowTicks
  fired += 1
  hole = <i32>(key & <i64>(span - 1))
  return hole
}

/** Nothing is due up to `end`. */
export function goTo(end: f64): void {
  now = end
  nowTicks = <i64>end
}

function put(slot: i32, time: i64): void {
  let best = (time << bits) | <i64>slot
  let node = leaves + <usize>slot
  store<i64>(tree + (node << 3), best)
  while (node > 1) {
    const other = load<i64>(tree + ((node ^ 1) << 3))
    if (<u64>(best ^ other) < span) best = earlier(best, other)
    else best = select<i64>(other, best, other < best)
    node >>= 1
    store<i64>(tree + (node << 3), best)
  }
}

/** Of two at the same time. */
function earlier(a: i64, b: i64): i64 {
  tied = max(tied, a >> bits)
  const mask = <i64>(span - 1)
  const rankA = load<i64>(ranks + ((<usize>(a & mask)) << 3))
  const rankB = load<i64>(ranks + ((<usize>(b & mask)) << 3))
  return rankA < rankB ? a : b
}
